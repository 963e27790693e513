"""Words per CPU second of skip-gram with Huffman softmax, gensim against our trainer, one worker each.

Both train on the same sentences with the same options, in turn; the mean log p of both models is
measured by the same exact kernel on the same pairs. Figures are CPU seconds of training alone
(all threads of the process), vocabulary and import excluded; the median of five interleaved runs.
What the vectors are worth is asked of pairs of words that people judged, from several seeds of each.
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

from minentropy_app.engines.neighbour_words import unit_vectors
from minentropy_app.engines.visits import borrower_sequences, visits_of
from minentropy_app.engines.word2vec import (
    Sentences,
    Trained,
    Vocabulary,
    WordOptions,
    huffman_tree,
    mean_log_p,
    train_gensim,
    train_own,
    vocabulary_of,
)
from minentropy_app.engines.word2vec_gensim import GensimModel
from minentropy_app.evaluation.word_tests import read_tests, spearman
from minentropy_app.model.step import Context, drain
from minentropy_app.sources.segmentation import Segmenter, SegmentOptions
from tests.benchmarks import Row, cpu_seconds, interleaved, row
from tests.benchmarks._synthetic import Library, loans_of

#: Interleaved runs of each; their medians are compared.
RUNS = 5
TEXTS = Path(__file__).resolve().parents[3] / "shared" / "data" / "texts"
#: Pairs of words as people judge them, and seeds of each trainer.
JUDGED = TEXTS.parent / "evaluation" / "zh_wordsim240.txt"
SEEDS = 4


def run(options: argparse.Namespace) -> Iterator[Row]:
    """Yield one row per corpus and dimension."""
    size = 30_000 if options.quick else 300_000
    corpora = {"synthetic loans": Sentences(*borrower_sequences(visits_of(loans_of(Library(10_000, size)))))}
    if TEXTS.is_dir():
        corpora["two English novels"] = novels(size)
    for name, sentences in corpora.items():
        for dim in (100, 3):
            yield compared(name, sentences, WordOptions(dim=dim), 1 if options.quick else RUNS)
    if JUDGED.is_file():
        news = chinese_news()
        corpora["Chinese news"] = news[1]
        yield similarity(news, 1 if options.quick else SEEDS)
    for name, sentences in corpora.items():
        yield two_workers(name, sentences, 1 if options.quick else RUNS)
    yield tree_of(20_000 if options.quick else 350_000)


def two_workers(name: str, sentences: Sentences, runs: int) -> Row:
    """Wall seconds of one worker and of two, d = 100: means something on an idle machine only."""
    words = vocabulary_of(sentences, 5, 0.0)
    seconds: list[list[float]] = [[], []]
    cpu, logs = [0.0, 0.0], [0.0, 0.0]
    drain(train_own(vocabulary_of(head(sentences), 1, 0.0), WordOptions(epochs=1), Context()))
    for _ in range(runs):
        for k, workers in enumerate((1, 2)):
            options = WordOptions(workers=workers)
            start, busy = time.perf_counter(), cpu_seconds()
            made = Trained(words, *drain(train_own(words, options, Context(threads=workers))))
            seconds[k].append(time.perf_counter() - start)
            cpu[k] += cpu_seconds() - busy
            logs[k] = log_p(made, options)
    quality = f"{len(words.tokens):,} tokens, d = 100  mean log p {logs[0]:.4f} / {logs[1]:.4f}"
    quality += f"  CPU seconds {cpu[0] / runs:.2f} / {cpu[1] / runs:.2f}"
    return row(f"one worker against two, wall seconds, {name}", *map(median, seconds), quality)


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


def chinese_news() -> tuple[list[str], Sentences]:
    """Return the words of the Chinese news, and their lines."""
    segmenter = Segmenter(SegmentOptions())
    numbers: dict[str, int] = {}
    indptr, items = [0], []
    for path in sorted((TEXTS / "zh_news_cctv").glob("*.md")):
        for line in path.read_text("utf-8").splitlines():
            items += [numbers.setdefault(word, len(numbers)) for word in segmenter.cut(line) if word.isalnum()]
            indptr.append(len(items))
    return list(numbers), Sentences(np.array(indptr), np.array(items, np.int32))


def similarity(corpus: tuple[list[str], Sentences], seeds: int) -> Row:
    """Spearman's correlation with what people say, of vectors of both trainers from the same texts."""
    names, sentences = corpus
    options = [WordOptions(seed=seed) for seed in range(1, seeds + 1)]
    words = vocabulary_of(sentences, 5, 0.0)
    place = {names[item]: k for k, item in enumerate(words.items.tolist())}
    pairs = [(place.get(a), place.get(b), value) for a, b, value in read_tests(JUDGED.read_text().splitlines()).pairs]
    known = [(a, b, value) for a, b, value in pairs if a is not None and b is not None]
    first, second = (np.array([pair[k] for pair in known]) for k in (0, 1))
    found: list[list[float]] = [[], []]
    seconds = [0.0, 0.0]
    for one in options:
        for k, trainer in enumerate((train_gensim, train_own)):
            start = cpu_seconds()
            units = unit_vectors(drain(trainer(words, one, Context()))[1])
            seconds[k] += cpu_seconds() - start
            cosines = (units[first] * units[second]).sum(axis=1)
            found[k].append(spearman(cosines.astype(float), np.array([pair[2] for pair in known])) or 0.0)
    told = "  ".join(
        f"{who} {np.mean(values):.3f} ± {np.std(values, ddof=min(1, seeds - 1)):.3f}"
        for who, values in zip(("gensim", "ours"), found, strict=True)
    )
    quality = f"Spearman over {seeds} seeds {told}, {len(known)} of {len(pairs)} pairs"
    return row(f"word similarity, {len(words.tokens):,} tokens of Chinese news", *seconds, quality)


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
