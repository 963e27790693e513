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
        newest = [r for r in reader.results() if r.kind == "keywords" and _of_each_document(r, ref)]
        keywords = keywords_of(reader, newest[-1]) if newest else {}
        return corpus_of(reader, entry, {item: found for item, found in keywords.items() if isinstance(item, int)})


def load_keywords(path: Path, ref: str) -> KeywordsModel | None:
    """Read keywords with the documents that they were found in."""
    import minentropy_app.gui.views.keywords_view  # noqa: F401
    from minentropy_app.gui.views.keywords_model import KeywordsModel
    from minentropy_app.project.reader import Reader

    with Reader(path) as reader:
        entry: Any = reader.by_ref(ref)
        if entry.kind != "keywords":
            return None
        summary = bool(entry.params.get("summary"))
        keywords = sentences_of(reader, entry) if summary else keywords_of(reader, entry)
        source = next((found for found in _inputs(reader, entry) if found.kind == "texts"), None)
        marked = {} if summary else {item: found for item, found in keywords.items() if isinstance(item, int)}
        corpus = corpus_of(reader, source, marked) if source is not None else None
        return KeywordsModel(
            corpus,
            {item: found for item, found in keywords.items() if isinstance(item, int)},
            str(entry.params.get("score", "guess")),
            str(entry.params.get("text", "")),
            {label: found for label, found in keywords.items() if isinstance(label, str)},
            summary,
        )


def corpus_of(reader: Reader, source: Source, keywords: dict[int, list[Keyword]]) -> CorpusModel:
    """Gather the documents of a source."""
    from minentropy_app.gui.views.corpus_model import CorpusModel
    from minentropy_app.project.documents import document_rows, word_items

    rows = document_rows(reader, source)
    return CorpusModel(reader.path, source.name, rows, _table(rows), word_items(reader, source), keywords, source.ref)


def keywords_of(reader: Reader, entry: Entry) -> dict[int | str, list[Keyword]]:
    """Keywords of each document by its id, of documents taken together by their label."""
    from minentropy_app.gui.views.corpus_model import Keyword
    from minentropy_app.gui.views.words_list import shares
    from minentropy_app.sources.segmentation import written

    found = reader.load(entry)
    words = reader.labels(found.item_ids.tolist())
    bounds = found.indptr.tolist()
    keywords: dict[int | str, list[Keyword]] = {}
    for text, rows in _rows_by_text(found).items():
        fills = shares(found.scores[rows]).tolist()
        keywords[text] = [
            Keyword(
                tuple(words[bounds[r] : bounds[r + 1]]), tuple(found.item_ids[bounds[r] : bounds[r + 1]].tolist()),
                written(words[bounds[r] : bounds[r + 1]]), float(found.scores[r]), fill,
            )
            for r, fill in zip(rows, fills, strict=True)
        ]  # fmt: skip
    return keywords


def sentences_of(reader: Reader, entry: Entry) -> dict[int | str, list[Keyword]]:
    """The sentences that sum up each document or group, as they are written there."""
    from dataclasses import replace

    from minentropy_app.gui.views.corpus_model import located
    from minentropy_app.project.documents import document_text

    found, said = reader.load(entry), keywords_of(reader, entry)
    texts = {d: located(d, *document_text(reader, d)) for d in set(found.document_ids.tolist()) - {-1}}
    for text, rows in _rows_by_text(found).items():
        for k, row in enumerate(rows):
            document, sentence = int(found.document_ids[row]), int(found.sentence[row])
            whole = texts.get(document)
            start, stop = whole.sentences[sentence] if whole and sentence < len(whole.sentences) else (0, 0)
            as_written = " ".join(whole.text[start:stop].split()) if whole else ""
            mark = said[text][k]
            said[text][k] = replace(mark, written=as_written or mark.written, document=document, sentence=sentence)
    return said


def _rows_by_text(found: Any) -> dict[int | str, list[int]]:
    """Rows of each document, or of each group where documents were taken together."""
    rows: dict[int | str, list[int]] = {}
    groups = found.group.tolist() or [-1] * len(found.rank)
    for row, (document, group) in enumerate(zip(found.document_ids.tolist(), groups, strict=True)):
        rows.setdefault(found.groups[group] if group >= 0 else document, []).append(row)
    return rows


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


def _of_each_document(result: Result, ref: str) -> bool:
    """Whether a result holds keywords of the documents of a source one by one."""
    from_it = any(given.ref == ref for given in result.inputs)
    alone = result.params.get("per", "text") == "text" and not result.params.get("summary")
    return from_it and alone and not result.params.get("text") and result.state == "done"
