"""What forgetting a source of loans keeps: figures behind which enough people stand.

Counting reads only, and is done by the worker: it lays aside what may be kept, and nothing else,
for the writer to take in.
"""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Floats, Ids, Ints, Loans, PairCounts
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.model.visits import readers_of
from minentropy_app.project import folder, identity, loading
from minentropy_app.project.entries import Entry, Source
from minentropy_app.project.reader import Reader
from minentropy_app.text import QT_TRANSLATE_NOOP

#: k can be raised, never lowered (product.md).
SMALLEST_K = 3
KEEPING = QT_TRANSLATE_NOOP("project.forget", "Keeping what names nobody")
_ARRAYS, _VALUES = "kept.npz", "kept.json"

PairCounter = Callable[[Loans, Context], Steps[PairCounts]]


@dataclass(frozen=True)
class Kept:
    """Pairs (database ids) and popularity (by item id) that pass k.

    ``loans`` is the content of the source that was counted, ``content`` that of what is kept.
    """

    first: Ids
    second: Ids
    weight: Floats
    borrowers: Ints
    item_ids: Ids
    popularity: Floats
    dropped: int
    suppressed: int
    k: int
    loans: str
    content: str


def keep(reader: Reader, entry: Entry, k: int, count_pairs: PairCounter | None, context: Context) -> Steps[Kept]:
    """Count pairs and popularity of a source of loans and drop what fewer than ``k`` people stand behind.

    ``count_pairs`` counts in another way than by visits of one day.

    Raises
    ------
    AppError
        The entry is not a source of loans.
    """
    source, k = require_loans(entry), max(k, SMALLEST_K)
    yield Step(KEEPING, 0, 0)
    loans: Loans = reader.load(source)
    pairs = yield from (count_pairs or pairs_of_visits)(loans, context)
    yield Step(KEEPING, 0, 0)
    return _suppressed(reader, source, loans, pairs, k)


def pairs_of_visits(loans: Loans, context: Context) -> Steps[PairCounts]:
    """Count pairs as the analysis ``pairs`` does by default: a visit is a borrower's day."""
    from minentropy_app.engines.pairs import PairOptions, count_pairs
    from minentropy_app.engines.visits import gather_visits

    visits = yield from gather_visits(loans, 1, context)
    return (yield from count_pairs(visits, PairOptions(), context))


def require_loans(entry: Entry) -> Source:
    """Return the entry if it is a source of loans; AppError otherwise."""
    if not isinstance(entry, Source) or entry.kind != "loans":
        raise AppError(
            QT_TRANSLATE_NOOP("project.forget", "{name} holds no raw loans."),
            QT_TRANSLATE_NOOP("project.forget", "Choose an imported source of loans."),
            name=entry.name,
        )
    return entry


def place_of(data_path: Path, entry: Entry) -> Path:
    """Return the folder for what a source keeps; whatever is left in it goes at the next opening."""
    return data_path / folder.STAGING / f"keep-{entry.ref}"


def lay_aside(kept: Kept, place: Path) -> None:
    """Write what is kept into a folder of its own."""
    place.mkdir(parents=True, exist_ok=True)
    values = {field.name: getattr(kept, field.name) for field in dataclasses.fields(kept)}
    arrays = {name: values.pop(name) for name in [*values] if isinstance(values[name], np.ndarray)}
    folder.write_aside(place / _ARRAYS, lambda file: np.savez(file, **arrays))
    folder.write_aside(place / _VALUES, json.dumps(values).encode("ascii"))


def take_up(place: Path) -> Kept:
    """Read what was laid aside, and remove the folder."""
    values: dict[str, Any] = json.loads((place / _VALUES).read_text("ascii"))
    with np.load(place / _ARRAYS, allow_pickle=False) as arrays:
        kept = Kept(**{name: arrays[name] for name in arrays.files}, **values)
    shutil.rmtree(place, ignore_errors=True)
    return kept


def _suppressed(reader: Reader, source: Source, loans: Loans, pairs: PairCounts, k: int) -> Kept:
    enough = pairs.borrowers >= k
    row = np.repeat(np.arange(len(pairs.item_ids)), np.diff(pairs.indptr))
    readers = readers_of(loans.item, loans.borrower, len(loans.item_ids))
    popularity = np.where(readers[loading.index_of(loans.item_ids, pairs.item_ids)] >= k, pairs.loans, 0.0)
    both = pairs.item_ids[row[enough]], pairs.item_ids[pairs.indices[enough]]
    return Kept(
        first=both[0],
        second=both[1],
        weight=pairs.weights[enough],
        borrowers=pairs.borrowers[enough],
        item_ids=pairs.item_ids,
        popularity=popularity,
        dropped=int((~enough).sum()),
        suppressed=int(((popularity == 0) & (pairs.loans > 0)).sum()),
        k=k,
        loans=source.content,
        content=_content(reader, source, both, pairs.weights[enough], (pairs.item_ids, popularity)),
    )


def _content(reader: Reader, source: Source, both: tuple[Ids, Ids], weight: Floats, popular: tuple[Ids, Floats]) -> str:
    ids, digests = loading.item_digests(reader.connection, source.id)
    popularity = np.zeros(len(ids))
    popularity[loading.index_of(ids, popular[0])] = popular[1]
    first, second = (loading.index_of(ids, each) for each in both)
    return identity.pairs_content(digests, first, second, weight, popularity)
