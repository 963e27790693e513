"""The panel of all jobs: how far each is, how long it takes, its log, and how to pause or stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.job_desk import JobDesk, Task

_LOOK_EVERY = 200


class JobCard(QFrame):
    """One job."""

    def __init__(self, desk: JobDesk, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._desk, self.task = desk, task
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.state, self.log = parts.label("", "caption", wrap=True), parts.label("", "caption", wrap=True)
        self.pause = parts.button(self.tr("Pause"), action=lambda: desk.pause(task))
        self.cancel = parts.button(self.tr("Cancel"), action=lambda: desk.cancel(task))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.pause)
        row.addWidget(self.cancel)
        for piece in (parts.label(task.title, "strong", wrap=True), self.bar, self.state, self.log):
            column.addWidget(piece)
        column.addLayout(row)
        self.look()

    def look(self) -> None:
        """Show where the job stands now."""
        under_way, share = self.task in self._desk.tasks, self.task.share
        self.bar.setVisible(under_way)
        self.bar.setRange(0, 1000 if share is not None else 0)
        self.bar.setValue(round(1000 * (share or 0.0)))
        self.state.setText(self._desk.line_of(self.task))
        self.log.setText("\n".join(self.task.log))
        self.log.setVisible(bool(self.task.log))
        self.pause.setText(self.tr("Go on") if self.task.job.paused else self.tr("Pause"))
        self.pause.setVisible(under_way)
        self.cancel.setVisible(under_way)


class JobPanel(QFrame):
    """All jobs of this session, those under way first."""

    closed = Signal()

    def __init__(self, desk: JobDesk, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspectorPanel")
        self.setAccessibleName(self.tr("Jobs"))
        self._desk = desk
        self.cards: list[JobCard] = []
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(theme.GAP)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        head = QHBoxLayout()
        head.addWidget(parts.label(self.tr("Jobs"), "title"), 1)
        self.shut = parts.tool("close", tokens, self.tr("Close the list of jobs"))
        self.shut.clicked.connect(self.closed)
        head.addWidget(self.shut)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 14, 10, 16)
        outer.addLayout(head)
        self._empty = parts.label(self.tr("Nothing has run in this session."), "bodySecondary", wrap=True)
        outer.addWidget(self._empty)
        outer.addWidget(scroll, 1)
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._look()

    def _look(self) -> None:
        tasks = [*self._desk.tasks, *reversed(self._desk.finished)]
        if [card.task for card in self.cards] != tasks:
            for card in self.cards:
                self._column.removeWidget(card)
                card.deleteLater()
            self.cards = [JobCard(self._desk, task) for task in tasks]
            for k, card in enumerate(self.cards):
                self._column.insertWidget(k, card)
            self._empty.setVisible(not tasks)
        for card in self.cards:
            card.look()
