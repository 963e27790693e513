"""Where things lie: configuration, cache, logs and the resources that ship with the program."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import platformdirs

_APP = "MinEntropy"


def config_folder() -> Path:
    """Return the folder of the user's settings and import presets (may not exist yet)."""
    return Path(platformdirs.user_config_dir(_APP, appauthor=False))


def cache_folder() -> Path:
    """Return the folder for what can be made again, such as compiled kernels."""
    return Path(platformdirs.user_cache_dir(_APP, appauthor=False))


def data_folder() -> Path:
    """Return the folder of what belongs to the user, such as the sample project (may not exist yet)."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False))


def log_folder() -> Path:
    """Return the folder of crash reports and logs; they hold no loan data."""
    return Path(platformdirs.user_log_dir(_APP, appauthor=False))


def resource(*parts: str) -> Path:
    """Find a file of ``resources/`` in a source checkout, a wheel or a frozen application."""
    package = Path(__file__).resolve().parent
    frozen = Path(getattr(sys, "_MEIPASS", package))
    for root in (package / "resources", package.parent / "resources", frozen / "resources"):
        if root.is_dir():
            return root.joinpath(*parts)
    raise FileNotFoundError(f"resources folder not found beside {package.name}")


def writable(folder: Path) -> bool:
    """Create ``folder`` if needed and tell whether files can be written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def prepare_kernel_cache() -> None:
    """Point numba's on-disk cache at a writable folder.

    Must run before numba is imported: a read-only installation without a writable home would
    otherwise fail at the first ``cache=True`` (engines.md, platform traps).
    """
    if os.environ.get("NUMBA_CACHE_DIR"):
        return
    folder = cache_folder() / "kernels"
    if not writable(folder):
        folder = Path(tempfile.gettempdir()) / f"{_APP.lower()}-kernels"
    os.environ["NUMBA_CACHE_DIR"] = str(folder)
