"""Word vectors: skip-gram with Huffman softmax over sentences of items.

Mikolov et al. 2013 (arXiv:1301.3781); Su Jianlin, kexue.fm archives 4316, 4368 and 6191, where
each borrower's record is a sentence and each book a word. Two trainers, one interface: ``own``
(compiled here; with several workers each has vectors of its own for a stretch, ``word2vec_workers.py``) and
``gensim``, the reference.

    log p(k|i) = Σ_{(θ,d) on path(k)} log σ((−1)^d ⟨x_i, θ⟩)

Word2Vec keeps two vector sets, centre x and the inner nodes' θ; the centre vectors are the result.
"""

from __future__ import annotations

import contextlib
import itertools
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from minentropy_app.engines.kernels import skipgram
from minentropy_app.engines.word2vec_workers import Lessons, Workers, worth_starting
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Ids, Ints
from minentropy_app.model.step import Context, Step, Steps, drain
from minentropy_app.text import QT_TRANSLATE_NOOP

TRAINING = QT_TRANSLATE_NOOP("engines.word2vec", "Training word vectors")
JUDGING = QT_TRANSLATE_NOOP("engines.word2vec", "Measuring log p")

#: Learning rate at the first and the last token (the reference trainer's).
ALPHA, MIN_ALPHA = 0.025, 0.0001
#: Sentences are cut to this many tokens for training (the reference trainer drops the rest).
MAX_SENTENCE = 10_000
#: Points of the curve of log p, and tokens that each is measured on.
CURVE, CURVE_TOKENS = 20, 1000

_Vectors = npt.NDArray[np.float32]
_Flags = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class WordOptions:
    """How vectors are trained; see the parameters of the analysis ``word2vec``."""

    dim: int = 100
    window: int = 5
    epochs: int = 5
    min_count: int = 5
    sample: float = 0.0
    seed: int = 0
    workers: int = 1
    trainer: str = "own"


@dataclass(frozen=True)
class Sentences:
    """Sentence s holds the items ``items[indptr[s]:indptr[s + 1]]`` (indices of some item table)."""

    indptr: Ids
    items: Ints


@dataclass(frozen=True)
class Vocabulary:
    """The items that occur often enough, numbered by count downwards (ties: by item).

    Attributes
    ----------
    items, counts
        (V,) the item of each word, its tokens in the sentences.
    trained
        (V,) tokens expected to be trained on in one epoch, after subsampling.
    keep
        (V,) probability of a token to be kept, min(1, √(t/f) + t/f) with f the share of the word
        and t = ``sample`` (as gensim and the original program have it; 0 keeps everything).
    indptr, tokens
        The sentences in word numbers, rarer items dropped.
    """

    items: Ints
    counts: Ids
    trained: Ids
    keep: npt.NDArray[np.float64]
    indptr: Ids
    tokens: Ints

    @property
    def size(self) -> int:
        """V."""
        return len(self.items)


@dataclass(frozen=True)
class Tree:
    """Code paths as CSR over words: inner nodes from the root (V − 2) down, and bits."""

    indptr: Ids
    nodes: Ints
    bits: _Flags

    @property
    def arrays(self) -> tuple[Ids, Ints, _Flags]:
        """As the kernels take it."""
        return self.indptr, self.nodes, self.bits


@dataclass(frozen=True)
class Trained:
    """Trained vectors, aligned with ``vocabulary``.

    Attributes
    ----------
    vectors
        (V, dim) centre vectors.
    inner
        (V − 1, dim) vectors of the inner nodes.
    mean_log_p
        Mean log p(context | centre) in nats over all pairs of the full window (None where there
        is no pair, or before the end).
    curve
        (points, 2) tokens trained on, and mean log p on a sample of the sentences.
    """

    vocabulary: Vocabulary
    tree: Tree
    vectors: _Vectors
    inner: _Vectors
    mean_log_p: float | None = None
    curve: tuple[tuple[float, float], ...] = ()


#: ``trainer(vocabulary, options, context)`` yields Steps and returns (tree, vectors, inner).
Trainer = Callable[[Vocabulary, WordOptions, Context], Steps[tuple[Tree, _Vectors, _Vectors]]]


def train(sentences: Sentences, options: WordOptions, context: Context) -> Steps[Trained]:
    """Train vectors and measure mean log p.

    Raises
    ------
    AppError
        Fewer than two items occur ``min_count`` times.
    """
    vocabulary = vocabulary_of(sentences, options.min_count, options.sample)
    tree, vectors, inner, curve = yield from _watched(vocabulary, options, context)
    mean = yield from mean_log_p(vocabulary, tree, (vectors, inner), options.window, context)
    return Trained(vocabulary, tree, vectors, inner, mean, tuple(curve))


