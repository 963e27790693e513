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


def make_town(folder: Path) -> Path:
    """Make a small project with one entry of each kind that has a view, named as in ``_scenes``."""
    path, file = folder / "Town library.minent", folder / "loans.csv"
    file.write_text(loans_text(), "utf-8")
    catalogue = folder / "catalogue.csv"
    catalogue.write_text("id,title,call_number\n" + "".join(f"b{k},{t},I{k}\n" for k, t in enumerate(TITLES)), "utf-8")
    rooms = {"generate": True, "floors": 1, "ranges": 2, "bays": 2, "shelves": 2}
    with Session(path, "create", Settings(threads=1)) as session:

        def bring(kind: str, name: str, *files: Path, **options):
            return session.import_files(ImportRequest(kind, files, name, options=options)).wait().source

        loans = bring("loans", "town library", file)
        bring("catalogue", "town catalogue", catalogue)
        plan = bring("floor-plan", "town rooms", **rooms)
        loans = session.reader.entry("town library")  # as the catalogue left it
        texts = bring("texts", "town texts", resource("samples", "texts", "zh.tsv"), label="label")
        _run(session, "placement", "Placement", {"sweeps": 2}, loans)
        _run(session, "placement", "Placement w2v", {"sweeps": 2, "seed": 3}, loans)
        _run_on(session, "shelf-plan", "Shelf plan", {}, {"loans": loans, "floor-plan": plan})
        circles = _run_on(session, "communities", "Reading circles", {"trials": 1}, {"network": loans})
        _run_on(session, "layout", "Map of books", {"iterations": 50, "perplexity": 2}, {"items": loans})
        words = _run_on(session, "word2vec", "Words", {"dim": 16, "epochs": 5, "min_count": 2}, {"loans": texts})
        _run_on(session, "keywords", "Keywords", {"stop_words": True}, {"word2vec": words, "texts": texts})
        _run_on(session, "coding", "Coding", {}, {"partition": circles})
        senses = {"word": "看", "senses": "望远镜,地球;图书馆,学校", "min_count": 2}
        _run_on(session, "senses", "Senses", senses, {"word2vec": words, "texts": texts})
    return path
