"""``coding``: a sequence memorised by groups, or a walk written with the code books of its modules."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from minentropy_app.analyses.analysis import Analysis, Need
from minentropy_app.errors import AppError
from minentropy_app.model.estimate import Estimate, Summary
from minentropy_app.model.inputs import Floats, Ids, Ints
from minentropy_app.model.params import Choice, Int, Seed, Text, param
from minentropy_app.model.results import Coding, Partition
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP
from minentropy_app.theory.coding import (
    Kind,
    Path,
    Symbol,
    TreeCode,
    huffman_lengths,
    plain_code,
    shannon_lengths,
    tree_code,
)

_STAGE = QT_TRANSLATE_NOOP("analyses.coding", "Walking")
_STEPS_AT_ONCE = 20_000
#: The list that Su Jianlin memorises by groups (archives 7006): three fruits, five cities, four numbers.
SAMPLE = "apple pear peach Guangzhou Shanghai Beijing Hangzhou Shenzhen 1 2 3 4"
SAMPLE_GROUPS = "apple,pear,peach; Guangzhou,Shanghai,Beijing,Hangzhou,Shenzhen; 1,2,3,4"

SEQUENCE = Text(
    label=QT_TRANSLATE_NOOP("analyses.coding", "Sequence"),
    help=QT_TRANSLATE_NOOP(
        "analyses.coding",
        "Objects separated by spaces; empty: a walk through the modules, or the sample list where there are none.",
    ),
)
GROUPS = Text(
    label=QT_TRANSLATE_NOOP("analyses.coding", "Groups"),
    help=QT_TRANSLATE_NOOP(
        "analyses.coding", "Objects of a group separated by commas, groups by semicolons; others belong to no group."
    ),
)
STEPS = Int(
    label=QT_TRANSLATE_NOOP("analyses.coding", "Steps of the walk"),
    help=QT_TRANSLATE_NOOP("analyses.coding", "How long the simulated walk is."),
    minimum=1,
    maximum=1_000_000,
)
CODE = Choice(
    label=QT_TRANSLATE_NOOP("analyses.coding", "Code"),
    help=QT_TRANSLATE_NOOP("analyses.coding", "Huffman's code is the shortest; Shannon's takes ⌈−log2 p⌉ bits."),
    choices=("huffman", "shannon"),
    labels=(QT_TRANSLATE_NOOP("analyses.coding", "Huffman"), QT_TRANSLATE_NOOP("analyses.coding", "Shannon")),
)
SEED = Seed(
    label=QT_TRANSLATE_NOOP("analyses.coding", "Seed"),
    help=QT_TRANSLATE_NOOP("analyses.coding", "The same seed gives the same walk."),
)


@dataclass(frozen=True)
class CodingParams:
    """What is written, and with which words."""

    sequence: str = param("", SEQUENCE)
    groups: str = param("", GROUPS)
    steps: int = param(1_000, STEPS)
    code: str = param("huffman", CODE)
    seed: int = param(1, SEED)


def run(inputs: Mapping[str, Any], params: CodingParams, context: Context) -> Steps[Coding]:
    """Write the sequence with one book and with one book per class."""
    partition: Partition | None = inputs.get("partition")
    if params.sequence.strip():
        return _coding(params.sequence.split(), _group_paths(params), params, _no_items())
    if partition is None and params.groups.strip():
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.coding", "There are groups, but no sequence to encode."),
            QT_TRANSLATE_NOOP("analyses.coding", 'Give a sequence such as "a b c", or leave the groups out too.'),
        )
    if partition is None:
        sample = replace(params, sequence=SAMPLE, groups=SAMPLE_GROUPS)
        coded = _coding(SAMPLE.split(), _group_paths(sample), sample, _no_items())
        return replace(coded, metrics={**coded.metrics, "sample": True})
    walk = yield from _walk(partition, params, context)
    paths: dict[Hashable, Path] = {a: tuple(int(m) for m in partition.tree[:, a] if m >= 0) for a in set(walk)}
    return _coding(walk, paths, params, partition.item_ids)


def _no_items() -> Ids:
    return np.zeros(0, np.int64)


def _group_paths(params: CodingParams) -> dict[Hashable, Path]:
    """Return the class of each object: () for an object in no group."""
    paths: dict[Hashable, Path] = dict.fromkeys(params.sequence.split(), ())
    taken: set[str] = set()
    for number, group in enumerate(params.groups.split(";"), 1):
        for item in filter(None, (word.strip() for word in group.split(","))):
            if item in taken:
                raise AppError(
                    QT_TRANSLATE_NOOP("analyses.coding", "{item} is in two groups."),
                    QT_TRANSLATE_NOOP("analyses.coding", "Put every object into one group only."),
                    item=item,
                )
            taken.add(item)
            if item in paths:
                paths[item] = (number,)
    return paths


def _coding(
    sequence: Sequence[Hashable], paths: Mapping[Hashable, Path], params: CodingParams, item_ids: Ids
) -> Coding:
    lengths = huffman_lengths if params.code == "huffman" else shannon_lengths
    plain, grouped = plain_code(sequence, lengths), tree_code(sequence, paths, lengths)
    number = {item: k for k, item in enumerate(dict.fromkeys(sequence))}
    words = {symbol.name: word for symbol, word in plain.books[()].words.items()}
    used = item_ids[np.array(list(number), np.int64)] if item_ids.size else item_ids
    return Coding(
        used,
        np.array([number[item] for item in sequence], np.int32),
        _written(grouped, sequence),
        () if item_ids.size else tuple(str(item) for item in number),
        tuple(words[item] for item in number),
        _books(grouped, number if item_ids.size else {}),
        {
            "plain_bits": plain.bits,
            "hierarchical_bits": grouped.bits,
            "entropy": plain.codelength / len(sequence),
            "codelength": grouped.codelength / len(sequence),
            "objects": len(number),
            "length": len(sequence),
            "books": len(grouped.books),
        },
    )


def _books(code: TreeCode, number: Mapping[Hashable, int]) -> tuple[tuple[str, Any], ...]:
    """Return path and symbols (kind, name, count, word) of every book; items are named by their place."""
    return tuple(
        (
            ":".join(map(str, at)),
            tuple(
                (str(symbol.kind), _name(symbol, number), count, book.words[symbol])
                for symbol, count in book.counts.items()
            ),
        )
        for at, book in code.books.items()
    )


def _name(symbol: Symbol, number: Mapping[Hashable, int]) -> str:
    """Objects by their place; classes by themselves, which may be numbers too."""
    if symbol.name is None:
        return ""
    return str(number.get(symbol.name, symbol.name) if symbol.kind is Kind.OBJECT else symbol.name)


def _written(code: TreeCode, sequence: Sequence[Hashable]) -> Ints:
    book_number = {at: k for k, at in enumerate(code.books)}
    symbol_number = {at: {s: k for k, s in enumerate(book.counts)} for at, book in code.books.items()}
    rows = [(book_number[w.book], symbol_number[w.book][w.symbol]) for w in code.encode(sequence)]
    return np.array(rows, np.int32)


def _walk(partition: Partition, params: CodingParams, context: Context) -> Steps[list[int]]:
    """Follow links with probability ∝ weight; where none leads on, jump to a node ∝ its flow."""
    rng = np.random.default_rng(params.seed)
    indptr, ends, cumulated = _steps_from(partition)
    jump = np.cumsum(partition.flow)
    at = int(np.searchsorted(jump, rng.random() * jump[-1], side="right"))
    walk = [at]
    while len(walk) < params.steps:
        context.check()
        for draw in rng.random(min(_STEPS_AT_ONCE, params.steps - len(walk))):
            start, end = indptr[at], indptr[at + 1]
            if start == end:
                at = int(np.searchsorted(jump, draw * jump[-1], side="right"))
            else:
                base = cumulated[start]
                goal = base + draw * (cumulated[end] - base)
                at = int(ends[min(np.searchsorted(cumulated[start + 1 : end], goal, side="right") + start, end - 1)])
            walk.append(at)
        yield Step(_STAGE, len(walk), params.steps)
    return walk


def _steps_from(partition: Partition) -> tuple[Ids, Ints, Floats]:
    """Return links by source (both ways where undirected) with cumulated weights, one more than links."""
    source, target, weight = partition.source, partition.target, partition.weight
    if not partition.directed:
        other = source != target
        source, target, weight = (
            np.concatenate([source, target[other]]),
            np.concatenate([target, source[other]]),
            np.concatenate([weight, weight[other]]),
        )
    order = np.lexsort((weight, target, source))
    indptr = np.searchsorted(source[order], np.arange(partition.item_ids.size + 1))
    return indptr, target[order], np.concatenate([[0.0], np.cumsum(weight[order])])


def estimate(sizes: Mapping[str, Summary], params: CodingParams) -> Estimate:
    """Linear in the steps."""
    return Estimate(0.5 + 1e-5 * params.steps, 1e8 + 200 * params.steps)


CODING = Analysis(
    key="coding",
    title=QT_TRANSLATE_NOOP("analyses.coding", "Coding by groups"),
    needs=(Need("partition", ("communities",), optional=True),),
    gives="coding",
    params=CodingParams,
    metrics=("plain_bits", "hierarchical_bits", "entropy", "codelength"),
    estimate=estimate,
    run=run,
)
