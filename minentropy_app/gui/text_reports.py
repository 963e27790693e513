"""What tree and inspector say of texts, vectors, lists of words, keywords, and their tests."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale

from minentropy_app.gui.faces import Bar
from minentropy_app.gui.words import translate
from minentropy_app.text import put

if TYPE_CHECKING:
    from minentropy_app.project.entries import Entry as Stored

#: Scores of keywords by key, and depth and level whose F1 the bars show.
_SCORES = ("guess", "guess-counts", "ppmi", "tfidf")
_SHOWN = "f1_5"


def line(kind: str, metrics: Mapping[str, Any]) -> str:
    """The line in the tree; empty for other kinds."""
    if kind == "word2vec":
        return put(translate("gui.text_reports", "{count} {count:vector|vectors}"), count=_whole(metrics, "vocabulary"))
    if kind == "ranking":
        return put(translate("gui.text_reports", "{count} listed"), count=_whole(metrics, "listed"))
    if kind == "keywords":
        told = translate("gui.text_reports", "{count} {count:keyword|keywords} · {texts} {texts:text|texts}")
        return put(told, count=_whole(metrics, "keywords"), texts=_whole(metrics, "texts"))
    if kind == "keyword-test" and (best := _best(metrics)) is not None:
        told = translate("gui.text_reports", "F1@5 {figure} · {texts} {texts:text|texts}")
        return put(told, figure=_figure(best[1]), texts=_whole(metrics, "texts"))
    if kind == "vector-test" and _is(metrics, "spearman"):
        told = translate("gui.text_reports", "ρ {figure} · {pairs} {pairs:pair|pairs}")
        return put(told, figure=_figure(metrics["spearman"]), pairs=_whole(metrics, "pairs"))
    if kind == "senses":
        told = translate("gui.text_reports", "{count} {count:sense|senses} · {contexts} {contexts:context|contexts}")
        return put(told, count=_whole(metrics, "senses"), contexts=_whole(metrics, "contexts"))
    return ""


def about(entry: Stored) -> dict[str, Any] | None:
    """Fields of the inspector's report; None for other kinds."""
    metrics = getattr(entry, "metrics", {})
    params = getattr(entry, "params", {})
    made = _ABOUT.get(entry.kind)
    return made(entry, metrics, params) if made is not None else None


def _texts(entry: Any, metrics: Mapping[str, Any], params: Mapping[str, Any]) -> dict[str, Any]:
    counts = entry.counts
    several = translate(
        "gui.text_reports",
        "{documents} {documents:document|documents} of {sentences} "
        "{sentences:sentence|sentences}: {tokens} {tokens:word|words}, {words} different.",
    )
    one = translate(
        "gui.text_reports",
        "One document of {sentences} {sentences:sentence|sentences}: {tokens} {tokens:word|words}, {words} different.",
    )
    told = put((one if counts.get("rows") == 1 else several),
        documents=_whole(counts, "rows"), sentences=_whole(counts, "sentences"),
        tokens=_whole(counts, "tokens"), words=_whole(counts, "words"),
    )  # fmt: skip
    remark = translate("gui.text_reports", "Next: learn word vectors, then ask for similar and related words.")
    return {"quantity": translate("gui.text_reports", "Texts cut into words"), "sentence": told, "remark": remark}


def _vectors(entry: Any, metrics: Mapping[str, Any], params: Mapping[str, Any]) -> dict[str, Any]:
    quantity = put(
        translate(
            "gui.text_reports",
            "Skip-gram, {dim} {dim:dimension|dimensions}, window {window}, {epochs} {epochs:epoch|epochs}",
        ),
        dim=_whole(params, "dim"),
        window=_whole(params, "window"),
        epochs=_whole(params, "epochs"),
    )
    told = put(
        translate(
            "gui.text_reports",
            "{vocabulary} {vocabulary:vector|vectors} from {tokens} {tokens:occurrence|occurrences}.",
        ),
        vocabulary=_whole(metrics, "vocabulary"),
        tokens=_whole(metrics, "tokens"),
    )
    remark = ""
    if _is(metrics, "mean_log_p"):
        chance = -math.log(max(float(metrics.get("vocabulary") or 1), 1))
        remark = put(
            translate("gui.text_reports", "Mean log p of a neighbour: {figure} nats (each word alike: {chance})."),
            figure=_figure(metrics["mean_log_p"], 2),
            chance=_figure(chance, 2),
        )
    if params.get("sample"):
        remark += " " + translate(
            "gui.text_reports", "Frequent words were thinned out, so scores of related words are not exact."
        )
    return {"quantity": quantity, "sentence": told, "remark": remark.strip()}


def _ranking(entry: Any, metrics: Mapping[str, Any], params: Mapping[str, Any]) -> dict[str, Any]:
    related = _is(metrics, "sum_p")
    word = str(params.get("word", ""))
    told = (
        translate("gui.text_reports", "What turns up together with {word}, α = {alpha}.").format(
            word=word, alpha=_figure(float(params.get("alpha", 0.9)), 2)
        )
        if related
        else translate("gui.text_reports", "What could stand in for {word}.").format(word=word)
    )
    quantity = (
        translate("gui.text_reports", "log p(y|x) − α log p(y), nats")
        if related
        else translate("gui.text_reports", "Cosine of the vectors")
    )
    remark = (
        translate("gui.text_reports", "The probabilities add up to {sum}.").format(sum=_figure(metrics["sum_p"], 6))
        if related
        else ""
    )
    return {"quantity": quantity, "sentence": told, "remark": remark}


