"""Keywords against those that people gave: every score, jieba's TF-IDF and TextRank, and YAKE where it is installed.

CSL (1,000 Chinese abstracts) and 500N-KPCrowd (500 English news), words alone and with phrases of up to
four words. Ours, jieba's table and TextRank score the same candidates; YAKE (no dependency: install it
beside the program to have its rows) finds its own and keeps those that are candidates. "jieba as it
comes" segments, filters and scores by itself. No ratios: ``ours`` is seconds of a score's whole
evaluation, the figures stand in the quality.
"""

from __future__ import annotations

import argparse
import importlib
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from minentropy_app.analyses.evaluate_keywords import DEPTHS, EVALUATE_KEYWORDS, EvaluateKeywordsParams
from minentropy_app.analyses.word2vec import WORD2VEC, Word2VecParams
from minentropy_app.evaluation.gold_keywords import agreement
from minentropy_app.jobs.requests import ImportRequest, RunRequest
from minentropy_app.jobs.service import Session
from minentropy_app.project.documents import document_text
from minentropy_app.sources.segmentation import Segmenter, built_in_stop_words
from tests.benchmarks import Row, row

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "evaluation"
CSL = {"column": "2", "keywords": "3", "keyword_separator": "_", "header": False}
MODEL = Word2VecParams(min_count=2, epochs=20)


def run(options: argparse.Namespace) -> Iterator[Row]:
    """Yield one row per collection, kind of candidates, and score."""
    with tempfile.TemporaryDirectory() as folder, Session(Path(folder) / "keywords.minent", "create") as session:
        for name, file, reading in (("csl", "csl_kg_dev.tsv", CSL), ("kpcrowd", "500N-KPCrowd-v1.1.zip", {})):
            if (DATA / file).is_file():
                yield from collection(session, name, DATA / file, reading)


def collection(session: Session, name: str, file: Path, reading: dict[str, Any]) -> Iterator[Row]:
    """Import a collection, train on it, and compare."""
    session.import_files(ImportRequest("texts", (file,), name, options=reading)).wait()
    texts = session.reader.entry(name)
    model = session.run(RunRequest(WORD2VEC, MODEL, {"loans": texts}, f"{name} vectors")).wait()
    inputs = {"word2vec": model, "texts": texts}
    for phrases in (False, True):
        test = session.run(RunRequest(EVALUATE_KEYWORDS, EvaluateKeywordsParams(phrases=phrases), inputs)).wait()
        rows = session.reader.load(test).rows
        kind = "phrases" if phrases else "words"
        for score in dict.fromkeys(each[0] for each in rows):
            figures = {each[1:3]: each[3:] for each in rows if each[0] == score}
            yield row(f"{name}, {kind}, {score}", None, test.seconds / len({r[0] for r in rows}), told(figures))
    yield from others(session, name, texts, model)


def others(session: Session, name: str, texts: Any, model: Any) -> Iterator[Row]:
    """What extracts keywords by itself, from the same texts."""
    corpus = session.reader.load(texts)
    read = [document_text(session.reader, int(item)) for item in corpus.document_ids.tolist()]
    known = frozenset(session.reader.labels(session.reader.load(model).item_ids.tolist())) - built_in_stop_words()
    makers: list[tuple[str, Callable[[str, str], list[str]]]] = []
    if name == "csl":
        analyse: Any = importlib.import_module("jieba.analyse")
        for title, extract in (("TF-IDF", analyse.extract_tags), ("TextRank", analyse.textrank)):
            makers.append((f"jieba {title} as it comes", lambda text, cut, e=extract: e(text, topK=max(DEPTHS))))
    makers += yake(name, known)
    for title, extract_from in makers:
        start = time.process_time()
        lists = [extract_from(text, cut) for text, cut in read]
        yield row(f"{name}, {title}", None, time.process_time() - start, told(figures_of(lists, corpus.keywords)))


def yake(name: str, known: frozenset[str]) -> list[tuple[str, Callable[[str, str], list[str]]]]:
    """YAKE for words and for phrases, keeping candidates only; nothing where it is not installed."""
    try:
        module: Any = importlib.import_module("yake")
    except ImportError:
        return []
    language = "zh" if name == "csl" else "en"

    def maker(longest: int) -> Callable[[str, str], list[str]]:
        extractor = module.KeywordExtractor(lan=language, n=longest, top=200)

        def extract(text: str, cut: str) -> list[str]:
            found = extractor.extract_keywords(cut.replace("\n", " .\n") if language == "zh" else text)
            words = [w.casefold() for w, _ in found if all(part in known for part in w.casefold().split())]
            return [w.replace(" ", "") if language == "zh" else w for w in dict.fromkeys(words)][: max(DEPTHS)]

        return extract

    return [("YAKE, words", maker(1)), ("YAKE, phrases", maker(4))]


def figures_of(lists: Sequence[list[str]], gold: Sequence[Sequence[str]]) -> dict[tuple[str, int], tuple[float, ...]]:
    """Precision, recall and F1 by level and depth, as ``evaluate-keywords`` has them."""
    cut = Segmenter()

    def words(texts: Sequence[str]) -> set[str]:
        return {word for text in texts for sentence in cut.sentences(text) for word in sentence}

    exact = [{" ".join(k.casefold().split()) for k in given} for given in gold]
    loose = [words(given) for given in gold]
    figures = {}
    for depth in DEPTHS:
        first = [each[:depth] for each in lists]
        both = (("exact", agreement([[w.casefold() for w in each] for each in first], exact)),
                ("words", agreement([words(each) for each in first], loose)))  # fmt: skip
        figures |= {(level, depth): (found.precision, found.recall, found.f1) for level, found in both}
    return figures


def told(figures: dict[tuple[str, int], tuple[float, ...]]) -> str:
    """P / R / F1 by level and depth."""
    parts = (f"{level}@{depth} " + "/".join(f"{v:.3f}" for v in values) for (level, depth), values in figures.items())
    return "  ".join(parts)
