"""The list of projects on the first page: when, what was seen, and how one is taken out of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QToolButton

from minentropy_app.gui import recents, theme
from minentropy_app.gui.faces import JobState, Recent
from minentropy_app.gui.job_bar import Foot
from minentropy_app.gui.welcome import Welcome
from minentropy_app.gui.welcome_recents import RecentRow, told_when

LEFT = Qt.MouseButton.LeftButton
NOW = QDateTime.fromString("2026-11-29T20:00:00", Qt.DateFormat.ISODate)


@pytest.mark.parametrize(
    ("when", "begins"),
    [
        ("2026-11-29T10:42:00", "today, 10:42"),
        ("2026-11-28T23:59:00", "yesterday"),
        ("2026-02-03T08:00:00", "3 February"),
        ("2024-02-03T08:00:00", "3 February 2024"),
        ("long ago", "long ago"),
        ("", ""),
    ],
)
def test_times_are_told_as_people_say_them(when, begins):
    assert told_when(when, NOW).startswith(begins)


@pytest.fixture
def listed(qtbot, tmp_path):
    """A first page with three projects that exist, and their paths."""
    paths = [str(tmp_path / f"{name}.minent") for name in ("one", "two", "三")]
    for path in paths:
        Path(path).touch()
        recents.remember(Recent(path[-8:], path, "1 loan", "2 results", recents.now()))
    page = Welcome(recents.recents(), theme.tokens_for("light"))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    return page, paths


def rows(page) -> list[RecentRow]:
    return sorted(page.findChildren(RecentRow), key=lambda row: row.y())


def test_a_project_is_taken_out_of_the_list_and_stays_on_disk(qtbot, listed):
    page, paths = listed
    row = next(row for row in rows(page) if row.recent.path == paths[1])
    action = row.findChild(QToolButton).menu().actions()[2]
    assert action.text().startswith("Take out")
    action.trigger()
    qtbot.waitUntil(lambda: len(rows(page)) == 2)
    assert paths[1] not in [row.recent.path for row in rows(page)]
    assert paths[1] not in [recent.path for recent in recents.recents()] and len(recents.recents()) == 2
    assert Path(paths[1]).exists()


def test_keys_open_a_project_and_its_menu(qtbot, listed):
    page, paths = listed
    row = next(row for row in rows(page) if row.recent.path == paths[2])
    row.setFocus()
    with qtbot.waitSignal(page.recent_chosen) as chosen:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert chosen.args == [paths[2]]
    assert row.more.focusPolicy() & Qt.FocusPolicy.TabFocus and row.more.accessibleName()


def test_what_was_seen_is_kept_small(listed):
    _, paths = listed
    seen = QPixmap(900, 700)
    seen.fill(QColor("#0B6E75"))
    recents.keep_picture(paths[0], seen)
    kept = QPixmap(str(recents.picture_of(paths[0])))
    assert (kept.width(), kept.height()) == (recents.SMALL_WIDE, recents.SMALL_HIGH)
    assert kept.toImage().pixelColor(50, 40).name() == "#0b6e75"
    recents.forget(paths[0])
    assert not recents.picture_of(paths[0]).exists()


def test_the_foot_says_whether_a_figure_falls_or_rises(qtbot):
    foot = Foot(theme.tokens_for("light"))
    qtbot.addWidget(foot)
    for course, sign in (((3.0, 2.0, 1.0), "↓"), ((1.0, 2.0), "↑"), ((2.0, 2.0), ""), ((), "")):
        foot.show_job(JobState("Annealing", 0.5, figure="S 12", history=course))
        assert foot.jobs.figure.text() == f"S 12 {sign}".strip()


def test_the_status_line_says_what_holds_now(qtbot):
    foot = Foot(theme.tokens_for("light"))
    qtbot.addWidget(foot)
    status = foot.status
    status.show_first_page(True)
    assert "offline" in status.left.text() and status.right.text().startswith("Version")
    status.show_first_page(False)
    status.show_made("Made in 2 s")
    assert status.left.text() == "All changes saved" and status.right.text() == "Made in 2 s"
    status.show_importing(True)
    assert "Import" in status.left.text() and not status.right.text()
    status.say("Opening…")
    assert status.left.text() == "Opening…"
    status.say("")
    status.show_importing(False)
    assert status.left.text() == "All changes saved"