def _watched(
    vocabulary: Vocabulary, options: WordOptions, context: Context
) -> Steps[tuple[Tree, _Vectors, _Vectors, list[tuple[float, float]]]]:
    """Train, and measure log p on a sample of the sentences at the marks of the curve.

    Trainers stop at every mark (``marks``), so that the curve is the same on every machine.
    """
    sample = _sample(vocabulary)
    curve: list[tuple[float, float]] = []
    wanted = marks(options.epochs * len(vocabulary.tokens))
    steps = TRAINERS[options.trainer](vocabulary, options, context)
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            tree, vectors, inner = end.value
            return tree, vectors, inner, curve
        reached = step.numbers.get("tokens", 0.0)
        if step.snapshot is not None and len(curve) < len(wanted) and reached >= wanted[len(curve)]:
            now = step.snapshot()
            mean = drain(mean_log_p(sample, now.tree, (now.vectors, now.inner), options.window, context))
            curve.append((reached, float("nan") if mean is None else mean))
        yield step if not curve else replace(step, numbers={**step.numbers, "log p": curve[-1][1]})


def marks(tokens: int) -> list[float]:
    """Return after how many tokens log p is measured."""
    return [tokens * k / CURVE for k in range(1, CURVE + 1)]


def _sample(vocabulary: Vocabulary) -> Vocabulary:
    """Return some sentences, spread evenly, of about ``CURVE_TOKENS`` tokens in all."""
    bounds = vocabulary.indptr
    every = max(1, len(vocabulary.tokens) // CURVE_TOKENS)
    chosen = [vocabulary.tokens[bounds[s] : bounds[s + 1]] for s in range(0, len(bounds) - 1, every)]
    chosen = [words[:CURVE_TOKENS] for words in chosen]
    indptr = np.concatenate([[0], np.cumsum([len(words) for words in chosen])]).astype(np.int64)
    return replace(vocabulary, indptr=indptr, tokens=np.concatenate([np.empty(0, np.int32), *chosen]))


def vocabulary_of(sentences: Sentences, min_count: int, sample: float) -> Vocabulary:
    """Count the items, keep those with ``min_count`` tokens, renumber the sentences."""
    count = np.bincount(sentences.items, minlength=1).astype(np.int64)
    order = np.argsort(-count, kind="stable")
    items = order[count[order] >= max(1, min_count)].astype(np.int32)
    if len(items) < 2:
        raise _too_few(min_count, count)
    number = np.full(len(count), -1, np.int32)
    number[items] = np.arange(len(items), dtype=np.int32)
    tokens = number[sentences.items]
    kept = np.concatenate([[0], np.cumsum(tokens >= 0)])
    counts = count[items]
    keep = keep_probability(counts, sample)
    trained = np.maximum(1, np.rint(counts * keep)).astype(np.int64)
    return Vocabulary(items, counts, trained, keep, kept[sentences.indptr], tokens[tokens >= 0])


def keep_probability(counts: Ids, sample: float) -> npt.NDArray[np.float64]:
    """min(1, √(t/f) + t/f) per word, f = count / tokens, t = ``sample``; 1 where sample = 0."""
    if sample <= 0:
        return np.ones(len(counts))
    ratio = sample * counts.sum() / counts
    kept: npt.NDArray[np.float64] = np.minimum(1.0, np.sqrt(ratio) + ratio)
    return kept


def huffman_tree(counts: Ids) -> Tree:
    """Huffman code paths for counts sorted downwards (V >= 2)."""
    return Tree(*skipgram.code_paths(*skipgram.huffman(np.ascontiguousarray(counts, np.int64))))


def pieces(vocabulary: Vocabulary) -> Ids:
    """Sentence bounds with longer sentences cut into pieces of ``MAX_SENTENCE`` tokens."""
    bounds = vocabulary.indptr
    if not len(bounds) or np.diff(bounds).max(initial=0) <= MAX_SENTENCE:
        return bounds
    cuts = [np.arange(a, b, MAX_SENTENCE) for a, b in itertools.pairwise(bounds) if b > a]
    return np.append(np.concatenate(cuts), bounds[-1]).astype(np.int64)


def train_own(vocabulary: Vocabulary, options: WordOptions, context: Context) -> Steps[tuple[Tree, _Vectors, _Vectors]]:
    """Train with the compiled loop of ``kernels/skipgram.py``: fixed order, own generators."""
    tree = huffman_tree(vocabulary.counts)
    rng = np.random.default_rng(options.seed)
    # Uniform in ±1/dim as gensim starts; half of it, as the original program does, learns later.
    vectors = (2 * rng.random((vocabulary.size, options.dim), np.float32) - 1) / np.float32(options.dim)
    inner = np.zeros((vocabulary.size - 1, options.dim), np.float32)
    keep = np.minimum(vocabulary.keep * 2.0**32, 2.0**32).astype(np.uint64)
    bounds, tokens, epochs = pieces(vocabulary), len(vocabulary.tokens), options.epochs
    lessons = Lessons(vocabulary.tokens, bounds, tree.arrays, keep, options.window, context.cancelled)
    count = worth_starting(options.workers, tokens)
    workers = Workers(lessons, vectors, inner, [int(rng.integers(2**63)) for _ in range(count)])
    fall = (ALPHA - MIN_ALPHA) / max(1, epochs * tokens)

    def slices(first: int, last: int) -> Iterator[tuple[int, int]]:
        if count > 1:
            return workers.stretches(first, last, epoch * tokens)
        return ((first + a, first + b) for a, b in timed_slices(bounds[first : last + 1]))

    def snapshot() -> Trained:
        return Trained(vocabulary, tree, vectors.copy(), inner.copy())

    with contextlib.closing(workers):
        for epoch in range(epochs):
            rate = (ALPHA - fall * tokens * epoch, fall)
            for first, last in _marked_slices(bounds, epoch * tokens, epochs * tokens, slices):
                workers.learn(first, last, rate)
                yield _progress(context, epoch * tokens + int(bounds[last]), epochs * tokens, snapshot)
    return tree, vectors, inner


def _marked_slices(
    bounds: Ids, before: int, total: int, slices: Callable[[int, int], Iterable[tuple[int, int]]]
) -> Iterator[tuple[int, int]]:
    """Slices of which none runs over a mark of the curve."""
    inside = [mark - before for mark in marks(total) if before < mark < before + bounds[-1]]
    cuts = np.unique([0, *np.searchsorted(bounds, inside), len(bounds) - 1]).tolist()
    for begin, end in itertools.pairwise(cuts):
        yield from slices(begin, end)


def mean_log_p(
    vocabulary: Vocabulary, tree: Tree, vectors: tuple[_Vectors, _Vectors], window: int, context: Context
) -> Steps[float | None]:
    """Mean log p(context | centre) in nats: exact sigmoid, full window, no subsampling."""
    pairs, sums = 0, np.zeros(len(vocabulary.indptr) - 1)
    centre, inner = (np.ascontiguousarray(v) for v in vectors)
    for first, last in timed_slices(vocabulary.indptr):
        pairs += skipgram.sum_log_p(
            vocabulary.tokens, vocabulary.indptr, tree.arrays, centre, inner, window, first, last, sums,
            context.cancelled,
        )  # fmt: skip
        context.check()
        yield Step(JUDGING, float(vocabulary.indptr[last]), float(len(vocabulary.tokens)))
    return float(sums.sum()) / pairs if pairs else None


def timed_slices(bounds: Ids) -> Iterator[tuple[int, int]]:
    """Cut sentences into slices of about 40 ms each, whatever the speed of the machine.

    Only for work whose result does not depend on where it is cut.
    """
    first, count, budget = 0, len(bounds) - 1, 256.0
    while first < count:
        last = int(np.searchsorted(bounds, bounds[first] + budget, side="right")) - 1
        last = min(max(last, first + 1), count)
        start = time.perf_counter()
        yield first, last
        seconds = max(time.perf_counter() - start, 1e-5)
        budget = max(64.0, min(budget * 4, float(bounds[last] - bounds[first]) * 0.04 / seconds))
        first = last


def train_gensim(
    vocabulary: Vocabulary, options: WordOptions, context: Context
) -> Steps[tuple[Tree, _Vectors, _Vectors]]:
    """Train with gensim (imported only here: it takes seconds)."""
    from minentropy_app.engines.word2vec_gensim import GensimModel

    model = GensimModel(vocabulary, options)
    bounds, done = pieces(vocabulary), 0
    total = options.epochs * len(vocabulary.tokens)

    def snapshot() -> Trained:
        return Trained(vocabulary, *model.arrays())

    for first, last in model.slices(bounds):
        tokens = int(bounds[last] - bounds[first])
        model.train(bounds[first : last + 1], (done / max(1, total), (done + tokens) / max(1, total)))
        done += tokens
        yield _progress(context, done, total, snapshot)
    return model.arrays()


TRAINERS: Mapping[str, Trainer] = {"own": train_own, "gensim": train_gensim}


def _progress(context: Context, done: int, total: int, snapshot: Callable[[], Any]) -> Step:
    context.check()
    return Step(TRAINING, float(done), float(total), {"tokens": float(done)}, snapshot)


def _too_few(min_count: int, count: Ids) -> AppError:
    """Say which threshold would leave two words, if any does."""
    message = QT_TRANSLATE_NOOP(
        "engines.word2vec", "Fewer than two words occur {min_count} times: nothing can be trained."
    )
    works = int(np.sort(count)[-2]) if len(count) > 1 else 0
    if not works:
        return AppError(
            message,
            QT_TRANSLATE_NOOP(
                "engines.word2vec", "The source holds fewer than two different words: choose a larger one."
            ),
            min_count=min_count,
        )
    return AppError(
        message,
        QT_TRANSLATE_NOOP("engines.word2vec", "Set min_count={works} or lower, or choose a larger source."),
        min_count=min_count,
        works=works,
    )
