"""Which words best let one guess a text, and other scores of keywords.

Su Jianlin, kexue.fm archive 4316. With s = (w_1 … w_n) the tokens of a text in the vocabulary and w
one of its distinct words:

    guess         log p(s|w) = Σ_k log p(w_k|w), p of the skip-gram model
    guess-counts  the same with p(k|w) = (c_wk + m p_k) / (c_w + m), c from the windows of a corpus
    ppmi          tf(w) · √(Σ_k max(0, log p(w_k|w) − log p(w_k)))
    tfidf         tf(w) · (log((1 + D) / (1 + df(w))) + 1), D documents, df(w) of them with w

What sets many texts apart from all, of which they are a part:

    apart         n_w · log((n_w / Σn) / (c_w / Σc)), n_w and c_w how often w stands in these and in all

Added up over all words it is Σn times the relative entropy of the two: the nats saved by a code of their own.

In ppmi p comes from the documents: p(k|w) as in guess-counts with c_wk the number of passages
(``passages_of``) that hold both words, c_w = Σ_k c_wk and p_k = c_k / Σ c; from the model where there
are no documents (a text of one's own, loans). As c_ww counts the passages with w, the gained information
grows with the rarity of w, as in tfidf, and shrinks by what the rest of the text does not tell about
it. The root: the words of one text are no independent witnesses, so that n of them count for √n.

Ties are settled by first occurrence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from minentropy_app.engines.huffman_softmax import HuffmanSoftmax
from minentropy_app.engines.kernels import documents as kernels
from minentropy_app.model.inputs import Floats, Ids
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

_COUNTING = QT_TRANSLATE_NOOP("engines.keyword_scores", "Counting words that occur together")
#: m, the weight of what is known without counts.
SMOOTHING = 10.0

#: Words of a passage, and passages that longer texts are cut into at most.
_PASSAGE, _MOST_PASSAGES = 100, 2000
#: Entries of a table of candidates and words that is held at once.
_LARGEST_TABLE = 1 << 22

_Words = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Knowledge:
    """What scores are made from.

    Attributes
    ----------
    softmax, counts
        The model, and its tokens trained on.
    together
        (V, V) counts of words in each other's windows; None unless a score needs it.
    documents, frequency
        D, and (V,) the number of documents with each word.
    company
        Which passages hold which words; None unless a score needs it.
    """

    softmax: HuffmanSoftmax
    counts: Ids
    together: Any = None
    documents: int = 0
    frequency: Ids | None = None
    company: Company | None = None
    #: (V,) rarity by a table from elsewhere, in the place of D and frequency.
    rarity: Floats | None = None


@dataclass(frozen=True)
class Company:
    """Which passages hold which words; make it with ``company_of``.

    Attributes
    ----------
    indptr, passages
        Word w stands in ``passages[indptr[w]:indptr[w + 1]]``.
    count
        How many passages there are.
    total
        (V,) c_k: the distinct words of all passages with k, added up.
    """

    indptr: Ids
    passages: Ids
    count: int
    total: Floats

    def log_gain(self, words: _Words, rows: _Words, bits: npt.NDArray[np.uint64]) -> Floats:
        """Log p(k|w) − log p(k) for some words w of a text (rows of ``words``) and every word k of it."""
        together = np.empty((len(rows), len(words)), np.float64)
        kernels.count_shared(bits[rows], bits, together)
        total = np.maximum(self.total[words], 1.0)  # a text of one's own may hold words of no passage
        prior = SMOOTHING * total / self.total.sum()
        gain: Floats = np.log((together + prior) / ((total[rows][:, None] + SMOOTHING) * prior / SMOOTHING))
        return gain

    def marks(self, words: _Words) -> npt.NDArray[np.uint64]:
        """Return the passages of each word as bits."""
        bits = np.zeros((len(words), -(-self.count // kernels.BITS)), np.uint64)
        kernels.mark_documents(words, self.indptr, self.passages, bits)
        return bits


def company_of(tokens: _Words, passage: Ids, size: int) -> Company:
    """Note which passages hold which words; ``tokens`` are words 0 … size − 1, or −1 for words outside."""
    known = tokens >= 0
    count = int(passage[-1]) + 1 if len(passage) else 1
    pairs = np.unique(tokens[known] * np.int64(count) + passage[known])
    word, held = pairs // count, pairs % count
    words_in = np.bincount(held, minlength=count)
    indptr = np.concatenate([[0], np.cumsum(np.bincount(word, minlength=size))]).astype(np.int64)
    total = np.bincount(word, words_in[held], minlength=size).astype(np.float64)
    return Company(indptr, held, count, total)


def passages_of(lengths: Ids, document: Ids) -> Ids:
    """Return the passage of each sentence, given its number of words and its document (from 0, in order).

    Documents of more than some 100 words are cut at sentence ends into parts of about equal length:
    words of one passage speak of the same thing, words of one novel need not. All together
    give no more than some 2,000 passages, unless there are more documents.
    """
    starts = np.cumsum(lengths) - lengths
    first = np.flatnonzero(np.diff(document, prepend=-1))
    total = np.maximum(1, np.add.reduceat(lengths, first)) if len(first) else lengths
    parts = np.ceil(total / max(_PASSAGE, lengths.sum() / _MOST_PASSAGES)).astype(np.int64)
    at = np.repeat(np.arange(len(first)), np.diff(np.append(first, len(document))))
    part = (starts - starts[first][at]) * parts[at] // total[at]
    passage: Ids = (np.cumsum(parts) - parts)[at] + part
    return passage


def guess(known: Knowledge, text: _Words, candidates: _Words) -> Floats:
    """Log p(s|w), exactly as in the source."""
    return known.softmax.log_p_text(text, candidates)


def guess_counts(known: Knowledge, text: _Words, candidates: _Words) -> Floats:
    """Log p(s|w) with smoothed counts in place of the model."""
    words, times = np.unique(text, return_counts=True)
    tables = (log_p_counts(known, words, part) for part in _parts(candidates, len(words)))
    scores: Floats = np.concatenate([table @ times for table in tables])
    return scores


def log_p_counts(known: Knowledge, words: _Words, candidates: _Words) -> Floats:
    """(candidates, words) log (c_wk + m p_k) / (c_w + m)."""
    rows = known.together[candidates]
    share = known.counts[words] / known.counts.sum()
    total = np.asarray(rows.sum(axis=1)).reshape(-1, 1)
    table: Floats = np.log((rows[:, words].toarray() + SMOOTHING * share) / (total + SMOOTHING))
    return table


def ppmi(known: Knowledge, text: _Words, candidates: _Words) -> Floats:
    """tf(w) · √(Σ_k max(0, log p(w_k|w) − log p(w_k)))."""
    words, times = np.unique(text, return_counts=True)
    parts = _parts(candidates, len(words))
    tables: Iterator[Floats]
    if known.company is None:
        share = np.log(known.counts[words] / known.counts.sum())
        tables = (known.softmax.log_p_table(words, part) - share for part in parts)
    else:
        tables = _gains(known.company, words, parts)
    gained = np.concatenate([np.maximum(table, 0.0) @ times for table in tables])
    scores: Floats = term_counts(text, candidates) * np.sqrt(gained)
    return scores


def _gains(company: Company, words: _Words, parts: list[_Words]) -> Iterator[Floats]:
    bits = company.marks(words)
    for part in parts:
        yield company.log_gain(words, np.searchsorted(words, part), bits)


def _parts(candidates: _Words, words: int) -> list[_Words]:
    """Cut the candidates so that no table of candidates and words becomes too large."""
    rows = max(1, _LARGEST_TABLE // max(1, words))
    return [candidates[start : start + rows] for start in range(0, len(candidates), rows)]


def sentence_scores(known: Knowledge, sentences: list[_Words], counts: bool, context: Context) -> Steps[Floats]:
    """Log p(s|t) of each sentence t of a text s: how well its words together let one guess the text.

    p(k|t) is the mean of p(k|w) over the words w of t, so that long sentences have no head start;
    ``counts`` takes p from counts instead of the model. Sentences without a known word: −∞.
    """
    text = np.concatenate(sentences)
    words, times = np.unique(text, return_counts=True)
    rows = np.repeat(np.arange(len(sentences)), [len(sentence) for sentence in sentences])
    share = 1.0 / np.maximum(1, np.array([len(sentence) for sentence in sentences]))
    mix = sparse.csr_matrix((share[rows], (rows, np.searchsorted(words, text))), (len(sentences), len(words)))
    total = np.zeros(len(sentences))
    table = log_p_counts if counts else lambda known, some, every: known.softmax.log_p_table(some, every)
    step = max(1, _LARGEST_TABLE // len(words))
    for start in range(0, len(words), step):
        context.check()
        some = words[start : start + step]
        with np.errstate(divide="ignore"):
            total += np.log(mix @ np.exp(table(known, some, words))) @ times[start : start + step]
        yield Step(_COUNTING, start, len(words))
    return total


def tfidf(known: Knowledge, text: _Words, candidates: _Words) -> Floats:
    """tf(w) · (log((1 + D) / (1 + df(w))) + 1)."""
    if known.rarity is not None:
        rarity = known.rarity[candidates]
    else:
        assert known.frequency is not None
        rarity = np.log((1 + known.documents) / (1 + known.frequency[candidates])) + 1
    scores: Floats = term_counts(text, candidates) * rarity
    return scores


def apart(here: Floats, everywhere: Floats) -> Floats:
    """n_w · log((n_w / Σn) / (c_w / Σc)) of all words, (V,) counts each; 0 for words that are not ``here``."""
    seen = here > 0
    share, usual = here[seen] / here.sum(), everywhere[seen] / everywhere.sum()
    scores: Floats = np.zeros(len(here))
    scores[seen] = here[seen] * np.log(share / usual)
    return scores


#: Name -> score of the candidates of a text.
SCORES: Mapping[str, Callable[[Knowledge, _Words, _Words], Floats]] = {
    "guess": guess,
    "guess-counts": guess_counts,
    "ppmi": ppmi,
    "tfidf": tfidf,
}


def term_counts(text: _Words, candidates: _Words) -> Floats:
    """Return how often each candidate occurs in the text."""
    words, times = np.unique(text, return_counts=True)
    at = np.minimum(np.searchsorted(words, candidates), max(len(words) - 1, 0))
    return np.where(words[at] == candidates, times[at], 0).astype(float)


def distinct(text: _Words) -> _Words:
    """Return the distinct words in the order of their first occurrence."""
    words, first = np.unique(text, return_index=True)
    found: _Words = words[np.argsort(first)]
    return found


def counting_together(tokens: _Words, sentence: Ids, size: int, window: int, context: Context) -> Steps[Any]:
    """Count how often words stand within ``window`` places in one sentence; returns a (V, V) CSR matrix.

    ``tokens`` are words 0 … size − 1, or −1 for words outside; ``sentence`` numbers their sentences.
    """
    total = sparse.csr_matrix((size, size))
    for apart in range(1, window + 1):
        context.check()
        left, right = tokens[:-apart], tokens[apart:]
        both = (sentence[:-apart] == sentence[apart:]) & (left >= 0) & (right >= 0)
        ones = np.ones(int(both.sum()))
        total = total + sparse.csr_matrix((ones, (left[both], right[both])), (size, size))
        yield Step(_COUNTING, apart, window)
    return (total + total.T).tocsr()


def phrases_of(sentences: list[_Words], barred: frozenset[int], longest: int = 4) -> dict[tuple[int, ...], int]:
    """Return the phrases of 2 … ``longest`` words that occur at least twice, and how often.

    A phrase lies in one sentence, holds no barred word and no word outside the vocabulary (−1).
    """
    found: dict[tuple[int, ...], int] = {}
    for sentence in sentences:
        words = sentence.tolist()
        for start in range(len(words)):
            for end in range(start + 1, min(start + longest, len(words)) + 1):
                if words[end - 1] < 0 or words[end - 1] in barred:
                    break
                if end - start > 1:
                    phrase = tuple(words[start:end])
                    found[phrase] = found.get(phrase, 0) + 1
    return {phrase: times for phrase, times in found.items() if times > 1}


def with_phrases(
    words: dict[tuple[int, ...], float], times: Mapping[tuple[int, ...], int], alone: Mapping[int, int]
) -> dict[tuple[int, ...], float]:
    """Add phrases to scored words, and drop what occurs only inside a phrase kept.

    A phrase scores the mean of its words. ``alone`` holds how often each word occurs in all.
    """
    scored = {p: float(np.mean([words[(w,)] for w in p])) for p in times if all((w,) in words for w in p)}
    kept = {p: s for p, s in scored.items() if not _inside_longer(p, times)}
    inside: dict[int, int] = {}
    for phrase in kept:
        for word in set(phrase):
            inside[word] = inside.get(word, 0) + times[phrase] * phrase.count(word)
    free = {w: s for w, s in words.items() if inside.get(w[0], 0) < alone.get(w[0], 0)}
    return {**free, **kept}


def _inside_longer(phrase: tuple[int, ...], times: Mapping[tuple[int, ...], int]) -> bool:
    """Whether every occurrence lies inside one longer phrase."""
    size = len(phrase)
    return any(
        len(other) > size
        and count >= times[phrase]
        and any(other[k : k + size] == phrase for k in range(len(other) - size + 1))
        for other, count in times.items()
    )
