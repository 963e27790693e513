"""What a file that was handed over without a word most likely is, by its first bytes and its headings."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from pathlib import Path

from minentropy_app.sources import column_names
from minentropy_app.sources.cleaning import header_key

#: Bytes looked at: headings stand in the first line.
_HEAD = 8192
#: The leader of a MARC record: its length, then its map, which always is 4500.
_MARC = re.compile(rb"\d{5}.{15}4500")
_MARC_XML = re.compile(r"<(\w+:)?(collection|record)\b")
_LINKS = ({"source", "target"}, {"from", "to"}, {"sourceid", "targetid"})
_BAYS, _WAYS = {"node", "shelves"}, {"a", "b", "metres"}
_COUNTS = {"count", "counts", "weight", "times", "n", "次数", "共借次数"}
_OF_BOOKS = ("isbn", "call_number", "year", "author")


def kind_of_file(file: Path) -> str:
    """Return ``catalogue``, ``network``, ``floor-plan``, ``pairs`` or ``loans``; "" where nothing is to be seen."""
    try:
        with file.open("rb") as opened:
            head = opened.read(_HEAD)
    except OSError:
        return ""
    if _MARC.match(head):
        return "catalogue"
    text = _decoded(head)
    if text.lstrip().startswith("<"):
        return "network" if "<graphml" in text else "catalogue" if _MARC_XML.search(text) else ""
    names = _headings(text)
    return _by_headings(names) if len(names) > 1 else ""


def _decoded(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    with suppress(UnicodeDecodeError):
        return codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    return head.decode("gb18030", "replace")


def _headings(text: str) -> list[str]:
    line = next((line for line in text.splitlines() if line.strip()), "")
    mark = max(",\t;|", key=line.count)
    return [name.strip(" \"'") for name in line.split(mark)] if "\0" not in line else []


def _by_headings(names: list[str]) -> str:
    keys = {header_key(name) for name in names}
    if keys >= _BAYS or keys >= _WAYS:
        return "floor-plan"

    def named(role: str) -> bool:
        return any(column_names.rank(role, name) is not None for name in names)

    if named("borrower") or named("date"):
        return "loans"
    if any(keys >= both for both in _LINKS):
        return "network"
    if len(names) == 3 and header_key(names[2]) in _COUNTS:
        return "pairs"
    return "catalogue" if named("title") and any(named(role) for role in _OF_BOOKS) else "loans"
