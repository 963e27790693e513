"""Looking at files before an import: nothing is stored, and nobody's id leaves the worker readable."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from minentropy_app.jobs.control import Bench
from minentropy_app.jobs.import_tasks import options_from
from minentropy_app.model.imports import ImportReport

Arguments = Mapping[str, Any]


def preview(arguments: Arguments, bench: Bench) -> dict[str, Any]:
    """Return the first rows of the first file as they may be shown (``sources.previews.Preview``)."""
    from minentropy_app.sources import catalogue, loans, pairs, previews

    file, options, key = Path(arguments["files"][0]), arguments["options"], bytes.fromhex(arguments["key"])
    kind = arguments["kind"]
    if kind == "texts":
        return _preview_texts(arguments, bench)
    if kind == "loans":
        made = previews.preview_loans(file, options_from(loans.LoanOptions, options), key)
    elif kind == "pairs":
        made = previews.preview_pairs(file, options_from(pairs.PairOptions, options))
    else:
        made = previews.preview_catalogue(file, options_from(catalogue.CatalogueOptions, options))
    bench.context.check()
    return dataclasses.asdict(made)


def check(arguments: Arguments, bench: Bench) -> dict[str, Any]:
    """Read everything as the import would and return the figures and the rows with problems."""
    return _CHECKS[arguments["kind"]](arguments, bench)


def _check_loans(arguments: Arguments, bench: Bench) -> dict[str, Any]:
    from minentropy_app.sources import loan_check
    from minentropy_app.sources.loans import LoanOptions

    options, key = options_from(LoanOptions, arguments["options"]), bytes.fromhex(arguments["key"])
    made = bench.obey(loan_check.check_loans(_paths(arguments), options, key, bench.context))
    suspects = [
        dataclasses.replace(s, item=f"b{s.item[:6]}") if s.kind == "borrower" else s for s in made.report.suspects
    ]
    return {**dataclasses.asdict(made), "report": _plain(made.report), "suspects": _values(suspects)}


def _check_pairs(arguments: Arguments, bench: Bench) -> dict[str, Any]:
    from minentropy_app.sources import pairs

    options = options_from(pairs.PairOptions, arguments["options"])
    batch = bench.obey(pairs.read_pairs(_paths(arguments)[0], options, bench.context))
    return {**_plain_check(batch.report), "books": len(batch.items.keys), "pairs": len(batch.first)}


def _check_catalogue(arguments: Arguments, bench: Bench) -> dict[str, Any]:
    from minentropy_app.sources import catalogue

    options = options_from(catalogue.CatalogueOptions, arguments["options"])
    batch = bench.obey(catalogue.read_catalogue(_paths(arguments), options, bench.context))
    filled = {
        name: sum(name in record.attributes for record in batch.records)
        for name in ("author", "call_number", "isbn", "year")
    }
    return {**_plain_check(batch.report), "books": len(batch.records), "filled": filled}


def _preview_texts(arguments: Arguments, bench: Bench) -> dict[str, Any]:
    from minentropy_app.sources import text_preview
    from minentropy_app.sources.texts import TextOptions

    made = text_preview.preview_texts(_paths(arguments), options_from(TextOptions, arguments["options"]))
    bench.context.check()
    return dataclasses.asdict(made)


def _check_texts(arguments: Arguments, bench: Bench) -> dict[str, Any]:
    from minentropy_app.sources import text_preview
    from minentropy_app.sources.texts import TextOptions

    options = options_from(TextOptions, arguments["options"])
    made = bench.obey(text_preview.check_texts(_paths(arguments), options, bench.context))
    problems = [{**dataclasses.asdict(row), "fate": "refused"} for row in made.report.rejected]
    problems += [{**dataclasses.asdict(row), "fate": "kept"} for row in made.report.notes]
    return {**dataclasses.asdict(made), "report": _plain(made.report), "problems": problems, "suspects": []}


def _plain_check(report: ImportReport) -> dict[str, Any]:
    from minentropy_app.sources.row_watch import refused

    return {
        "report": _plain(report), "problems": _values(refused(report.rejected)), "suspects": [], "kept_count": 0,
    }  # fmt: skip


def _plain(report: ImportReport) -> dict[str, Any]:
    """A report without what is told elsewhere."""
    return dataclasses.asdict(dataclasses.replace(report, suspects=(), rejected=()))


def _values(rows: Any) -> list[dict[str, Any]]:
    return [dataclasses.asdict(row) for row in rows]


def _paths(arguments: Arguments) -> tuple[Path, ...]:
    return tuple(Path(name) for name in arguments["files"])


_CHECKS: Mapping[str, Callable[[Arguments, Bench], dict[str, Any]]] = {
    "loans": _check_loans,
    "pairs": _check_pairs,
    "catalogue": _check_catalogue,
    "texts": _check_texts,
}
CHECKING: Mapping[str, Callable[[Arguments, Bench], dict[str, Any]]] = {"preview": preview, "check-import": check}
