"""Compiles the kernels of the engines before the tests, each once: tests that run at once would all compile the same.

What stays cold is compiled by the test that meets it.
"""

from __future__ import annotations

import contextlib
import dataclasses
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from minentropy_app import paths

#: Seconds that a worker waits for the others; then it compiles what it needs by itself.
PATIENCE = 240
#: What one worker compiles while others compile the rest, about as long each: analyses and parameters.
PARTS: tuple[tuple[tuple[str, dict[str, Any]], ...], ...] = (
    (("communities", {}), ("communities", {"overlap": True}), ("related", {})),
    (
        ("placement", {}),
        ("placement", {"method": "word2vec", "legal": "scale"}),
        ("placement", {"method": "gaussian"}),
        ("placement", {"method": "dot", "shared_vectors": False}),
        ("shelf-plan", {}),
    ),
    (("window", {}), ("word2vec", {})),
    (("layout", {}),),
)


def compile_part(number: int) -> None:
    """Run the kernels of one part on tiny inputs."""
    paths.prepare_kernel_cache()
    from minentropy_app.analyses import analysis_named
    from minentropy_app.gui.canvas import compiled
    from minentropy_app.jobs.tasks import Tasks

    tasks = Tasks()
    for key, values in PARTS[number]:
        if key == "window":
            compiled.loaded()
            continue
        analysis = analysis_named(key)
        for _ in tasks.warm_up(analysis, dataclasses.replace(analysis.params(), **values)):
            pass


def share(mine: int, workers: int, run: str) -> None:
    """Compile this worker's parts, and wait until the others have compiled theirs.

    Parameters
    ----------
    run
        Name of this run of all tests, the same for its workers.
    """
    folder = _folder(run)
    folder.mkdir(exist_ok=True)
    for number in range(mine, len(PARTS), workers):
        with contextlib.suppress(Exception):  # the tests of what is broken say so
            compile_part(number)
        (folder / str(number)).touch()
    end = time.monotonic() + PATIENCE
    while len(list(folder.iterdir())) < len(PARTS) and time.monotonic() < end:
        time.sleep(0.1)


def tidy(run: str) -> None:
    """Remove what ``share`` left."""
    shutil.rmtree(_folder(run), ignore_errors=True)


def _folder(run: str) -> Path:
    """Where the workers of a run tell each other what is done."""
    return Path(tempfile.gettempdir()) / f"minentropy-kernels-{run}"
