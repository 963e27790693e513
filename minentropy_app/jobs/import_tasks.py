"""Imports as the worker does them: read the files, stage what was read beside the project."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from minentropy_app.jobs.control import Bench

IMPORTS: Mapping[str, Callable[[Mapping[str, Any], Bench], dict[str, Any]]] = {}
