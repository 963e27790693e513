"""A look at texts before an import."""

from __future__ import annotations

import pytest

from minentropy_app.errors import AppError
from minentropy_app.model.step import Context, drain
from minentropy_app.sources.text_preview import check_texts, preview_texts
from minentropy_app.sources.texts import TextOptions, read_texts

LINE = "北极星几乎不动，整片星空都绕着它慢慢旋转。\n"


@pytest.fixture
def folder(tmp_path):
    for label in ("甲", "乙"):
        (tmp_path / "texts" / label).mkdir(parents=True)
        for k in range(3):
            (tmp_path / "texts" / label / f"{k}.txt").write_text(f"{LINE}{label}{k}", "utf-8")
    return tmp_path / "texts"


def test_the_preview_shows_what_the_import_reads(folder):
    batch = drain(read_texts([folder], TextOptions(), Context()))
    preview = preview_texts([folder], TextOptions())
    assert preview.files == len(batch.texts)
    about_all = batch.documents.attributes
    for shown, label, about, text, segmented in zip(
        preview.documents,
        batch.documents.labels,
        about_all,
        batch.texts,
        batch.segmented,
        strict=False,
    ):
        assert (shown.title, shown.label, shown.text) == (label, about["class"], text)
        assert shown.segmented == segmented


def test_only_the_beginning_of_a_large_file_is_read(tmp_path):
    file = tmp_path / "large.txt"
    file.write_text(LINE * 100_000, "utf-8")
    preview = preview_texts([file], TextOptions(unit="line"))
    assert preview.bytes == file.stat().st_size
    assert preview.documents[0].text == LINE.strip()
    assert "�" not in "".join(document.text for document in preview.documents)


def test_the_check_counts_what_the_import_brings(folder):
    check = drain(check_texts([folder], TextOptions(), Context()))
    batch = drain(read_texts([folder], TextOptions(), Context()))
    assert (check.documents, check.tokens, check.words) == (len(batch.texts), batch.tokens, len(batch.words))
    assert check.labels == {"甲": 3, "乙": 3}
    assert check.languages == {"zh": 6}


def test_files_that_are_no_texts_are_told_and_a_bad_choice_is_raised(tmp_path):
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    told = preview_texts([tmp_path / "a.png"], TextOptions()).error
    assert told is not None
    assert not preview_texts([tmp_path / "a.png"], TextOptions()).documents
    with pytest.raises(AppError):
        drain(check_texts([tmp_path / "a.png"], TextOptions(), Context()))


def test_columns_are_named_and_guessed(tmp_path):
    file = tmp_path / "rows.csv"
    file.write_text("编号,标签,正文\n1,天文," + LINE + "2,烹饪," + LINE, "utf-8")
    preview = preview_texts([file], TextOptions())
    assert preview.columns == ("编号", "标签", "正文")
    assert preview.roles == {"text": "正文", "class": "标签"}
