"""``evaluate-vectors`` on files as people have them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from minentropy_app.analyses.evaluate_vectors import EVALUATE_VECTORS, EvaluateVectorsParams
from minentropy_app.errors import AppError
from minentropy_app.exports.result_tables import View, table_of
from minentropy_app.model.inputs import Names, Vectors
from minentropy_app.model.params import from_text
from minentropy_app.model.step import Context, drain

WORDS = ("sun", "moon", "bread", "day", "night")


def inputs():
    values = np.array([[1, 0, 0], [0.9, 0.1, 0], [0, 0, 1], [1, 0, 1], [0.9, 0.1, 1.1]], np.float32)
    return {"vectors": Vectors(np.arange(5), values), "names": {"vectors": Names(WORDS, WORDS)}}


def run(path: Path, text: str):
    path.write_text(text, "utf-8")
    return drain(EVALUATE_VECTORS.run(inputs(), EvaluateVectorsParams(str(path)), Context()))


def test_similarity_with_coverage(tmp_path: Path):
    found = run(tmp_path / "a.csv", "sun,moon,9\r\nSun,bread,1\r\nsun,day,6\r\nsun,unknown,3")
    assert found.metrics["coverage"] == 0.75 and found.metrics["pairs"] == 4
    assert found.metrics["spearman"] == pytest.approx(1) and found.metrics["analogy_accuracy"] is None
    assert found.rows[3] == ("", "sun unknown", "3", "", None) and set(EVALUATE_VECTORS.metrics) <= set(found.metrics)


def test_analogies(tmp_path: Path):
    found = run(tmp_path / "a.txt", ": sky\nsun day moon night\nsun bread moon day\nsun x moon night\n")
    assert found.metrics["coverage"] == pytest.approx(2 / 3) and found.metrics["answered"] == 2
    assert found.metrics["analogy_accuracy"] == 0.5 and found.metrics["spearman"] is None
    table = table_of("vector-test", found, None, View())
    assert next(iter(table.rows)) == ("sky", "sun : day = moon : ?", "night", "night", 1.0)


@pytest.mark.parametrize(("text", "why"), [("only one\n", "holds no pair"), ("", "holds no pair")])
def test_a_file_that_asks_nothing(tmp_path: Path, text: str, why: str):
    with pytest.raises(AppError, match=why):
        run(tmp_path / "a.txt", text)


def test_no_file(tmp_path: Path):
    for file, why in (
        ("", "No test file"),
        (str(tmp_path / "none"), "no file none"),
        (str(tmp_path), "cannot be read"),
    ):
        with pytest.raises(AppError, match=why):
            drain(EVALUATE_VECTORS.run(inputs(), EvaluateVectorsParams(file), Context()))
    assert Path(from_text(EvaluateVectorsParams, {"file": "a.txt"}).file).is_absolute()


@pytest.mark.real_data
def test_real_files_are_understood(shared_data: Path):
    for name, pairs, questions in (
        ("en_wordsim353.tsv", 353, 0),
        ("zh_wordsim240.txt", 240, 0),
        ("CA_translated.txt", 0, 953),
    ):
        file = EvaluateVectorsParams(str(shared_data / "evaluation" / name))
        metrics = drain(EVALUATE_VECTORS.run(inputs(), file, Context())).metrics
        assert (metrics["pairs"], metrics["questions"], metrics["unread_lines"]) == (pairs, questions, 0)
