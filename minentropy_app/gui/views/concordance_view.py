"""A word in its contexts: one line a place, sorted by what stands left or right of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, QRectF, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetricsF, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from minentropy_app.exports.tables import Table, write_table
from minentropy_app.gui import icons, parts, theme
from minentropy_app.gui.beside import Beside
from minentropy_app.gui.cutter import Cutter
from minentropy_app.gui.importing.problems import Segments
from minentropy_app.gui.selection import Selection, SelectionModel
from minentropy_app.gui.tables.keys import KeyKeeper
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.corpus_model import CorpusModel
from minentropy_app.gui.views.senses_contexts import sense_colour
from minentropy_app.gui.views.text_lines import LinePainter, LineTable
from minentropy_app.gui.views.words_bar import name_segment
from minentropy_app.jobs.service import Session
from minentropy_app.project.texts import Hit
from minentropy_app.text import put

ORDERS = ("found", "left", "right", "document", "sense")
#: Places found at most; milliseconds of rest before a search begins.
MOST_HITS, _REST = 2000, 150
_ROW, _DOCUMENT, _NARROW, _ROOM = 28, 150, 104, 760
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Found:
    """The answer to one search; ``cut`` where there are more places.

    ``names`` are the senses of the word where they are known, ``sense`` tells that of a place (−1: undecided).
    """

    text: str
    hits: list[Hit]
    cut: bool
    names: tuple[str, ...] = ()
    sense: Mapping[Hit, int] = field(default_factory=dict)


def find(path: Path, ref: str, text: str, cutter: Cutter) -> Found:
    """Find a text in a source, and decide its senses where they are known. Called beside the window."""
    from minentropy_app.jobs.concordances import known_senses
    from minentropy_app.project.reader import Reader
    from minentropy_app.theory.senses import decide

    (words,) = cutter.words([text])
    with Reader(path) as reader:
        hits = reader.concordance(text, words, MOST_HITS, reader.by_ref(ref).id)
        names, marks = known_senses(reader, text) or ((), [])
    senses = {}
    if names:
        around = cutter.words([side for hit in hits for side in (hit.left, hit.right)])
        sides = zip(hits, around[::2], around[1::2], strict=True)
        senses = {hit: decide([*left, *right], marks)[0] for hit, left, right in sides}
    return Found(text, hits, len(hits) == MOST_HITS, names, senses)


def ordered(hits: list[Hit], order: str, sense: Mapping[Hit, int] | None = None) -> list[Hit]:
    """Sort places: by the words after, by the words before from the hit outwards, by document or by sense."""
    of = sense or {}
    keys: dict[str, Callable[[Hit], Any]] = {
        "left": lambda hit: (hit.left[::-1].casefold(), hit.right.casefold()),
        "right": lambda hit: (hit.right.casefold(), hit.left[::-1].casefold()),
        "document": lambda hit: hit.document.casefold(),
        "sense": lambda hit: of.get(hit, -1) % (1 << 30),
    }
    return sorted(hits, key=keys[order]) if order in keys else list(hits)


class Places(QAbstractTableModel):
    """Places as Qt asks for them: before, the hit, after, document, sense."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits: list[Hit] = []
        self.found = Found("", [], False)

    def show_hits(self, hits: list[Hit], found: Found) -> None:
        """Show these places of an answer."""
        self.beginResetModel()
        self.hits, self.found = hits, found
        self.endResetModel()

    def sense(self, hit: Hit) -> str:
        """The name of the sense of a place, "" where none is known."""
        sense = self.found.sense.get(hit)
        if sense is None:
            return ""
        return self.found.names[sense] if sense >= 0 else self.tr("undecided")

    def row(self, hit: Hit) -> tuple[str, ...]:
        """A place as it is copied and written."""
        written = (hit.left, hit.hit, hit.right, hit.document)
        return (*written, self.sense(hit)) if self.found.names else written

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.hits)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 5

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (hit.left, hit.hit, hit.right, hit.document, self.sense(hit))[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{hit.left} {hit.hit} {hit.right}, {hit.document} {self.sense(hit)}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return {3: hit.document, 4: self.sense(hit)}.get(index.column(), f"{hit.left}{hit.hit}{hit.right}")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            words = (self.tr("Before"), self.tr("Hit"), self.tr("After"), self.tr("Document"), self.tr("Sense"))
            return words[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            sides = (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter)
            side = sides[section] if section < 2 else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class _Painter(LinePainter):
    """Before from the right, the hit in the middle and strong, after from the left."""

    def paint_cell(self, painter: QPainter, box: QRectF, index: _Index) -> None:
        column = index.column()
        font = theme.body_font(theme.CAPTION) if column >= 3 else theme.body_font()
        if column == 1:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        if column == 4 and index.data():
            self._dot(painter, box, index)
            box = box.adjusted(18, 0, 0, 0)
        painter.setPen(self.tokens.colour(("text", "accent", "text", "secondary", "text")[column]))
        room = box.adjusted(8 if column != 2 else 4, 0, -8 if column != 0 else -4, 0)
        elide = Qt.TextElideMode.ElideLeft if column == 0 else Qt.TextElideMode.ElideRight
        text = QFontMetricsF(font).elidedText(str(index.data()), elide, room.width())
        sides = (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter)
        side = sides[column] if column < 2 else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _dot(self, painter: QPainter, box: QRectF, index: _Index) -> None:
        """A dot in the colour of the sense, as in the view of senses."""
        places: Places = index.model()  # type: ignore[assignment]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(sense_colour(places.found.sense[places.hits[index.row()]], self.tokens))
        painter.drawEllipse(QRectF(box.left() + 8, box.center().y() - 4, 8, 8))


class PlaceTable(LineTable):
    """The table of places."""

    def __init__(self, selection: SelectionModel, tokens: theme.Tokens) -> None:
        self.places = Places()
        super().__init__(self.places, _Painter(tokens), selection, _ROW)
        self.setAccessibleName(self.tr("Places in the texts"))
        heads = self.horizontalHeader()
        for column in (0, 2):
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        heads.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(3, _DOCUMENT)

    def document(self, row: int) -> int:
        return self.places.hits[row].item

    def written(self, rows: Sequence[int]) -> Sequence[Sequence[object]]:
        return [self.places.row(self.places.hits[k]) for k in rows]

    def way(self) -> str:
        return self.tr("concordance")

    def show_hits(self, hits: list[Hit], found: Found) -> None:
        """Show these places, the middle column as wide as the hit."""
        font = theme.body_font()
        font.setWeight(QFont.Weight.DemiBold)
        widest = max((QFontMetricsF(font).horizontalAdvance(hit.hit) for hit in hits[:50]), default=40.0)
        self.setColumnWidth(1, round(min(widest, 200)) + 24)
        self.telling = True
        self.places.show_hits(hits, found)
        self.telling = False
        self.setColumnHidden(4, not found.names)
        self.scrollToTop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Documents give way to senses where there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < _ROOM
        self.setColumnWidth(3, _NARROW if narrow else _DOCUMENT)
        self.setColumnWidth(4, _NARROW if narrow else _DOCUMENT)


class ConcordanceView(QWidget):
    """Search in the texts of one source; it follows the selection to a single word."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.home)
        self.setObjectName("view")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.stage: Stage = stage
        self.model: CorpusModel = stage.model
        self.setAccessibleName(self.tr("Concordance of {name}").format(name=stage.title))
        self.found: Found | None = None
        self._asked, self._working = "", list[Beside]()
        self._make(stage)
        self._lay_out()
        self._connect()
        self._teach_now()
        self._prepare()
        self._follow(stage.selection.current)

    # -- what others may ask -----------------------------------------------------------------

    @property
    def settled(self) -> bool:
        """What was asked last is shown."""
        waiting = self._pause.isActive()
        return not waiting and (not self._asked or (self.found is not None and self.found.text == self._asked))

    @property
    def order(self) -> str:
        """How the places are sorted."""
        return next(key for key, button in self.orders.buttons.items() if button.isChecked())

    def search(self, text: str) -> None:
        """Look for a text now."""
        self._pause.stop()
        wanted = " ".join(text.split())
        if wanted == self._asked:
            return
        self._asked = wanted
        if not wanted:
            self.found = None
            self._teach_now()
            return
        path, source = self.model.path, self.model.ref
        while len(self._working) >= 4:
            self._working.pop(0).stop()
        cutter = Cutter(self._session)
        work = Beside(lambda: find(path, source, wanted, cutter), self, cutter.stop)
        work.ready.connect(self._show)
        work.failed.connect(self.stage.say)
        self._working.append(work)
        work.start()

    @property
    def _session(self) -> Session:
        project: Any = self.stage.project
        session: Session = project.session
        return session

    def _prepare(self) -> None:
        """Have what cuts Chinese ready before anything is asked."""
        if any(row.language in ("zh", "mixed") for row in self.model.rows):
            work = Beside(self._session.warm_looking, self)
            self._working.append(work)
            work.start()

    def fly_to(self, item: int) -> bool:
        """Look for a word found by the search of the window."""
        known = item in self.model.word_of
        if known:
            self.box.setText(self.model.word_of[item])
            self.search(self.box.text())
        return known

    def state(self) -> dict[str, Any]:
        """How it is looked at, to be remembered."""
        return {"text": self.box.text(), "order": self.order}

    def restore(self, state: dict[str, Any]) -> None:
        """Look at it as it was looked at last."""
        self.orders.buttons[state["order"]].setChecked(True)
        if not self.box.text():
            self.box.setText(str(state["text"]))
            self.search(self.box.text())

    def commands(self) -> dict[str, Callable[[], object]]:
        """Commands of the menus that are carried out here while it is in front."""
        return {}

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.table.set_tokens(tokens)
        self._glass.setIcon(icons.icon("search", tokens.secondary))
        parts.retint(self, tokens)

    def shut_down(self) -> None:
        """Stop searching."""
        self._pause.stop()
        for work in self._working:
            work.stop()

    def export_to(self, file: Path) -> None:
        """Write the places as they stand."""
        places = self.table.places
        head = ("before", "hit", "after", "document", *(("sense",) if places.found.names else ()))
        table = Table(head, [places.row(hit) for hit in places.hits])
        work = Beside(lambda: write_table(table, file), self)
        done = self.tr("Written to {file}").format(file=file.name)
        work.ready.connect(lambda _: self.count.setText(done))
        work.failed.connect(self.stage.say)
        self._working.append(work)
        work.start()

    # -- showing -----------------------------------------------------------------------------

    def _show(self, found: Found) -> None:
        if found.text != self._asked:
            return
        self.found = found
        self._sort()
        if not found.hits:
            none = put(self.tr("“{text}” does not stand in these texts."), text=found.text)
            self._teach_now(none)
            return
        documents = len({hit.item for hit in found.hits})
        locale = QLocale()
        words = self.tr("the first {n} places") if found.cut else self.tr("{n} {n:place|places}")
        told = put(words, n=locale.toString(len(found.hits)))
        self.count.setText(put(self.tr("{places} in %Ln document(s)", "", documents), places=told))
        self._stack.setCurrentIndex(1)
        self.export.setEnabled(True)

    def _sort(self) -> None:
        found = self.found or Found("", [], False)
        self.orders.buttons["sense"].setVisible(bool(found.names))
        if not found.names and self.order == "sense":
            self.orders.buttons["found"].setChecked(True)
        self.table.show_hits(ordered(found.hits, self.order, found.sense), found)

    def _teach_now(self, words: str = "") -> None:
        self._teach.setText(words or self.tr("Type a word or a phrase to see every place where it stands."))
        self.count.setText("")
        self._stack.setCurrentIndex(0)
        self.export.setEnabled(False)

    def _follow(self, selection: Selection) -> None:
        word = self.model.word_of.get(int(selection.ids[0]), "") if len(selection) == 1 else ""
        if word and not self.table.telling and word != self._asked:
            self.box.setText(word)
            self.search(word)

    def _open(self, index: QModelIndex) -> None:
        hit = self.table.places.hits[index.row()]
        word = self.model.words.get(hit.hit.lower())
        ids = [hit.item] if word is None else [hit.item, word]
        self.stage.selection.select(np.array(ids, np.int64), self.tr("concordance"))
        self.stage.open(self.stage.ref, "corpus")

    def _ask_file(self) -> None:
        formats = self.tr("CSV for spreadsheets (*.csv);;Excel workbook (*.xlsx);;Tab-separated (*.tsv);;JSON (*.json)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export the places"), f"{self._asked}.csv", formats)
        if name:
            self.export_to(Path(name))

    # -- pieces ------------------------------------------------------------------------------

    def _make(self, stage: Stage) -> None:
        self.box = QLineEdit()
        self.box.setPlaceholderText(self.tr("A word or a phrase in the texts"))
        self.box.setAccessibleName(self.tr("Text to look for"))
        self.box.setClearButtonEnabled(True)
        self.box.setMaximumWidth(420)
        self._glass = self.box.addAction(
            icons.icon("search", stage.tokens.secondary), QLineEdit.ActionPosition.LeadingPosition
        )
        self.orders = Segments(ORDERS)
        words = (
            self.tr("As found"), self.tr("Word before"), self.tr("Word after"), self.tr("Document"), self.tr("Sense"),
        )  # fmt: skip
        for key, word in zip(ORDERS, words, strict=True):
            name_segment(self.orders.buttons[key], word)
        self.orders.buttons["sense"].setVisible(False)
        self.count = parts.label("", "caption")
        self.export = parts.tool("export", stage.tokens, self.tr("Export the places as CSV or XLSX"))
        self.table = PlaceTable(stage.selection, stage.tokens)
        self._teach = parts.label("", "bodySecondary", wrap=True)
        self._teach.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pause = QTimer(self, singleShot=True, interval=_REST)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self.box, 1)
        head.addWidget(self.count, 1)
        head.addWidget(self.export)
        second = QHBoxLayout()
        second.addWidget(parts.label(self.tr("Sorted"), "caption"))
        second.addWidget(self.orders)
        second.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._teach)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_PAGE, 12, theme.GAP_PAGE, 12)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        column.addLayout(second)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.box.textEdited.connect(lambda _: self._pause.start())
        self.box.returnPressed.connect(lambda: self.search(self.box.text()))
        self.box.textChanged.connect(lambda text: self.search("") if not text else None)
        self._pause.timeout.connect(lambda: self.search(self.box.text()))
        self.orders.chosen.connect(lambda _: self._sort())
        self.export.clicked.connect(self._ask_file)
        self.table.doubleClicked.connect(self._open)
        self.table.activated.connect(self._open)
        self.stage.selection.changed.connect(self._follow)
        self._find_keys = KeyKeeper(self.box, QKeySequence.StandardKey.Find, self.box.selectAll)


def open_concordance(stage: Stage) -> ConcordanceView:
    """Open a concordance on its stage."""
    return ConcordanceView(stage)
