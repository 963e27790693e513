"""Related words and keywords: the loop of the sources against one pass down the tree.

The peer is the formula in a Python loop over the vocabulary (related words), and over candidates and
tokens (keywords), with numpy for each word: ``theory/huffman.py``. Models are random with the
Zipf counts of a real vocabulary: the work depends on sizes and path lengths alone. CPU
seconds on one thread, the best of several runs.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as in the program's worker; before numpy is loaded

import numpy as np

from minentropy_app.engines.huffman_softmax import HuffmanSoftmax, softmax_of
from minentropy_app.engines.word2vec import huffman_tree
from minentropy_app.model.results import Embedding
from minentropy_app.theory import huffman
from minentropy_app.theory.huffman import CodedWords
from tests.benchmarks import Row, cpu_seconds, row

DIM = 100
#: Our part is repeated and the time divided: it is too short for the clock.
REPEATS = 3


def run(options: argparse.Namespace) -> Iterator[Row]:
    """Yield related words by size of the vocabulary, then keywords by length of the text."""
    for size in (10_000,) if options.quick else (10_000, 100_000, 350_000):
        fast, slow = models(size)
        yield related(fast, slow)
        if size == 10_000 or (size == 100_000 and not options.quick):
            for length in (50, 200):
                yield keywords(fast, slow, length)


def models(size: int) -> tuple[HuffmanSoftmax, CodedWords]:
    """Return the same random model for both."""
    rng = np.random.default_rng(size)
    counts = np.sort((5 + 5e6 / np.arange(1, size + 1) ** 1.05).astype(np.int64))[::-1]
    tree = huffman_tree(counts)
    vectors = rng.normal(0, 0.3, (size, DIM)).astype(np.float32)
    inner = rng.normal(0, 0.3, (size - 1, DIM)).astype(np.float32)
    ends = tree.indptr[1:-1]
    points, codes = np.split(tree.nodes, ends), np.split(tree.bits, ends)
    made = Embedding(np.arange(size), counts, vectors, inner, tree.indptr, tree.nodes, tree.bits)
    return softmax_of(made), CodedWords(vectors, inner, points, codes)


def related(fast: HuffmanSoftmax, slow: CodedWords) -> Row:
    """Time one whole row log p(·|w)."""
    loops = 3 if fast.size < 50_000 else 1
    peer, literal = best(lambda: huffman.log_p_row(slow, 7), loops)
    ours, row_of_7 = best(lambda: fast.log_p_all(7), 30, REPEATS)
    error = np.abs(row_of_7 - literal).max()
    total = np.exp(row_of_7).sum()
    return row(f"related words, V = {fast.size:,}", peer, ours, f"largest error {error:.1e}  sum of p {total:.9f}")


def keywords(fast: HuffmanSoftmax, slow: CodedWords, length: int) -> Row:
    """Time log p(s|w) of all words of a text of so many tokens."""
    rng = np.random.default_rng(length)
    text = np.minimum(rng.zipf(1.25, 40 * length) - 1, fast.size - 1)
    text = text[text > 50][:length]  # content words, with some repetition
    candidates = np.array(list(dict.fromkeys(text.tolist())))
    peer, literal = best(lambda: huffman.log_p_text(slow, text.tolist(), candidates.tolist()), 2)
    ours, scores = best(lambda: fast.log_p_text(text, candidates), 30, REPEATS)
    error = np.abs(scores / literal - 1).max()
    case = f"keywords, V = {fast.size:,}, N = {length}"
    return row(case, peer, ours, f"{len(candidates)} candidates  largest relative error {error:.1e}")


def best(work, runs: int, repeats: int = 1):  # type: ignore[no-untyped-def]
    """Return the least CPU seconds of one call, and what it gives."""
    seconds, found = [], work()
    for _ in range(runs):
        start = cpu_seconds()
        for _ in range(repeats):
            found = work()
        seconds.append((cpu_seconds() - start) / repeats)
    return min(seconds), found
