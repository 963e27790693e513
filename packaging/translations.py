"""Collect the texts of the interface into .ts files and build the .qm files that the window loads.

python packaging/translations.py            collect and build
python packaging/translations.py --check    fail if a text is untranslated or a .qm is out of date
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("en", "zh_CN")


def tool(name: str) -> str:
    """A program of the PySide6 wheel beside this Python."""
    found = Path(sys.executable).parent / name
    return str(found) if found.exists() else name


def collect(folder: Path = FOLDER) -> None:
    """Bring the .ts files up to date with the sources; English only keeps its plurals."""
    sources = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "minentropy_app").rglob("*.py"))]
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        target = folder / f"minentropy_{language}.ts"
        options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language]
        plural = ["-pluralonly"] if language == "en" else []
        command = [tool("pyside6-lupdate"), *options, *plural, *sources, "-ts", str(target)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        drop_comments(target)


def drop_comments(path: Path) -> None:
    """Leave out comments: lupdate takes our notes on constants (``#:``) for notes to translators."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "<extracomment>" not in line), "utf-8")


def build(source: Path = FOLDER, target: Path = FOLDER) -> None:
    """Build a .qm beside each .ts."""
    for language in LANGUAGES:
        command = [tool("pyside6-lrelease"), "-silent", str(source / f"minentropy_{language}.ts")]
        subprocess.run([*command, "-qm", str(target / f"minentropy_{language}.qm")], check=True)


def untranslated(path: Path) -> list[str]:
    """Texts of a .ts file without a finished translation."""
    missing = []
    for message in ET.parse(path).getroot().iter("message"):
        translation = message.find("translation")
        forms = list(translation.iter("numerusform")) if translation is not None else []
        texts = [form.text for form in forms] or [None if translation is None else translation.text]
        if translation is None or translation.get("type") == "unfinished" or not all(texts):
            missing.append(message.findtext("source") or "")
    return missing


def problems() -> list[str]:
    """What a release must not have: untranslated texts, stale .qm files."""
    found = []
    with tempfile.TemporaryDirectory() as made:
        build(FOLDER, Path(made))
        for language in LANGUAGES:
            found += [f"{language}: {text}" for text in untranslated(FOLDER / f"minentropy_{language}.ts")]
            name = f"minentropy_{language}.qm"
            if (FOLDER / name).read_bytes() != (Path(made) / name).read_bytes():
                found.append(f"{name} is older than its .ts file")
    return found


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if not options.check:
        collect()
        build()
    found = problems()
    print("\n".join(found) or "all texts are translated")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
