import pytest

from minentropy_app.gui.canvas import warm


def test_the_compiler_process_ends_well():
    process = warm.in_background()
    assert process is not None
    assert process.wait(timeout=120) == 0


def test_a_packaged_application_compiles_nothing(monkeypatch):
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert warm.in_background() is None


@pytest.mark.usefixtures("qapp")
def test_two_books_are_drawn():
    warm.draw_once()
