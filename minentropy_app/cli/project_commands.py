"""Commands on a project and what it holds."""

from __future__ import annotations

from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from minentropy_app.cli import output
from minentropy_app.cli.options import PATH, json_option, long_command, project_argument

if TYPE_CHECKING:
    from minentropy_app.errors import AppError
    from minentropy_app.project.entries import Entry
    from minentropy_app.project.forget import Forgotten

#: Rows that ``show`` prints for people who did not say how many.
ROWS_SHOWN = 20
#: Loaded by name, only when asked for: commands know nothing of windows.
_LISTS = "minentropy_app.gui.shelf_pdf"


@click.command()
@project_argument
@json_option
def new(project: Path, as_json: bool) -> None:
    """Create an empty project: one file, with a folder for large arrays beside it."""
    from minentropy_app.project.project import Project

    with Project.create(project) as created:
        answer = {"project": str(created.path), "data": str(created.data_path)}
    _answer(answer, as_json)


@click.command()
@project_argument
@long_command
def sample(project: Path, as_json: bool, progress: bool) -> None:
    """Create the sample project: a simulated town library."""
    from minentropy_app.cli.sample import create

    _answer(create(project, progress), as_json)


@click.command()
@click.argument("folder", type=PATH)
@long_command
def demo(folder: Path, as_json: bool, progress: bool) -> None:
    """Place the books of the sample library; leave summary, table and picture in FOLDER."""
    from minentropy_app.cli.sample import demo as place

    answer = place(folder, progress)
    if not as_json:
        output.click_echo((folder / "summary.txt").read_text("utf-8"))
    _answer(answer if as_json else {"folder": answer["folder"]}, as_json)


@click.command("list")
@project_argument
@json_option
def list_entries(project: Path, as_json: bool) -> None:
    """List sources and results."""
    from minentropy_app.project.reader import Reader

    with Reader(project) as reader:
        sources = [{"name": s.name, "kind": s.kind, "items": s.items, "rows": s.rows} for s in reader.sources()]
        results = [
            {"name": r.name, "kind": r.kind, "analysis": r.analysis, "on": r.on, "state": r.state, "stale": r.stale}
            for r in reader.results()
        ]
    if as_json:
        output.print_json({"sources": sources, "results": results})
        return
    for title, entries in (("Sources", sources), ("Results", results)):
        output.click_echo(f"{title}: {len(entries)}")
        if entries:
            output.print_table(list(entries[0]), [list(e.values()) for e in entries])


@click.command()
@project_argument
@click.argument("name")
@click.option("--top", type=click.IntRange(min=0), help="Rows to show.")
@json_option
def show(project: Path, name: str, top: int | None, as_json: bool) -> None:
    """Show a source or result: parameters, figures, and its table."""
    from minentropy_app import settings
    from minentropy_app.exports.result_tables import TABLES, View, table_of
    from minentropy_app.jobs.inputs import usable
    from minentropy_app.project.reader import Reader

    wanted = ROWS_SHOWN if top is None and not as_json else top
    with Reader(project) as reader:
        entry = reader.entry(name)
        value = reader.load(entry) if entry.kind in TABLES and usable(entry) and wanted != 0 else None
        view = View(settings.load().privacy_k, wanted or 0)
        table = table_of(entry.kind if value is not None else "", value, reader, view)
        rows = [list(row) for row in islice(table.rows, wanted)]
        about = _about(entry)
    if as_json:
        shape = {"total": table.count, "columns": list(table.columns), "rows": rows, "note": table.note}
        output.print_json({**about, **shape})
        return
    output.print_fields({**about.pop("metrics"), **about})
    if rows:
        output.click_echo("")
        output.print_table(table.columns, rows)
        output.click_echo(f"{len(rows)} of {table.count} rows. {table.note}".rstrip())
    elif table.note:
        output.click_echo(f"\n{table.note}")


@click.command()
@project_argument
@click.argument("text")
@click.option("--top", default=50, show_default=True, type=click.IntRange(min=1), help="Most hits to list.")
@click.option("--kwic", is_flag=True, help="Find the text in documents, with what stands round it and its sense.")
@click.option("--sort", "order", type=click.Choice(["document", "left", "right"]), default="document",
              show_default=True, help="Order of the places: as found, or by what stands left or right.")  # fmt: skip
@click.option("--to", "file", type=PATH, help="Also write the places to a file (csv, tsv, xlsx, json).")
@json_option
def search(project: Path, text: str, top: int, **options: Any) -> None:
    """Find items by title, author or key; with --kwic, places in documents."""
    from minentropy_app.project.reader import Reader

    if options["kwic"]:
        places = _concordance(project, text, (top, options["order"]), options["file"])
        _tell_found(text, places, options["as_json"])
        return
    with Reader(project) as reader:
        found = [
            {"label": f.label, "author": f.author, "key": f.key, "kind": str(f.kind), "source": f.source}
            for f in reader.search(text, top)
        ]
    _tell_found(text, found, options["as_json"])


def _concordance(project: Path, text: str, wanted: tuple[int, str], file: Path | None) -> list[dict[str, Any]]:
    from minentropy_app.jobs.concordances import COLUMNS, concordance
    from minentropy_app.project.reader import Reader

    with Reader(project) as reader:
        rows = [place.row() for place in concordance(reader, text, *wanted)]
    if file is not None:
        from minentropy_app.exports.tables import Table, write_table

        write_table(Table(COLUMNS, iter(rows), "", len(rows)), file)
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def _tell_found(text: str, found: list[dict[str, Any]], as_json: bool) -> None:
    if as_json:
        output.print_json({"text": text, "total": len(found), "found": found})
    elif found:
        output.print_table(list(found[0]), [list(each.values()) for each in found])
    else:
        output.click_echo("Nothing found.")


