"""From stored texts to what their views show. Runs beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from minentropy_app.gui.words import translate

if TYPE_CHECKING:
    from minentropy_app.gui.views.corpus_model import CorpusModel, Keyword
    from minentropy_app.gui.views.keywords_model import KeywordsModel
    from minentropy_app.project.documents import DocumentRow
    from minentropy_app.project.entries import Entry, Result, Source
    from minentropy_app.project.reader import Reader


def load_corpus(path: Path, ref: str) -> CorpusModel | None:
    """Read the documents of a source with the keywords found last; None for other kinds of entry."""
    import minentropy_app.gui.views.concordance_view
    import minentropy_app.gui.views.corpus_view  # noqa: F401
    from minentropy_app.project.reader import Reader

    with Reader(path) as reader:
        entry: Any = reader.by_ref(ref)
        if entry.kind != "texts":
            return None
        newest = [r for r in reader.results() if r.kind == "keywords" and r.state == "done" and _from(r, ref)]
        keywords = keywords_of(reader, newest[-1]) if newest else {}
        return corpus_of(reader, entry, keywords)


def load_keywords(path: Path, ref: str) -> KeywordsModel | None:
    """Read keywords with the documents that they were found in."""
    import minentropy_app.gui.views.keywords_view  # noqa: F401
    from minentropy_app.gui.views.keywords_model import KeywordsModel
    from minentropy_app.project.reader import Reader

    with Reader(path) as reader:
        entry: Any = reader.by_ref(ref)
        if entry.kind != "keywords":
            return None
        keywords = keywords_of(reader, entry)
        source = next((found for found in _inputs(reader, entry) if found.kind == "texts"), None)
        corpus = corpus_of(reader, source, keywords) if source is not None else None
        return KeywordsModel(
            corpus, keywords, str(entry.params.get("score", "guess")), str(entry.params.get("text", ""))
        )


def corpus_of(reader: Reader, source: Source, keywords: dict[int, list[Keyword]]) -> CorpusModel:
    """Gather the documents of a source."""
    from minentropy_app.gui.views.corpus_model import CorpusModel
    from minentropy_app.project.documents import document_rows, word_items

    rows = document_rows(reader, source)
    return CorpusModel(reader.path, source.name, rows, _table(rows), word_items(reader, source), keywords)


def keywords_of(reader: Reader, entry: Entry) -> dict[int, list[Keyword]]:
    """Keywords of each document, by its id."""
    from minentropy_app.gui.views.corpus_model import Keyword
    from minentropy_app.gui.views.words_list import shares
    from minentropy_app.sources.segmentation import written

    found = reader.load(entry)
    words = reader.labels(found.item_ids.tolist())
    bounds, by_document = found.indptr.tolist(), dict[int, list[int]]()
    for row, document in enumerate(found.document_ids.tolist()):
        by_document.setdefault(document, []).append(row)
    keywords: dict[int, list[Keyword]] = {}
    for document, rows in by_document.items():
        fills = shares(found.scores[rows]).tolist()
        keywords[document] = [
            Keyword(
                tuple(words[bounds[r] : bounds[r + 1]]), tuple(found.item_ids[bounds[r] : bounds[r + 1]].tolist()),
                written(words[bounds[r] : bounds[r + 1]]), float(found.scores[r]), fill,
            )
            for r, fill in zip(rows, fills, strict=True)
        ]  # fmt: skip
    return keywords


def _table(rows: list[DocumentRow]) -> Any:
    """One row a document; columns in which nothing stands are left out."""
    import numpy as np

    from minentropy_app.gui.tables.columns import gathered

    spoken = languages()
    columns: dict[str, list[Any]] = {"document": [row.title for row in rows]}
    for name, heading in (("label", "label"), ("language", "language"), ("date", "date")):
        values = [getattr(row, name) for row in rows]
        if name == "language":
            values = [spoken.get(value, value) for value in values]
        if any(values):
            columns[heading] = values
    columns["words"] = [row.words for row in rows]
    columns["characters"] = [row.characters for row in rows]
    if len({row.file for row in rows}) > 1:
        columns["file"] = [row.file for row in rows]
    ids = np.array([[row.item] for row in rows], np.int64).reshape(-1, 1)
    more = {"item_ids": ids, "note": "", "total": len(rows)}
    return gathered(tuple(columns), zip(*columns.values(), strict=True), more)


def languages() -> dict[str, str]:
    """Languages in the user's words."""
    return {
        "zh": translate("gui.corpus_loading", "Chinese"),
        "en": translate("gui.corpus_loading", "English"),
        "mixed": translate("gui.corpus_loading", "Mixed"),
    }


def _inputs(reader: Reader, result: Result) -> list[Any]:
    """What a result was made from, as far as it is still there."""
    from minentropy_app.errors import AppError

    found = []
    for given in result.inputs:
        try:
            found.append(reader.by_ref(given.ref))
        except AppError:
            continue
    return found


def _from(result: Result, ref: str) -> bool:
    return any(given.ref == ref for given in result.inputs)
