"""Reading documents from files, folders, archives and tables."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minentropy_app.errors import AppError
from minentropy_app.model.imports import TextBatch
from minentropy_app.model.step import Context, drain
from minentropy_app.sources import streamed_texts, text_files, texts
from minentropy_app.sources.markup import joined_lines, plain_html, plain_markdown, unwrapped
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
    with pytest.raises(AppError, match="no file missing"):
        read(tmp_path / "missing.txt")
    with pytest.raises(AppError, match="files refused: 2"):
        read(tmp_path / "missing.txt", tmp_path / "gone.txt")
    with pytest.raises(AppError, match="unit"):
        read(tmp_path / "a.txt", unit="page")


def test_wrapped_lines_are_joined() -> None:
    line = "It is a truth universally acknowledged that a single man in possession of"
    text = f"{line}\n{line}\na good fortune.\n\nNext paragraph here.\nA short line."
    assert unwrapped(text).split("\n")[0] == f"{line} {line} a good fortune."
    assert unwrapped(text).split("\n")[2:] == ["Next paragraph here.", "A short line."]
    assert unwrapped("一" * 40 + "\n" + "二。\n\n" + "三" * 40) == "一" * 40 + "二。\n\n" + "三" * 40
    assert unwrapped("short\nlines\nwithout gaps") == "short\nlines\nwithout gaps"


def test_printed_lines_are_joined() -> None:
    line = "It is a truth universally acknowledged that"
    assert joined_lines(f"{line}\n{line} exam-\nples\nend.\nNew") == f"{line} {line} examples\nend.\nNew"
    assert (
        joined_lines("太阳是一颗恒星太阳\n是一颗恒星。\n太阳是一颗恒星太阳\n月")
        == "太阳是一颗恒星太阳是一颗恒星。\n太阳是一颗恒星太阳月"
    )
    wrapped = "x" * 40 + " well-\nknown " + "y" * 30
    assert "well-known" in unwrapped(f"{wrapped}\n\n{wrapped}\n")


def test_encodings_mixed_in_one_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    lines = ["太阳是一颗恒星，月亮绕着地球转。", "今天的天气很好，我们去公园散步吧。"]
    file.write_bytes("\n".join(lines).encode("utf-8") + b"\n" + "\n".join(lines[::-1]).encode("gb18030"))
    batch = read(file)
    assert batch.texts == ["\n".join(lines + lines[::-1])] and batch.report.encoding == "utf-8 + gb18030"
    assert batch.report.notes[0].fields == {"file": "a.txt", "count": 2, "encoding": "gb18030"}
    file.write_bytes("\n".join(lines * 9).encode("gb18030"))
    assert read(file).report.encoding == "gb18030"
    file.write_bytes("\n".join(lines * 9).encode("utf-8")[:-1])
    assert read(file).report.encoding == "utf-8"


def test_dates_and_labels_of_a_column(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("text,date,label\nsun,24/9/2022,a\nmoon,2022-10,b\nstar,soon,\n", "utf-8")
    batch = read(file)
    assert [about.get("date") for about in batch.documents.attributes] == ["2022-09-24", "2022-10", "soon"]
    assert [about.get("class") for about in batch.documents.attributes] == ["a", "b", None]
    assert any(note.fields == {"count": 1} for note in batch.report.notes)


def test_rows_of_a_text_file_and_of_tables_in_an_archive(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("太阳是一颗恒星\t天文\n面包\t食物\n", "utf-8")
    batch = read(tmp_path / "a.txt", header=False, column="1", label="2")
    assert batch.texts == ["太阳是一颗恒星", "面包"] and batch.documents.attributes[1]["class"] == "食物"
    book = openpyxl.Workbook()
    for row in (("text", "label"), ("sun", "a"), ("moon\n\nstar", "b")):
        book.active.append(row)
    book.save(tmp_path / "b.xlsx")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(tmp_path / "b.xlsx", "sky/b.xlsx")
        archive.writestr("sky/c.csv", "text,label\nearth,c\n")
        archive.writestr("sky/d.csv", b"\x89PNG\r\n")
    batch = read(tmp_path / "all.zip")
    assert batch.texts == ["sun", "moon\n\nstar", "earth"]
    assert batch.report.rejected_count == 1 and "PNG" in batch.report.rejected[0].fields["kind"]
    assert len(read(tmp_path / "b.xlsx", unit="paragraph").texts) == 3


def test_traditional_characters_can_be_simplified(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("標題,text\n頭髮,乾燥的頭髮和皇后\n", "utf-8")
    batch = read(file, simplify=True, column="text", header=True)
    assert batch.texts == ["干燥的头发和皇后"] and "头发" in batch.words and batch.documents.labels[0] == "头发"


def test_a_file_too_large_for_one_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(AppError, match="too large for one text") as caught:
        read(tmp_path / "a.txt")
    assert "by paragraph or by line" in caught.value.hint
    for module in (text_files, streamed_texts):
        monkeypatch.setattr(module, "LARGEST", 1000)
    monkeypatch.setattr(streamed_texts, "_BLOCK", 100)
    (tmp_path / "b.txt").write_text("short lines\n" * 200, "utf-8")
    assert len(read(tmp_path / "b.txt", unit="line").texts) == 200
    (tmp_path / "b.txt").write_text("one long line " * 200, "utf-8")
    for unit in ("line", "paragraph"):
        with pytest.raises(AppError, match="too large for one text"):
            read(tmp_path / "b.txt", unit=unit)


LINE = st.text(st.sampled_from("ab- 太。\t"), max_size=40) | st.sampled_from(["", " ", "x" * 50, "w" * 38 + "-"])
ENCODINGS = st.sampled_from(["utf-8", "gb18030", "utf-16"])


@given(st.lists(LINE), st.sampled_from(["\n", "\r\n", "\r"]), ENCODINGS, st.integers(1, 40))
def test_texts_that_stream_are_those_that_are_held(lines: list[str], end: str, encoding: str, block: int) -> None:
    """Whatever the blocks, the units are the same as where the file is held in memory."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(streamed_texts, "_BLOCK", block)
        file = Path(folder) / "a.txt"
        file.write_bytes(end.join(lines).encode(encoding))
        for unit in ("line", "paragraph"):
            for asked in (None, encoding):
                found = text_files.Found(file, "a.txt", size=file.stat().st_size)
                held = drain(text_files.text_of(found, asked))
                stream = streamed_texts.Stream(found, unit)
                units = [part for part in stream.units(asked) if part is not None]
                assert units == texts._parts(held.text, unit)
                assert (stream.encoding, tuple(stream.notes)) == (held.encoding, held.notes)


