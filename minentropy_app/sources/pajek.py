"""Pajek networks (.net): vertices, arcs (with a direction) and edges (without)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from minentropy_app.errors import AppError
from minentropy_app.model.imports import OBJECT
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.sources.gathered_links import Gathered, clean_key
from minentropy_app.sources.link_lists import READING, is_comment, words
from minentropy_app.sources.loan_rows import Codes
from minentropy_app.sources.text_lines import TextLines
from minentropy_app.text import QT_TRANSLATE_NOOP

_NO_VERTEX = QT_TRANSLATE_NOOP(
    "sources.pajek", "The row names the vertex {text}, which the file does not have ({known})."
)
_SHORT = QT_TRANSLATE_NOOP("sources.pajek", "The row does not name two vertices.")
_NO_NUMBER = QT_TRANSLATE_NOOP("sources.pajek", "{text} is no number of a vertex.")
_STRAY = QT_TRANSLATE_NOOP("sources.pajek", "The row stands before any section such as *Vertices or *Edges.")
_MATRIX = QT_TRANSLATE_NOOP(
    "sources.pajek", "The row of the matrix has {found} {found:figure|figures} where {wanted} are expected."
)
_NO_STATE = QT_TRANSLATE_NOOP("sources.pajek", "The row does not give the numbers of a state and of its vertex.")
_TWICE = QT_TRANSLATE_NOOP("sources.pajek", "The state {text} is listed a second time.")
_UNKNOWN_STATE = QT_TRANSLATE_NOOP("sources.pajek", "The row names the state {text}, which the file does not list.")
_STATES = QT_TRANSLATE_NOOP("sources.pajek", "The nodes are {count} states of {objects} vertices.")
_UNNAMED = QT_TRANSLATE_NOOP("sources.pajek", "{count} of {total} vertices are not listed; they are called by number.")
#: Vertices that a file may announce.
_MOST_VERTICES = 100_000_000
_SECTIONS = ("vertices", "states", "arcs", "edges", "links", "arcslist", "edgeslist", "matrix")


def is_pajek(head: Sequence[str]) -> bool:
    """Tell whether the first line that is no comment begins a section."""
    first = next((line for line in head if not is_comment(line)), "")
    return first.startswith("*")


@dataclass
class _State:
    section: str = ""
    has_states: bool = False
    names: dict[str, str] = field(default_factory=dict)
    announced: int | None = None
    listed: set[str] = field(default_factory=set)
    matrix_row: int = 0

    def known(self, key: str) -> bool:
        """Tell whether the file has a vertex; without a list of vertices it has all."""
        if self.announced is None or key in self.listed:
            return True
        return key.isascii() and key.isdecimal() and 1 <= int(key) <= self.announced


Row = tuple[int, list[str]]


def read_pajek(text: TextLines, found: Gathered, directed: bool | None, context: Context) -> Steps[None]:
    """Read vertices and links; the key of a node is the number of its vertex, the label its name."""
    state = _State()
    for block in text.blocks():
        context.check()
        run: list[Row] = []
        for k, line in enumerate(block.lines):
            if line.startswith("*"):
                _take(found, state, run, directed)
                run = []
                _begin(found, state, line, block.first + k)
            elif not is_comment(line):
                run.append((block.first + k, words(line)))
        _take(found, state, run, directed)
        yield Step(READING, block.done, text.bytes, {"rows": found.rows})
    _name_nodes(found, state)
    _name_the_rest(found, state)


def _begin(found: Gathered, state: _State, line: str, row: int) -> None:
    parts = line[1:].split()
    section = parts[0].rstrip(":").lower() if parts else ""
    if section == "network":
        return
    if section not in _SECTIONS:
        raise _unknown_section(found.file, row, line)
    state.section = section
    if section == "states":
        _begin_states(found, state)
    elif section == "vertices" and not state.has_states:
        count = parts[1] if len(parts) > 1 else "0"
        if not (count.isascii() and count.isdecimal()) or int(count) > _MOST_VERTICES:
            raise _bad_count(found.file, row, line)
        state.announced = int(count)


def _take(found: Gathered, state: _State, rows: list[Row], directed: bool | None) -> None:
    if not rows:
        return
    if state.section == "vertices":
        _take_vertices(found, state, rows)
    elif state.section == "states":
        _take_states(found, state, rows)
    elif state.section == "matrix":
        _take_matrix(found, state, rows)
    elif state.section:
        _take_links(found, state, rows, directed)
    else:
        found.rows += len(rows)
        for number, _row in rows:
            found.refuse(number, _STRAY)


def _take_vertices(found: Gathered, state: _State, rows: list[Row]) -> None:
    for number, row in rows:
        if not (row[0].isascii() and row[0].isdecimal()):
            found.rows += 1
            found.refuse(number, _NO_NUMBER, text=row[0][:40])
            continue
        key = str(int(row[0]))
        if len(row) > 1:
            state.names[key] = " ".join(row[1].split())
        if not state.has_states:
            state.listed.add(key)
            found.nodes[key]


def _begin_states(found: Gathered, state: _State) -> None:
    """The nodes of the network are states from here on; vertices are the objects behind them."""
    state.has_states, state.announced = True, 0
    state.listed.clear()
    found.nodes = Codes(clean_key)


def _take_states(found: Gathered, state: _State, rows: list[Row]) -> None:
    """Rows of state, vertex and perhaps a name."""
    for number, row in rows:
        numbers = [text for text in row[:2] if text.isascii() and text.isdecimal()]
        if len(numbers) < 2:
            found.rows += 1
            found.refuse(number, _NO_STATE)
            continue
        key, vertex = (str(int(text)) for text in numbers)
        if key in state.listed:
            found.rows += 1
            found.refuse(number, _TWICE, text=key)
            continue
        state.listed.add(key)
        found.nodes[key]
        found.attributes[key] = {OBJECT: vertex}
        if len(row) > 2:
            found.labels[key] = " ".join(row[2].split())


def _name_nodes(found: Gathered, state: _State) -> None:
    """Vertices are called by their names, states without a name by that of their vertex."""
    if not state.has_states:
        found.labels.update(state.names)
        return
    for key in state.listed:
        vertex = found.attributes[key][OBJECT]
        found.labels.setdefault(key, state.names.get(vertex, vertex))
    found.note(_STATES, count=len(state.listed), objects=len({a[OBJECT] for a in found.attributes.values()}))


def _take_links(found: Gathered, state: _State, rows: list[Row], directed: bool | None) -> None:
    arcs = state.section.startswith("arcs") or (state.section == "links" and directed is True)
    lists = state.section.endswith("list")
    numbers: list[int] = []
    links: list[tuple[str, str, str]] = []
    for number, row in rows:
        ends = row if lists else row[:2]
        if len(row) < 2:
            found.rows += 1
            found.refuse(number, _SHORT)
            continue
        missing = next((end for end in ends if not state.known(_key(end))), None)
        if missing is not None:
            found.rows += 1
            if state.has_states:
                found.refuse(number, _UNKNOWN_STATE, text=missing[:40])
            else:
                found.refuse(number, _NO_VERTEX, text=missing[:40], known=_range(state))
            continue
        source = _key(row[0])
        weight = "1" if lists or len(row) < 3 else row[2]
        links += [(source, _key(target), weight) for target in ends[1:]]
        numbers += [number] * (len(ends) - 1)
    found.add_rows(found.arcs if arcs else found.edges, links, numbers)


def _take_matrix(found: Gathered, state: _State, rows: list[Row]) -> None:
    """Rows of figures: a link wherever the figure is not 0."""
    width = state.announced or 0
    for number, row in rows:
        state.matrix_row += 1
        if len(row) != width or state.matrix_row > width:
            found.rows += 1
            found.refuse(number, _MATRIX, found=len(row), wanted=width)
            continue
        source = str(state.matrix_row)
        links = [(source, str(k + 1), text) for k, text in enumerate(row) if text not in ("0", "0.0")]
        found.add_rows(found.arcs, links, [number] * len(links))


def _key(text: str) -> str:
    return str(int(text)) if text.isascii() and text.isdecimal() else text


def _range(state: _State) -> str:
    return f"1 – {state.announced}"


def _name_the_rest(found: Gathered, state: _State) -> None:
    """A vertex that is announced and not listed is a node all the same."""
    if state.announced is None:
        return
    announced = [str(k) for k in range(1, state.announced + 1)]
    missing = [key for key in announced if key not in state.listed]
    if state.listed and len(state.listed) >= state.announced:
        return  # listed under numbers of their own
    for key in missing:
        found.nodes[key]
    if missing and state.listed:
        found.note(_UNNAMED, count=len(missing), total=state.announced)


def _unknown_section(file: str, row: int, line: str) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("sources.pajek", "Row {row} of {file} begins a section that is not understood: {text}"),
        QT_TRANSLATE_NOOP(
            "sources.pajek", "Understood are: {known}. Save the network with those, or as a list of links."
        ),
        row=row,
        file=file,
        text=line[:40],
        known=", ".join(f"*{name}" for name in _SECTIONS),
    )


def _bad_count(file: str, row: int, line: str) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("sources.pajek", "Row {row} of {file} does not say how many vertices there are: {text}"),
        QT_TRANSLATE_NOOP("sources.pajek", "It must read *Vertices and a whole number up to {most}."),
        row=row,
        file=file,
        text=line[:40],
        most=_MOST_VERTICES,
    )
