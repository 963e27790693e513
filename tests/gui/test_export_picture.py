from __future__ import annotations

import re

import numpy as np
import pytest
from PySide6.QtGui import QImage

from minentropy_app.errors import AppError
from minentropy_app.gui.export_picture import picture_of, write_picture


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


def test_svg_holds_the_picture_and_outlined_names(picture, tmp_path):
    write_picture(picture, tmp_path / "a.svg", 96)
    svg = (tmp_path / "a.svg").read_text("utf-8")
    assert "data:image/png;base64" in svg
    assert "图书馆" in svg
    assert 'viewBox="0 0 900 700"' in svg


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
