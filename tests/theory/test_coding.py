import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.theory import coding

FRUIT, CITIES, NUMBERS = ["苹果", "梨", "桃"], ["广州", "上海", "北京", "杭州", "深圳"], ["1", "2", "3", "4"]
LIST = [*FRUIT, *CITIES, *NUMBERS]
GROUPS = {item: (group,) for group, items in enumerate((FRUIT, CITIES, NUMBERS)) for item in items}

weights = st.lists(st.integers(1, 1000), min_size=1, max_size=40)
paths = st.lists(st.lists(st.integers(0, 2), max_size=3).map(tuple), min_size=1, max_size=9)


@st.composite
def sequences(draw):
    tree = draw(paths)
    items = draw(st.lists(st.integers(0, len(tree) - 1), min_size=1, max_size=60))
    return items, dict(enumerate(tree))


def entropy_bits(counts):
    total = sum(counts)
    return sum(n * math.log2(total / n) for n in counts)


def test_the_list_of_the_source():
    plain, grouped = coding.plain_code(LIST), coding.tree_code(LIST, GROUPS)
    assert (plain.bits, grouped.bits) == (44, 41)
    assert plain.codelength / 12 == pytest.approx(3.5849625, abs=5e-8)
    assert grouped.codelength / 12 == pytest.approx(3.3228586, abs=5e-8)


def test_books_of_the_list_hold_markers_and_end_markers():
    books = coding.tree_code(LIST, GROUPS).books
    assert [len(books[path].words) for path in ((), (0,), (1,), (2,))] == [3, 4, 6, 5]
    assert all(coding.END in books[(group,)].words for group in range(3))
    assert coding.END not in books[()].words


def test_one_class_alone_writes_no_markers():
    one = coding.tree_code(LIST, dict.fromkeys(LIST, ("all",)))
    assert one == coding.plain_code(LIST)


def test_one_symbol_alone_has_length_zero():
    assert coding.huffman_lengths([7]) == [0]
    assert coding.plain_code(["a", "a"]).bits == 0


@given(weights)
def test_huffman_is_within_a_bit_of_the_entropy_and_fills_the_tree(counts):
    lengths = coding.huffman_lengths(counts)
    cost = sum(n * length for n, length in zip(counts, lengths, strict=True))
    assert entropy_bits(counts) - 1e-6 <= cost < entropy_bits(counts) + sum(counts)
    assert coding.kraft_sum(lengths) == 1


@given(weights)
def test_huffman_is_never_longer_than_shannon(counts):
    def cost(lengths):
        return sum(n * length for n, length in zip(counts, lengths, strict=True))

    shannon = coding.shannon_lengths(counts)
    assert cost(coding.huffman_lengths(counts)) <= cost(shannon)
    assert coding.kraft_sum(shannon) <= 1
    assert all(2.0**-length <= n / sum(counts) for n, length in zip(counts, shannon, strict=True))


@given(st.lists(st.integers(1, 6), min_size=1, max_size=4))
def test_huffman_matches_brute_force(counts):
    size = len(counts)
    grids = [()]
    for _ in range(size):
        grids = [(*g, length) for g in grids for length in range(size)]
    best = min(sum(n * length for n, length in zip(counts, g, strict=True)) for g in grids if coding.kraft_sum(g) <= 1)
    found = coding.huffman_lengths(counts)
    assert sum(n * length for n, length in zip(counts, found, strict=True)) == best


@given(weights)
def test_words_have_their_lengths_and_no_word_begins_with_another(counts):
    lengths = coding.huffman_lengths(counts)
    words = coding.prefix_code(lengths)
    assert [len(word) for word in words] == lengths
    assert len(words) == 1 or coding.is_prefix_free(words)


def test_lengths_that_no_code_has_are_refused():
    with pytest.raises(ValueError, match="Kraft"):
        coding.prefix_code([1, 1, 1])
    assert not coding.is_prefix_free(["0", "01"])


@settings(deadline=None)
@given(sequences(), st.sampled_from([coding.huffman_lengths, coding.shannon_lengths]))
def test_every_tree_code_reads_back_what_was_written(case, lengths):
    items, tree = case
    code = coding.tree_code(items, tree, lengths)
    bits = "".join(w.word for w in code.encode(items))
    assert len(bits) == code.bits
    if code.bits:
        assert code.decode(bits) == items
    else:
        assert len(set(items)) == 1


@settings(deadline=None)
@given(sequences())
def test_hierarchical_bits_lie_within_one_bit_per_word_of_the_map_equation(case):
    items, tree = case
    code = coding.tree_code(items, tree)
    symbols = sum(1 for _ in coding.written(items, code.paths))
    assert code.codelength - 1e-9 <= code.bits < code.codelength + symbols


def test_damaged_bits_are_refused():
    code = coding.tree_code(LIST, GROUPS)
    bits = "".join(w.word for w in code.encode(LIST))
    with pytest.raises(ValueError, match="code book"):
        code.decode(bits[:-1])
