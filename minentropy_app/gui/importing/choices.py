"""What the user has chosen about a file, and the options that an importer makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from minentropy_app.gui.importing.words import ROLES

#: Options that an importer knows besides columns, header and encoding.
_OPTIONS: Mapping[str, tuple[str, ...]] = {
    "loans": ("delimiter", "day_first"),
    "pairs": ("delimiter", "ordered"),
    "catalogue": ("prefer",),
    "texts": (
        "unit", "language", "segmenter", "hmm", "tags", "simplify", "dictionary", "stop_list", "column", "label",
        "date", "keywords", "keyword_separator",
    ),
}  # fmt: skip


@dataclass
class Choices:
    """The choices on the page; None or empty means that the file shows it.

    ``columns`` maps every role to a column (name or number), "" for a role that no column has.
    """

    kind: str
    encoding: str | None = None
    delimiter: str | None = None
    header: bool | None = None
    day_first: bool | None = None
    ordered: bool | None = None
    prefer: str | None = None
    unit: str | None = None
    language: str | None = None
    segmenter: str | None = None
    hmm: bool | None = None
    tags: str | None = None
    simplify: bool | None = None
    dictionary: str | None = None
    stop_list: str | None = None
    column: str | None = None
    label: str | None = None
    date: str | None = None
    keywords: str | None = None
    keyword_separator: str | None = None
    columns: dict[str, str] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)

    def options(self) -> dict[str, Any]:
        """Values of the importer's options that differ from their defaults."""
        own = {name: getattr(self, name) for name in ("encoding", "header", *_OPTIONS[self.kind])}
        made = {name: value for name, value in own.items() if value is not None}
        if self.columns:
            made["columns"] = dict(self.columns)
        if self.kept and self.kind == "loans":
            made["kept"] = sorted(self.kept)
        return made

    def take_roles(self, roles: Mapping[str, int], names: Sequence[str]) -> None:
        """Write down what each column is, and that no other column has another role."""
        self.columns = dict.fromkeys(ROLES[self.kind], "")
        for role, place in roles.items():
            if role in self.columns:
                self.columns[role] = column_word(names, place)


def column_word(names: Sequence[str], place: int) -> str:
    """How options name a column: by its name, by its number where the name is not its own."""
    name = names[place]
    return name if name and names.count(name) == 1 and not name.isdecimal() else str(place + 1)


def with_role(roles: Mapping[str, int], place: int, role: str) -> dict[str, int]:
    """Give a column a role; it loses its old one, and the role leaves any other column."""
    kept = {name: at for name, at in roles.items() if at != place and name != role}
    return {**kept, role: place} if role else kept
