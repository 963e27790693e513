"""Render the README's pictures from the sample: ``python packaging/pictures.py`` (some two minutes).

Makes the sample project in a folder of its own, computes what the window shows of it, and writes each
view with the program's own ``picture`` command.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "resources" / "docs"
#: Analysis, name of the result, and its options.
RUNS = (
    ("placement", "Placement", ["--on", "town library"]),
    ("shelf-plan", "Shelf plan", ["--on", "town library", "--on", "town rooms", "--set", "max_moved=0.25"]),
    ("communities", "Reading circles", ["--on", "town library"]),
    ("layout", "Map of books", ["--on", "town library"]),
    ("word2vec", "Words", ["--on", "town texts", "--set", "min_count=2", "--set", "epochs=20"]),
    (
        "keywords",
        "Keywords",
        ["--on", "town texts", "--on", "Words", "--set", "score=ppmi", "--set", "stop_words=true"],
    ),
)
#: File, entry, view, theme and language.
PICTURES = (
    ("space.png", "Placement", "space", "light", "en"),
    ("plan.png", "Shelf plan", "plan", "light", "en"),
    ("network.png", "Reading circles", "network", "light", "en"),
    ("map.png", "Map of books", "map", "dark", "en"),
    ("words.png", "Words", "words", "dark", "en"),
    ("keywords.png", "Keywords", "keywords", "light", "zh_CN"),
)
#: Size of the window where it is not the usual one: many spheres make large files.
SIZES = {"space": "1240x740"}


def call(*words: str) -> None:
    """Call the program; fail loudly."""
    subprocess.run([sys.executable, str(ROOT / "main.py"), *words], check=True, stdout=subprocess.DEVNULL)


def slim(file: Path) -> None:
    """Round colours to steps of four, which nobody sees and which halves the file."""
    import numpy as np
    from PySide6.QtGui import QImage

    picture = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(picture.bits(), np.uint32)
    pixels[:] = pixels & 0xFFFCFCFC | pixels >> 6 & 0x030303
    picture.save(str(file), "PNG", 0)  # 0: the smallest file


def main() -> int:
    """Render everything."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        project = str(Path(folder) / "Town library.minent")
        call("sample", project)
        for analysis, name, options in RUNS:
            call("run", project, analysis, "--name", name, *options)
        for file, entry, view, theme, language in PICTURES:
            words = ["--view", view, "--theme", theme, "--language", language, "--size", SIZES.get(view, "1440x900")]
            call("picture", project, entry, str(TARGET / file), *words)
            slim(TARGET / file)
            print(f"{file}: {entry}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
