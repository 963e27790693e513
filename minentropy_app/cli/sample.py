"""The ready sample project."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def create(project: Path, progress: bool) -> dict[str, Any]:
    """Create the sample project and return what it holds."""
    raise NotImplementedError