def _keywords(entry: Any, metrics: Mapping[str, Any], params: Mapping[str, Any]) -> dict[str, Any]:
    told = put(
        translate("gui.text_reports", "{count} {count:keyword|keywords} of {texts} {texts:text|texts}."),
        count=_whole(metrics, "keywords"),
        texts=_whole(metrics, "texts"),
    )
    without = int(metrics.get("texts_without") or 0)
    remark = (
        put(
            translate("gui.text_reports", "{count} {count:text holds|texts hold} no word that the model knows."),
            count=QLocale().toString(without),
        )
        if without
        else ""
    )
    return {"quantity": score_word(str(params.get("score", "guess"))), "sentence": told, "remark": remark}


def _keyword_test(entry: Any, metrics: Mapping[str, Any], params: Mapping[str, Any]) -> dict[str, Any]:
    best = _best(metrics)
    bars = tuple(
        Bar(
            score_word(score),
            float(metrics[f"{score}_exact_{_SHOWN}"]),
            "this" if best and best[0] == score else "better",
        )
        for score in _SCORES
        if _is(metrics, f"{score}_exact_{_SHOWN}")
    )
    told = (
        put(
            translate("gui.text_reports", "Best on {texts} {texts:text|texts}: {score}, F1@5 {figure}."),
            texts=_whole(metrics, "texts"),
            score=score_word(best[0]),
            figure=_figure(best[1]),
        )
        if best
        else ""
    )
    quantity = translate("gui.text_reports", "F1 of the first five against the keywords given by people")
    return {"quantity": quantity, "bars": bars, "sentence": told}


def _senses(entry: Any, metrics: Mapping[str, Any], params: Mapping[str, Any]) -> dict[str, Any]:
    told = put(
        translate(
            "gui.text_reports", "{word}: {senses} {senses:sense|senses}, {contexts} {contexts:context|contexts}."
        ),
        word=str(params.get("word", "")),
        senses=_whole(metrics, "senses"),
        contexts=_whole(metrics, "contexts"),
    )
    remark = (
        put(
            translate("gui.text_reports", "{decided} are decided, {undecided} speak for none or for two alike."),
            decided=_whole(metrics, "decided"),
            undecided=_whole(metrics, "undecided"),
        )
        if metrics.get("contexts")
        else ""
    )
    how = str(params.get("senses", "")).strip().lower()
    ways = {
        "auto": translate("gui.text_reports", "Found by grouping the related words"),
        "labels": translate("gui.text_reports", "By the labels of the texts"),
    }
    by_seeds = translate("gui.text_reports", "By words given for each sense")
    return {"quantity": ways.get(how, by_seeds), "sentence": told, "remark": remark}


def _vector_test(entry: Any, metrics: Mapping[str, Any], params: Mapping[str, Any]) -> dict[str, Any]:
    told = []
    if _is(metrics, "spearman"):
        told.append(
            put(
                translate("gui.text_reports", "Similarity: ρ {figure} over {pairs} {pairs:pair|pairs}."),
                figure=_figure(metrics["spearman"]),
                pairs=_whole(metrics, "pairs"),
            )
        )
    if _is(metrics, "analogy_accuracy"):
        told.append(
            put(
                translate("gui.text_reports", "Analogies: {share} % right of {questions}."),
                share=_figure(100 * float(metrics["analogy_accuracy"]), 1),
                questions=_whole(metrics, "questions"),
            )
        )
    quantity = translate("gui.text_reports", "Against judgements of people, Spearman's ρ")
    return {"quantity": quantity, "sentence": " ".join(told)}


def score_word(score: str) -> str:
    """What a score of keywords is called."""
    words = {
        "guess": translate("gui.text_reports", "Guess the text"),
        "guess-counts": translate("gui.text_reports", "Guess by counts"),
        "ppmi": translate("gui.text_reports", "PPMI × occurrences"),
        "tfidf": translate("gui.text_reports", "TF-IDF"),
    }
    return words.get(score, score)


_ABOUT = {
    "texts": _texts,
    "word2vec": _vectors,
    "ranking": _ranking,
    "keywords": _keywords,
    "keyword-test": _keyword_test,
    "senses": _senses,
    "vector-test": _vector_test,
}


def _best(metrics: Mapping[str, Any]) -> tuple[str, float] | None:
    found = [(s, float(metrics[f"{s}_exact_{_SHOWN}"])) for s in _SCORES if _is(metrics, f"{s}_exact_{_SHOWN}")]
    return max(found, key=lambda each: each[1], default=None)


def _whole(values: Mapping[str, Any], name: str) -> str:
    return QLocale().toString(int(values.get(name) or 0))


def _figure(value: float, digits: int = 3) -> str:
    text = QLocale().toString(abs(float(value)), "f", digits)
    return f"\N{MINUS SIGN}{text}" if value < 0 else text


def _is(metrics: Mapping[str, Any], name: str) -> bool:
    value = metrics.get(name)
    return isinstance(value, int | float) and math.isfinite(value)
