"""Networks in GML: nested lists of keys and values."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from minentropy_app.errors import AppError
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.sources.gathered_links import Gathered, Links
from minentropy_app.sources.link_lists import READING
from minentropy_app.sources.text_lines import TextLines
from minentropy_app.text import QT_TRANSLATE_NOOP

NO_SUCH_NODE = QT_TRANSLATE_NOOP("sources.gml", "The link names the node {text}, which the file does not have.")
TWICE = QT_TRANSLATE_NOOP("sources.gml", "The node {text} is there already.")
NO_ID = QT_TRANSLATE_NOOP("sources.gml", "The node has no id.")
_TOKEN = re.compile(r'"([^"]*)"|([\[\]])|([^\s\[\]"]+)')
_BEGIN = re.compile(r"^\s*(graph\s*(\[|$)|creator\b|version\b)", re.IGNORECASE)
#: Lines that a text in quotes may span.
_LONGEST_TEXT = 1000

#: A token: its kind (text, bracket, word), itself, its line.
Token = tuple[str, str, int]


def is_gml(head: Sequence[str]) -> bool:
    """Tell whether the first line that is no comment begins a graph or says who wrote it."""
    first = next((line for line in head if line.strip() and not line.lstrip().startswith("#")), "")
    return bool(_BEGIN.match(first))


@dataclass
class _Reading:
    """The lists that are open, and the node or link being read."""

    path: list[str] = field(default_factory=list)
    key: str | None = None
    values: dict[str, str] = field(default_factory=dict)
    begun: int = 0
    directed: bool = False
    links: list[tuple[tuple[str, str, str], int]] = field(default_factory=list)


def read_gml(text: TextLines, found: Gathered, directed: bool | None, context: Context) -> Steps[None]:
    """Read nodes and links; a node's key is its id, other plain values become attributes."""
    reading = _Reading()
    held: list[str] = []
    row = 0
    for block in text.blocks():
        context.check()
        for k, line in enumerate(block.lines):
            row = block.first + k
            if not held and line.lstrip().startswith("#"):
                continue
            held.append(line)
            if sum(part.count('"') for part in held) % 2:
                if len(held) > _LONGEST_TEXT:
                    raise _broken(found.file, row - len(held) + 1)
                continue
            for token in _tokens("\n".join(held), row - len(held) + 1):
                _obey(found, reading, token)
            held = []
        _flush(found, reading)
        yield Step(READING, block.done, text.bytes, {"rows": found.rows})
    if held or reading.path or reading.key is not None:
        raise _broken(found.file, row - len(held) + 1 if held else row)
    if reading.directed:
        found.arcs, found.edges = found.edges, Links()


def _tokens(line: str, row: int) -> Iterator[Token]:
    for quoted, bracket, word in _TOKEN.findall(line):
        if bracket:
            yield "bracket", bracket, row
        elif word:
            yield "word", word, row
        else:
            yield "text", html.unescape(quoted), row


def _obey(found: Gathered, reading: _Reading, token: Token) -> None:
    kind, text, row = token
    if reading.key is None:
        if text == "]" and kind == "bracket" and reading.path:
            _close(found, reading)
        elif kind == "word":
            reading.key = text.lower()
        else:
            raise _broken(found.file, row)
    elif kind == "bracket":
        if text == "]":
            raise _broken(found.file, row)
        reading.path.append(reading.key)
        reading.key = None
        if reading.path in (["graph", "node"], ["graph", "edge"]):
            reading.values, reading.begun = {}, row
    else:
        _assign(reading, text)
        reading.key = None


def _assign(reading: _Reading, text: str) -> None:
    assert reading.key is not None
    if reading.path == ["graph"] and reading.key == "directed":
        reading.directed = text not in ("0", "")
    elif reading.path in (["graph", "node"], ["graph", "edge"]):
        reading.values.setdefault(reading.key, " ".join(text.split()))


def _close(found: Gathered, reading: _Reading) -> None:
    if reading.path == ["graph", "node"]:
        _add_node(found, reading.values, reading.begun)
    elif reading.path == ["graph", "edge"]:
        values = reading.values
        weight = values.get("weight", values.get("value", "1"))
        ends = (values.get("source", ""), values.get("target", ""))
        missing = next((end for end in ends if end and end not in found.nodes), None)
        if missing is None:
            reading.links.append(((*ends, weight), reading.begun))
        else:
            found.rows += 1
            found.refuse(reading.begun, NO_SUCH_NODE, text=missing[:40])
    reading.path.pop()


def _add_node(found: Gathered, values: dict[str, str], row: int) -> None:
    key = values.pop("id", "")
    if not key or key in found.nodes:
        found.rows += 1
        if key:
            found.refuse(row, TWICE, text=key[:40])
        else:
            found.refuse(row, NO_ID)
        return
    found.nodes[key]
    label = values.pop("label", values.pop("name", ""))
    if label:
        found.labels[key] = label
    if values:
        found.attributes[key] = values


def _flush(found: Gathered, reading: _Reading) -> None:
    found.add_rows(found.edges, [link for link, _row in reading.links], [row for _link, row in reading.links])
    reading.links = []


def _broken(file: str, row: int) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("sources.gml", "{file} is not whole: a bracket or quotation mark is missing near row {row}."),
        QT_TRANSLATE_NOOP("sources.gml", "Save the network again; nothing of it was imported."),
        file=file,
        row=row,
    )
