"""Imports as the worker does them: read the files, stage what was read beside the project."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from minentropy_app.errors import WrongUsage
from minentropy_app.jobs.control import Bench
from minentropy_app.project import staging
from minentropy_app.project.imports import Ticket, source_file
from minentropy_app.project.reader import Reader
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.project.entries import Source
    from minentropy_app.sources.recutting import Resegmentation

O = TypeVar("O")  # noqa: E741
Arguments = Mapping[str, Any]


def identify(arguments: Arguments, bench: Bench) -> dict[str, Any]:
    """Return name, SHA-256 and size of each file."""
    found = []
    for path in _expanded(arguments):
        bench.context.check()
        found.append(dataclasses.asdict(source_file(path, bench.context.check)))
    return {"files": found}


def read_loans(arguments: Arguments, bench: Bench) -> dict[str, Any]:
    """Read loans under the project's key and stage them."""
    from minentropy_app.sources import loans

    ticket = Ticket(**arguments["ticket"])
    with Reader(Path(arguments["project"])) as reader:
        key = reader.import_key(ticket)
    options = options_from(loans.LoanOptions, arguments["options"])
    batch = bench.obey(loans.read_loans(_paths(arguments), options, key, bench.context))
    staging.stage_loans(_folder(arguments, ticket), batch)
    return {}


def read_pairs(arguments: Arguments, bench: Bench) -> dict[str, Any]:
    """Read pair counts and stage them."""
    from minentropy_app.sources import pairs

    options = options_from(pairs.PairOptions, arguments["options"])
    batch = bench.obey(pairs.read_pairs(_single(arguments), options, bench.context))
    staging.stage_pairs(_folder(arguments, Ticket(**arguments["ticket"])), batch)
    return {}


def read_network(arguments: Arguments, bench: Bench) -> dict[str, Any]:
    """Read a network and stage it."""
    from minentropy_app.sources import networks

    options = options_from(networks.NetworkOptions, arguments["options"])
    batch = bench.obey(networks.read_network(_single(arguments), options, bench.context))
    staging.stage_network(_folder(arguments, Ticket(**arguments["ticket"])), batch)
    return {}


def read_vectors(arguments: Arguments, bench: Bench) -> dict[str, Any]:
    """Read vectors and stage them."""
    from minentropy_app.sources import vectors

    options = options_from(vectors.VectorOptions, arguments["options"])
    batch = bench.obey(vectors.read_vectors(_single(arguments), options, bench.context))
    staging.stage_vectors(_folder(arguments, Ticket(**arguments["ticket"])), batch)
    return {}


def read_catalogue(arguments: Arguments, bench: Bench) -> dict[str, Any]:
    """Read catalogue records and stage them."""
    from minentropy_app.sources import catalogue

    options = options_from(catalogue.CatalogueOptions, arguments["options"])
    batch = bench.obey(catalogue.read_catalogue(_paths(arguments), options, bench.context))
    staging.stage_catalogue(_folder(arguments, Ticket(**arguments["ticket"])), batch)
    return {}


def read_texts(arguments: Arguments, bench: Bench) -> dict[str, Any]:
    """Read texts, cut them into words, and stage them as they come."""
    from minentropy_app.sources import texts

    options = options_from(texts.TextOptions, arguments["options"])
    with contextlib.closing(staging.TextStage(_folder(arguments, Ticket(**arguments["ticket"])))) as stage:
        stage.finish(bench.obey(texts.gather_texts(_paths(arguments), options, bench.context, stage.take)))
    return {}


def resegment(arguments: Arguments, bench: Bench) -> dict[str, Any]:
    """Cut the texts of a source anew, and stage them."""
    from minentropy_app.project import recutting as stored
    from minentropy_app.sources import recutting

    with Reader(Path(arguments["project"])) as reader:
        source = stored.require_texts(reader.by_ref(arguments["entry"]))
        options = changed_segmentation(present_segmentation(reader, source), arguments["options"])
        documents = stored.document_texts(reader, source)
        with contextlib.closing(staging.RecutStage(_folder(arguments, Ticket(**arguments["ticket"])))) as stage:
            cutting = recutting.recut(documents, source.rows, options, bench.context, stage.take)
            stage.finish(*bench.obey(cutting))
    return {}