@click.command()
@project_argument
@click.argument("name")
@click.argument("file", type=PATH)
@click.option("--what", default="", metavar="PART", help="Which part, where there are several.")
@click.option("--language", type=click.Choice(["en", "zh_CN"]), default="en", help="Of pages of a shelf plan.")
@long_command
def export(project: Path, name: str, file: Path, as_json: bool, progress: bool, **options: str) -> None:
    """Write a source or result to FILE; the suffix chooses the format."""
    what = options["what"]
    suffix, language = file.suffix.lower(), options["language"]
    translated = suffix == ".html" and what in ("shelf-list", "report") and language != "en"
    if translated or (suffix == ".pdf" and what == "shelf-list"):
        room: Any = import_module(_LISTS)  # laid out or translated by the window's own means, without a screen
        _answer(room.take(room.ListWish(project, name, file, language, what)), as_json)
        return
    from minentropy_app import settings
    from minentropy_app.jobs.requests import ExportRequest
    from minentropy_app.jobs.service import Session

    with Session(project, "read", settings.load()) as session:
        request = ExportRequest(session.reader.entry(name), file, what)
        answer = output.follow(session.export(request), progress)
    _answer(answer, as_json)


@click.command()
@project_argument
@long_command
def check(project: Path, as_json: bool, progress: bool) -> int:
    """Verify a project and say what to do about each problem."""
    problems = _problems(project, progress)
    told = [{"what": str(problem), "remedy": problem.remedy} for problem in problems]
    if as_json:
        output.print_json({"ok": not told, "problems": told})
    else:
        count = "1 problem" if len(told) == 1 else f"{len(told)} problems"
        output.click_echo(f"{count}:" if told else "All is well.")
        for problem in told:
            output.click_echo(f"- {problem['what']}\n  {problem['remedy']}")
    return 1 if told else 0


@click.command()
@project_argument
@click.argument("name")
@long_command
def forget(project: Path, name: str, as_json: bool, progress: bool) -> None:
    """Destroy the raw loans of a source; pair counts and popularity stay."""
    from minentropy_app import settings
    from minentropy_app.jobs.service import Session

    with Session(project, "write", settings.load()) as session:
        forgotten = output.follow(session.forget(session.reader.entry(name)), progress)
    _answer(_describe_forgotten(forgotten), as_json)


@click.command()
@project_argument
@click.argument("name")
@json_option
def delete(project: Path, name: str, as_json: bool) -> None:
    """Move a source or result to the bin."""
    _edit(project, name, as_json, lambda session, entry: session.delete(entry), {"deleted": name})


@click.command()
@project_argument
@click.argument("name")
@click.argument("new_name", metavar="NEW")
@json_option
def rename(project: Path, name: str, new_name: str, as_json: bool) -> None:
    """Give a source or result another name."""
    answer = {"renamed": name, "name": new_name}
    _edit(project, name, as_json, lambda session, entry: session.rename(entry, new_name), answer)


def _problems(project: Path, progress: bool) -> list[AppError]:
    """Open the project for writing, which tidies up after a crash, or else to read; then verify it."""
    from minentropy_app import settings
    from minentropy_app.errors import AppError
    from minentropy_app.jobs.service import Session

    try:
        session = Session(project, "write", settings.load())
    except AppError as refused:
        try:
            session = Session(project, "read", settings.load())
        except AppError:
            if not project.exists():
                raise
            return [refused]
    with session:
        problems: list[AppError] = output.follow(session.check(), progress)
        return problems


def _edit(project: Path, name: str, as_json: bool, begin: Any, answer: dict[str, Any]) -> None:
    from minentropy_app import settings
    from minentropy_app.jobs.service import Session

    with Session(project, "write", settings.load()) as session:
        output.follow(begin(session, session.reader.entry(name)), wanted=False)
    _answer(answer, as_json)


def _about(entry: Entry) -> dict[str, Any]:
    """Describe an entry as ``show`` does."""
    from minentropy_app.project.entries import Result

    if not isinstance(entry, Result):
        about = {"name": entry.name, "kind": entry.kind, "analysis": None, "params": {}, "metrics": dict(entry.counts)}
        return {**about, "note": entry.note}
    about = {"name": entry.name, "kind": entry.kind, "analysis": entry.analysis, "params": dict(entry.params)}
    state = {"on": entry.on, "state": entry.state, "stale": entry.stale, "seed": entry.seed, "log": entry.log}
    return {
        **about,
        "metrics": dict(entry.metrics),
        **state,
        "seconds": entry.seconds,
        "reproducible": entry.reproducible,
    }


def _describe_forgotten(forgotten: Forgotten) -> dict[str, Any]:
    kept = {"pairs_kept": forgotten.pairs_kept, "pairs_dropped": forgotten.pairs_dropped}
    erased = {"loans": forgotten.loans, "borrowers": forgotten.borrowers, "results": list(forgotten.results)}
    return {
        "name": forgotten.source.name,
        "kind": forgotten.source.kind,
        "k": forgotten.k,
        **kept,
        "popularity_suppressed": forgotten.popularity_suppressed,
        **erased,
        "no_longer": list(forgotten.no_longer),
        "traces_remain": forgotten.traces_remain,
    }


def _answer(answer: dict[str, Any], as_json: bool) -> None:
    if as_json:
        output.print_json(answer)
    else:
        output.print_fields(answer)
