from __future__ import annotations

import re

import numpy as np
import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from minentropy_app.errors import AppError
from minentropy_app.gui.export_picture import picture_of, write_picture
from minentropy_app.gui.view_kinds import VIEW_KINDS
from tests.gui._window import SECONDS, opened
from tests.gui._window import shown as settled


@pytest.fixture
def picture(shown):
    view, _ = shown
    return picture_of(view, "Library 图书馆")


def test_png_has_the_pixels_of_its_resolution(picture, tmp_path):
    write_picture(picture, tmp_path / "图.png", 192)
    image = QImage(str(tmp_path / "图.png"))
    assert (image.width(), image.height()) == (1800, 1400)
    assert image.dotsPerMeterX() == round(192 / 0.0254)


def test_png_at_screen_resolution_is_what_the_screen_shows(shown, picture, tmp_path):
    view, _ = shown
    write_picture(picture, tmp_path / "a.png", 96)
    written = QImage(str(tmp_path / "a.png")).convertToFormat(QImage.Format.Format_RGB32)
    screen = view.canvas.frame.image.convertToFormat(QImage.Format.Format_RGB32)
    a, b = (np.frombuffer(i.constBits(), np.uint8).reshape(700, 900, 4)[..., :3].astype(int) for i in (written, screen))
    covered = np.zeros((700, 900), bool)
    for legend, place in picture.legends:
        x, y = int(place.x()), int(place.y())
        covered[y : y + legend.height(), x : x + legend.width()] = True
    assert np.abs(a - b)[~covered].max() == 0
    assert np.abs(a - b)[covered].max() > 0, "the legends are drawn too"


def test_pdf_embeds_the_fonts_of_its_letters(qtbot, tokens, tmp_path):
    from minentropy_app.gui.selection import SelectionModel
    from minentropy_app.gui.views.space_view import SpaceView
    from tests.gui._samples import invented
    from tests.gui.conftest import settle

    model = invented(60)
    model = type(model)(model.item_ids, model.positions, model.loans, lambda ids: [f"红楼梦 {i}" for i in ids.tolist()])
    view = SpaceView(model, SelectionModel(), tokens)
    qtbot.addWidget(view)
    view.resize(600, 500)
    view.show()
    settle(qtbot, view)
    write_picture(picture_of(view), tmp_path / "a.pdf", 150)
    view.shut_down()
    pdf = (tmp_path / "a.pdf").read_bytes()
    assert re.search(rb"/FontFile[23]?\b", pdf), "a font file is inside"
    assert not re.search(rb"/Type /Font\b(?:(?!endobj).)*/BaseFont /Helvetica", pdf, re.S)
    assert b"/MediaBox [0 0 450" in pdf.replace(b".000000", b"")


def test_svg_holds_the_picture_and_letters_that_can_be_found(picture, tmp_path):
    write_picture(picture, tmp_path / "a.svg", 96)
    svg = (tmp_path / "a.svg").read_text("utf-8")
    assert "data:image/png;base64" in svg
    assert "图书馆" in svg
    assert 'viewBox="0 0 900 700"' in svg
    assert picture.texts[0].text in svg, "names are text, not outlines"
    families = re.findall(r'<text[^>]*font-family="([^"]*)"', svg)
    assert families and all("Microsoft YaHei" in each and "sans-serif" in each for each in families)
    assert svg.count("textLength=") >= len(picture.texts), "each keeps its width where its font is missing"


def test_nothing_is_left_behind_when_it_cannot_be_written(picture, tmp_path):
    with pytest.raises(AppError):
        write_picture(picture, tmp_path / "nowhere" / "a.png")
    assert list(tmp_path.iterdir()) == []


def test_bad_wishes_are_explained(picture, tmp_path):
    with pytest.raises(AppError, match="ending"):
        write_picture(picture, tmp_path / "a.bmp")
    with pytest.raises(AppError, match="too many"):
        write_picture(picture, tmp_path / "a.png", 9600)


def test_a_picture_not_yet_drawn_is_refused(qtbot, tokens):
    from minentropy_app.gui.selection import SelectionModel
    from minentropy_app.gui.views.space_view import SpaceView
    from tests.gui._samples import invented

    view = SpaceView(invented(30), SelectionModel(), tokens)
    qtbot.addWidget(view)
    with pytest.raises(AppError, match="not ready"):
        picture_of(view)
    view.shut_down()


#: Kinds of views that are tables, lists and texts: what they show is written as a table.
READ = {"table", "modules", "words", "corpus", "concordance", "cutting", "senses", "keywords"}


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return lines[:, : image.width(), :3].astype(int)


def on_screen(view) -> QImage:
    """What the screen shows of what is written: the canvas and its legends, or the whole page."""
    canvas = getattr(view, "canvas", None)
    if canvas is None:
        return view.widget().grab().toImage()
    legends = [getattr(view, name, None) for name in ("legend", "sizes", "flow_legend")]
    home = canvas.parentWidget()
    others = {w for place in (home, canvas) for w in place.children() if isinstance(w, QWidget) and w.isVisible()}
    others -= {canvas, *legends}
    for piece in others:
        piece.hide()
    image = home.grab(canvas.geometry()).toImage()
    for piece in others:
        piece.show()
    return image


def drawn(file, size) -> QImage:
    """An SVG as Qt draws it."""
    from PySide6.QtGui import QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    # Qt's reader of SVG takes a list of families for the name of one.
    alone = re.sub(r'font-family="([^",]*)[^"]*"', r'font-family="\1"', file.read_text("utf-8"))
    with QPainter(image) as painter:
        QSvgRenderer(QByteArray(alone.encode())).render(painter)
    return image


def test_every_kind_of_view_that_is_a_picture_is_written_as_it_stands_on_the_screen(qtbot, running, whole, tmp_path):
    """Of each kind the registry holds: a new one is looked at without a word here."""
    window, seen, wrong = opened(qtbot, running, whole), set(), []
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: bool(window.views.views()), timeout=60 * SECONDS)
    for entry in [*window.project.sources(), *window.project.results()]:
        for kind in window.opener.offered(entry):
            if kind.key in seen | READ:
                continue
            window.open_entry(entry.key, kind.key)
            view = settled(qtbot, window, f"{kind.key}:{entry.key}")
            seen.add(kind.key)
            written = view.picture("图书馆")
            screen = on_screen(view)
            for suffix, least, most in ((".png", 48, 0.0), (".svg", 48, 0.02)):
                file = tmp_path / f"{kind.key}{suffix}"
                write_picture(written, file, 96)
                image = QImage(str(file)) if suffix == ".png" else drawn(file, screen.size())
                if image.size() != screen.size():
                    wrong.append(f"{kind.key}{suffix}: {image.size()} for {screen.size()}")
                    continue
                share = float((np.abs(pixels(image) - pixels(screen)).max(axis=2) > least).mean())
                if share > most:
                    wrong.append(f"{kind.key}{suffix}: {share:.2%} of the pixels differ from the screen")
            write_picture(written, tmp_path / f"{kind.key}.pdf", 96)
            assert re.search(rb"/FontFile[23]?\b", (tmp_path / f"{kind.key}.pdf").read_bytes()), kind.key
            window.close_view(f"{kind.key}:{entry.key}")
    assert wrong == []
    assert seen | READ | {"compare"} == {kind.key for kind in VIEW_KINDS}
