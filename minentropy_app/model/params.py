"""Parameters of analyses: frozen dataclasses whose fields carry a kind.

The form in the window, the options of the command line and the documentation are all
generated from these kinds, so that they cannot differ.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from minentropy_app.errors import AppError, WrongUsage
from minentropy_app.text import QT_TRANSLATE_NOOP

P = TypeVar("P")


@dataclass(frozen=True, kw_only=True)
class ParamKind:
    """Common to all kinds: ``label`` and ``help`` are marked texts, ``unit`` is shown in the field.

    ``auto`` allows the value None, written "auto": the analysis chooses and says what it chose.
    """

    label: str
    help: str
    unit: str = ""
    advanced: bool = False
    auto: bool = False

    def parse(self, name: str, text: str) -> Any:
        """Turn text into a value of this kind; raise AppError naming the parameter."""
        raise NotImplementedError

    def check(self, name: str, value: Any) -> None:
        """Raise AppError if the value lies outside what is allowed."""


@dataclass(frozen=True, kw_only=True)
class _Number(ParamKind):
    minimum: float | None = None
    maximum: float | None = None
    #: The minimum itself is not allowed (d_min > 0).
    above_minimum: bool = False

    def check(self, name: str, value: Any) -> None:
        low, high = self.minimum, self.maximum
        too_low = low is not None and (value < low or (self.above_minimum and value == low))
        if too_low or (high is not None and value > high) or not math.isfinite(value):
            raise AppError(
                QT_TRANSLATE_NOOP("model.params", "{name} = {value} is out of range."),
                QT_TRANSLATE_NOOP("model.params", "Give a number {range}."),
                name=name,
                value=value,
                range=self.range_text(),
            )

    def range_text(self) -> str:
        """Say the allowed range, such as ``from 1 to 3`` or ``above 0``."""
        low = "" if self.minimum is None else f"{'above' if self.above_minimum else 'from'} {self.minimum:g}"
        high = "" if self.maximum is None else f"{'up ' if not low else ''}to {self.maximum:g}"
        return f"{low} {high}".strip()


@dataclass(frozen=True, kw_only=True)
class Int(_Number):
    """A whole number."""

    def parse(self, name: str, text: str) -> int:
        try:
            return int(text)
        except ValueError:
            raise _unreadable(name, text, "whole number") from None


@dataclass(frozen=True, kw_only=True)
class Count(Int):
    """How many: a whole number, or the word ``all``, kept as 0."""

    minimum: float | None = 0

    def parse(self, name: str, text: str) -> int:
        return 0 if text.strip().lower() == "all" else super().parse(name, text)


@dataclass(frozen=True, kw_only=True)
class Seed(Int):
    """The seed of all random generators: same seed, same result."""

    minimum: float | None = 0
    maximum: float | None = 2**31 - 1


@dataclass(frozen=True, kw_only=True)
class Float(_Number):
    """A real number."""

    def parse(self, name: str, text: str) -> float:
        try:
            return float(text)
        except ValueError:
            raise _unreadable(name, text, "number") from None


@dataclass(frozen=True, kw_only=True)
class Choice(ParamKind):
    """One of a few words; ``labels`` are marked texts aligned with ``choices``."""

    choices: tuple[str, ...]
    labels: tuple[str, ...] = ()

    def parse(self, name: str, text: str) -> str:
        return text

    def check(self, name: str, value: Any) -> None:
        if value not in self.choices:
            raise AppError(
                QT_TRANSLATE_NOOP("model.params", "{name} = {value} is not one of the choices."),
                QT_TRANSLATE_NOOP("model.params", "Choose one of: {choices}."),
                name=name,
                value=value,
                choices=", ".join(self.choices),
            )


@dataclass(frozen=True, kw_only=True)
class Flag(ParamKind):
    """Yes or no."""

    def parse(self, name: str, text: str) -> bool:
        words = {
            "1": True,
            "true": True,
            "yes": True,
            "on": True,
            "0": False,
            "false": False,
            "no": False,
            "off": False,
        }
        try:
            return words[text.strip().lower()]
        except KeyError:
            raise _unreadable(name, text, "yes or no") from None


@dataclass(frozen=True, kw_only=True)
class Text(ParamKind):
    """Free text; ``from_file``: the command line also takes @FILE."""

    from_file: bool = False

    def parse(self, name: str, text: str) -> str:
        return text


@dataclass(frozen=True, kw_only=True)
class Query(Text):
    """Text with choices from the project, fetched by prefix: ``query`` names them for the reader
    (``"word"``, ``"column"``, ``"items"``, ``"zones"``); a form never loads a whole vocabulary.
    """

    query: str


@dataclass(frozen=True)
class ParamSpec:
    """One field of a Params dataclass."""

    name: str
    kind: ParamKind
    default: Any


def param(default: Any, kind: ParamKind) -> Any:
    """Declare a field of a Params dataclass with its default and kind."""
    return dataclasses.field(default=default, metadata={"kind": kind})


def specs(params: type) -> tuple[ParamSpec, ...]:
    """Return the parameters of a Params dataclass in order of declaration."""
    return tuple(ParamSpec(f.name, f.metadata["kind"], f.default) for f in dataclasses.fields(params))


def from_text(params: type[P], values: Mapping[str, str]) -> P:
    """Build Params from texts such as ``--set d_min=1.5``.

    Raises
    ------
    WrongUsage
        An unknown key.
    AppError
        A value that cannot be read or is out of range.
    """
    known = {spec.name: spec.kind for spec in specs(params)}
    _refuse_unknown(values, known)
    read: dict[str, Any] = {}
    for name, text in values.items():
        kind = known[name]
        read[name] = None if kind.auto and text.strip().lower() == "auto" else kind.parse(name, text)
    return from_values(params, read)


def from_values(params: type[P], values: Mapping[str, Any]) -> P:
    """Build Params from values already of the right type, checking each against its kind."""
    known = {spec.name: spec.kind for spec in specs(params)}
    _refuse_unknown(values, known)
    for name, value in values.items():
        if not (value is None and known[name].auto):
            known[name].check(name, value)
    return params(**values)


def to_values(params: Any) -> dict[str, Any]:
    """Return the parameters as plain values that JSON can hold."""
    return {f.name: getattr(params, f.name) for f in dataclasses.fields(params)}


def _refuse_unknown(values: Mapping[str, Any], known: Mapping[str, ParamKind]) -> None:
    unknown = sorted(set(values) - set(known))
    if unknown:
        raise WrongUsage(
            QT_TRANSLATE_NOOP("model.params", "There is no parameter {name}."),
            QT_TRANSLATE_NOOP("model.params", "Known parameters: {known}."),
            name=unknown[0],
            known=", ".join(known),
        )


def _unreadable(name: str, text: str, wanted: str) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("model.params", "{name} = {text} cannot be read."),
        QT_TRANSLATE_NOOP("model.params", "Give a value of this kind: {wanted}."),
        name=name,
        text=text,
        wanted=wanted,
    )
