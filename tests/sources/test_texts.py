"""Reading documents from files, folders, archives and tables."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from minentropy_app.errors import AppError
from minentropy_app.model.imports import TextBatch
from minentropy_app.model.step import Context, drain
from minentropy_app.sources.markup import plain_html, plain_markdown, unwrapped
from minentropy_app.sources.texts import TextOptions, read_texts


def read(*files: Path, **options: object) -> TextBatch:
    batch = drain(read_texts(files, TextOptions(**options), Context()))  # type: ignore[arg-type]
    report = batch.report
    assert report.rows == report.accepted + report.duplicates + report.excluded + report.rejected_count
    assert report.accepted == len(batch.texts) == len(batch.segmented) == len(batch.documents.keys)
    assert batch.words == sorted({word for text in batch.segmented for word in text.split()})
    assert batch.tokens == sum(len(text.split()) for text in batch.segmented)
    return batch


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "语料"
    for name, data in {
        "天文/a.txt": "太阳是一颗恒星。".encode("gb18030"),
        "天文/b.md": "# 月亮\n\n[链接](http://x.y/z) **月亮** 绕地球。\n".encode(),
        "food/c.html": b"<html><style>p{}</style><p>Fresh bread &amp; salt</p></html>",
        "food/empty.txt": b"",
        "food/d.pdf": b"%PDF-1.4",
        ".hidden/e.txt": b"never",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root


def test_a_folder_with_labels_and_nothing_lost(folder: Path) -> None:
    batch = read(folder)
    assert batch.segmented == ["fresh bread salt", "太阳 是 一颗 恒星", "月亮\n链接 月亮 绕 地球"]
    assert [about["class"] for about in batch.documents.attributes] == ["food", "天文", "天文"]
    assert [about["language"] for about in batch.documents.attributes] == ["en", "zh", "zh"]
    assert batch.report.excluded == 1 and batch.report.rejected_count == 1
    assert batch.report.rejected[0].fields["file"] == "food/d.pdf"
    assert set(batch.report.encoding.split(", ")) >= {"utf-8", "gb18030"}


def test_an_archive_is_read_like_a_folder(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for file in folder.rglob("*.*"):
            if file.is_file():
                archive.write(file, file.relative_to(folder).as_posix())
    assert read(tmp_path / "all.zip").segmented == read(folder).segmented


def test_a_bomb_inside_an_archive_is_refused_and_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("good.txt", "fine words")
        archive.writestr("bomb.txt", b"a" * (80 << 20))
    report = read(tmp_path / "all.zip").report
    assert report.accepted == report.rejected_count == 1
    assert "bomb.txt" in report.rejected[0].fields["file"]


def test_units(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("one two\nthree\n\nfour five\n", "utf-8")
    assert [len(read(file, unit=unit).texts) for unit in ("file", "paragraph", "line")] == [1, 2, 3]


def test_a_column_of_a_table(tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    file.write_text("标题\t正文\t类别\n太阳\t太阳是一颗恒星\t天文\n空\t……\t天文\n", "utf-8")
    batch = read(file)
    assert batch.documents.labels == ["太阳"] and batch.documents.attributes[0]["class"] == "天文"
    assert batch.report.excluded == 1 and batch.report.columns == {"text": "正文", "class": "类别", "title": "标题"}
    assert read(file, column="1").texts == ["太阳", "空"]
    with pytest.raises(AppError, match="no column"):
        read(file, column="nothing")


def test_keywords_of_a_table_without_header(tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    file.write_text("task\t太阳是一颗恒星\t恒星_太阳\ntask\t月亮绕地球\t月亮_\n", "utf-8")
    batch = read(file, header=False, column="2", keywords="3", keyword_separator="_")
    assert [about["keywords"] for about in batch.documents.attributes] == ["恒星\n太阳", "月亮"]


def test_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("……", "utf-8")
    with pytest.raises(AppError, match="no text with a word"):
        read(tmp_path / "a.txt")
    with pytest.raises(AppError, match="refused"):
        read(tmp_path / "missing.txt")
    with pytest.raises(AppError, match="unit"):
        read(tmp_path / "a.txt", unit="page")


def test_wrapped_lines_are_joined() -> None:
    line = "It is a truth universally acknowledged that a single man in possession of"
    text = f"{line}\n{line}\na good fortune.\n\nNext paragraph here.\nA short line."
    assert unwrapped(text).split("\n")[0] == f"{line} {line} a good fortune."
    assert unwrapped(text).split("\n")[2:] == ["Next paragraph here.", "A short line."]
    assert unwrapped("一" * 40 + "\n" + "二。\n\n" + "三" * 40) == "一" * 40 + "二。\n\n" + "三" * 40
    assert unwrapped("short\nlines\nwithout gaps") == "short\nlines\nwithout gaps"


def test_markup() -> None:
    assert plain_html("<p>a<br>b</p><script>x()</script>c &lt;") == "a\n\nb\n\nc <"
    assert plain_markdown("## T\n- *a* `b`\n```\ncode\n```\n![i](u)[t](v) https://e.org/x") == "T\n*a* b\n\nt "


@pytest.mark.real_data
def test_real_texts(shared_data: Path) -> None:
    news = read(shared_data / "texts" / "zh_news_cctv")
    assert news.report.accepted == 120 and news.tokens > 300_000
    emma = read(shared_data / "texts" / "emma.txt")
    assert emma.report.accepted == 1 and "emma" in emma.words
