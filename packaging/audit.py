"""Look at every page, panel and view of the window beside its approved picture.

    python packaging/audit.py FOLDER [--project FILE] [--only light-en] [--scene NAME]… [--approve]
                                     [--size 1440x900] [--scale 1.5] [--font 18]

Renders the sample project in both themes and languages, writes each picture and ``index.html``
(approved | now | difference) to FOLDER, and says what differs, which words are cut off, which controls lie on
each other and which letters are too pale. ``--approve`` keeps what is rendered as approved: look first.
Approved pictures are of 1280×720; at other sizes everything is looked at but nothing compared.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[1]
#: Size of window and letters at which pictures are approved.
SIZE, FONT = "1280x720", 13
LOOKS = tuple(itertools.product(("light", "dark"), ("en", "zh_CN")))
#: What the scenes need beside the sample's sources: analysis, name and options.
RUNS = (
    ("placement", "Placement", ["--on", "town library"]),
    ("placement", "Placement w2v", ["--on", "town library", "--set", "method=word2vec"]),
    ("shelf-plan", "Shelf plan", ["--on", "town library", "--on", "town rooms", "--set", "max_moved=0.25"]),
    ("communities", "Reading circles", ["--on", "town library"]),
    ("layout", "Map of books", ["--on", "town library"]),
    ("word2vec", "Words", ["--on", "town texts", "--set", "min_count=2", "--set", "epochs=20"]),
    (
        "keywords",
        "Keywords",
        ["--on", "town texts", "--on", "Words", "--set", "score=ppmi", "--set", "stop_words=true"],
    ),
    ("coding", "Coding", ["--on", "Reading circles"]),
    ("senses", "Senses", ["--on", "Words", "--on", "town texts", "--set", "word=two", "--set", "senses=labels"]),
)


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--project", type=Path, help="a project with the entries of the sample; else one is made")
    parser.add_argument("--only", default="", help="theme-language")
    parser.add_argument("--scene", action="append", default=[], help="only these scenes")
    parser.add_argument("--approve", action="store_true")
    parser.add_argument("--size", default=SIZE, help="logical pixels of the window")
    parser.add_argument("--font", type=int, default=FONT, help="size of the letters")
    parser.add_argument("--scale", type=float, default=1.0, help="device pixels for each logical one")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.here:
        return render(options)
    with tempfile.TemporaryDirectory() as folder:
        project = options.project or made(Path(folder))
        codes = [started(options, project, f"{theme}-{language}", Path(folder)) for theme, language in LOOKS]
    write_page(options.folder)
    return max(codes)


def made(folder: Path) -> Path:
    """Make the sample project and compute what is shown of it."""
    project = folder / "Town library.minent"
    for words in (["sample", str(project)], *(["run", str(project), key, "--name", n, *o] for key, n, o in RUNS)):
        subprocess.run([sys.executable, str(ROOT / "main.py"), *words], check=True, stdout=subprocess.DEVNULL)
    return project


def started(options: argparse.Namespace, project: Path, look: str, home: Path) -> int:
    """Render one look in a process of its own, because Qt fixes scale and language early."""
    if options.only not in ("", look):
        return 0
    homes = {name: str(home / look / name) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
    scale = {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": f"{options.scale:g}"}
    command = [sys.executable, __file__, str(options.folder), "--project", str(project), "--only", look, "--here"]
    command += ["--size", options.size, "--font", str(options.font)]
    command += [word for name in options.scene for word in ("--scene", name)] + ["--approve"] * options.approve
    return subprocess.run(command, env=os.environ | scale | homes, check=False).returncode


def render(options: argparse.Namespace) -> int:
    """Render one look in this process; 1 where something is wrong."""
    sys.path.insert(0, str(ROOT))
    from tests.gui._fit import cut_off, overlaps, pale
    from tests.gui._scenes import pictures
    from tests.gui._stage import Stage

    theme, language = options.only.split("-")
    wide, high = (int(side) for side in options.size.split("x"))
    stage, rows = Stage(options.project, theme, language, (wide, high), options.font), []
    for name, picture in pictures(stage, tuple(options.scene)):
        wrong = [*cut_off(stage.window), *overlaps(stage.window), *pale(stage.window, picture)]
        rows.append(looked_at(options, name, picture, wrong))
        print(f"{rows[-1]['name']}: {rows[-1]['said']}")
    stage.close()
    (options.folder / f"rows-{options.only}.json").write_text(json.dumps(rows), "utf-8")
    return int(not all(row["good"] for row in rows))


def looked_at(options: argparse.Namespace, name: str, picture: QImage, wrong: list[str]) -> dict[str, object]:
    """Write a picture with its approved one and their difference; say what is wrong."""
    from PySide6.QtGui import QImage

    from tests.gui._approved import approve, compare, marked, path_of

    theme, language = options.only.split("-")
    approved, full = path_of(name, theme, language), f"{name}-{options.only}"
    if options.approve and usual(options):
        approve(picture, approved)
    picture.save(str(options.folder / f"{full}.png"))
    files, said = [f"{full}.png"], "not approved yet" if usual(options) else "looked at"
    if approved.exists() and usual(options):
        before = QImage(str(approved))
        compared = compare(picture, before)
        marked(picture, compared).save(str(options.folder / f"{full}-difference.png"))
        before.save(str(options.folder / f"{full}-approved.png"))
        files = [f"{full}-approved.png", f"{full}.png", f"{full}-difference.png"]
        said = "as approved" if compared.same else f"{compared.share:.1%} differs"
    good = said in ("as approved", "looked at") and not wrong
    return {"name": full, "said": "; ".join([said, *wrong]), "good": good, "files": files}


def usual(options: argparse.Namespace) -> bool:
    """Whether pictures of this size are approved."""
    return (options.size, options.font) == (SIZE, FONT)


def write_page(folder: Path) -> None:
    """Gather what every look wrote into one page."""
    sys.path.insert(0, str(ROOT))
    from tests.gui._approved import Row, page

    told = [row for file in sorted(folder.glob("rows-*.json")) for row in json.loads(file.read_text("utf-8"))]
    rows = [Row(row["name"], row["said"], row["good"], tuple(row["files"])) for row in told]
    (folder / "index.html").write_text(page(rows), "utf-8")
    print(f"{sum(row.good for row in rows)} of {len(rows)} as approved: {folder / 'index.html'}")


if __name__ == "__main__":
    sys.exit(main())
