"""``import``: loans, pair counts, catalogues, texts, networks, vectors and floor plans."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from minentropy_app.cli import output
from minentropy_app.cli.options import FILE, PATH, long_command, project_argument
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.model.imports import ImportReport, Rejected
    from minentropy_app.project.imports import Imported, Mode

F = TypeVar("F", bound=Callable[..., Any])

#: Options of the command itself; all others are values of the importer's options.
_OWN = ("project", "files", "name", "update", "replace", "again", "preset", "save_preset", "as_json", "progress")


def read_columns(text: str) -> dict[str, str]:
    """Return ``role=column,role=column`` as a mapping; no column means that there is none."""
    columns = {}
    for word in text.split(","):
        role, equals, column = word.partition("=")
        if not equals or not role.strip():
            raise click.BadParameter(f"{word!r} is not of the form ROLE=COL", param_hint="--columns")
        columns[role.strip()] = column.strip()
    return columns


def _columns(context: click.Context, option: click.Parameter, text: str | None) -> dict[str, str] | None:
    return None if text is None else read_columns(text)


_DAY = click.DateTime(["%Y-%m-%d"])
_files = click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE...")


def _naming(command: F) -> F:
    for option in (
        click.option("--name", default="", help="Name of the source; the file's if not given."),
        click.option("--replace", is_flag=True, help="Replace the source of that name, once this one is in."),
        click.option("--again", is_flag=True, help="Import a file although it is in the project already."),
    ):
        command = option(command)
    return long_command(command)


def _reading(command: F) -> F:
    for option in (
        click.option("--delimiter", help="Character between columns; found out if not given."),
        click.option("--sheet", help="Sheet of a workbook."),
    ):
        command = option(command)
    return _text_reading(command)


def _text_reading(command: F) -> F:
    for option in (
        click.option(
            "--columns",
            callback=_columns,
            metavar="ROLE=COL,...",
            help="Columns by header or number (from 1); guessed if not given.",
        ),
        click.option(
            "--no-header", "header", flag_value=False, default=None, help="The first row holds data, not names."
        ),
        click.option("--encoding", help="Encoding of text files; found out if not given."),
    ):
        command = option(command)
    return command


@click.group("import")
def import_group() -> None:
    """Import loans, pair counts, catalogues, texts, networks, vectors or floor plans."""


@import_group.command()
@project_argument
@_files
@_reading
@click.option("--keep-suspects", is_flag=True, default=None, help="Also take what does not look like books or readers.")
@click.option("--branch", "branches", multiple=True, help="Only loans of this branch (repeatable).")
@click.option("--collection", "collections", multiple=True, help="Only loans of this collection (repeatable).")
@click.option("--date-from", type=_DAY, help="Only loans from this day on.")
@click.option("--date-to", type=_DAY, help="Only loans up to this day.")
@click.option("--update", default="", metavar="NAME", help="Append to this source.")
@click.option("--preset", default="", metavar="NAME", help="Read the columns as saved under this name.")
@click.option("--save-preset", default="", metavar="NAME", help="Save how the columns were read under this name.")
@_naming
def loans(**options: Any) -> None:
    """Import loans from CSV, TSV or XLSX files (.gz and .zip too)."""
    _import("loans", options)


@import_group.command()
@project_argument
@_files
@_reading
@click.option("--ordered", is_flag=True, default=None, help="(a, b) and (b, a) are different pairs.")
@_naming
def pairs(**options: Any) -> None:
    """Import counts of pairs: item, item, count."""
    _import("pairs", options)


@import_group.command()
@project_argument
@_files
@_text_reading
@click.option("--prefer", type=click.Choice(["CLC", "LCC", "DDC"]), help="Classification that books are shelved by.")
@_naming
def catalogue(**options: Any) -> None:
    """Import a catalogue (MARC 21, MARCXML, UNIMARC, CNMARC, CSV) and join it with the books there are."""
    _import("catalogue", options)


@import_group.command()
@project_argument
@_files
@click.option(
    "--directed/--undirected",
    "directed",
    default=None,
    help="Links have a direction, or none; as the file says if not given (a list of links: none).",
)
@click.option("--skip-broken", is_flag=True, default=None, help="Leave out rows that cannot be read, and count them.")
@click.option("--encoding", help="Encoding of the file; found out if not given.")
@_naming
def network(**options: Any) -> None:
    """Import a network: a list of links, Pajek (.net), GML or GraphML."""
    _import("network", options)


@import_group.command()
@project_argument
@_files
@click.option("--standardise", is_flag=True, default=None, help="Give every column mean 0 and standard deviation 1.")
@click.option("--labels", type=FILE, help="Names, one a line, for a file that holds numbers only.")
@click.option("--limit", type=click.IntRange(1), help="Read only the first so many vectors.")
@click.option("--skip-broken", is_flag=True, default=None, help="Leave out rows that cannot be read, and count them.")
@click.option("--encoding", help="Encoding of text files; found out if not given.")
@_naming
def vectors(**options: Any) -> None:
    """Import vectors: word2vec as text or binary, .npz, .npy, or a table of numbers."""
    _import("vectors", options)


@import_group.command()
@project_argument
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE|FOLDER...")
@click.option("--language", type=click.Choice(["auto", "zh", "en"]), help="Language of the texts.")
@click.option("--unit", type=click.Choice(["file", "paragraph", "line", "row"]), help="What makes a document.")
@click.option("--no-header", "header", flag_value=False, default=None, help="The first row holds data, not names.")
@click.option("--encoding", help="Encoding of text files; found out if not given.")
@click.option("--column", metavar="COL", help="Column of the text, by header or number (from 1).")
@click.option("--label", metavar="COL", help="Column of labels.")
@click.option("--date", metavar="COL", help="Column of dates.")
@click.option("--keywords", metavar="COL", help="Column of keywords given by people.")
@click.option("--keyword-separator", metavar="S", help="What stands between keywords.")
@click.option("--user-dict", type=FILE, help="Words of your own, in jieba's format.")
@click.option("--stop-words", type=FILE, help="Words to leave out.")
@click.option("--segmenter", type=click.Choice(["rjieba", "jieba"]), help="How Chinese is cut into words.")
@click.option("--no-hmm", "hmm", flag_value=False, default=None, help="No guessing of words outside the dictionary.")
@click.option("--tags", metavar="n,v,…", help="Keep only words of these parts of speech (jieba's tags).")
@click.option("--simplify", is_flag=True, default=None, help="Turn traditional Chinese into simplified.")
@_naming
def texts(**options: Any) -> None:
    """Import texts: txt, md, html, docx, odt, pdf; folders and zips of them; a column of csv, tsv or xlsx."""
    _import("texts", options)


def _sizes(context: click.Context, option: click.Parameter, text: str | None) -> dict[str, float]:
    """Read ``floors=2,ranges=10,bays=5``; whole numbers stay whole."""
    sizes = {}
    for word in (text or "").split(",") if text is not None else ():
        name, _, value = word.partition("=")
        try:
            sizes[name.strip()] = int(value) if value.strip().lstrip("+-").isdecimal() else float(value)
        except ValueError:
            raise click.BadParameter(f"{word!r} is not of the form NAME=NUMBER") from None
    return sizes


@import_group.command("floor-plan")
@project_argument
@click.argument("files", nargs=-1, type=PATH, metavar="[BAYS EDGES]")
@click.option(
    "--generate", callback=_sizes, metavar="floors=N,ranges=N,bays=N", help="Make a plan instead of reading one."
)
@click.option("--encoding", help="Encoding of text files; found out if not given.")
@_naming
def floor_plan(files: tuple[Path, ...], generate: dict[str, float], **options: Any) -> None:
    """Import a floor plan: bays and the ways between them, or sizes to make one from."""
    if len(files) != (0 if generate else 2):
        raise click.UsageError("Name two files, BAYS and EDGES, or give --generate.")
    sizes = {"generate": True, **generate} if generate else {}
    name = options["name"] or (default_name(files[0]) if files else "floor-plan")
    _import("floor-plan", {**options, **sizes, "files": files, "name": name})


def default_name(file: Path) -> str:
    """Return the name of a file without any of its suffixes."""
    name = file.name.lstrip(".")
    return name.split(".")[0] or name or "import"


def _import(kind: str, options: Mapping[str, Any]) -> None:
    from minentropy_app import settings
    from minentropy_app.jobs.service import Session

    with Session(options["project"], "write", settings.load()) as session:
        request = _request(kind, with_preset(options), session.reader)
        imported = output.follow(session.import_files(request), options["progress"])
    _save_preset(options, imported)
    _tell(imported, options["as_json"])


def with_preset(options: Mapping[str, Any]) -> Mapping[str, Any]:
    """Take columns, encoding and delimiter from the preset that was named; what was given stays.

    Raises
    ------
    AppError
        There is no preset of that name.
    """
    if not options.get("preset"):
        return options
    from minentropy_app.errors import AppError
    from minentropy_app.sources import presets

    known = {preset.name: preset for preset in presets.load()}
    if options["preset"] not in known:
        raise AppError(
            QT_TRANSLATE_NOOP("cli.import_commands", "There is no preset named {name}."),
            QT_TRANSLATE_NOOP("cli.import_commands", "Presets: {known}. --save-preset NAME makes one."),
            name=options["preset"],
            known=", ".join(known) or "-",
        )
    preset = known[options["preset"]]
    saved = {"columns": dict(preset.columns), "encoding": preset.encoding, "delimiter": preset.delimiter}
    return {**options, **{key: value for key, value in saved.items() if value and not options[key]}}


def _save_preset(options: Mapping[str, Any], imported: Imported) -> None:
    if options.get("save_preset"):
        from minentropy_app.sources import presets

        columns = dict(imported.report.columns)
        presets.save(presets.Preset(options["save_preset"], tuple(columns.values()), columns))


def _request(kind: str, options: Mapping[str, Any], reader: Any) -> Any:
    from minentropy_app.jobs.requests import ImportRequest

    files, update = tuple(options["files"]), options.get("update", "")
    name = update or options["name"] or default_name(files[0])
    if options["again"] and not (update or options["name"] or options["replace"]):
        name = reader.free_name(name)
    mode: Mode = "update" if update else "replace" if options["replace"] else "new"
    return ImportRequest(kind, files, name, mode, options["again"], _importer_options(options))


def _importer_options(options: Mapping[str, Any]) -> dict[str, Any]:
    """Keep what was given of the importer's own options."""
    given = {key: value for key, value in options.items() if key not in _OWN and value not in (None, ())}
    return {key: _plain(value) for key, value in given.items()}


