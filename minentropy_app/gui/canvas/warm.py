"""Have the kernels compiled beside the window, which then finds them ready.

Compiling takes some ten seconds on the first start after an installation; the next starts only look whether
the file is there.
"""

from __future__ import annotations

import subprocess

from minentropy_app.gui.canvas import compiled


def in_background() -> subprocess.Popen[bytes] | None:
    """Start a process that compiles; None where that has been done."""
    if compiled.kept_file().exists():
        return None
    return subprocess.Popen(compiled.compiler(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
