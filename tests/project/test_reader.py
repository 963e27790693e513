from __future__ import annotations

import numpy as np
import pytest

from minentropy_app.errors import AppError
from minentropy_app.model.inputs import NO_CLASS
from minentropy_app.project import edits
from minentropy_app.project.edits import History
from minentropy_app.project.project import Project
from tests.project.helpers import ROWS, Row, import_loans, loan_batch, run_placement

BOOKS: list[Row] = [("ann", key, 1) for key in ("k1", "k2", "k3", "红楼梦", "100%", "a_b")]
ATTRIBUTES = {
    "k1": {"author": "Jane Austen", "call_number": "I561.44"},
    "k2": {"author": "Qian Zhongshu", "call_number": "I246.5"},
    "k3": {"call_number": "TP312"},
    "红楼梦": {"author": "曹雪芹", "call_number": "I242.4"},
}


@pytest.fixture
def library(project: Project) -> Project:
    batch = loan_batch(BOOKS, attributes=ATTRIBUTES)
    labels = {
        "k1": "Emma",
        "k2": "ＡＢＣ of Emmas",
        "k3": "Straße",
        "红楼梦": "红楼梦",
        "100%": "100% pure",
        "a_b": "a_b",
    }
    for number, key in enumerate(batch.items.keys):
        batch.items.labels[number] = labels[key]
    import_loans(project, batch)
    return project


def found(project: Project, text: str, limit: int = 50) -> list[str]:
    return [hit.key for hit in project.reader.search(text, limit)]


def test_labels_beginning_with_the_text_come_first(library: Project) -> None:
    assert found(library, "emma") == ["k1", "k2"]
    assert found(library, "abc") == ["k2"]
    assert found(library, "STRASSE") == ["k3"]


def test_authors_keys_and_parts_of_words_are_found(library: Project) -> None:
    assert found(library, "austen") == ["k1"]
    assert found(library, "楼") == ["红楼梦"] and found(library, "曹雪") == ["红楼梦"]
    assert set(found(library, "k")) >= {"k1", "k2", "k3"}
    assert found(library, "emmas zhongshu") == ["k2"]


@pytest.mark.parametrize(
    ("text", "keys"), [("%", ["100%"]), ("_", ["a_b"]), ("'", []), ("", []), ("  ", []), ("zzz", [])]
)
def test_signs_mean_themselves(library: Project, text: str, keys: list[str]) -> None:
    assert found(library, text) == keys


def test_a_search_has_a_limit_and_says_where_it_found(library: Project) -> None:
    assert len(found(library, "k", limit=2)) == 2 and found(library, "k", limit=0) == []
    hit = library.reader.search("emma")[0]
    assert (hit.label, hit.author, hit.source, hit.kind) == ("Emma", "Jane Austen", "loans", "book")


@pytest.mark.parametrize("text", ["emma", "a", "STRASSE", "e a", "100%", "", "  ", "nowhere"])
def test_all_that_match_are_those_that_a_search_without_limit_finds(library: Project, text: str) -> None:
    assert sorted(library.reader.matching(text)) == sorted(hit.item for hit in library.reader.search(text, 10_000))


def test_what_is_in_the_bin_is_not_found(library: Project) -> None:
    History(library).do(edits.delete(library, library.reader.entry("loans")))
    assert found(library, "emma") == [] and library.reader.matching("emma") == []


def test_choices_complete_a_prefix(library: Project) -> None:
    assert [c.value for c in library.reader.choices("items", "em")] == ["k1"]
    assert [c.value for c in library.reader.choices("column", "")] == ["author", "call_number"]
    assert library.reader.choices("word", "em") == [] and library.reader.choices("zones", "") == []


def test_classes_come_from_call_numbers(library: Project) -> None:
    held = library.reader.load(library.reader.entry("loans"))
    keys = library.reader.keys(held.item_ids)
    classes = {k: held.class_names[c] if c != NO_CLASS else "" for k, c in zip(keys, held.item_class, strict=True)}
    assert classes == {"k1": "I", "k2": "I", "k3": "T", "红楼梦": "I", "100%": "", "a_b": ""}


def test_columns_are_aligned_with_the_ids_asked_for(library: Project) -> None:
    ids = library.reader.load(library.reader.entry("loans")).item_ids
    asked = np.array([ids[-1], 999, ids[0], ids[-1]])
    assert library.reader.keys(asked) == ["红楼梦", "", "100%", "红楼梦"]
    assert library.reader.attributes(asked, "author") == ["曹雪芹", "", "", "曹雪芹"]
    assert library.reader.attributes(asked, 'no "such" [name]') == ["", "", "", ""]
    assert [item.key for item in library.reader.items(asked)] == ["红楼梦", "100%", "红楼梦"]


def test_an_unknown_name_lists_the_known_ones(library: Project) -> None:
    with pytest.raises(AppError, match="nothing named nope") as caught:
        library.reader.entry("nope")
    assert "loans" in caught.value.remedy
    for ref in ("s99", "r99", "x1", "s", "s1x"):
        with pytest.raises(AppError, match="no longer"):
            library.reader.by_ref(ref)


def test_free_names_are_numbered(library: Project) -> None:
    assert library.reader.free_name("fresh") == "fresh"
    assert library.reader.free_name("loans") == "loans 2"
    run_placement(library, library.reader.entry("loans"), "loans 2")
    assert library.reader.free_name("loans") == "loans 3"


def test_two_sources_do_not_mix(project: Project) -> None:
    one = import_loans(project, loan_batch(ROWS), "one").source
    two = import_loans(project, loan_batch(ROWS[:3]), "two").source
    assert [s.name for s in project.reader.sources()] == ["one", "two"]
    first, second = project.reader.load(one), project.reader.load(two)
    assert (len(first.item), len(second.item)) == (9, 3)
    assert not set(first.item_ids) & set(second.item_ids)


def test_a_reader_sees_what_was_written_since(project: Project) -> None:
    reader = project.reader
    assert reader.sources() == []
    import_loans(project, loan_batch(ROWS))
    assert len(reader.sources()) == 1
