"""The view of a trained model: ask for words, walk from one to the next, compare, look into the vocabulary."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from minentropy_app.analyses.words import Term, nearest_spellings
from minentropy_app.errors import AppError
from minentropy_app.exports.tables import Table, write_table
from minentropy_app.gui import parts, theme, words
from minentropy_app.gui.beside import Beside
from minentropy_app.gui.importing.problems import Segments
from minentropy_app.gui.selection import Selection
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.words_bar import QuestionBar, Suggestions, name_segment
from minentropy_app.gui.views.words_compare import ComparePage
from minentropy_app.gui.views.words_documents import Apart, DocumentWords
from minentropy_app.gui.views.words_model import Asker, Filter, Ranked, WordsModel
from minentropy_app.gui.views.words_neighbours import NeighbourPage
from minentropy_app.gui.views.words_reading import ReadingBeside
from minentropy_app.gui.views.words_training import TrainingPage
from minentropy_app.gui.views.words_vocabulary import VocabularyPage
from minentropy_app.text import put

#: Least width for texts and words beside each other, and of the words in it.
_ROOM, _WORDS = 880, 540
#: Selected words that are asked for together.
_TOGETHER = 4
PAGES = ("neighbours", "compare", "vocabulary", "training")
Terms = tuple[Term, ...]


class WordsView(QWidget):
    """Neighbours, pins and vocabulary of one model; it follows the selection to a single word."""

    answered = Signal()

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.home)
        self.setObjectName("view")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        model: WordsModel = stage.model
        self.stage, self.model = stage, model
        self.setAccessibleName(self.tr("Words of {name}").format(name=stage.title))
        self.asker = Asker(model)
        self.bar, self.suggestions = QuestionBar(model, stage.tokens), Suggestions()
        self.neighbours = NeighbourPage(self.asker, stage.selection, stage.tokens)
        self.compare = ComparePage(self.asker, stage.selection, stage.tokens)
        self.vocabulary = VocabularyPage(model, stage.selection, stage.tokens)
        self.training = TrainingPage(model, stage.tokens)
        self.reading = ReadingBeside(stage, model.texts)
        self.terms: Terms = ()
        self._back: list[Terms] = []
        self._forward: list[Terms] = []
        self._spelling: Beside | None = None
        self._writing: Beside | None = None
        self._documents = DocumentWords(stage, self)
        self._lay_out()
        self._connect()
        self._begin()

    # -- what others may ask -----------------------------------------------------------------

    @property
    def settled(self) -> bool:
        """Every list shows what was asked."""
        return self.vocabulary.settled and self.reading.settled and self._documents.settled

    def ask(self, text: str) -> None:
        """Ask for a word, or several with signs; unknown ones get suggestions."""
        if not text.strip():
            return
        try:
            found = self._known(text)
        except AppError as error:
            self._say_error(error)
            return
        if found is not None:
            self.ask_terms(found)

    def ask_terms(self, terms: Terms, tell: bool = True) -> None:
        """Ask for terms; the question before can be gone back to. ``tell`` selects what is asked for."""
        if terms and terms != self.terms:
            if self.terms:
                self._back.append(self.terms)
            self._forward.clear()
        self._show(terms, tell)

    def walk(self, item: int) -> None:
        """Ask for one item."""
        place = self.model.place(item)
        if place >= 0:
            self.show_page("neighbours")
            self.ask_terms((Term(place, 1),))

    def fly_to(self, item: int) -> bool:
        """Ask for an item found by the search of the window."""
        known = self.model.place(item) >= 0
        if known:
            self.walk(item)
        return known

    def go_back(self) -> None:
        """The question before."""
        self._step(self._back, self._forward)

    def go_forward(self) -> None:
        """The question that was left by going back."""
        self._step(self._forward, self._back)

    def show_page(self, page: str) -> None:
        """Show neighbours, compare, vocabulary or training."""
        self.pages.buttons[page].setChecked(True)
        self._stack.setCurrentIndex(PAGES.index(page))
        self.bar.setVisible(page == "neighbours")
        self.suggestions.setVisible(page == "neighbours" and bool(self.suggestions.says.text()))

    def show_texts_beside(self, shown: bool) -> None:
        """Show the texts at the left, or the words alone."""
        self.read.setChecked(shown)
        self._make_room()

    def state(self) -> dict[str, Any]:
        """How it is looked at, to be remembered."""
        chosen = self.neighbours.chosen
        return {
            "question": self.model.expression(self.terms),
            "pins": [self.model.expression(pin) for pin in self.compare.pins],
            "alpha": chosen.alpha,
            "min_count": chosen.min_count,
            "symmetric": chosen.symmetric,
            "function_words": chosen.function_words,
            "reading": self.read.isChecked(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Look at it as it was looked at last."""
        self.neighbours.choose(
            Filter(float(state["alpha"]), int(state["min_count"]), state["symmetric"], state["function_words"])
        )
        pins = [self._known(text) for text in state["pins"]]
        self.compare.show_pins([pin for pin in pins if pin])
        if not self.model.leading(self.stage.selection.current.ids, 1)[0]:  # what is selected now goes first
            self.ask(str(state["question"]))
        if self.model.texts:
            self.show_texts_beside(bool(state.get("reading", False)))

    def commands(self) -> dict[str, Callable[[], object]]:
        """Commands of the menus that are carried out here while it is in front."""
        return {}

    def project_changed(self, change: Any) -> None:
        """Follow a change of the project's function words."""
        if "function_words" in change.kinds:
            from minentropy_app.project.function_words import function_words

            project: Any = self.stage.project
            self.model.mark_function_words(function_words(project.session.reader))
            self.vocabulary.reload()
            self.neighbours.refresh()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        for piece in (self.bar, self.neighbours, self.compare, self.training, self.reading):
            piece.set_tokens(tokens)
        parts.retint(self, tokens)

    def showEvent(self, event: QShowEvent) -> None:
        """Take over what was selected while another view was in front."""
        super().showEvent(event)
        if self._late:
            self._late = False
            self._follow(self.stage.selection.current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The texts give way where there is little room."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        room = bool(self.model.texts) and self.width() >= _ROOM
        shown = room and self.read.isChecked()
        self.read.setVisible(room)
        if shown != self.reading.isHidden():
            return
        self._asking.setMinimumWidth(_WORDS if shown else 0)
        self.reading.setVisible(shown)
        if shown:
            self.reading.open()
            self._tell_reading()

    def shut_down(self) -> None:
        """Stop what goes on beside the window."""
        self.vocabulary.shut_down()
        self.reading.shut_down()
        for work in (self._spelling, self._writing, self._documents):
            if work is not None:
                work.stop()

    def export_to(self, file: Path) -> None:
        """Write what is shown to a file whose ending names the format."""
        shown = PAGES[self._stack.currentIndex()]
        if shown == "vocabulary" and len(self.vocabulary.table.cells.table):
            table = self.vocabulary.shown()
        elif shown == "training":
            table = Table(("words", "mean_log_p"), self.model.curve.tolist())
        else:
            table = table_of(self.model, self._lists())
        self._writing = Beside(lambda: write_table(table, file), self)
        done = self.tr("Written to {file}").format(file=file.name)
        self._writing.ready.connect(lambda _: self.bar.told.setText(done))
        self._writing.failed.connect(self.stage.say)
        self._writing.start()

    # -- asking ------------------------------------------------------------------------------

    def _known(self, text: str) -> Terms | None:
        """Terms of a question; None where a name is unknown, whose spellings are then looked for."""
        lexicon, shared = self.model.lexicon, " ".join(text.split())
        for name in names_in(shared) if not lexicon.places(shared) else ():
            if not lexicon.places(name):
                self._suggest(name, shared)
                return None
        return tuple(lexicon.terms(shared))

    def _suggest(self, name: str, text: str) -> None:
        labels = self.model.labels

        def offer(found: list[str]) -> None:
            sentence = self.tr("The model does not know “{word}”.").format(word=name)
            sentence += " " + (self.tr("Did you mean:") if found else self.tr("Try a word from the vocabulary."))
            self.bar.told.setText("")
            self.suggestions.offer(sentence, [(each, text.replace(name, each)) for each in found])
            self.answered.emit()

        if self._spelling is not None:
            self._spelling.stop()
        self._spelling = Beside(lambda: nearest_spellings(name, labels), self)
        self._spelling.ready.connect(offer)
        self._spelling.start()

    def _show(self, terms: Terms, tell: bool = True) -> None:
        self.terms = terms
        self.suggestions.offer("", [])
        self.bar.close_offer()
        self.bar.show_question(self.model.expression(terms))
        self.bar.show_way(bool(self._back), bool(self._forward))
        self.bar.told.setText(self._about(terms))
        self.neighbours.ask(terms)
        if tell and len(terms) == 1:
            self._selecting = True
            self.stage.selection.select(self.model.ids([terms[0].place]), self.tr("words"))
            self._selecting = False
        self._tell_reading()
        self.answered.emit()

    def _tell_reading(self) -> None:
        """Let the word asked for be read; of several, the first."""
        if self.terms:
            self.reading.turn_to(self.model.labels[self.terms[0].place])

    def _about(self, terms: Terms) -> str:
        locale = QLocale()
        if len(terms) != 1:
            return self.tr("%Ln words together", "", len(terms)) if terms else ""
        place = terms[0].place
        times, rank = locale.toString(int(self.model.counts[place])), locale.toString(place + 1)
        return put(
            self.tr("{times} {times:time|times} · rank {rank} of {all}"),
            times=times,
            rank=rank,
            all=locale.toString(len(self.model)),
        )

    def _step(self, source: list[Terms], target: list[Terms]) -> None:
        if source:
            target.append(self.terms)
            self._show(source.pop())

    def _join(self, item: int, sign: int) -> None:
        place = self.model.place(item)
        if place >= 0:
            self.ask_terms((*(t for t in self.terms if t.place != place), Term(place, sign)))

    def _pin(self, item: int = -1) -> None:
        self.compare.pin((Term(self.model.place(item), 1),) if item >= 0 else self.terms)

    def _follow(self, selection: Selection) -> None:
        """Ask for what was selected elsewhere: a word, several together, of many the most frequent ones.

        Of documents the words that set them apart.
        """
        pages = (self.neighbours, self.compare, self.vocabulary.table)
        if self._selecting or any(page.telling for page in pages):
            return
        if not self.isVisible():
            self._late = True
            return
        places, known = self.model.leading(selection.ids, _TOGETHER)
        terms = tuple(Term(place, 1) for place in places)
        if terms and terms != self.terms:
            self.ask_terms(terms)
            self._tell_share(known)
        elif not terms:
            self._documents.follow(selection)

    def _show_apart(self, found: Apart) -> None:
        """Ask for the words that set the selected documents apart, and offer each of them."""
        numbers = {"count": found.documents, "read": found.read}
        says = self.tr("What sets the {count} selected {count:document|documents} apart from all texts:")
        if found.read < found.documents:
            says = self.tr("What sets the {count} selected documents apart from all texts (by {read} of them):")
        if not found.places:
            says = self.tr("No word sets the {count} selected {count:document|documents} apart from all texts.")
        else:
            self.ask_terms(tuple(Term(place, 1) for place in found.places[:_TOGETHER]), tell=False)
        self.suggestions.offer(put(says, **numbers), [(self.model.labels[p],) * 2 for p in found.places])
        self.answered.emit()

    def _tell_share(self, known: int) -> None:
        """Say how many of the selected words are asked for, where these are not all."""
        if known > len(self.terms):
            told, locale = self.tr("the {n} most frequent of {all} selected"), QLocale()
            self.bar.told.setText(told.format(n=locale.toString(len(self.terms)), all=locale.toString(known)))

    def _begin(self) -> None:
        """Start with what is selected, else with the most frequent word that says something."""
        self.bar.show_way(False, False)
        chosen, known = self.model.leading(self.stage.selection.current.ids, _TOGETHER)
        first = chosen or self.model.leading(self.model.item_ids[:500], 1)[0]
        self._selecting = True
        self._show(tuple(Term(place, 1) for place in first), len(self.stage.selection.current) == 0)
        self._selecting = False
        self._tell_share(known)
        if not chosen:
            self._documents.follow(self.stage.selection.current)

    _selecting = _late = False

    # -- export ------------------------------------------------------------------------------

    def _lists(self) -> list[tuple[str, str, Ranked]]:
        if self._stack.currentIndex() == 1:
            return [(title, self.compare.measured, ranked) for title, ranked in self.compare.lists()]
        title, chosen = self.model.expression(self.terms), self.neighbours.chosen
        similar, related = self.asker.similar(self.terms, chosen), self.asker.related(self.terms, chosen)
        return [(title, "similar", similar), (title, "related", related)] if self.terms else []

    def _ask_file(self) -> None:
        formats = self.tr("CSV for spreadsheets (*.csv);;Excel workbook (*.xlsx);;Tab-separated (*.tsv);;JSON (*.json)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export the lists"), f"{self.stage.title}.csv", formats)
        if name:
            self.export_to(Path(name))

    def _say_error(self, error: AppError) -> None:
        self.suggestions.offer(" ".join(part for part in words.said(error) if part), [])
        self.answered.emit()

    # -- pieces ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._stand_beside_each_other()
        self.pages = Segments(PAGES)
        self._name_pages()
        self.pin = parts.button(self.tr("Pin"), "", self._pin)
        self.pin.setToolTip(self.tr("Keep this question to compare it with others (Ctrl+D)"))
        self.export = parts.tool("export", self.stage.tokens, self.tr("Export the lists as CSV or XLSX"))
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self.pages)
        head.addStretch(1)
        self.read = parts.tool("text", self.stage.tokens, self.tr("Read the texts beside the words"), checkable=True)
        self.read.hide()
        head.addWidget(self.read)
        head.addWidget(self.pin)
        head.addWidget(self.export)
        self._stack = QStackedWidget(self._asking)
        for page in (self.neighbours, self.compare, self.vocabulary, self.training):
            self._stack.addWidget(page)
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(theme.GAP_PAGE, 12, theme.GAP_PAGE, 12)
        column.setSpacing(12)
        column.addLayout(head)
        for piece in (self.bar, self.suggestions):
            column.addWidget(piece)
        column.addWidget(self._stack, 1)

    def _stand_beside_each_other(self) -> None:
        """The texts at the left where they are wanted, words at the right."""
        # From the outside in: a piece that moves into another one dresses everything it holds anew.
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.reading)
        self._asking = QWidget(split)
        split.setSizes([460, _WORDS])
        self.reading.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _name_pages(self) -> None:
        pins = len(self.compare.pins)
        compare = self.tr("Compare ({n})").format(n=pins) if pins else self.tr("Compare")
        said = (self.tr("Neighbours"), compare, self.tr("Vocabulary"), self.tr("Training"))
        for key, word in zip(PAGES, said, strict=True):
            name_segment(self.pages.buttons[key], word)

    def _connect(self) -> None:
        self.bar.asked.connect(self.ask)
        self.bar.back_wanted.connect(self.go_back)
        self.bar.forward_wanted.connect(self.go_forward)
        self.suggestions.chosen.connect(self.ask)
        self.neighbours.walked.connect(self.walk)
        self.neighbours.joined.connect(self._join)
        self.neighbours.pinned.connect(self._pin)
        self.neighbours.texts_wanted.connect(self._show_texts)
        self.neighbours.map_wanted.connect(self._show_map)
        self.neighbours.refiltered.connect(lambda: self.compare.filtered(self.neighbours.chosen))
        self.compare.walked.connect(self.walk)
        self.compare.changed.connect(self._name_pages)
        self.vocabulary.walked.connect(self.walk)
        self.vocabulary.marked.connect(self._mark)
        self.pages.chosen.connect(self.show_page)
        self.read.toggled.connect(self.show_texts_beside)
        self.export.clicked.connect(self._ask_file)
        self.stage.selection.changed.connect(self._follow)
        self._documents.found.connect(self._show_apart)
        keys = (
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_forward),
            ("Ctrl+D", self._pin),
            ("/", self.bar.go_to),
        )
        for key, action in keys:
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=action: act())

    def _mark(self, chosen: list[str], function: bool) -> None:
        """Let words be function words, or be none; it can be undone."""
        from minentropy_app.project.function_words import mark

        self.stage.edit(lambda project: mark(project, chosen, function))

    def _show_map(self) -> None:
        if self.model.spots is not None:
            self.stage.open(self.model.spots.ref, "map")

    def _show_texts(self, item: int) -> None:
        self.walk(item)
        self.stage.open(self.model.texts, "concordance")


def names_in(text: str) -> list[str]:
    """Names of a question with signs."""
    from minentropy_app.analyses.words import parts_of

    return [name for _, name in parts_of(text)]


def table_of(model: WordsModel, lists: list[tuple[str, str, Ranked]]) -> Table:
    """Lists as one table: question, list, rank, word, score, count."""
    rows = [
        (title, measure, rank, model.labels[place], score, int(model.counts[place]))
        for title, measure, ranked in lists
        for rank, (place, score) in enumerate(zip(ranked.places.tolist(), ranked.scores.tolist(), strict=True), 1)
    ]
    return Table(("question", "list", "rank", "word", "score", "count"), rows, "")


def open_words(stage: Stage) -> WordsView:
    """Open the view of a trained model on its stage."""
    return WordsView(stage)
