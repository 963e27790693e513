"""The sample: a town library with real titles and simulated borrowers.

Titles, authors and call numbers are facts (``resources/samples``). Borrowers and loans come from
a seeded generator and must be called simulated wherever they are shown. What is generated is a
CSV file that takes the same way through the import as any other.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, timedelta

from minentropy_app.model.step import Context, Step, Steps, drain
from minentropy_app.paths import resource
from minentropy_app.sources.town_readers import Book, Loan, Readers, Shelves
from minentropy_app.text import QT_TRANSLATE_NOOP

#: What the sample is called in a project.
SAMPLE_NAME = QT_TRANSLATE_NOOP("sources.town_library", "Town library (simulated)")
SAMPLE_NOTE = QT_TRANSLATE_NOOP(
    "sources.town_library",
    "Simulated: the titles, authors and call numbers are real, borrowers and loans are generated.",
)
LOAN_COLUMNS = ("borrower", "item", "title", "author", "call_number", "loan_date")

#: Where loans without a borrower's consent to be kept end up; 6 % of all.
ANONYMOUS_CARD = "ANON"
STUDY_ROOM = ("ROOM1", "Study room 1 / 单人研修室", "", "")

_GENERATING = QT_TRANSLATE_NOOP("sources.town_library", "Simulating the town library")
_READERS_A_STEP = 50


@dataclass(frozen=True)
class SampleText:
    """A short text written for the sample, ``language`` zh or en, ``label`` its topic."""

    title: str
    label: str
    text: str
    language: str


@dataclass(frozen=True)
class Town:
    """Size of the simulated library. The seed decides everything else."""

    seed: int = 1
    readers: int = 2_500
    loans: int = 40_000
    first_day: date = date(2021, 9, 1)
    days: int = 3 * 365
    anonymous_share: float = 0.06


def books() -> tuple[Book, ...]:
    """Return the titles of the sample in the order of their item numbers."""
    with resource("samples", "town_library.csv").open(encoding="utf-8-sig", newline="") as file:
        return tuple(
            Book(**{**row, "year": int(row["year"]), "pages": int(row["pages"])})  # type: ignore[arg-type]
            for row in csv.DictReader(file)
        )


def catalogue_csv() -> bytes:
    """Return the catalogue of the sample as a CSV file."""
    return resource("samples", "town_library.csv").read_bytes()


def texts(language: str) -> tuple[SampleText, ...]:
    """Return the sample texts in ``zh`` or ``en``."""
    with resource("samples", "texts", f"{language}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(SampleText(language=language, **row) for row in rows)


def loans_csv(town: Town | None = None) -> bytes:
    """Return the simulated loans as a CSV file; the same town gives the same bytes."""
    return drain(simulated_loans(town or Town(), Context()))


def simulated_loans(town: Town, context: Context) -> Steps[bytes]:
    """Simulate a town library, reader by reader.

    Returns
    -------
    bytes
        A UTF-8 CSV file in order of date, one row a loan, with a study room, an account that
        collects anonymised loans, repeated rows and missing dates among the books.
    """
    shelves = Shelves(books())
    readers = Readers(shelves, town.seed, town.days, town.first_day)
    visits_wanted = readers.plan(town.readers, town.loans)
    loans: list[Loan] = []
    for number, visits in enumerate(visits_wanted):
        loans.extend(readers.loans_of(number, visits))
        if number % _READERS_A_STEP == 0:
            context.check()
            yield Step(_GENERATING, number, town.readers)
    loans.sort(key=lambda loan: (loan.day, loan.reader, loan.order))
    return _as_csv(town, readers, loans, shelves)


def _as_csv(town: Town, readers: Readers, loans: list[Loan], shelves: Shelves) -> bytes:
    chance = readers.chance
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(LOAN_COLUMNS)
    for loan in loans:
        book = shelves.books[loan.book]
        card = ANONYMOUS_CARD if chance.random() < town.anonymous_share else _card(loan.reader)
        # One loan in two thousand was entered without its date, one in four thousand without its book.
        day = "" if chance.random() < 0.0005 else _date(town, loan.day)
        item = (book.item, book.title, book.author, book.ddc) if chance.random() >= 0.00025 else ("", "", "", "")
        writer.writerow((card, *item, day))
        if chance.random() < 0.005:
            writer.writerow((card, *item, day))
        if chance.random() < 0.025:
            writer.writerow((_card(loan.reader), *STUDY_ROOM, _date(town, loan.day)))
    return out.getvalue().encode()


def _card(reader: int) -> str:
    return f"R{reader + 1:05d}"


def _date(town: Town, day: int) -> str:
    return (town.first_day + timedelta(day)).isoformat()
