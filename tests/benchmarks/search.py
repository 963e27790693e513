"""Full-text search: 36 MB of news stored and indexed, then queries; the literal way reads every text.

The news are the paragraphs of the real ones (of the sample where they are not there), drawn anew with a seed
and cut at random places, so that no document is another's copy. ``peer`` compares the bytes of every text in
SQLite, ``ours`` asks the index of words, then the runs of characters (``project/grams.py``). Seconds of
the process for the import, milliseconds of the process for a query, the median of seven.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from minentropy_app.model.step import Context, drain
from minentropy_app.project import imports, staging, texts
from minentropy_app.project.project import Project
from minentropy_app.sources.segmentation import Segmenter
from minentropy_app.sources.texts import TextOptions, gather_texts
from tests.benchmarks import Row, cpu_seconds, row
from tests.benchmarks.segment import corpus

#: What is looked for: in many documents and in few, no whole words, made of frequent runs, and nowhere.
QUERIES = ("经济发展", "人民", "州白云机", "国经", "的经济社", "人民的经", "鳄犀", "龘", "qzxwv")
_LITERAL = "select count(*) from documents where instr(cast(text as blob), cast(? as blob))"
_RUNS, _MOST, _FILE = 7, 50, 25_000


def run(options: argparse.Namespace) -> Iterator[Row]:
    """Yield the import, then one row a query."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = written(folder / "news", 2_000_000 if options.quick else 36_000_000)
        with Project.create(folder / "a.minent") as project:
            start = cpu_seconds()
            stored(project, folder / "news")
            seconds = cpu_seconds() - start
            (bits,) = project.reader.connection.execute("select sum(length(bits)) from text_grams").fetchone()
            database = project.path.stat().st_size
            about = f"{size / 1e6:.1f} MB of text, project {database / 1e6:.0f} MB, runs {bits / 1e6:.1f} MB"
            yield row("read, cut, stored and indexed (60 s)", None, seconds, about)
            yield from (asked(project, wanted) for wanted in QUERIES)


def written(folder: Path, size: int) -> int:
    """Write files of about 25 kB; return their bytes."""
    rng, lines, done = random.Random(7), corpus(120), 0
    folder.mkdir()
    while done < size:
        parts: list[str] = []
        while sum(map(len, parts)) < _FILE // 3:
            one, other = rng.choice(lines), rng.choice(lines)
            parts.append(one[: rng.randrange(len(one) + 1)] + other[rng.randrange(len(other) + 1) :])
        data = "\n".join(parts).encode()
        (folder / f"{done}.txt").write_bytes(data)
        done += len(data)
    return done


def stored(project: Project, folder: Path) -> None:
    """Import a folder."""
    ticket = imports.begin_import(project, imports.ImportPlan("texts", "news"))
    stage = staging.TextStage(staging.staging_folder(project.data_path, ticket))
    stage.finish(drain(gather_texts([folder], TextOptions(), Context(), stage.take)))
    drain(texts.ingest_texts(project, ticket, Context()))


def asked(project: Project, wanted: str) -> Row:
    """Ask once each way, in turn."""
    words = [word for sentence in Segmenter().sentences(wanted) for word in sentence]
    connection = project.reader.connection
    counts: list[int] = []
    works: tuple[Callable[[], int], ...] = (
        lambda: int(connection.execute(_LITERAL, [wanted]).fetchone()[0]),
        lambda: len({hit.item for hit in project.reader.concordance(wanted, words, 10**9)}),
        lambda: len(project.reader.concordance(wanted, words, _MOST)),
    )
    seconds: list[list[float]] = [[], [], []]
    for _ in range(_RUNS):
        counts = []
        for taken, work in zip(seconds, works, strict=True):
            start = cpu_seconds()
            counts.append(work())
            taken.append(1000 * (cpu_seconds() - start))
    literal, whole, first = map(median, seconds)
    found = f"in {counts[0]} texts, by us {counts[1]}; {counts[2]} places at most {_MOST}; all places {whole:.1f} ms"
    return row(f"{wanted}, ms (50)", literal, first, found)
