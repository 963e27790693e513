"""The one settings file, read by the window, the command line and the worker."""

from __future__ import annotations

import dataclasses
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from minentropy_app import paths
from minentropy_app.errors import AppError
from minentropy_app.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Settings:
    """What the user has set; every value has a sensible default.

    Attributes
    ----------
    language
        ``auto``, ``en`` or ``zh_CN``.
    theme
        ``auto``, ``light`` or ``dark``.
    font_size
        Body text in pixels, 11 to 20.
    threads
        Worker threads, 0 for one per core.
    memory_limit_mb
        Largest memory of a run in megabytes, 0 for no limit.
    privacy_k
        Pairs and cells with fewer distinct borrowers are suppressed; never below 3.
    """

    language: str = "auto"
    theme: str = "auto"
    font_size: int = 13
    threads: int = 0
    memory_limit_mb: int = 0
    privacy_k: int = 3

    @property
    def thread_count(self) -> int:
        """Threads to use on this machine."""
        return self.threads or os.cpu_count() or 1


def settings_file() -> Path:
    """Return where the settings are kept."""
    return paths.config_folder() / "settings.toml"


def load(path: Path | None = None) -> Settings:
    """Read the settings; unknown keys are ignored, a missing file means the defaults.

    Raises
    ------
    AppError
        The file is not TOML or holds a value of the wrong kind.
    """
    path = path or settings_file()
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise _damaged(path, str(error)) from error
    known = {f.name: type(f.default) for f in dataclasses.fields(Settings)}
    values = {key: value for key, value in table.items() if key in known}
    for key, value in values.items():
        if type(value) is not known[key]:
            raise _damaged(path, f"{key} = {value!r}")
    values["privacy_k"] = max(3, values.get("privacy_k", 3))
    return Settings(**values)


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings aside and rename, so that a crash leaves the old file."""
    path = path or settings_file()
    lines = [f"{key} = {_toml(value)}" for key, value in dataclasses.asdict(settings).items()]
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".new")
    aside.write_text("\n".join(lines) + "\n", "utf-8")
    aside.replace(path)


def _toml(value: str | int) -> str:
    return str(value) if isinstance(value, int) else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _damaged(path: Path, reason: str) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("settings", "The settings file {file} cannot be read ({reason})."),
        QT_TRANSLATE_NOOP("settings", "Mend or delete the file; the defaults are then used."),
        file=path.name,
        reason=reason,
    )
