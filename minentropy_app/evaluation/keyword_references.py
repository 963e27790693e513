"""Other people's keyword scores on the same words, to compare ours with: jieba's TF-IDF and TextRank.

Both take the very tokens and candidates that our scores take, so that what differs is the score
alone; jieba's own segmentation, list of stop words and choice of parts of speech stay out. Its
module ``jieba.analyse`` is not loaded: it reads dictionaries for seconds and leaves a file open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from minentropy_app.model.inputs import Floats

#: Words up to so many places apart are neighbours, less one; rounds; and damping: as in jieba.
_SPAN, _ROUNDS, _DAMPING = 5, 10, 0.85


def rarity_of(words: Sequence[str]) -> Floats:
    """Return idf of each word by jieba's own table, the median of the table for words that it does not know."""
    table, median = _table()
    return np.array([table.get(word, median) for word in words])


def text_rank(text: Sequence[int], candidates: Sequence[int]) -> Floats:
    """Score the candidates of a text by TextRank (Mihalcea & Tarau 2004), step by step as jieba does.

    Candidates less than 5 places apart are linked, as often as they are found so; a link of a word
    with itself has two ends at it. The score is the PageRank after ten rounds, one node after the other.
    """
    links = _links(text, frozenset(candidates))
    out = {word: sum(each.values()) for word, each in links.items()}
    rank = dict.fromkeys(links, 1 / max(1, len(links)))
    for _ in range(_ROUNDS):
        for word in sorted(links):
            gained = sum(times / out[other] * rank[other] for other, times in links[word].items())
            rank[word] = (1 - _DAMPING) + _DAMPING * gained
    return np.array([rank.get(word, 0.0) for word in candidates])


def _links(text: Sequence[int], chosen: frozenset[int]) -> dict[int, dict[int, int]]:
    links: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for k, word in enumerate(text):
        if word in chosen:
            for other in text[k + 1 : k + _SPAN]:
                if other in chosen:
                    links[word][other] += 1
                    links[other][word] += 1
    return links


@cache
def _table() -> tuple[Mapping[str, float], float]:
    import jieba

    lines = (Path(jieba.__file__).parent / "analyse" / "idf.txt").read_text("utf-8").splitlines()
    table = {word: float(value) for word, _, value in (line.rpartition(" ") for line in lines) if word}
    return table, sorted(table.values())[len(table) // 2]
