"""From stored senses to what their view shows. Runs beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minentropy_app.gui.views.corpus_model import Keyword
    from minentropy_app.gui.views.senses_model import Context, SensesModel
    from minentropy_app.project.reader import Reader


def load_senses(path: Path, ref: str) -> SensesModel | None:
    """Read the senses of a word with their contexts; None for other kinds of entry."""
    import minentropy_app.gui.views.senses_view  # noqa: F401
    from minentropy_app.gui.views.senses_model import SensesModel
    from minentropy_app.project.reader import Reader

    with Reader(path) as reader:
        entry: Any = reader.by_ref(ref)
        if entry.kind != "senses":
            return None
        found = reader.load(entry)
        texts = texts_behind(reader, entry)
        item = -1
        if texts is not None:
            from minentropy_app.project.documents import word_items

            item = word_items(reader, texts).get(found.word, -1)
        ref = texts.ref if texts is not None else ""
        return SensesModel(found.word, item, found.names, _marks(reader, found), _contexts(reader, found), ref)


def texts_behind(reader: Reader, entry: Any) -> Any:
    """The texts that a result was made from, at first or second hand; None if they are gone."""
    from minentropy_app.errors import AppError

    waiting, seen = list(entry.inputs), set[str]()
    while waiting:
        given = waiting.pop(0)
        if given.ref in seen:
            continue
        seen.add(given.ref)
        try:
            found: Any = reader.by_ref(given.ref)
        except AppError:
            continue
        if found.kind == "texts":
            return found
        waiting += getattr(found, "inputs", ())
    return None


def _marks(reader: Reader, found: Any) -> tuple[tuple[Keyword, ...], ...]:
    from minentropy_app.gui.views.corpus_model import Keyword

    labels = reader.labels(found.item_ids.tolist())
    marks: list[list[Keyword]] = [[] for _ in found.names]
    strongest = [max(found.scores[found.sense == s].tolist(), default=1.0) or 1.0 for s in range(len(found.names))]
    rows = zip(found.item_ids.tolist(), labels, found.sense.tolist(), found.scores.tolist(), strict=True)
    for item, word, sense, score in rows:
        marks[sense].append(Keyword((word,), (item,), word, score, max(score, 0.0) / strongest[sense]))
    return tuple(map(tuple, marks))


def _contexts(reader: Reader, found: Any) -> list[Context]:
    from minentropy_app.gui.views.senses_model import Context

    documents = sorted(set(found.context_ids.tolist()) - {-1})
    titles = dict(zip(documents, reader.labels(documents), strict=True))
    contexts = []
    rows = (found.contexts, found.context_ids.tolist(), found.decided.tolist(), found.margin.tolist())
    for text, document, sense, lead in zip(*rows, strict=True):
        words = tuple(text.split())
        at = words.index(found.word) if found.word in words else -1
        contexts.append(Context(words, at, document, titles.get(document, ""), sense, lead))
    return contexts
