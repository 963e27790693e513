"""The reference trainer: gensim's skip-gram with hierarchical softmax, in slices that can be stopped.

gensim starts threads of its own for every call of ``train``. It is therefore called for one slice
of sentences at a time: between slices lie progress, pause and cancel, and each call ends with its
threads. (An exception raised inside the sentences it iterates would hang it for ever; a slice is a
plain list, which cannot raise.) Slices are cut by tokens, never by time, because gensim draws its
random numbers per job: with one worker the same seed gives the same vectors to the last bit.
"""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from minentropy_app.model.inputs import Ids

if TYPE_CHECKING:
    from minentropy_app.engines.word2vec import Tree, Vocabulary, WordOptions

#: Work of one slice in tokens × window × dimensions: 30–80 ms on a machine of 2024.
_SLICE_WORK = 15_000_000
_WORKER_NAMES = ("_worker_loop", "_job_producer")


class GensimModel:
    """One gensim model (``gensim``) over words named 0..V−1, our numbering."""

    def __init__(self, vocabulary: Vocabulary, options: WordOptions) -> None:
        from gensim.models import Word2Vec

        logging.getLogger("gensim").addHandler(logging.NullHandler())  # it warns on stderr of small corpora
        self._tokens, self._epochs = vocabulary.tokens, options.epochs
        self._slice = int(np.clip(_SLICE_WORK // (options.dim * options.window), 5_000, 50_000))
        model = Word2Vec(
            vector_size=options.dim, window=options.window, min_count=1, sample=options.sample,
            sg=1, hs=1, negative=0, workers=options.workers, seed=options.seed,
        )  # fmt: skip
        model.lifecycle_events = None  # else every slice is remembered
        model.build_vocab_from_freq(dict(enumerate(vocabulary.counts.tolist())))
        self.gensim: Any = model
        #: Place of our word in gensim's order (it orders ties in its own way).
        self._place = np.array([model.wv.key_to_index[w] for w in range(vocabulary.size)])

    def slices(self, bounds: Ids) -> Iterator[tuple[int, int]]:
        """Yield (first, last) sentences of each slice, for every epoch."""
        for _ in range(self._epochs):
            first, count = 0, len(bounds) - 1
            while first < count:
                last = int(np.searchsorted(bounds, bounds[first] + self._slice, side="right")) - 1
                last = min(max(last, first + 1), count)
                yield first, last
                first = last

    def train(self, bounds: Ids, progress: tuple[float, float]) -> None:
        """Train on the sentences between ``bounds`` while the rate falls over this part of the whole."""
        from minentropy_app.engines.word2vec import ALPHA, MIN_ALPHA

        sentences = [self._tokens[a:b].tolist() for a, b in itertools.pairwise(bounds)]
        if bounds[-1] == bounds[0]:
            return
        high, low = (ALPHA - (ALPHA - MIN_ALPHA) * part for part in progress)
        self.gensim.train(
            sentences, total_examples=len(sentences), epochs=1, start_alpha=high, end_alpha=low, report_delay=1e9
        )
        for thread in threading.enumerate():
            if thread.name.endswith(tuple(f"({name})" for name in _WORKER_NAMES)):
                thread.join()

    def arrays(self) -> tuple[Tree, npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Return gensim's tree and vectors in our numbering; ``syn1`` has a row too many."""
        from minentropy_app.engines.word2vec import Tree

        wv, place = self.gensim.wv, self._place
        points = [wv.expandos["point"][k] for k in place]
        codes = [wv.expandos["code"][k] for k in place]
        indptr = np.concatenate([[0], np.cumsum([len(p) for p in points])]).astype(np.int64)
        tree = Tree(indptr, np.concatenate(points).astype(np.int32), np.concatenate(codes).astype(np.uint8))
        inner = self.gensim.syn1[: len(place) - 1].astype(np.float32)
        return tree, wv.vectors[place].astype(np.float32), inner
