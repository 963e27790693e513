"""Shelf lists as PDF from the command line: each range begins a page."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

from minentropy_app.cli import run


@pytest.mark.parametrize(("language", "word"), [("en", "Call number"), ("zh_CN", "索书号")])
def test_each_range_begins_a_page_with_its_books(qapp, planned, tmp_path, language: str, word: str) -> None:
    file = tmp_path / "lists.pdf"
    words = ["export", str(planned), "shelf-plan", str(file), "--what", "shelf-list", "--language", language]
    assert run(words) == 0
    pages = ["".join(page.extract_text().split()) for page in PdfReader(file).pages]
    assert len(pages) == 2  # two ranges of a few bays, the second one empty
    assert "".join(word.split()) in pages[0] and "Title3" in pages[0]
    assert "1-1a-1" in pages[0] and "1-2a-1" in pages[1]


def test_what_is_no_shelf_plan_is_said(qapp, planned, tmp_path, capsys) -> None:
    words = ["export", str(planned), "placement", str(tmp_path / "x.pdf"), "--what", "shelf-list"]
    assert run(words) == 1
    assert "no shelf plan" in capsys.readouterr().err and not (tmp_path / "x.pdf").exists()
