"""Render every view and dialog offscreen: both themes, both languages, three scales.

    python packaging/screenshots.py FOLDER [--data SHARED_DATA] [--only light-en-1]

A process of its own is started for each combination, because Qt fixes scale and language early.
Without real loans an invented library is shown.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: scale -> logical size of the window: the three screens that must look right.
SIZES = {"1": (1280, 720), "1.5": (1440, 900), "2": (1920, 1080)}
DATA = ROOT.parent / "shared" / "data"


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--only", default="", help="theme-language-scale")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.here:
        return render(options)
    for theme, language, scale in itertools.product(("light", "dark"), ("en", "zh_CN"), SIZES):
        name = f"{theme}-{language}-{scale}"
        if options.only in ("", name):
            environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
            command = [
                sys.executable,
                __file__,
                str(options.folder),
                "--data",
                str(options.data),
                "--only",
                name,
                "--here",
            ]
            subprocess.run(command, env=environment, check=True)
    return 0


def render(options: argparse.Namespace) -> int:
    """Render one combination in this process."""
    sys.path.insert(0, str(ROOT))
    from tests.gui._gallery import Gallery

    theme, language, scale = options.only.split("-")
    gallery = Gallery(theme, language, SIZES[scale], options.data)
    for name, picture in gallery.pictures():
        target = options.folder / f"{name}-{options.only}.png"
        picture.save(str(target))
        print(target.name)
    gallery.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