def _plain(value: Any) -> Any:
    """Days become numbers (days since 1970-01-01), tuples lists."""
    if isinstance(value, datetime):
        return (value - datetime(1970, 1, 1)).days
    return list(value) if isinstance(value, tuple) else value


def _tell(imported: Imported, as_json: bool) -> None:
    report = imported.report
    source = imported.source
    answer = {"name": source.name, "kind": source.kind, "counts": dict(source.counts), **describe(report)}
    if as_json:
        output.print_json(answer)
        return
    shown = {key: value for key, value in answer.items() if key not in ("suspects", "rejected", "notes")}
    output.print_fields(shown)
    for title in ("notes", "rejected"):
        for each in answer[title]:
            output.click_echo(
                f"{title}: {each['why']}" if not each["row"] else f"{title}: row {each['row']}: {each['why']}"
            )
    for suspect in answer["suspects"]:
        output.click_echo(f"suspect {suspect['kind']} {suspect['item']} ({suspect['loans']} loans): {suspect['why']}")


def describe(report: ImportReport) -> dict[str, Any]:
    """Return an import report as plain values, its templates filled."""
    from minentropy_app.errors import fill

    counts = {
        key: value for key, value in asdict(report).items() if key not in ("suspects", "rejected", "notes", "columns")
    }
    suspects = [
        {"kind": s.kind, "item": s.item, "loans": s.loans, "why": fill(s.why, dict(s.fields)), "excluded": s.excluded}
        for s in report.suspects
    ]
    rejected, notes = _rows(report.rejected), _rows(report.notes)
    return {**counts, "suspects": suspects, "rejected": rejected, "columns": dict(report.columns), "notes": notes}


def _rows(rows: tuple[Rejected, ...]) -> list[dict[str, Any]]:
    from minentropy_app.errors import fill

    return [{"row": each.row, "why": fill(each.why, dict(each.fields))} for each in rows]
