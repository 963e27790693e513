"""What else the worker does with a project that it only reads: exports, checks, counting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from minentropy_app.jobs import protocol
from minentropy_app.jobs.control import Bench
from minentropy_app.project.reader import Reader

Arguments = Mapping[str, Any]


def export(arguments: Arguments, bench: Bench) -> dict[str, Any]:
    """Write an entry to a file in the format that the suffix names."""
    from minentropy_app.exports import result_files
    from minentropy_app.exports.result_tables import View

    file, what = Path(arguments["file"]), arguments["what"]
    with Reader(Path(arguments["project"])) as reader:
        entry = reader.by_ref(arguments["entry"])
        value = reader.load(entry)
        view = View(arguments["privacy_k"])
        note = bench.obey(result_files.writing(entry.kind, value, reader, view, (file, what)))
    return {"name": entry.name, "kind": entry.kind, "file": str(file), "what": what, "note": note}


def check(arguments: Arguments, bench: Bench) -> dict[str, Any]:
    """Verify everything and return the problems."""
    from minentropy_app.project.check import check as verify

    problems = bench.obey(verify(Path(arguments["project"]), bench.context))
    return {"problems": [protocol.error_to_message(problem) for problem in problems]}


def keep(arguments: Arguments, bench: Bench) -> dict[str, Any]:
    """Count what forgetting a source of loans keeps, and lay it aside for the writer."""
    from minentropy_app.project import keeping

    with Reader(Path(arguments["project"])) as reader:
        entry = reader.by_ref(arguments["entry"])
        kept = bench.obey(keeping.keep(reader, entry, arguments["privacy_k"], None, bench.context))
    keeping.lay_aside(kept, Path(arguments["place"]))
    return {}


def cut(arguments: Arguments, bench: Bench) -> dict[str, Any]:
    """Cut short texts as the options of ``sources.recutting.Resegmentation`` say.

    ``sentences``: words of the sentences of each text; ``texts``: the texts as they are cut.
    """
    from minentropy_app.sources.recutting import Resegmentation
    from minentropy_app.sources.segmentation import Segmenter, check_choices, simplifier

    options = Resegmentation(**arguments["options"])
    check_choices(options)
    segmenter, changed = Segmenter(options), simplifier() if options.simplify else str
    texts, sentences = [changed(text) for text in arguments["texts"]], []
    for text in texts:
        bench.context.check()
        sentences.append(segmenter.sentences(text))
    return {"texts": texts, "sentences": sentences}


READING: Mapping[str, Callable[[Arguments, Bench], dict[str, Any]]] = {
    "export": export,
    "check": check,
    "keep": keep,
    "cut": cut,
}
