"""The code view: why the modules pay. Two bars, the tree, the book of a module, and Markov time."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.faces import JobState
from minentropy_app.gui.selection import Selection, SelectionModel
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.code_book import BookTable, Line
from minentropy_app.gui.views.code_icicle import Icicle
from minentropy_app.gui.views.code_model import ENTER_MODULE, LEAVE, Word, words_of
from minentropy_app.gui.views.code_time import MarkovTime
from minentropy_app.gui.views.module_bars import ModuleBars, bits_told
from minentropy_app.gui.views.module_names import Names, concerns, names_now
from minentropy_app.gui.views.network_model import NetworkModel

#: Narrower than this everything stands in one column.
_TWO_COLUMNS = 760
#: Lines of a book that are listed, and memberships of a node.
_LISTED, _MEMBERSHIPS = 600, 6


class CodeView(QScrollArea):
    """Shows the code books of a partition; writes what is chosen to the window's selection."""

    #: The inspector shows the code books of ``model``.
    shows_modules = True

    def __init__(self, model: NetworkModel, selection: SelectionModel, tokens: theme.Tokens) -> None:
        super().__init__()
        self.setObjectName("view")
        self.setAccessibleName(self.tr("Code books"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model, self._selection, self._tokens = model, selection, tokens
        self.ref, self.book = "", 0
        self.names: Names | None = None
        self.bars = ModuleBars(tokens)
        self.sentence, self.remark = parts.label("", "strong", wrap=True), parts.label("", "caption", wrap=True)
        self.icicle = Icicle(model, tokens)
        self.table = BookTable(selection, tokens)
        self.times = MarkovTime(model, tokens)
        self.book_title, self.book_line = parts.label("", "strong"), parts.label("", "caption", wrap=True)
        self.members = parts.label("", "bodySecondary", wrap=True)
        self._build()
        self._connect()
        self._show_bars()
        self.show_book(int(model.top_modules[0]) if model.modules else 0)
        self._follow(selection.current)

    # -- what others may ask -----------------------------------------------------------------

    @property
    def settled(self) -> bool:
        """Nothing is under way."""
        return self.times.work is None

    def search_state(self) -> JobState | None:
        """What the job bar says of the search at other Markov times, None while there is none."""
        return self.times.search_state()

    def stop_search(self) -> None:
        """Stop the search at other Markov times; what was found stays."""
        self.times.stop_search()

    def show_book(self, book: int) -> None:
        """Show the code book of a module, 0 for the index."""
        self.book = book
        words = words_of(self.model, book)
        every = sum(word.rate for word in words) or 1.0
        lines = [self._line(word, every) for word in words[:_LISTED]]
        self.table.show_lines(lines)
        self.book_title.setText(self.model.name(book) if book else self.tr("The index"))
        self.book_line.setText(self._about(book, len(words)))
        self.icicle.at = book
        self.icicle.update()
        self.bars.mark(self._top_of(book))

    def rename(self, names: dict[int, str]) -> None:
        """Take over other names of modules."""
        self.model = self.model.named(names)
        self.icicle.take_model(self.model)
        self._show_bars()
        self.show_book(self.book)

    def fly_to(self, item: int) -> bool:
        """Show the book that an item is written in and select it; False when it is not here."""
        rows = self.model.indices(np.array([item], np.int64))
        if rows.size:
            self.show_book(int(self.model.books.home[rows[0]]))
            self._selection.select(np.array([item], np.int64), self.tr("search"))
        return bool(rows.size)

    def project_changed(self, change: Any) -> None:
        """Show names as an edit left them."""
        if self.names is not None and concerns(change, self.ref):
            self.rename(self.names())

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        for piece in (self.bars, self.icicle, self.table, self.times):
            piece.set_tokens(tokens)
        self._show_bars()
        self.bars.mark(self._top_of(self.book))

    def picture(self, title: str = "") -> Any:
        """The whole page, to be written to a file."""
        from minentropy_app.gui.export_picture import page_of

        return page_of(self, title)

    def shut_down(self) -> None:
        """Stop what is under way; call before the view goes away."""
        self.times.shut_down()

    # -- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        body = QWidget()
        body.setObjectName("view")
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        column.addWidget(parts.label(self.tr("Code length, bits per step"), "caption"))
        column.addWidget(self.bars)
        column.addWidget(self._card())
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(16)
        self._left, self._right = self._tree_part(), self._book_part()
        column.addLayout(self._grid, 1)
        self.setWidget(body)
        self._arrange()

    def _card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.setSpacing(4)
        inside.addWidget(self.sentence)
        inside.addWidget(self.remark)
        return card

    def _tree_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        title = parts.label(self.tr("Tree of modules, width by flow"), "strong")
        told = self.tr("Click selects the members and opens the book; double-click fills the width.")
        hint = parts.label(told, "caption", wrap=True)
        for piece in (title, self.icicle, hint):
            column.addWidget(piece)
            parts.hidden_unless(bool(self.model.modules), piece)
        column.addSpacing(8)
        column.addWidget(self.times)
        column.addStretch(1)
        return part

    def _book_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.book_title, 1)
        self.index_button = parts.button(self.tr("Index"), "link", lambda: self.show_book(0))
        head.addWidget(self.index_button)
        column.addLayout(head)
        column.addWidget(self.book_line)
        self.table.setMinimumHeight(300)
        column.addWidget(self.table, 1)
        column.addWidget(self.members)
        self.index_button.setVisible(bool(self.model.modules))
        return part

    def _connect(self) -> None:
        self.bars.chosen.connect(self._choose_piece)
        self.icicle.chosen.connect(self._choose)
        self.icicle.entered.connect(lambda _: self._enter(self.icicle.at))
        self.table.entered.connect(self._enter_row)
        self._selection.changed.connect(self._follow)

    # -- what is said ------------------------------------------------------------------------

    def _show_bars(self) -> None:
        self.bars.show_model(self.model)
        self._say(self.model.books.one_level_codelength, self.model.books.codelength)

    def _say(self, plain: float, total: float) -> None:
        saved = plain - total
        if not self.model.divided:
            self.sentence.setText(self.tr("No modules: one level is shortest."))
            self.remark.setText(self.tr("No division into modules shortens the description of a walk on this network."))
            return
        share = QLocale().toString(100 * saved / max(plain, 1e-12), "f", 1)
        told = self.tr(
            "Naming the next step of a walk takes {bits} bits less when each module has a code book of its own."
        )
        if saved < 0:
            told = self.tr("Naming the next step of a walk takes {bits} bits more than with one code book.")
        self.sentence.setText(told.format(bits=bits_told(abs(saved))))
        remark = self.tr("That is {share} % of one level.").format(share=share)
        time = float(self.model.metrics.get("markov_time") or 1.0)  # type: ignore[arg-type]
        if time != 1.0:
            shown = QLocale().toString(time, "g", 3)
            remark = self.tr("At Markov time {time}; code lengths at other times cannot be compared.").format(
                time=shown
            )
        self.remark.setText(remark)

    def _about(self, book: int, words: int) -> str:
        locale = QLocale()
        use = locale.toString(100 * self.model.use(book), "g", 3)
        count = self.tr("%Ln word(s)", "", words)
        told = self.tr("{words} · used for {use} of 100 steps").format(words=count, use=use)
        if not book:
            return told
        saved = self.model.saved(book)
        worth = self.tr("saves {bits} bits") if saved >= 0 else self.tr("costs {bits} bits")
        return f"{told} · {worth.format(bits=locale.toString(abs(saved), 'f', 3))}"

    def _line(self, word: Word, every: float) -> Line:
        model = self.model
        if word.kind == LEAVE:
            return Line(word.kind, self.tr("leave this module"), word.word, word.bits, word.rate / every, _nothing)
        name = model.title(word.thing)
        return Line(word.kind, name, word.word, word.bits, word.rate / every, lambda: model.ids_of_word(word.thing))

    # -- choosing ----------------------------------------------------------------------------

    def _choose_piece(self, book: int) -> None:
        if book <= 0:
            self.show_book(0)
        else:
            self._choose(book, False)

    def _choose(self, thing: int, more: bool) -> None:
        """A cell of the tree was clicked: select its members, show its book."""
        if thing == 0:
            self._selection.clear()
            self.show_book(0)
            return
        how = self.tr("module") if self.model.is_module(thing) else self.tr("click")
        join = self._selection.toggle if more else self._selection.select
        join(self.model.ids_of(thing), how)
        self._enter(thing)

    def _enter(self, thing: int) -> None:
        m = len(self.model.books)
        at = thing if thing < m else int(self.model.books.home[thing - m])
        self.show_book(at)
        self.icicle.at = thing
        self.icicle.update()

    def _enter_row(self, row: int) -> None:
        words = words_of(self.model, self.book)
        if words[row].kind == LEAVE:
            self.show_book(max(int(self.model.books.parent[self.book]), 0))
        elif words[row].kind == ENTER_MODULE:
            self.show_book(words[row].thing)

    def _follow(self, selection: Selection) -> None:
        rows = self.model.indices(selection.ids)
        chosen: npt.NDArray[np.bool_] = np.zeros(len(self.model), np.bool_)
        chosen[rows] = True
        self.icicle.choose(chosen)
        self.members.setText(self._memberships(rows) if len(selection) == 1 else "")
        self.members.setVisible(bool(self.members.text()))

    def _memberships(self, places: npt.NDArray[np.intp]) -> str:
        """In which modules a single selected node is, and how much of its visits belong to each."""
        if places.size <= 1:
            return ""
        found = self.model.shares_of(int(self.model.item_ids[places[0]]))[:_MEMBERSHIPS]
        listed = "; ".join(
            f"{self.model.name(book)} {QLocale().toString(100 * share, 'f', 0)} %" for book, share in found
        )
        return self.tr("{name} is in several modules: {modules}").format(
            name=self.model.labels[int(places[0])], modules=listed
        )

    def _top_of(self, book: int) -> int:
        path = self.model.books.path(book)
        return path[0] if path else 0

    # -- layout --------------------------------------------------------------------------------

    def _arrange(self) -> None:
        wide = self.viewport().width() >= _TWO_COLUMNS
        self._grid.removeWidget(self._left)
        self._grid.removeWidget(self._right)
        self._grid.addWidget(self._left, 0, 0)
        self._grid.addWidget(self._right, 0 if wide else 1, 1 if wide else 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def open_code(stage: Stage) -> QWidget:
    """Open the code view on its stage: of a partition, or of a coded sequence."""
    if isinstance(stage.model, NetworkModel):
        view = CodeView(stage.model, stage.selection, stage.tokens)
        view.ref, view.names = stage.ref, names_now(stage, stage.model)
        view.times.run_wanted.connect(lambda time: stage.rerun(stage.ref, {"markov_time": time}))
        return view
    from minentropy_app.gui.views.coding_view import CodingView

    return CodingView(stage.model, stage.selection, stage.tokens)


def _nothing() -> npt.NDArray[np.int64]:
    return np.zeros(0, np.int64)
