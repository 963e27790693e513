"""Texts through the command line: import, vectors, lists, places in documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli

SENTENCES = "the sun is a star\nthe moon goes round the earth\nthe earth goes round the sun\n"


@pytest.fixture
def with_texts(project: Path, tmp_path: Path, cli: Cli) -> Path:
    (tmp_path / "folder" / "sky").mkdir(parents=True)
    (tmp_path / "folder" / "sky" / "a.txt").write_text(SENTENCES * 5, "utf-8")
    told = cli("import", "texts", project, tmp_path / "folder", "--name", "sky", "--unit", "line", "--json").json
    assert told["rows"] == told["accepted"] == 15 and told["counts"]["words"] == 9
    return project


def test_from_a_folder_to_related_words(with_texts: Path, cli: Cli) -> None:
    vectors = cli("run", with_texts, "word2vec", "--set", "dim=5", "--set", "min_count=1", "--json").json
    assert vectors["metrics"]["vocabulary"] == 9 and vectors["metrics"]["tokens"] == 85
    related = cli("run", with_texts, "related", "--set", "word=sun", "--set", "top=all", "--json").json
    assert related["metrics"]["sum_p"] == pytest.approx(1, abs=1e-5)
    shown = cli("show", with_texts, "related", "--json").json
    assert shown["columns"] == ["rank", "word", "score", "log_p", "count"] and shown["total"] == 9
    unknown = cli("run", with_texts, "similar", "--set", "word=sunn")
    assert unknown.code == 1 and "sun" in unknown.err


def test_no_word_often_enough(with_texts: Path, cli: Cli) -> None:
    refused = cli("run", with_texts, "word2vec", "--set", "min_count=100")
    assert refused.code == 1 and "min_count=10" in refused.err


def test_places_in_documents(with_texts: Path, cli: Cli) -> None:
    found = cli("search", with_texts, "round the", "--kwic", "--json").json
    assert found["total"] == 10 and found["found"][0]["hit"] == "round the"
    assert cli("check", with_texts, "--json").json["ok"]


def test_the_same_folder_twice_is_refused(with_texts: Path, tmp_path: Path, cli: Cli) -> None:
    assert cli("import", "texts", with_texts, tmp_path / "folder", "--name", "two").code == 1
    assert cli("import", "texts", with_texts, tmp_path / "folder", "--name", "two", "--again").code == 0
