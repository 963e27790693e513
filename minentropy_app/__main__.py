"""Choose a face: worker process, compiler of the window's kernels, command line or window.

Each is imported only when chosen.
"""

from __future__ import annotations

import sys

#: Words that ask for the window; all others are commands.
_WINDOW = ("--project", "--sample")


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    if words[:1] == ["--worker"]:
        from minentropy_app.jobs.worker import serve

        return serve(words[1:])
    if words[:1] == ["--kernels"]:
        from minentropy_app.gui.canvas.compiling import main as compile_kernels

        return compile_kernels(words[1:])
    if not words or words[0] in _WINDOW:
        from minentropy_app.gui.start import start

        return start(words)
    from minentropy_app.cli import run

    return run(words)


if __name__ == "__main__":
    raise SystemExit(main())
