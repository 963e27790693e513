"""Networks in GraphML, read piece by piece; entities are refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser

from minentropy_app.errors import AppError
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.sources.gathered_links import Gathered
from minentropy_app.sources.gml import NO_ID, NO_SUCH_NODE, TWICE
from minentropy_app.sources.link_lists import READING
from minentropy_app.sources.text_lines import TextLines
from minentropy_app.text import QT_TRANSLATE_NOOP

_HYPER = QT_TRANSLATE_NOOP("sources.graphml", "Links of more than two nodes are not understood.")
_LABELS = ("label", "name", "title")
_WEIGHTS = ("weight", "value")


def is_xml(head: Sequence[str]) -> bool:
    """Tell whether the text begins with a tag."""
    first = next((line for line in head if line.strip()), "")
    return first.lstrip().startswith("<")


@dataclass
class _Link:
    ends: tuple[str, str]
    weight: str
    row: int
    directed: bool


@dataclass
class _Pending:
    """The element being read, and the links since the last flush."""

    kind: str = ""
    key: str = ""
    data: dict[str, str] = field(default_factory=dict)
    name: str | None = None
    text: list[str] = field(default_factory=list)
    ends: tuple[str, str] = ("", "")
    directed: bool = False
    row: int = 0
    links: list[_Link] = field(default_factory=list)


class _Handler(ContentHandler):
    """Takes nodes and links as they end; ``row`` is where an element begins."""

    def __init__(self, found: Gathered, parser: Any) -> None:
        super().__init__()
        self._parser = parser
        self._found = found
        self._keys: dict[str, str] = {}
        self._default: dict[str, str] = {}
        self._directed = False
        self._now = _Pending()
        self.graphs = 0

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 - the name is given by the library
        tag, now = name.rpartition(":")[2], self._now
        row = int(self._parser.getLineNumber())
        if tag == "key":
            self._keys[attrs.get("id", "")] = attrs.get("attr.name", attrs.get("id", ""))
            now.kind, now.key = "key", attrs.get("id", "")
        elif tag == "graph":
            self.graphs += 1
            self._directed = attrs.get("edgedefault") == "directed"
        elif tag == "node":
            self._end_node()
            now.kind, now.key, now.data, now.row = "node", attrs.get("id", ""), {}, row
        elif tag == "edge":
            now.kind, now.data, now.row = "edge", {}, row
            now.ends = (attrs.get("source", ""), attrs.get("target", ""))
            now.directed = attrs.get("directed", str(self._directed)).lower() in ("true", "1")
        elif tag == "hyperedge":
            self._found.rows += 1
            self._found.refuse(row, _HYPER)
        elif tag in ("data", "default"):
            now.name, now.text = attrs.get("key", ""), []

    def characters(self, content: str) -> None:
        if self._now.name is not None:
            self._now.text.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802 - the name is given by the library
        tag, now = name.rpartition(":")[2], self._now
        if tag == "data" and now.name is not None:
            now.data.setdefault(self._keys.get(now.name, now.name), " ".join("".join(now.text).split()))
            now.name = None
        elif tag == "default":
            self._default[now.key] = "".join(now.text).strip()
            now.name = None
        elif tag == "node":
            self._end_node()
        elif tag == "edge":
            self._end_edge()

    def _end_node(self) -> None:
        found, now = self._found, self._now
        if now.kind != "node":
            return
        now.kind = ""
        if not now.key or now.key in found.nodes:
            found.rows += 1
            if now.key:
                found.refuse(now.row, TWICE, text=now.key[:40])
            else:
                found.refuse(now.row, NO_ID)
            return
        found.nodes[now.key]
        label = next((now.data.pop(name) for name in _LABELS if now.data.get(name)), "")
        if label:
            found.labels[now.key] = label
        if now.data:
            found.attributes[now.key] = now.data

    def _end_edge(self) -> None:
        now, now.kind = self._now, ""
        defaults = {self._keys[key]: value for key, value in self._default.items() if value}
        values = {**defaults, **now.data}
        weight = next((values[name] for name in _WEIGHTS if name in values), "1")
        now.links.append(_Link(now.ends, weight, now.row, now.directed))

    def flush(self, last: bool = False) -> None:
        """Hand the links over; those whose nodes stand further below wait for the end."""
        found = self._found
        ready = [link for link in self._now.links if last or all(end in found.nodes for end in link.ends)]
        self._now.links = [] if last else [k for k in self._now.links if not all(e in found.nodes for e in k.ends)]
        for link in ready:
            missing = next((end for end in link.ends if end and end not in found.nodes), None)
            if missing is not None:
                found.rows += 1
                found.refuse(link.row, NO_SUCH_NODE, text=missing[:40])
        for links, directed in ((found.arcs, True), (found.edges, False)):
            kept = [k for k in ready if k.directed is directed and all(not e or e in found.nodes for e in k.ends)]
            found.add_rows(links, [(*link.ends, link.weight) for link in kept], [link.row for link in kept])


def read_graphml(text: TextLines, found: Gathered, directed: bool | None, context: Context) -> Steps[None]:
    """Read nodes and links; a node's key is its id, its label the value called label or name.

    Raises
    ------
    AppError
        Broken XML, an entity, or no graph.
    """
    parser = make_parser()
    handler = _Handler(found, parser)
    parser.setFeature(feature_namespaces, False)
    parser.setContentHandler(handler)
    try:
        for block in text.blocks():
            context.check()
            parser.feed("".join(f"{line}\n" for line in block.lines))
            handler.flush()
            yield Step(READING, block.done, text.bytes, {"rows": found.rows})
        parser.close()
    except SAXParseException as error:
        raise _broken(found.file, error.getLineNumber() or 0) from error
    except DefusedXmlException as error:
        raise _entities(found.file) from error
    handler.flush(last=True)
    if not handler.graphs:
        raise _no_graph(found.file)


def _broken(file: str, row: int) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("sources.graphml", "{file} is no whole XML file: it breaks in row {row}."),
        QT_TRANSLATE_NOOP("sources.graphml", "Save the network again as GraphML; nothing of it was imported."),
        file=file,
        row=row,
    )


def _entities(file: str) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("sources.graphml", "{file} defines entities or refers to other files; it was not read."),
        QT_TRANSLATE_NOOP("sources.graphml", "Save the network as plain GraphML."),
        file=file,
    )


def _no_graph(file: str) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("sources.graphml", "{file} holds no graph in GraphML."),
        QT_TRANSLATE_NOOP(
            "sources.graphml", "Save the network as GraphML, GML, Pajek (.net) or a list of links and import that."
        ),
        file=file,
    )
