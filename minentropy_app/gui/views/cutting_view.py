"""How texts are cut into words: the options, the lists of words, a preview, and the way to cut them again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from minentropy_app.errors import AppError
from minentropy_app.gui import parts, theme
from minentropy_app.gui.beside import Beside
from minentropy_app.gui.cutter import Cutter
from minentropy_app.gui.importing.problems import Segments
from minentropy_app.gui.importing.text_choices import list_editors, tag_choices
from minentropy_app.gui.importing.text_preview import TextPreviewPane
from minentropy_app.gui.importing.trouble import Trouble
from minentropy_app.gui.importing.word_lists import PLAIN, WordListEditor
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.cutting_model import CuttingModel, cut_documents
from minentropy_app.gui.views.words_bar import name_segment
from minentropy_app.sources.recutting import Resegmentation

PAGES = ("dictionary", "stop_list", "function")
FUNCTION_LISTS = ("zh", "en", "own")


class CuttingView(QWidget):
    """Options and lists at the left, the beginning of the texts as they would be cut at the right."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.home)
        self.setObjectName("view")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.stage: Stage = stage
        self.model: CuttingModel = stage.model
        self.chosen: Resegmentation = self.model.options
        self.setAccessibleName(self.tr("How {name} is cut into words").format(name=stage.title))
        self._working: list[Beside] = []
        self._latest: Resegmentation | None = None
        self._make(stage.tokens)
        self._lay_out()
        self._show_chosen()
        self._preview()

    # -- what others may ask -----------------------------------------------------------------

    @property
    def settled(self) -> bool:
        """The preview shows what is chosen."""
        return self._latest is None

    def choose(self, name: str, value: Any) -> None:
        """Cut in another way: the preview follows, the texts wait for the button."""
        self.chosen = replace(self.chosen, **{name: value})
        self._tell()
        self._preview()

    def cut_again(self) -> None:
        """Cut all texts as now chosen."""
        if self.go.isEnabled():
            self.stage.recut(self.model.ref, asdict(self.chosen))

    def discard(self) -> None:
        """Choose again what the texts are cut with."""
        self.chosen = self.model.options
        self._show_chosen()
        self._preview()

    def project_changed(self, change: Any) -> None:
        """Follow a change of the project's function words, an undo above all."""
        if "function_words" in change.kinds:
            from minentropy_app.project.function_words import lists_of

            project: Any = self.stage.project
            for name, listed in lists_of(project.session.reader).items():
                if sorted(self.function[name].text.casefold().split()) != list(listed):
                    self.function[name].show_text("\n".join(listed))

    def commands(self) -> dict[str, Callable[[], object]]:
        """Commands of the menus that are carried out here while it is in front."""
        return {}

    def state(self) -> dict[str, Any]:
        """Which list was looked at."""
        return {"page": PAGES[self._stack.currentIndex()]}

    def restore(self, state: dict[str, Any]) -> None:
        """Look at it as it was looked at last."""
        self._show_page(str(state["page"]))

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.preview.set_tokens(tokens)
        self.trouble.set_tokens(tokens)
        for editor in (*self.editors.values(), *self.function.values()):
            editor.set_tokens(tokens)

    def shut_down(self) -> None:
        """Stop cutting the preview."""
        for piece in (*self.editors.values(), *self.function.values()):
            piece.shut_down()
        for work in self._working:
            work.stop()

    # -- inside ------------------------------------------------------------------------------

    def _preview(self) -> None:
        documents, options = self.model.documents, self.chosen
        self._latest = options
        project: Any = self.stage.project
        cutter = Cutter(project.session)
        work = Beside(lambda: (options, cut_documents(documents, options, cutter)), self, cutter.stop)
        work.ready.connect(self._show_cut)
        work.failed.connect(partial(self._fail, options))
        while len(self._working) >= 3:
            self._working.pop(0).stop()
        self._working.append(work)
        work.start()

    def _show_cut(self, found: tuple[Resegmentation, list[dict[str, Any]]]) -> None:
        options, documents = found
        if options is self._latest:
            self._latest = None
            self.trouble.setVisible(False)
            self.preview.show_documents(documents)
            self._tell()

    def _fail(self, options: Resegmentation, error: AppError) -> None:
        if options is self._latest:
            self._latest = None
            self.trouble.show_error(error)
            self._tell()

    def _tell(self) -> None:
        """Say whether the texts are cut as shown, and what cutting them again would mean."""
        changed = self.chosen != self.model.options
        wrong = self.trouble.isVisibleTo(self) or self.editors["dictionary"].wrong is not None
        if not changed:
            self.says.setText(self.tr("The texts are cut as shown here."))
        else:
            words = self.tr(
                "%Ln document(s) would be cut again; results made from them become stale.", "", self.model.rows
            )
            self.says.setText(words)
        able = not getattr(self.stage.project, "read_only", False)
        self.go.setEnabled(changed and not wrong and able)
        self.back.setEnabled(changed)

    def _show_chosen(self) -> None:
        for name, combo in self.combos.items():
            value = getattr(self.chosen, name)
            at = combo.findData(value)
            if at < 0:
                combo.addItem(str(value), value)
                at = combo.count() - 1
            combo.setCurrentIndex(at)
        for name, box in self.boxes.items():
            box.setChecked(bool(getattr(self.chosen, name)))
        for name, editor in self.editors.items():
            editor.show_text(getattr(self.chosen, name))
        self._tell()

    def _set_function(self, name: str, text: str) -> None:
        """Keep a list of function words; it can be undone."""
        from minentropy_app.project.function_words import set_list

        self.stage.edit(lambda project: set_list(project, name, text.split()))

    def _restore_list(self) -> None:
        from minentropy_app.project.function_words import shipped

        name = FUNCTION_LISTS[self._lists.currentIndex()]
        self.function[name].show_text("\n".join(shipped(name)))
        self._set_function(name, self.function[name].text)

    def _show_page(self, page: str) -> None:
        self.pages.buttons[page].setChecked(True)
        self._stack.setCurrentIndex(PAGES.index(page))

    # -- pieces ------------------------------------------------------------------------------

    def _make(self, tokens: theme.Tokens) -> None:
        self.combos: dict[str, QComboBox] = {}
        self.boxes: dict[str, QCheckBox] = {}
        self.editors = list_editors(tokens)
        for name, editor in self.editors.items():
            editor.changed.connect(partial(self.choose, name))
        about = self.tr("Lists of keywords and neighbours leave these out on request; the texts keep them.")
        named = (self.tr("Chinese function words"), self.tr("English function words"), self.tr("Own function words"))
        self.function = {
            key: WordListEditor(PLAIN, title, about, tokens) for key, title in zip(FUNCTION_LISTS, named, strict=True)
        }
        for name, editor in self.function.items():
            editor.show_text("\n".join(self.model.lists[name]))
            editor.changed.connect(partial(self._set_function, name))
        self.preview, self.trouble = TextPreviewPane(tokens), Trouble(tokens)
        self.trouble.setVisible(False)
        self.says = parts.label("", "caption", wrap=True)
        self.go = parts.button(self.tr("Cut again"), "primary", self.cut_again)
        self.back = parts.button(self.tr("Discard changes"), "", self.discard)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(theme.GAP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        languages = (
            (self.tr("each sentence by itself"), "auto"),
            (self.tr("Chinese"), "zh"),
            (self.tr("English"), "en"),
        )
        segmenters = (("rjieba", "rjieba"), (self.tr("jieba (slower)"), "jieba"))
        tags = [(word, tags or "") for word, tags in tag_choices(self.model.options.tags)]
        for name, title, entries in (
            ("language", self.tr("Language"), languages),
            ("segmenter", self.tr("Words by"), segmenters),
            ("tags", self.tr("Parts of speech"), tags),
        ):
            self._add_choice(form, name, title, entries)
        for name, words, tip in (
            (
                "hmm",
                self.tr("Guess new words"),
                self.tr("Words outside the dictionary are guessed from their characters."),
            ),
            (
                "simplify",
                self.tr("Traditional to simplified"),
                self.tr("For good: the project keeps the simplified text."),
            ),
        ):
            box = self.boxes[name] = QCheckBox(words)
            box.setToolTip(tip)
            box.clicked.connect(lambda on, key=name: self.choose(key, on))
            form.addRow("", box)
        return form

    def _add_choice(self, form: QFormLayout, name: str, title: str, entries: Sequence[tuple[str, str]]) -> None:
        combo, label = QComboBox(), parts.label(title)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for word, value in entries:
            combo.addItem(word, value)
        combo.setAccessibleName(title)
        combo.activated.connect(lambda _at, key=name: self.choose(key, self.combos[key].currentData()))
        label.setBuddy(combo)
        self.combos[name] = combo
        form.addRow(label, combo)

    def _function_page(self) -> QWidget:
        page = QWidget()
        self.which = Segments(FUNCTION_LISTS)
        for key, word in zip(FUNCTION_LISTS, (self.tr("Chinese"), self.tr("English"), self.tr("Own")), strict=True):
            name_segment(self.which.buttons[key], word)
        self._lists = QStackedWidget()
        for editor in self.function.values():
            self._lists.addWidget(editor)
        self.which.chosen.connect(lambda key: self._lists.setCurrentIndex(FUNCTION_LISTS.index(key)))
        row = QHBoxLayout()
        row.addWidget(self.which)
        row.addStretch(1)
        row.addWidget(parts.button(self.tr("As shipped"), "link", self._restore_list))
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._lists, 1)
        return page

    def _fill_left(self, left: QWidget) -> None:
        left.setMinimumWidth(theme.wide(352))
        self.pages = Segments(PAGES)
        named = (self.editors["dictionary"].title, self.tr("Left out"), self.tr("Function words"))
        for key, word in zip(PAGES, named, strict=True):
            name_segment(self.pages.buttons[key], word)
        self.pages.chosen.connect(self._show_page)
        self._stack = QStackedWidget(left)
        for page in (*self.editors.values(), self._function_page()):
            self._stack.addWidget(page)
        row = QHBoxLayout()
        row.addWidget(self.pages)
        row.addStretch(1)
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.GAP_LARGE, 12, theme.GAP_LARGE, 12)
        column.setSpacing(12)
        column.addLayout(self._form())
        column.addWidget(parts.rule())
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    def _fill_right(self, right: QWidget) -> None:
        right.setMinimumWidth(280)
        column = QVBoxLayout(right)
        column.setContentsMargins(theme.GAP_LARGE, 12, theme.GAP_LARGE, 12)
        column.setSpacing(theme.GAP)
        column.addWidget(parts.label(self.tr("Preview"), "strong"))
        column.addWidget(self.trouble)
        column.addWidget(self.preview, 1)

    def _lay_out(self) -> None:
        # From the outside in: a piece that moves into another one dresses everything it holds anew.
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        self._fill_left(QWidget(split))
        self._fill_right(QWidget(split))
        split.setStretchFactor(1, 1)
        split.setSizes([352, 540])
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.GAP_LARGE, 8, theme.GAP_LARGE, 8)
        foot.setSpacing(theme.GAP)
        foot.addWidget(self.says, 1)
        foot.addWidget(self.back)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(split, 1)
        column.addWidget(parts.rule())
        column.addLayout(foot)


def open_cutting(stage: Stage) -> CuttingView:
    """Open the view of the cutting on its stage."""
    return CuttingView(stage)
