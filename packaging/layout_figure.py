"""Draw what the benchmark of layouts found, from the file it appends to.

    python -m tests.benchmarks tsne
    python packaging/layout_figure.py [build/benchmarks.csv]

Writes ``resources/docs/layouts.csv`` (the latest row of each case) and ``resources/docs/layouts.svg``.
"""

from __future__ import annotations

import csv
import math
import sys
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "resources" / "docs"
LEFT, BAR, GAP, WIDTH = 250, 16, 14, 860
#: CPU seconds at the left end of the scale, and pixels per factor of ten.
FIRST, DECADE = 0.3, 155
#: Programs that make another cost small, so that only their time can be set beside ours.
OTHERS = {"umap": "UMAP (another cost)", "pacmap": "PaCMAP (another cost)"}
OURS, THEIRS, INK, LINE = "#0072B2", "#A9B1B8", "#1F2933", "#D9DEE3"


def main() -> int:
    """Read, keep the latest of each case, write both files."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "benchmarks.csv"
    with source.open(newline="", encoding="utf-8") as file:
        rows = {row["case"]: row for row in csv.DictReader(file) if row["name"] == "tsne"}
    if not rows:
        print(f"{source} holds no row of the benchmark tsne: run it first.", file=sys.stderr)
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    kept = sorted(rows.values(), key=lambda row: (row["case"].split(" in ")[1][:3], points(row), row["case"]))
    with (TARGET / "layouts.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(kept[0]))
        writer.writeheader()
        writer.writerows(kept)
    (TARGET / "layouts.svg").write_text(drawn(kept), encoding="utf-8")
    return 0


def points(row: dict[str, str]) -> int:
    """Number of points of a case such as ``2,000 in 2-D against openTSNE-bh``."""
    return int(row["case"].split()[0].replace(",", ""))


def drawn(rows: list[dict[str, str]]) -> str:
    """Two bars a case on a logarithmic scale of CPU seconds, the ratio beside them."""
    height = 64 + len(rows) * (2 * BAR + GAP) + 20
    parts = [grid(height), *(bars(row, 56 + k * (2 * BAR + GAP)) for k, row in enumerate(rows))]
    legend = text(LEFT, 20, "CPU seconds for everything, neighbours included (logarithmic)", INK)
    key = "".join(
        f'<rect x="{x}" y="28" width="10" height="10" fill="{paint}"/>{text(x + 15, 37, label, INK)}'
        for x, paint, label in ((LEFT, OURS, "MinEntropy"), (LEFT + 105, THEIRS, "the other program"))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#FFFFFF"/>'
        f"{legend}{key}{''.join(parts)}</svg>\n"
    )


def grid(height: int) -> str:
    """Vertical lines at 1, 10, 100 and 1,000 seconds."""
    lines = ""
    for seconds in (1, 10, 100, 1000):
        x = place(seconds)
        lines += f'<path d="M{x:.1f} 48V{height - 22}" stroke="{LINE}"/>'
        lines += text(x, height - 8, f"{seconds:,} s", INK, "middle")
    return lines


def bars(row: dict[str, str], top: int) -> str:
    """The peer's bar above ours; a case without a peer has one."""
    label, _, peer = row["case"].partition(" against ")
    out = text(LEFT - 10, top + BAR - 4, f"{label}{', ' + OTHERS.get(peer, peer) if peer else ''}", INK, "end")
    for k, (name, paint) in enumerate((("peer", THEIRS), ("ours", OURS))):
        if row[name]:
            y, end = top + k * BAR, place(float(row[name]))
            ratio = compared(float(row["ratio"])) if name == "ours" and row["ratio"] else ""
            out += f'<rect x="{LEFT}" y="{y}" width="{end - LEFT:.1f}" height="{BAR - 2}" fill="{paint}"/>'
            out += text(end + 6, y + BAR - 4, f"{float(row[name]):.1f} s{ratio}", INK)
    return out


def compared(ratio: float) -> str:
    """How our time stands to the other."""
    return f"  ({ratio:.1f} times less)" if ratio >= 1 else f"  ({1 / ratio:.1f} times more)"


def place(seconds: float) -> float:
    """Pixels from the left."""
    return LEFT + DECADE * math.log10(max(seconds, FIRST) / FIRST)


def text(x: float, y: float, words: str, paint: str, anchor: str = "start") -> str:
    """One line of text."""
    return f'<text x="{x:.1f}" y="{y}" fill="{paint}" text-anchor="{anchor}">{escape(words)}</text>'


if __name__ == "__main__":
    sys.exit(main())
