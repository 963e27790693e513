"""Words per CPU second of skip-gram with Huffman softmax, gensim against our trainer, one worker each.

Both train on the same sentences with the same options, in turn; the mean log p of both models is
measured by the same exact kernel on the same pairs. Figures are CPU seconds of training alone
(all threads of the process), vocabulary and import excluded; the median of five interleaved runs.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median

import numpy as np

from minentropy_app.engines.visits import borrower_sequences, visits_of
from minentropy_app.engines.word2vec import (
    Sentences,
    Trained,
    Vocabulary,
    WordOptions,
    huffman_tree,
    mean_log_p,
    train_own,
    vocabulary_of,
)
from minentropy_app.engines.word2vec_gensim import GensimModel
from minentropy_app.model.step import Context, drain
from tests.benchmarks import Row, interleaved, row
from tests.benchmarks._synthetic import Library, loans_of

#: Interleaved runs of each; their medians are compared.
RUNS = 5
TEXTS = Path(__file__).resolve().parents[3] / "shared" / "data" / "texts"


def run(options: argparse.Namespace) -> Iterator[Row]:
    """Yield one row per corpus and dimension."""
    size = 30_000 if options.quick else 300_000
    corpora = {"synthetic loans": Sentences(*borrower_sequences(visits_of(loans_of(Library(10_000, size)))))}
    if TEXTS.is_dir():
        corpora["two English novels"] = novels(size)
    for name, sentences in corpora.items():
        for dim in (100, 3):
            yield compared(name, sentences, WordOptions(dim=dim), 1 if options.quick else RUNS)
    yield two_workers(next(iter(corpora.values())), 1 if options.quick else RUNS)
    yield tree_of(20_000 if options.quick else 350_000)


def two_workers(sentences: Sentences, runs: int) -> Row:
    """Wall seconds of one worker and of two, d = 100: means something on an idle machine only."""
    words = vocabulary_of(sentences, 5, 0.0)
    seconds: list[list[float]] = [[], []]
    for _ in range(runs):
        for workers, found in zip((1, 2), seconds, strict=True):
            start = time.perf_counter()
            drain(train_own(words, WordOptions(workers=workers), Context(threads=workers)))
            found.append(time.perf_counter() - start)
    return row("one worker against two, wall seconds", *map(median, seconds), f"{len(words.tokens):,} tokens, d = 100")


def tree_of(size: int) -> Row:
    """Build the Huffman tree of a Zipf vocabulary, gensim against ours."""
    from gensim.models import KeyedVectors
    from gensim.models.word2vec import _assign_binary_codes

    counts = np.sort((5 + 5e6 / np.arange(1, size + 1) ** 1.05).astype(np.int64))[::-1]
    vectors = KeyedVectors(1, size)
    vectors.key_to_index = {str(k): k for k in range(size)}
    vectors.index_to_key = list(vectors.key_to_index)
    vectors.expandos["count"] = counts.copy()
    huffman_tree(counts[:10])  # compiled now, not below
    peer, ours = interleaved(1, lambda: _assign_binary_codes(vectors), lambda: huffman_tree(counts))
    lengths = np.array([len(code) for code in vectors.expandos["code"]])
    weight = (np.diff(huffman_tree(counts).indptr) @ counts) / (lengths @ counts)
    return row(f"Huffman tree, V = {size:,}", peer[0], ours[0], f"mean length of codes ours / gensim {weight:.9f}")


def novels(tokens: int) -> Sentences:
    """Paragraphs of the English novels, split into lower-case words."""
    numbers: dict[str, int] = {}
    indptr, items = [0], []
    for file in ("emma.txt", "prideprejudice.txt"):
        for paragraph in re.split(r"\n\s*\n", (TEXTS / file).read_text("utf-8", errors="replace")):
            items += [numbers.setdefault(w, len(numbers)) for w in re.findall(r"[a-z']+", paragraph.lower())]
            indptr.append(len(items))
            if len(items) >= tokens:
                return Sentences(np.array(indptr), np.array(items, np.int32))
    return Sentences(np.array(indptr), np.array(items, np.int32))


def compared(name: str, sentences: Sentences, options: WordOptions, runs: int) -> Row:
    """Train with both, in turn."""
    drain(train_own(vocabulary_of(head(sentences), 1, 0.0), options, Context()))  # compiled now, not below
    words = vocabulary_of(sentences, options.min_count, options.sample)
    made: dict[str, Trained] = {}

    def ours() -> None:
        made["ours"] = Trained(words, *drain(train_own(words, options, Context())))

    models = [GensimModel(words, options) for _ in range(runs)]
    texts = [words.tokens[a:b].tolist() for a, b in pairwise(words.indptr)]

    def peer() -> None:
        model = models.pop()
        model.gensim.train(texts, total_examples=len(texts), epochs=options.epochs)
        made["peer"] = Trained(words, *model.arrays())

    seconds = interleaved(runs, peer, ours)
    middle = [median(s) for s in seconds]
    done = options.epochs * len(words.tokens)
    quality = "  ".join(f"{who} {done / s:,.0f} words/s" for who, s in zip(("gensim", "ours"), middle, strict=True))
    logs = {who: log_p(t, options) for who, t in made.items()}
    quality += f"  mean log p {logs['peer']:.4f} / {logs['ours']:.4f}"
    return row(f"{name}, {words.size:,} items, d = {options.dim}", *middle, quality)


def head(sentences: Sentences) -> Sentences:
    """The first 50 sentences."""
    return Sentences(sentences.indptr[:51], sentences.items[: sentences.indptr[50]])


def log_p(trained: Trained, options: WordOptions) -> float:
    """Mean log p over all pairs of the full window."""
    words: Vocabulary = trained.vocabulary
    return drain(mean_log_p(words, trained.tree, (trained.vectors, trained.inner), options.window, Context())) or 0.0
