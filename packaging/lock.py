"""Rebuild the two locked requirements files: ``.venv/bin/python packaging/lock.py [--upgrade]``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(arguments: list[str]) -> None:
    """Compile the runtime lock, then the development lock within its versions."""
    base = [sys.executable, "-m", "uv", "pip", "compile", "--universal", "--generate-hashes", "--quiet"]
    base += ["--python-version", "3.11", "--custom-compile-command", "python packaging/lock.py", *arguments]
    runtime, development = HERE / "requirements.txt", HERE / "requirements-dev.txt"
    project = str(HERE.parent / "pyproject.toml")
    subprocess.run([*base, project, "-o", str(runtime)], check=True)
    subprocess.run([*base, project, "--extra", "dev", "-c", str(runtime), "-o", str(development)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
