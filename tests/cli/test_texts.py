"""Texts through the command line: import, vectors, lists, places in documents."""

from __future__ import annotations

from pathlib import Path

import numpy as np
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


def test_show_lists_the_documents(with_texts: Path, cli: Cli) -> None:
    shown = cli("show", with_texts, "sky", "--json").json
    assert shown["columns"] == ["name", "label", "words", "sentences"]  # the sub-folder is a label
    assert shown["total"] == len(shown["rows"]) == cli("list", with_texts, "--json").json["sources"][0]["rows"]


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


def test_senses_are_shown_in_the_concordance(project: Path, tmp_path: Path, cli: Cli) -> None:
    rows = [f"the star and the {word} {k},sky" for k in range(9) for word in ("planet", "moon", "comet")]
    rows += [f"a star on the {word} {k},film" for k in range(9) for word in ("stage", "movie", "screen")]
    (tmp_path / "a.csv").write_text("text,label\n" + "\n".join(rows), "utf-8")
    assert cli("import", "texts", project, tmp_path / "a.csv", "--name", "a").code == 0
    before = cli("search", project, "star", "--kwic", "--json").json["found"]
    assert {place["sense"] for place in before} == {""}
    told = cli("run", project, "senses", "--set", "word=star", "--set", "senses=labels", "--json").json["metrics"]
    assert told["senses"] == 2 and told["undecided"] == 0 and "planet" in told["sense_2"]
    kwic = ("search", project, "star", "--kwic", "--top", 60, "--sort", "right", "--to", tmp_path / "k.csv", "--json")
    found = cli(*kwic).json["found"]
    assert all((place["sense"] == "sky") == place["left"].startswith("the") for place in found) and len(found) == 54
    assert [place["right"] for place in found] == sorted(place["right"] for place in found)
    assert len((tmp_path / "k.csv").read_text("utf-8-sig").splitlines()) == 55


def test_a_network_is_walked_and_the_model_written_without_pickle(project: Path, tmp_path: Path, cli: Cli) -> None:
    (tmp_path / "n.csv").write_text("\n".join(f"a{k},a{(k + 1) % 9}" for k in range(9)), "utf-8")
    assert cli("import", "network", project, tmp_path / "n.csv", "--name", "ring").code == 0
    run = ("run", project, "word2vec", "--on", "ring", "--set", "dim=4", "--set", "walk_length=5", "--json")
    first = cli(*run).json["metrics"]
    assert first["vocabulary"] == 9 and first["tokens"] == 9 * 10 * 5 and cli(*run).json["metrics"] == first
    assert cli("export", project, "word2vec", tmp_path / "m.npz").code == 0
    with np.load(tmp_path / "m.npz", allow_pickle=False) as model:
        assert model["words"].shape == (9,) and model["inner"].shape == (8, 4)
    assert cli("export", project, "word2vec", tmp_path / "c.csv", "--what", "curve").code == 0


def test_what_is_wrong_with_a_file_is_said_in_words_of_texts(project: Path, tmp_path: Path, cli: Cli) -> None:
    for name, data, message, hint in (
        ("a.txt", b"\x89PNG\r\n\x1a\n", "is no text", "docx, odt or pdf"),
        ("b.csv", b"\x89PNG\r\n\x1a\n", "is no text", "docx, odt or pdf"),
        ("c.pdf", b"%PDF-1.4", "damaged", "save it again"),
        ("d.doc", b"\xd0\xcf\x11\xe0", "old format of Word", "docx"),
        ("e.zip", b"PK\x03\x04", "damaged", "Copy or download"),
        ("f.txt", b"", "no text with a word", "Choose another"),
    ):
        (tmp_path / name).write_bytes(data)
        refused = cli("import", "texts", project, tmp_path / name)
        assert refused.code == 1 and message in refused.err and hint in refused.err and "loan" not in refused.err


def test_texts_are_cut_anew_without_their_files(with_texts: Path, tmp_path: Path, cli: Cli) -> None:
    for file in (tmp_path / "folder" / "sky").iterdir():
        file.unlink()
    assert cli("run", with_texts, "word2vec", "--set", "dim=2", "--set", "min_count=1", "--name", "v").code == 0
    (tmp_path / "stop.txt").write_text("the goes\n", "utf-8")
    told = cli("resegment", with_texts, "sky", "--stop-words", tmp_path / "stop.txt", "--json").json
    assert told["changed"] == 15 and told["counts"]["words"] == 7 and told["stale"] == ["v"]
    again = cli("resegment", with_texts, "sky", "--no-hmm", "--json").json
    assert again["changed"] == 0 and again["counts"]["words"] == 7
    back = cli("resegment", with_texts, "sky", "--defaults", "--json").json
    assert back["counts"]["words"] == 9 and back["stale"] == []
    refused = cli("resegment", with_texts, "v")
    assert refused.code == 1 and "holds no texts" in refused.err
    (tmp_path / "own.txt").write_text("good\nbad 1.5 n\n", "utf-8")
    malformed = cli("resegment", with_texts, "sky", "--user-dict", tmp_path / "own.txt")
    assert malformed.code == 1 and "Line 2" in malformed.err and "own.txt" in malformed.err
    assert cli("check", with_texts, "--json").json["ok"]
