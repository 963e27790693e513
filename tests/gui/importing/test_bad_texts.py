"""Texts that cannot come in, through the window: what is wrong and what to do stand on the page."""

from __future__ import annotations

import pickle
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from minentropy_app.gui.params_form import RunForm
from tests.gui._window import SECONDS, opened
from tests.gui.importing.test_text_page import checked, texts_page  # noqa: F401
from tests.sources.test_office_files import docx, pdf

LEFT = Qt.MouseButton.LeftButton
LOCKED = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")


class _Bait:
    """Says when it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return Path.touch, (Path("unpickled"),)


def bomb(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"a" * (80 << 20))


def gigabyte(file: Path) -> None:
    with file.open("wb") as out:
        out.write("一句话。\n".encode() * 1000)
        out.truncate(1 << 30)


CASES = {
    # How thousands are parted depends on the language of the system.
    "giga.txt": (gigabyte, ("giga.txt", "too large", "024 MB")),
    "empty.txt": (lambda file: file.write_bytes(b""), ("empty", "word")),
    "signs.txt": (lambda file: file.write_text("…！？ —— \n", "utf-8"), ("word",)),
    "locked.pdf": (lambda file: file.write_bytes(pdf("secret", password="x")), ("locked.pdf", "password")),
    "locked.docx": (lambda file: file.write_bytes(LOCKED), ("password",)),
    "scan.pdf": (lambda file: file.write_bytes(pdf("", "")), ("scan.pdf", "text")),
    "bomb.zip": (bomb, ("bomb.txt", "unpacks")),
    "model.kv": (lambda file: file.write_bytes(pickle.dumps(_Bait())), ("model.kv",)),
    "broken.docx": (lambda file: file.write_bytes(docx()[:200]), ("broken.docx",)),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_and_what_to_do_stand_on_the_page(texts_page, tmp_path, name, monkeypatch):  # noqa: F811
    monkeypatch.chdir(tmp_path)
    make, told = CASES[name]
    make(tmp_path / name)
    page = texts_page(tmp_path / name)
    assert page.trouble.isVisible()
    said = page.trouble.what.text()
    for word in told:
        assert word in said, said
    assert page.trouble.remedy.text()
    assert "Traceback" not in said
    assert not page.summary.go.isEnabled()
    assert not (tmp_path / "unpickled").exists()


def test_bytes_of_two_encodings_in_one_file_are_told(qtbot, texts_page, tmp_path):  # noqa: F811
    file = tmp_path / "mixed.txt"
    file.write_bytes("前一半是这样写的。\n".encode() * 20 + "后一半是那样写的。\n".encode("gb18030") * 20)
    page = texts_page(file)
    checked(qtbot, page)
    said = " ".join(page.problems.list.item(k).text() for k in range(page.problems.list.count()))
    assert "mixed.txt" in said
    assert page.summary.go.isEnabled()


def test_a_text_too_small_to_train_on_says_which_threshold_would_do(qtbot, running, tmp_path):
    from minentropy_app.cli import run

    project, file = tmp_path / "small.minent", tmp_path / "small.txt"
    file.write_text("太阳 月亮 太阳 月亮 太阳 月亮 星星\n", "utf-8")
    for words in (["new", project], ["import", "texts", project, file]):
        assert run([*map(str, words)]) == 0
    window = opened(qtbot, running, project)
    window.run("analyse_word2vec")
    form = window.side.currentWidget()
    assert isinstance(form, RunForm)
    qtbot.mouseClick(form.go, LEFT)
    qtbot.waitUntil(window.notice.isVisible, timeout=60 * SECONDS)
    assert "5 times" in window.notice.message.text()
    assert "3" in window.notice.hint.text()
