"""Networks of other programs: lists of links, Pajek, GML, GraphML."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from minentropy_app.model.imports import NetworkBatch
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.sources import gml, graphml, link_lists, pajek
from minentropy_app.sources.gathered_links import Gathered, network_batch
from minentropy_app.sources.text_lines import TextLines, look_at_text
from minentropy_app.text import QT_TRANSLATE_NOOP

_LOOKING = QT_TRANSLATE_NOOP("sources.networks", "Looking at the file")
_BUILDING = QT_TRANSLATE_NOOP("sources.networks", "Ordering nodes and links")


@dataclass(frozen=True)
class NetworkOptions:
    """How to read a network.

    Attributes
    ----------
    directed
        Whether links have a direction; None: as the file says, a list of links: no.
    encoding
        Of the file; found out if None.
    skip_broken
        Leave out and count rows that cannot be read; otherwise the first one ends the import.
    """

    directed: bool | None = None
    encoding: str | None = None
    skip_broken: bool = False


def read_network(file: Path | str, options: NetworkOptions, context: Context) -> Steps[NetworkBatch]:
    """Read a network in whichever of the formats it is: the content decides, not the name.

    Raises
    ------
    AppError
        The file cannot be read, a row is broken (it is named), or there is no link between two nodes.
    """
    path = Path(file)
    looking = look_at_text(path, options.encoding)
    while True:
        try:
            done = next(looking)
        except StopIteration as end:
            text: TextLines = end.value
            break
        context.check()
        yield Step(_LOOKING, done, 0)
    found = Gathered(text.name, options.skip_broken)
    head = text.head()
    if graphml.is_xml(head):
        reading = graphml.read_graphml(text, found, options.directed, context)
    elif pajek.is_pajek(head):
        reading = pajek.read_pajek(text, found, options.directed, context)
    elif gml.is_gml(head):
        reading = gml.read_gml(text, found, options.directed, context)
    else:
        reading = link_lists.read_link_list(text, found, options.directed, context)
    yield from reading
    yield Step(_BUILDING, 0, 1)
    return network_batch(found, options.directed, text.encoding)
