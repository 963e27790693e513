"""A small real project with maps, made once: loans, two layouts in the plane, one in space, communities."""

from __future__ import annotations

from pathlib import Path

from minentropy_app.analyses import analysis_named
from minentropy_app.jobs.requests import ImportRequest, RunRequest
from minentropy_app.jobs.service import Session
from minentropy_app.model.params import from_values
from minentropy_app.settings import Settings

SHELVES, BOOKS = 4, 12


def loans_text() -> str:
    """Readers who keep to one shelf of books; every twelfth visit adds a book of the next shelf."""
    lines = ["borrower,item,date,title,author,year,call_number"]
    for reader in range(48):
        shelf = reader % SHELVES
        for day in range(1, 25):
            first = (reader * 5 + day * (1 + reader % 3)) % BOOKS
            books = [(shelf, first), (shelf, (first + 1 + day % 3) % BOOKS)]
            if day % 12 == 0:
                books.append(((shelf + 1) % SHELVES, first))
            for at, book in books:
                title = f"红楼梦 {book}" if at == 0 else f"Title {at}-{book}"
                about = f"{title},Author {at},{1900 + at * BOOKS + book},{'IKTB'[at]}{book}"
                lines.append(f"r{reader},b{at}-{book:02},2024-0{1 + day // 9}-{1 + day},{about}")
    return "\n".join(lines) + "\n"


def make(folder: Path) -> Path:
    """Make the project and return its file: r1 to r3 are layouts, r4 communities, r5 vectors, r6 their map."""
    path, file = folder / "maps.minent", folder / "loans.csv"
    file.write_text(loans_text(), "utf-8")
    quick = {"iterations": 40}
    with Session(path, "create", Settings(threads=1)) as session:
        loans = session.import_files(ImportRequest("loans", (file,), "loans")).wait().source
        _run(session, ("layout", "map"), quick, items=loans)
        _run(session, ("layout", "other map"), {**quick, "seed": 3}, items=loans)
        _run(session, ("layout", "in space"), {**quick, "dims": 3}, items=loans)
        _run(session, ("communities", "circles"), {"trials": 2}, network=loans)
        vectors = _run(session, ("word2vec", "vectors"), {"dim": 8, "epochs": 2}, loans=loans)
        _run(session, ("layout", "map of vectors"), {**quick, "method": "pca"}, items=vectors)
    return path


def _run(session: Session, named: tuple[str, str], values: dict, **inputs):
    analysis = analysis_named(named[0])
    request = RunRequest(analysis, from_values(analysis.params, values), inputs, named[1])
    return session.run(request).wait()
