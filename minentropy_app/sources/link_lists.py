"""Lists of links: source, target and perhaps a weight on every line."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from minentropy_app.errors import AppError
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.sources.cleaning import header_key
from minentropy_app.sources.gathered_links import Gathered, Links
from minentropy_app.sources.tables import number_of
from minentropy_app.sources.text_lines import LineBlock, TextLines
from minentropy_app.text import QT_TRANSLATE_NOOP

READING = QT_TRANSLATE_NOOP("sources.link_lists", "Reading links")
_WIDTH = QT_TRANSLATE_NOOP(
    "sources.link_lists", "The row has {found} {found:field|fields} where {wanted} are expected."
)
_DIRECTION = QT_TRANSLATE_NOOP(
    "sources.link_lists", "The list does not say whether links have a direction; they were read without one."
)
_COMMENTS = QT_TRANSLATE_NOOP(
    "sources.link_lists",
    "{count} {count:line among the links begins with # or % and was|lines among the "
    "links begin with # or % and were} taken for comments.",
)
_UNWEIGHTED = QT_TRANSLATE_NOOP("sources.link_lists", "{count} of the links have no weight; it was taken as 1.")
_SOURCES = frozenset(["source", "from", "src", "tail", "start", "node1", "nodea", "起点", "源", "来源"])
_TARGETS = frozenset(["target", "to", "dst", "head", "end", "node2", "nodeb", "终点", "目标"])
_WEIGHTS = frozenset(
    ["weight", "weights", "value", "count", "strength", "w", "flow", "cosine", "similarity", "权重", "次数"]
)
_SAMPLE = 200
#: Share of lines that must be alike to show how a list is built.
_USUAL = 0.8
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"(?!\S)|(\S+)')

Split = Callable[[str], list[str]]


@dataclass(frozen=True)
class _Form:
    """How the lines are built: how to split them, how many fields, which of them, and what to skip."""

    split: Split
    width: int
    places: tuple[int, int, int | None]
    header: str | None
    #: Whether rows of two and of three fields may stand side by side.
    free: bool = False
    #: What a column of types says of all links, None where it does not.
    directed: bool | None = None


def words(line: str) -> list[str]:
    """Split a line at spaces; words in double quotes may hold spaces."""
    if '"' not in line:
        return line.split()
    return [plain or quoted.replace('\\"', '"') for quoted, plain in _WORD.findall(line)]


def is_comment(line: str) -> bool:
    """Tell whether a line says nothing about links."""
    return not line or line.isspace() or line[0] in "#%"


def read_link_list(text: TextLines, found: Gathered, directed: bool | None, context: Context) -> Steps[None]:
    """Read links; those of a list are directed only if the user says so, or a column of types does."""
    form = _form(text)
    told = form.directed if directed is None else directed
    links = found.arcs if told else found.edges
    if told is None:
        found.note(_DIRECTION)
    counts = {_COMMENTS: 0, _UNWEIGHTED: 0}
    for block in text.blocks():
        context.check()
        counts[_COMMENTS] += _comments(block) if found.rows else 0
        counts[_UNWEIGHTED] += _take(found, links, block, form)
        yield Step(READING, block.done, text.bytes, {"rows": found.rows})
    for template, count in counts.items():
        if 0 < count < found.rows:
            found.note(template, count=count)


def _comments(block: LineBlock) -> int:
    return sum(line[:1] in ("#", "%") for line in block.lines)


def _take(found: Gathered, links: Links, block: LineBlock, form: _Form) -> int:
    """Take a block; return the number of links that lack a weight."""
    kept = [k for k, line in enumerate(block.lines) if not is_comment(line)]
    if form.header is not None and kept and not found.columns and block.lines[kept[0]] == form.header:
        names = form.split(form.header)
        roles = zip(("source", "target", "weight"), form.places, strict=True)
        found.columns = {role: names[c].strip() for role, c in roles if c is not None}
        kept = kept[1:]
    rows = [form.split(block.lines[k]) for k in kept]
    widths = set(map(len, rows))
    unweighted = 0
    if form.free and 2 in widths:
        unweighted = sum(len(row) == 2 for row in rows)
        rows = [[*row, "1"] if len(row) == 2 else row for row in rows]
        widths = widths - {2} | {3}
    if widths - {form.width}:
        kept, rows = _fitting(found, form.width, block.first, (kept, rows))
    a, b, w = form.places
    if (a, b, w, form.width) != (0, 1, 2, 3):
        rows = [[row[a], row[b], "1" if w is None else row[w]] for row in rows]
    found.add_rows(links, rows, [block.first + k for k in kept])
    return unweighted


def _fitting(
    found: Gathered, width: int, first: int, lines: tuple[list[int], list[list[str]]]
) -> tuple[list[int], list[list[str]]]:
    """Refuse rows of another width and return the others."""
    kept, rows = [], []
    for k, row in zip(*lines, strict=True):
        if len(row) == width:
            kept.append(k)
            rows.append(row)
        else:
            found.rows += 1
            found.refuse(first + k, _WIDTH, found=len(row), wanted=width)
    return kept, rows


def _form(text: TextLines) -> _Form:
    sample = [line for line in text.head() if not is_comment(line)][:_SAMPLE]
    if not sample:
        return _Form(words, 3, (0, 1, 2), None, True)
    split = _splitting(sample)
    rows = [split(line) for line in sample]
    named = _named(rows[0])
    width = len(rows[0])
    if width < 2 or (width > 3 and not named):
        raise _unclear(text.name, width)
    if named:
        return _Form(split, width, named, sample[0], directed=_types(rows))
    places = (0, 1, 2 if width > 2 else None)
    if width > 2 and len(rows) > 1 and _names_a_weight(rows[0], rows[1]):
        return _Form(split, width, places, sample[0])
    return _Form(words, 3, (0, 1, 2), None, True) if split is words else _Form(split, width, places, None)


def _named(row: Sequence[str]) -> tuple[int, int, int | None] | None:
    """Return the places of source, target and weight by their names, None if these are no names."""
    names = [header_key(name) for name in row]
    found = [
        next((c for c, name in enumerate(names) if name in known), None) for known in (_SOURCES, _TARGETS, _WEIGHTS)
    ]
    source, target, weight = found
    return None if source is None or target is None else (source, target, weight)


def _types(rows: Sequence[Sequence[str]]) -> bool | None:
    """Tell whether a column ``type``, as Gephi writes it, calls every link directed or undirected."""
    column = next((c for c, name in enumerate(rows[0]) if header_key(name) == "type"), len(rows[0]))
    types = {row[column].strip().lower() for row in rows[1:] if len(row) > column}
    return {"directed": True, "undirected": False}.get(types.pop()) if len(types) == 1 else None


def _names_a_weight(first: Sequence[str], second: Sequence[str]) -> bool:
    """Tell whether a first row of three is a header: words only, with a figure below the third."""
    figures = [number_of(cell) is not None for cell in first]
    return not any(figures) and len(second) > 2 and number_of(second[2]) is not None


def _splitting(sample: Sequence[str]) -> Split:
    """Return how to split lines: at tabs, semicolons or commas where all lines have the same number, else spaces."""
    for delimiter in "\t;":
        if _usual(delimiter, sample):
            return _by(delimiter)
    spaced = [words(line) for line in sample]
    regular = [row for row in spaced if len(row) in (2, 3)]
    plain = len(regular) >= _USUAL * len(spaced) and not any(w.endswith(",") for row in regular for w in row[:-1])
    figures = all(number_of(row[2]) is not None for row in regular[1:] or regular if len(row) > 2)
    if _usual(",", sample) and not (plain and figures):
        return _by(",")
    return words


def _usual(delimiter: str, sample: Sequence[str]) -> bool:
    return sum(delimiter in line for line in sample) >= _USUAL * len(sample)


def _by(delimiter: str) -> Split:
    def split(line: str) -> list[str]:
        if '"' not in line:
            return line.split(delimiter)
        return next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])

    return split


def _unclear(name: str, width: int) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("sources.link_lists", "It is not clear which of the {width} columns of {file} are a link."),
        QT_TRANSLATE_NOOP(
            "sources.link_lists",
            "A list of links has two or three columns, or a first row that names source and target.",
        ),
        width=width,
        file=name,
    )