def present_segmentation(reader: Reader, source: Source) -> Resegmentation:
    """Return how the texts of a source were last cut; lists of words as the text that was kept."""
    from minentropy_app.project.recutting import segmentation_of
    from minentropy_app.sources.recutting import Resegmentation

    kept = segmentation_of(reader, source)
    names = [field.name for field in dataclasses.fields(Resegmentation)]
    return Resegmentation(**{name: kept[name] for name in names if name in kept})


def changed_segmentation(present: Resegmentation, changes: Mapping[str, Any]) -> Resegmentation:
    """Return options with some of them changed; a file of words replaces the words that were kept.

    Raises
    ------
    WrongUsage
        There is no such option.
    """
    from minentropy_app.sources.recutting import Resegmentation

    lists = {"user_dict": "dictionary", "stop_words": "stop_list"}
    dropped = {kept: "" for file, kept in lists.items() if changes.get(file)}
    return options_from(Resegmentation, {**dataclasses.asdict(present), **dropped, **changes})


def read_floor_plan(arguments: Arguments, bench: Bench) -> dict[str, Any]:
    """Read a floor plan from two files, or generate it from the options, check it, and stage it."""
    from minentropy_app.building.walking import check_plan
    from minentropy_app.model.imports import FloorPlanBatch, ImportReport

    bench.context.check()
    paths, options = _paths(arguments), dict(arguments["options"])
    if options.pop("generate", False):
        from minentropy_app.building.floor_plan import Building, generate_floor_plan

        plan = generate_floor_plan(options_from(Building, options))
        report = ImportReport(rows=len(plan.bays), accepted=len(plan.bays))
    else:
        from minentropy_app.sources.floor_plan_files import read_floor_plan as read

        if len(paths) != 2:
            raise WrongUsage(
                QT_TRANSLATE_NOOP("jobs.import_tasks", "A floor plan is two files: bays, and ways between them."),
                QT_TRANSLATE_NOOP("jobs.import_tasks", "Name both, bays first; or generate a plan from its sizes."),
            )
        found = read(paths[0], paths[1], options.get("encoding"))
        plan, report = found.plan, found.report
    check_plan(plan)
    staging.stage_floor_plan(_folder(arguments, Ticket(**arguments["ticket"])), FloorPlanBatch(plan, report))
    return {}


def options_from(kind: type[O], values: Mapping[str, Any]) -> O:
    """Build an importer's options from plain values; lists become tuples.

    Raises
    ------
    WrongUsage
        The importer knows no such option.
    """
    known = [field.name for field in dataclasses.fields(kind)]  # type: ignore[arg-type]
    for name in values:
        if name not in known:
            raise WrongUsage(
                QT_TRANSLATE_NOOP("jobs.import_tasks", "The option {name} means nothing for this kind of import."),
                QT_TRANSLATE_NOOP("jobs.import_tasks", "Leave it out. Options: {known}."),
                name=name,
                known=", ".join(known),
            )
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})


def _paths(arguments: Arguments) -> tuple[Path, ...]:
    return tuple(Path(name) for name in arguments["files"])


def _expanded(arguments: Arguments) -> list[Path]:
    """Return the files to identify: for texts those inside of folders, too."""
    if arguments.get("kind") != "texts":
        return list(_paths(arguments))
    from minentropy_app.sources.text_files import files_of

    return [file for path in _paths(arguments) for file in files_of(path)]


def _single(arguments: Arguments) -> Path:
    """Return the one file of an import that takes no more."""
    if len(arguments["files"]) > 1:
        raise WrongUsage(
            QT_TRANSLATE_NOOP("jobs.import_tasks", "This kind of data is imported from one file at a time."),
            QT_TRANSLATE_NOOP("jobs.import_tasks", "Import the files one after the other."),
        )
    return _paths(arguments)[0]


def _folder(arguments: Arguments, ticket: Ticket) -> Path:
    return staging.staging_folder(Path(arguments["data_path"]), ticket)


IMPORTS: Mapping[str, Callable[[Arguments, Bench], dict[str, Any]]] = {
    "identify": identify,
    "import-loans": read_loans,
    "import-pairs": read_pairs,
    "import-catalogue": read_catalogue,
    "import-network": read_network,
    "import-texts": read_texts,
    "import-vectors": read_vectors,
    "import-floor-plan": read_floor_plan,
    "resegment": resegment,
}
