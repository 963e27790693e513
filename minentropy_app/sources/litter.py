"""Rows of an export that are no data: totals at the end, names of columns repeated on every page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minentropy_app.model.imports import Rejected
from minentropy_app.text import QT_TRANSLATE_NOOP

_WORDS = """
    total totals subtotal sum count totale totaal insgesamt gesamt summe somme suma totalt yhteensä razem celkem
    итого всего 合计 总计 小计 总数 合計 總計 小計 計 합계 총계
"""
#: Words with which a row of totals begins, as people write them.
_TOTALS = frozenset(
    form + end
    for word in (*_WORDS.split(), "grand total", "total général", "total general")
    for form in (word, word.capitalize(), word.upper(), word.title())
    for end in ("", ":", "：", " :")
)
_FOOTER = re.compile(
    r"\(?\s*\d[\d.,]*\s*(rows?|records?|loans?|lignes?|zeilen|filas|righe|行|条|条记录|件)\b.*", re.IGNORECASE
)
_BEGINS = re.compile(r"\s*(grand total|total|totals|gesamt|summe|合计|总计|合計|總計|итого)\b", re.IGNORECASE)
_LAST = 3

TOTAL = QT_TRANSLATE_NOOP("sources.litter", "The row gives a total, it is no loan.")
REPEATED = QT_TRANSLATE_NOOP("sources.litter", "The row repeats the names of the columns.")


def found(rows: Sequence[Sequence[str]], header: Sequence[str]) -> dict[int, str]:
    """Return place -> reason of rows that are no data; costs little where there are none.

    Parameters
    ----------
    rows
        Rows of one block, all equally wide.
    header
        Names of the columns as they stand in the file, empty where it has none.
    """
    first = [row[0] for row in rows]
    litter = {}
    if header and header[0] in first:
        litter = {k: REPEATED for k, text in enumerate(first) if text == header[0] and _repeats(rows[k], header)}
    if not _TOTALS.isdisjoint(first):
        litter.update({k: TOTAL for k, text in enumerate(first) if text in _TOTALS and _mostly_blank(rows[k])})
    for k in range(max(0, len(rows) - _LAST), len(rows)):
        alone = not any(map(str.strip, rows[k][1:]))
        if (alone and _FOOTER.fullmatch(first[k])) or (_BEGINS.match(first[k]) and _mostly_blank(rows[k])):
            litter[k] = TOTAL
    return litter


def refused(litter: dict[int, str], numbers: Sequence[int]) -> list[Rejected]:
    """Return what a report says of these rows."""
    return [Rejected(int(numbers[k]), why) for k, why in sorted(litter.items())]


def _repeats(row: Sequence[str], header: Sequence[str]) -> bool:
    return [" ".join(cell.split()) for cell in row[: len(header)]] == list(header)


def _mostly_blank(row: Sequence[str]) -> bool:
    filled = sum(bool(cell.strip()) for cell in row)
    return filled <= max(2, (len(row) - 1) // 2)
