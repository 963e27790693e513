"""A small real project: loans, pairs and two placements, made once for all tests of forms and tables."""

from __future__ import annotations

import itertools
from pathlib import Path

from minentropy_app.analyses import analysis_named
from minentropy_app.jobs.requests import ImportRequest, RunRequest
from minentropy_app.jobs.service import Session
from minentropy_app.model.params import from_values
from minentropy_app.paths import resource
from minentropy_app.settings import Settings

TITLES = ("红楼梦", "Mrs Dalloway", "To the Lighthouse", "Ulysses", "西游记", "Dubliners", "The Waves", "Exiles")


def loans_text() -> str:
    """Twelve readers who borrow two books a visit; every pair of neighbours often enough to be shown."""
    lines = ["borrower,item,date,title"]
    for reader, day in itertools.product(range(12), range(1, 9)):
        for step in (0, 1):
            book = (reader % 3 + day + step) % len(TITLES)
            lines.append(f"r{reader},b{book},2024-0{1 + day // 5}-{10 + day},{TITLES[book]}")
    return "\n".join(lines) + "\n"


def make(folder: Path) -> Path:
    """Make the project and return its file."""
    path, file = folder / "town.minent", folder / "loans.csv"
    file.write_text(loans_text(), "utf-8")
    with Session(path, "create", Settings(threads=1)) as session:
        loans = session.import_files(ImportRequest("loans", (file,), "loans")).wait().source
        _run(session, "pairs", "together", {}, loans)
        _run(session, "placement", "plan A", {"sweeps": 2}, loans)
        _run(session, "placement", "plan B", {"sweeps": 2, "seed": 3}, loans)
    return path


def _run(session: Session, key: str, name: str, values: dict, loans) -> None:
    analysis = analysis_named(key)
    request = RunRequest(analysis, from_values(analysis.params, values), {"loans": loans}, name)
    session.run(request).wait()


def make_texts(folder: Path) -> Path:
    """Make a project of real texts with vectors and keywords, and return its file."""
    path = folder / "reading.minent"
    with Session(path, "create", Settings(threads=1)) as session:
        texts = session.import_files(ImportRequest("texts", (resource("samples", "texts", "zh.tsv"),), "samples"))
        source = texts.wait().source
        values = {"dim": 16, "epochs": 20, "min_count": 2}
        vectors = _run_on(session, "word2vec", "vectors", values, {"loans": source})
        inputs = {"word2vec": vectors, "texts": source}
        _run_on(session, "keywords", "keywords", {"stop_words": True}, inputs)
        _run_on(session, "keywords", "labels", {"stop_words": True, "per": "label"}, inputs)
        _run_on(session, "keywords", "summary", {"summary": True, "top": 3}, inputs)
        _run_on(session, "layout", "map", {"method": "pca"}, {"items": vectors})
        senses = {"word": "看", "senses": "望远镜,地球;图书馆,学校", "min_count": 2}
        _run_on(session, "senses", "senses", senses, inputs)
        _run_on(session, "similar", "like", {"word": "地球"}, {"word2vec": vectors})
    return path


def _run_on(session: Session, key: str, name: str, values: dict, inputs: dict):
    analysis = analysis_named(key)
    return session.run(RunRequest(analysis, from_values(analysis.params, values), inputs, name)).wait()
