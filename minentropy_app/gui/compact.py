"""Very many texts kept small: in one piece of memory, or repeated ones once.

A hundred thousand titles as a list take three times their letters. Imports numbers.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

import numpy as np
import numpy.typing as npt


class _Rows(Sequence[str]):
    """A sequence of texts by row."""

    def text(self, row: int) -> str:
        raise NotImplementedError

    @overload
    def __getitem__(self, row: int) -> str: ...

    @overload
    def __getitem__(self, row: slice) -> list[str]: ...

    def __getitem__(self, row: int | slice) -> str | list[str]:
        if isinstance(row, slice):
            return [self.text(k) for k in range(*row.indices(len(self)))]
        if not 0 <= row < len(self):
            raise IndexError(row)
        return self.text(row)

    def __iter__(self) -> Iterator[str]:
        return map(self.text, range(len(self)))


class Texts(_Rows):
    """Texts that seldom repeat: all letters in one piece of memory."""

    def __init__(self, texts: Iterable[str]) -> None:
        letters, ends = bytearray(), array("q", [0])
        for text in texts:
            letters += text.encode("utf-8", "surrogatepass")
            ends.append(len(letters))
        self._letters, self._ends = bytes(letters), ends

    def __len__(self) -> int:
        return len(self._ends) - 1

    def raw(self, row: int) -> bytes:
        """UTF-8 of a text: what is in a text is in its bytes, and they need not be decoded to be searched."""
        return self._letters[self._ends[row] : self._ends[row + 1]]

    def text(self, row: int) -> str:
        return self._letters[self._ends[row] : self._ends[row + 1]].decode("utf-8", "surrogatepass")


class Coded(_Rows):
    """Texts that repeat: ``names`` in order, and ``codes`` (n,) that index them, -1 where nothing is said."""

    def __init__(self, names: tuple[str, ...], codes: npt.NDArray[np.int32]) -> None:
        self.names, self.codes = names, codes

    @classmethod
    def of(cls, values: Iterable[str]) -> Coded:
        """Code a list of texts."""
        coder = Coder()
        for row, value in enumerate(values):
            coder.add(row, value)
        return coder.coded()

    def __len__(self) -> int:
        return len(self.codes)

    def text(self, row: int) -> str:
        code = self.codes[row]
        return self.names[code] if code >= 0 else ""


class Coder:
    """Gives every text a number as it comes."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {"": -1}
        self._codes = array("i")

    def add(self, row: int, value: str) -> None:
        """Say the text of a row; rows left out say nothing."""
        codes = self._codes
        if row > len(codes):
            codes.extend([-1] * (row - len(codes)))
        codes.append(self._known.setdefault(value, len(self._known) - 1))

    def coded(self, rows: int = 0) -> Coded:
        """Return all rows so far, at least so many, with the names in order."""
        names = list(self._known)[1:]
        order = sorted(range(len(names)), key=names.__getitem__)
        place = np.full(len(names) + 1, -1, np.int32)
        place[order] = np.arange(len(names), dtype=np.int32)
        codes = np.frombuffer(self._codes, np.int32) if len(self._codes) else np.zeros(0, np.int32)
        made = np.full(max(rows, len(codes)), -1, np.int32)
        made[: len(codes)] = place[codes]
        return Coded(tuple(names[k] for k in order), made)
