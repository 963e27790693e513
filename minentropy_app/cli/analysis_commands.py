"""``analyses`` and ``run``: generated from what every analysis says of itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from minentropy_app.cli import output
from minentropy_app.cli.options import json_option, long_command, project_argument
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.analyses.analysis import Analysis
    from minentropy_app.model.params import ParamSpec
    from minentropy_app.project.entries import Result


@click.command()
@json_option
def analyses(as_json: bool) -> None:
    """List the analyses: what each needs and gives, and its parameters."""
    from minentropy_app.analyses import ANALYSES

    described = [describe(analysis) for analysis in ANALYSES]
    if as_json:
        output.print_json({"analyses": described})
        return
    for each in described:
        needs = ", ".join(f"{n['role']} ({' / '.join(n['kinds'])})" for n in each["needs"])
        output.click_echo(f"\n{each['key']}: {each['title']}\n  needs {needs}; gives {each['gives']}")
        for spec in each["params"]:
            output.click_echo(f"  --set {spec['name']}={_default(spec)}  {_range(spec)}{spec['help']}")


def describe(analysis: Analysis) -> dict[str, Any]:
    """Return all that the command line knows of an analysis, as plain values."""
    from minentropy_app.model.params import specs

    return {
        "key": analysis.key,
        "title": analysis.title,
        "needs": [{"role": n.role, "kinds": list(n.kinds), "optional": n.optional} for n in analysis.needs],
        "gives": analysis.gives,
        "params": [_describe_param(spec) for spec in specs(analysis.params)],
        "metrics": list(analysis.metrics),
    }


@click.command()
@project_argument
@click.argument("analysis")
@click.option("--on", multiple=True, metavar="NAME", help="Input, as NAME or ROLE=NAME.")
@click.option("--set", "settings", multiple=True, metavar="KEY=VALUE", help="A parameter (see: analyses).")
@click.option("--name", default="", help="Name of the result; the analysis' own if not given.")
@click.option("--replace", is_flag=True, help="Replace the result of that name, once this one is done.")
@click.option("--worker-analyses", "stand_in", default="", hidden=True)
@long_command
def run(project: Path, analysis: str, **options: Any) -> None:
    """Run an analysis on sources or earlier results of a project."""
    from minentropy_app import settings
    from minentropy_app.jobs.inputs import choose
    from minentropy_app.jobs.requests import RunRequest
    from minentropy_app.jobs.service import Session
    from minentropy_app.jobs.worker import STAND_IN
    from minentropy_app.model.params import from_text

    chosen = _analysis(analysis, options["stand_in"])
    hidden = [STAND_IN, options["stand_in"]] if options["stand_in"] else []
    params: Any = from_text(chosen.params, with_files(chosen.params, read_settings(options["settings"])))
    with Session(project, "write", settings.load(), hidden) as session:
        inputs = choose(session.reader, chosen, options["on"])
        name = options["name"] or (chosen.key if options["replace"] else "")
        request = RunRequest(chosen, params, inputs, name, options["replace"])
        output.ProgressLine(options["progress"]).say(output.describe_estimate(session.estimate(request)))
        result = output.follow(session.run(request), options["progress"])
    _tell(result, options["as_json"])


def _analysis(key: str, stand_in: str) -> Analysis:
    """Return the analysis of this key; ``stand_in`` names a module that tests bring along."""
    from minentropy_app.analyses import analysis_named

    if not stand_in:
        return analysis_named(key)
    from importlib import import_module

    known: tuple[Analysis, ...] = import_module(stand_in).ANALYSES
    return next(each for each in known if each.key == key)


def read_settings(words: Sequence[str]) -> dict[str, str]:
    """Return ``KEY=VALUE`` words as a mapping; the last of equal keys counts."""
    for word in words:
        if "=" not in word:
            raise click.BadParameter(f"{word!r} is not of the form KEY=VALUE", param_hint="--set")
    return {key.strip(): value for key, _, value in (word.partition("=") for word in words)}


def with_files(params: type, values: Mapping[str, str]) -> dict[str, str]:
    """Return the values with ``@FILE`` replaced by the text of the file, for parameters that take files.

    Raises
    ------
    AppError
        A file cannot be read.
    """
    from minentropy_app.model.params import specs

    taking = {spec.name for spec in specs(params) if getattr(spec.kind, "from_file", False)}
    return {
        key: _text_of(key, value[1:]) if key in taking and value.startswith("@") else value
        for key, value in values.items()
    }


def _text_of(key: str, file: str) -> str:
    from minentropy_app.errors import AppError

    try:
        return Path(file).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise AppError(
            QT_TRANSLATE_NOOP("cli.analysis_commands", "The file {file} for {key} cannot be read."),
            QT_TRANSLATE_NOOP("cli.analysis_commands", "Give a text file in UTF-8, such as own_zones=@zones.csv."),
            file=file,
            key=key,
        ) from error


def _describe_param(spec: ParamSpec) -> dict[str, Any]:
    kind = spec.kind
    return {
        "name": spec.name,
        "type": type(kind).__name__.lower(),
        "default": "auto" if spec.default is None and kind.auto else spec.default,
        "min": getattr(kind, "minimum", None),
        "max": getattr(kind, "maximum", None),
        "choices": list(choices) if (choices := getattr(kind, "choices", None)) else None,
        "help": kind.help,
        "label": kind.label,
        "unit": kind.unit,
        "auto": kind.auto,
    }


def _default(spec: dict[str, Any]) -> str:
    return str(spec["default"]).lower() if isinstance(spec["default"], bool) else str(spec["default"])


def _range(spec: dict[str, Any]) -> str:
    if spec["choices"]:
        return f"({' / '.join(spec['choices'])}) "
    if spec["min"] is None and spec["max"] is None:
        return ""
    low, high = (("" if limit is None else f"{limit:g}") for limit in (spec["min"], spec["max"]))
    return f"({low} … {high}) "


def _tell(result: Result, as_json: bool) -> None:
    answer = {
        "result": result.name,
        "analysis": result.analysis,
        "params": dict(result.params),
        "metrics": dict(result.metrics),
        "seconds": result.seconds,
        "seed": result.seed,
        "reproducible": result.reproducible,
        "on": result.on,
    }
    if as_json:
        output.print_json(answer)
        return
    output.click_echo(f"{result.name}: done in {result.seconds:.1f} s")
    output.print_fields(result.metrics)