def test_mixed_and_damaged_lines_are_told_of_where_a_file_streams(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    lines = ["太阳是一颗恒星，月亮绕着地球转。", "今天的天气很好，我们去公园散步吧。"]
    file.write_bytes("\n".join(lines).encode("utf-8") + b"\n\n" + "\n".join(lines[::-1]).encode("gb18030"))
    batch = read(file, unit="line")
    assert batch.texts == lines + lines[::-1] and batch.report.encoding == "utf-8 + gb18030"
    assert batch.report.notes[0].fields == {"file": "a.txt", "count": 2, "encoding": "gb18030"}
    assert read(file, unit="paragraph").texts == ["\n".join(lines), "\n".join(lines[::-1])]
    file.write_bytes("\n".join(lines * 9).encode("utf-8")[:-1])
    assert read(file, unit="line").report.notes[-1].fields == {"file": "a.txt", "count": 1}
    file.write_bytes(b"")
    (tmp_path / "b.txt").write_text("words", "utf-8")
    assert read(file, tmp_path / "b.txt", unit="line").report.notes[0].fields == {"file": "a.txt"}


def test_progress_tells_bytes_of_all_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streamed_texts, "_BLOCK", 64)
    (tmp_path / "a.txt").write_text("one two three\n" * 50, "utf-8")
    (tmp_path / "b.csv").write_text("text,label\n" + "sun,a\n" * 50, "utf-8")
    (tmp_path / "c.txt").write_text("words\n", "utf-8")
    steps = list(read_texts([tmp_path], TextOptions(unit="line"), Context()))
    done = [step.done for step in steps]
    assert {step.total for step in steps} == {700 + 311 + 6} and done == sorted(done)
    assert 0 < done[10] < 700 and done[-1] >= 1011


def test_rows_with_an_endless_field_are_listed(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("text,label\nsun,a\n" + "moon " * 30_000 + ",b\nstar,c\n", "utf-8")
    batch = read(file)
    assert batch.texts == ["sun", "star"] and batch.report.rejected_count == 1
    assert batch.report.rejected[0].row == 3 and batch.report.rejected[0].fields["file"] == "a.csv"


def test_equal_keys_are_told_apart(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.csv").write_text('text,label\n"sun\n\nmoon",a\nstar,b\n', "utf-8")
    keys = read(tmp_path / "one", tmp_path / "two", unit="paragraph").documents.keys
    assert len(set(keys)) == len(keys) == 6 and keys[0] == "doc:a.csv#2"


def test_markup() -> None:
    assert plain_html("<p>a<br>b</p><script>x()</script>c &lt;") == "a\n\nb\n\nc <"
    assert plain_markdown("## T\n- *a* `b`\n```\ncode\n```\n![i](u)[t](v) https://e.org/x") == "T\n*a* b\n\nt "


@pytest.mark.real_data
def test_real_texts(shared_data: Path) -> None:
    news = read(shared_data / "texts" / "zh_news_cctv")
    assert news.report.accepted == 120 and news.tokens > 300_000
    emma = read(shared_data / "texts" / "emma.txt")
    assert emma.report.accepted == 1 and "emma" in emma.words


def test_keywords_lie_in_files_beside_the_texts(tmp_path: Path) -> None:
    for name, text in (
        ("docs/a.txt", "The sun is a star."),
        ("docs/b.txt", "The moon."),
        ("keys/a.key", "sun\n star \n\nsun\n"),
        ("keys/c.key", "lost\n"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for name in ("docs/a.txt", "keys/a.key"):
            archive.write(tmp_path / name, f"set/{name}")
    batch = drain(read_texts([tmp_path], TextOptions(), Context()))
    given = [about.get("keywords") for about in batch.documents.attributes]
    assert given == ["sun\nstar", "sun\nstar", None] and batch.report.rejected_count == 1


def test_members_of_an_archive_with_strange_paths_are_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("../up.txt", "/root.txt", "__MACOSX/a.txt", ".hidden.txt"):
            archive.writestr(name, f"words of {name}")
    assert len(drain(read_texts([tmp_path / "a.zip"], TextOptions(), Context())).texts) == 2
    assert not (tmp_path.parent / "up.txt").exists()
