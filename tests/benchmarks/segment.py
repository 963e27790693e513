"""Segmentation: bytes per CPU second and equal lines, jieba against ours (rjieba), line by line."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from minentropy_app.sources.segmentation import Segmenter, SegmentOptions
from tests.benchmarks import Row, cpu_seconds, row

TEXTS = Path(__file__).resolve().parents[3] / "shared" / "data" / "texts"
_BUILT_IN = Path(__file__).resolve().parents[2] / "resources" / "samples" / "texts" / "zh.tsv"


def run(options: argparse.Namespace) -> Iterator[Row]:
    """Yield one row with the guessing of new words, one without."""
    lines = corpus(10 if options.quick else 120)
    for hmm in (True, False):
        yield compared(lines, hmm)


def corpus(files: int) -> list[str]:
    """Return the lines of the Chinese texts (of the sample where they are not there)."""
    if not TEXTS.is_dir():
        return _BUILT_IN.read_text("utf-8").splitlines()
    paths = sorted((TEXTS / "zh_news_cctv").glob("*.md"))[:files]
    paths += sorted(TEXTS.glob("*.txt")) if files > 50 else []
    return [line for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]


def compared(lines: list[str], hmm: bool) -> Row:
    """Cut all lines with both."""
    made, seconds = {}, {}
    for name in ("jieba", "rjieba"):
        segmenter = Segmenter(SegmentOptions(segmenter=name, hmm=hmm))
        segmenter.cut("热身")
        start = cpu_seconds()
        made[name] = [segmenter.cut(line) for line in lines]
        seconds[name] = cpu_seconds() - start
    equal = sum(a == b for a, b in zip(made["jieba"], made["rjieba"], strict=True)) / len(lines)
    size = sum(len(line.encode()) for line in lines) / 1e6
    speed = f"{size / seconds['jieba']:.2f} / {size / seconds['rjieba']:.2f} MB/s"
    quality = f"{len(lines):,} lines, {size:.1f} MB  {100 * equal:.3f} % of lines equal  {speed}"
    return row(
        f"segmentation, new words {'guessed' if hmm else 'not guessed'}", seconds["jieba"], seconds["rjieba"], quality
    )
