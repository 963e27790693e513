"""Column mappings kept for next time, and found again by the header of a file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from minentropy_app import paths
from minentropy_app.errors import AppError
from minentropy_app.sources.cleaning import header_key
from minentropy_app.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Preset:
    """A mapping role -> column, the header it was made for, and how the file was read."""

    name: str
    header: tuple[str, ...]
    columns: Mapping[str, str]
    encoding: str = ""
    delimiter: str = ""


def presets_file() -> Path:
    """Return where presets are kept."""
    return paths.config_folder() / "import_presets.json"


def load() -> tuple[Preset, ...]:
    """Return all presets by name.

    Raises
    ------
    AppError
        The file of presets is damaged.
    """
    path = presets_file()
    try:
        entries = json.loads(path.read_text("utf-8"))
        found = [Preset(**{**entry, "header": tuple(entry["header"])}) for entry in entries]
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.presets", "The saved column mappings in {file} cannot be read."),
            QT_TRANSLATE_NOOP("sources.presets", "Mend or delete the file {path}."),
            file=path.name,
            path=str(path),
        ) from error
    return tuple(sorted(found, key=lambda preset: preset.name))


def save(preset: Preset) -> None:
    """Keep a preset; one of the same name is replaced."""
    _write([*(other for other in load() if other.name != preset.name), preset])


def delete(name: str) -> None:
    """Forget a preset; unknown names are ignored."""
    _write([preset for preset in load() if preset.name != name])


def matching(header: Sequence[str]) -> Preset | None:
    """Return the preset made for this header.

    Columns may stand in another order and others may have come in, as long as all that the
    preset uses are there; the preset that shares most columns wins.
    """
    keys = {header_key(name) for name in header}
    fitting = [p for p in load() if all(header_key(column) in keys for column in p.columns.values() if column)]
    shared = [(len(keys & {header_key(name) for name in p.header}), p) for p in fitting if p.columns]
    best = max(shared, key=lambda entry: entry[0], default=None)
    return best[1] if best and 2 * best[0] >= len(best[1].header) else None


def recognised(header: Sequence[str]) -> str:
    """Return the name of the preset made for this header, "" if there is none."""
    preset = matching(header)
    return preset.name if preset else ""


def _write(presets: Sequence[Preset]) -> None:
    path = presets_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".new")
    aside.write_text(json.dumps([asdict(preset) for preset in presets], ensure_ascii=False, indent=1), "utf-8")
    aside.replace(path)
