"""Projects that were open when the program ended without closing them: a crash, a kill, a power cut."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from minentropy_app import paths


def begin(project: Path) -> None:
    """A project is shown from now on."""
    _write([*_others(project), str(project.absolute())])


def end(project: Path) -> None:
    """A project was closed."""
    if str(project.absolute()) in _listed():
        _write(_others(project))


def left() -> list[Path]:
    """Projects that nobody closed and nobody writes to, latest last; told once."""
    listed = _listed()
    if not listed:
        return []
    from minentropy_app.project import locking

    alive = [path for path in listed if locking.held(Path(f"{path}.data") / locking.LOCK_NAME)]
    _write(alive)
    return [Path(path) for path in listed if path not in alive and Path(path).exists()]


def _others(project: Path) -> list[str]:
    return [path for path in _listed() if path != str(project.absolute())]


def _listed() -> list[str]:
    try:
        found = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError):
        return []
    return [path for path in found if isinstance(path, str)] if isinstance(found, list) else []


def _write(listed: list[str]) -> None:
    with suppress(OSError):
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_text(json.dumps(listed), "utf-8")


def _file() -> Path:
    return paths.config_folder() / "open.json"
