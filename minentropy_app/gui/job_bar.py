"""The foot of the window: the job in front while one runs, else a status line."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QPointF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QWidget,
)

from minentropy_app import __version__
from minentropy_app.gui import icons, parts, theme
from minentropy_app.gui.faces import JobState


class Course(QWidget):
    """A small line of a figure's course."""

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens, self._values = tokens, tuple[float, ...]()
        self.setFixedSize(72, 24)

    def show_values(self, values: tuple[float, ...]) -> None:
        """Show the figure so far."""
        self._values = values
        self.update()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._values) < 2:
            return
        low, high = min(self._values), max(self._values)
        span, step = max(high - low, 1e-12), (self.width() - 4) / (len(self._values) - 1)
        points = [
            QPointF(2 + k * step, 3 + (high - v) / span * (self.height() - 6)) for k, v in enumerate(self._values)
        ]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._tokens.colour("accent"), 1.5))
            painter.drawPolyline(QPolygonF(points))


class JobBar(QFrame):
    """What runs, how far it is, how long it takes, and how to stop it."""

    pause_wanted = Signal()
    cancel_wanted = Signal()
    panel_wanted = Signal()

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jobBar")
        self.setFixedHeight(theme.JOB_BAR)
        self._tokens = tokens
        self.sign = parts.tool("play", tokens, self.tr("Show what is running"))
        self.sign.setIcon(icons.icon("play", tokens.accent))
        self.title, self.share, self.left = parts.label(""), parts.label("", "strong"), parts.label("", "secondary")
        self.figure, self.course, self.bar = parts.label(""), Course(tokens), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(232)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.pause = parts.button(self.tr("Pause"), action=self.pause_wanted.emit)
        self.cancel = parts.button(self.tr("Cancel"), action=self.cancel_wanted.emit)
        self.more = QToolButton()
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.more.setIconSize(QSize(16, 16))
        self.more.setFixedHeight(theme.CONTROL)
        self._lay_out()
        self.set_tokens(tokens)
        for source in (self.sign, self.more):
            source.clicked.connect(self.panel_wanted)

    def show_job(self, job: JobState) -> None:
        """Show the state of the job in front."""
        self.title.setText(job.title)
        self.bar.setRange(0, 1000 if job.share is not None else 0)
        self.bar.setValue(round(1000 * (job.share or 0.0)))
        self.share.setText(self.tr("{share} %").format(share=round(100 * job.share)) if job.share is not None else "")
        self.left.setText(self._remaining(job.seconds_left))
        self.figure.setText(f"{job.figure} {_way(job.history)}".strip())
        self.course.show_values(job.history)
        self.course.setVisible(len(job.history) > 1)
        self.pause.setText(self.tr("Go on") if job.paused else self.tr("Pause"))
        self.pause.setVisible(job.can_pause)
        self.more.setText(self.tr("{count} more").format(count=QLocale().toString(job.waiting)))
        self.more.setVisible(job.waiting > 0)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.sign.setIcon(icons.icon("play", tokens.accent))
        self.more.setIcon(icons.icon("chevron-down", tokens.secondary))
        self.course.set_tokens(tokens)

    def _remaining(self, seconds: float | None) -> str:
        if seconds is None:
            return ""
        if seconds < 90:
            return self.tr("about {count} s left").format(count=max(round(seconds), 1))
        return self.tr("about {count} min left").format(count=round(seconds / 60))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(8)
        for piece, gap in (
            (self.sign, 2),
            (self.title, 12),
            (self.bar, 4),
            (self.share, 8),
            (self.left, 16),
            (self.course, 4),
            (self.figure, 0),
        ):
            row.addWidget(piece)
            row.addSpacing(gap)
        row.addStretch(1)
        for control in (self.pause, self.cancel, self.more):
            row.addWidget(control)


def _way(values: tuple[float, ...]) -> str:
    """Whether a figure falls or rises, over the latest tenth of its course."""
    if len(values) < 2:
        return ""
    change = values[-1] - values[-1 - max(len(values) // 10, 1)]
    return "↓" if change < 0 else "↑" if change > 0 else ""


class StatusLine(QFrame):
    """One quiet line: what is saved at the left, about the result or the program at the right."""

    language_wanted = Signal(str)
    theme_wanted = Signal(str)

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setFixedHeight(theme.STATUS_LINE)
        self.sign, self.left, self.right = QLabel(), parts.label(""), parts.label("")
        self._first, self._importing, self._said, self._made = True, False, "", ""
        self.left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # cut in a narrow window
        self.language = self._choice((("en", "English"), ("zh_CN", "简体中文")), self.language_wanted)
        self.theme = self._choice((("light", self.tr("Light")), ("dark", self.tr("Dark"))), self.theme_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(6)
        row.addWidget(self.sign)
        row.addWidget(self.left, 1)
        for piece in (self.language, self.theme, self.right):
            row.addWidget(piece)
            row.addSpacing(4)
        self.set_tokens(tokens)

    def show_first_page(self, first: bool) -> None:
        """The first page offers language and theme here, and says what stays private."""
        self._first = first
        for piece in (self.sign, self.language, self.theme):
            piece.setVisible(first)
        self.say("")

    def show_importing(self, importing: bool) -> None:
        """While an import is being checked, say that it changes nothing yet."""
        self._importing = importing
        self._show()

    def show_made(self, made: str) -> None:
        """Say how the result in front came about."""
        self._made = made
        self._show()

    def say(self, text: str) -> None:
        """Say something for now; "" goes back to what is usually said here."""
        self._said = text
        self._show()

    def _show(self) -> None:
        usual = self.tr("All changes saved")
        if self._first:
            usual = self.tr("Works offline. Borrower ids are replaced on import; names are never stored.")
        elif self._importing:
            usual = self.tr("Nothing is changed until you press Import")
        self.left.setText(self._said or usual)
        version = self.tr("Version {version}").format(version=__version__)
        self.right.setText(version if self._first else "" if self._importing else self._made)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.sign.setPixmap(icons.icon("lock", tokens.secondary).pixmap(QSize(16, 16), self.devicePixelRatioF()))
        self.theme.setText((self.tr("Dark") if tokens.dark else self.tr("Light")) + " ▾")
        chosen = QLocale().language() == QLocale.Language.Chinese
        self.language.setText(("简体中文" if chosen else "English") + " ▾")

    def _choice(self, choices: tuple[tuple[str, str], ...], signal: SignalInstance) -> QToolButton:
        made = QToolButton()
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(made)
        for value, text in choices:
            menu.addAction(text).triggered.connect(lambda _=False, chosen=value: signal.emit(chosen))
        made.setMenu(menu)
        made.setObjectName("quiet")
        return made


class Foot(QWidget):
    """Swaps the job bar and the status line."""

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.jobs, self.status = JobBar(tokens), StatusLine(tokens)
        self._job: JobState | None = None
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.status)
        self._stack.addWidget(self.jobs)
        self.show_job(None)

    def show_job(self, job: JobState | None) -> None:
        """Show a job, or the status line when there is none; a run is looked at more often than it says news."""
        if job is not None and job == self._job:
            return
        self._job = job
        self._stack.setCurrentIndex(0 if job is None else 1)
        self.setFixedHeight(theme.STATUS_LINE if job is None else theme.JOB_BAR)
        if job is not None:
            self.jobs.show_job(job)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.jobs.set_tokens(tokens)
        self.status.set_tokens(tokens)
