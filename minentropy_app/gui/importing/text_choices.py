"""How texts are read and cut into words: unit, encoding, columns, segmentation, lists of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.importing.choices import Choices
from minentropy_app.gui.importing.reading import ENCODINGS
from minentropy_app.gui.importing.word_lists import DICTIONARY, PLAIN, WordListEditor, counted
from minentropy_app.gui.views.chips import Flow
from minentropy_app.gui.words import translate

#: Options that name a column of a table, and what the report calls it.
COLUMNS = (("column", "text"), ("label", "class"), ("date", "date"), ("keywords", "keywords"))
#: What may stand between the keywords of one text.
_SEPARATORS = (";", ",", "，", "、", "|", " ")


class TextReading(QWidget):
    """Choices about texts; ``changed(name, value)`` carries None for "as found"."""

    changed = Signal(str, object)
    preset_chosen = Signal(str)
    preset_saved = Signal(str)

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self.editors: dict[str, WordListEditor] = {}
        self.combos: dict[str, QComboBox] = {}
        self._places: dict[str, QWidget] = {}
        self.files: dict[str, QPushButton] = {}
        self._flow = Flow(10)
        for name, word, wide in self._fields():
            self._add(name, word, wide)
        self._add_boxes()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._flow)
        column.addLayout(self._lists())

    def show_found(self, preview: Mapping[str, Any], choices: Choices) -> None:
        """Show what the files say, and what was chosen instead."""
        table = bool(preview["columns"])
        found = self.tr("row of a table") if table else self.tr("file")
        self._fill("unit", [(self.tr("{unit} (found)").format(unit=found), None), *self._units()], choices.unit)
        encodings = [(name.upper(), name) for name in ENCODINGS]
        shown = preview["encoding"].replace("-sig", "").upper()
        told = choices.encoding is None and bool(preview["encoding"])
        as_found = self.tr("{name} (found)").format(name=shown) if told else self.tr("as found")
        self._fill("encoding", [(as_found, None), *encodings], choices.encoding)
        languages = [(self.tr("each sentence"), None), (self.tr("Chinese"), "zh"), (self.tr("English"), "en")]
        self._fill("language", languages, choices.language)
        self._fill("segmenter", [("rjieba", None), (self.tr("jieba (slower)"), "jieba")], choices.segmenter)
        self._fill("tags", tag_choices(choices.tags), choices.tags)
        between = [(self.tr("semicolon ;"), None), *((self._separator(sign), sign) for sign in _SEPARATORS[1:])]
        self._fill("keyword_separator", between, choices.keyword_separator)
        headers = [(self.tr("as found"), None), (self.tr("first row"), True), (self.tr("none"), False)]
        self._fill("header", headers, choices.header)
        for name, role in COLUMNS:
            self._fill_columns(name, preview["roles"].get(role, ""), preview["columns"], getattr(choices, name))
        for name in ("header", *(name for name, _ in COLUMNS)):
            self._places[name].setVisible(table)
        self._places["keyword_separator"].setVisible(table and bool(choices.keywords))
        self.hmm.setChecked(choices.hmm is not False)
        self.simplify.setChecked(bool(choices.simplify))
        self._show_lists(choices)

    def _fill_columns(self, name: str, found: str, columns: Sequence[str], chosen: str | None) -> None:
        first = self.tr("{name} (found)").format(name=found) if found and chosen is None else self.tr("as found")
        self._fill(name, [(first, None), *((column, column) for column in columns)], chosen)

    def _fill(self, name: str, entries: Sequence[tuple[str, Any]], chosen: Any) -> None:
        combo = self.combos[name]
        combo.clear()
        for word, value in entries:
            combo.addItem(word, value)
        values = [value for _, value in entries]
        combo.setCurrentIndex(values.index(chosen) if chosen in values else 0)

    def _fields(self) -> tuple[tuple[str, str, int], ...]:
        return (
            ("unit", self.tr("One document is a"), 190),
            ("column", self.tr("Text in column"), 130),
            ("label", self.tr("Label in column"), 130),
            ("date", self.tr("Date in column"), 130),
            ("keywords", self.tr("Keywords in column"), 130),
            ("keyword_separator", self.tr("Between keywords"), 120),
            ("header", self.tr("Header"), 96),
            ("encoding", self.tr("Encoding"), 140),
            ("language", self.tr("Language of"), 140),
            ("segmenter", self.tr("Words by"), 120),
            ("tags", self.tr("Parts of speech"), 170),
        )

    def _separator(self, sign: str) -> str:
        words = {
            ",": self.tr("comma ,"),
            "，": self.tr("Chinese comma ，"),
            "、": self.tr("enumeration comma 、"),
            "|": self.tr("bar |"),
            " ": self.tr("blank"),
        }
        return words[sign]

    def _add_boxes(self) -> None:
        self.hmm = QCheckBox(self.tr("Guess new words"))
        self.hmm.setToolTip(self.tr("Words that are not in the dictionary are guessed from their characters."))
        self.hmm.setChecked(True)
        self.hmm.clicked.connect(lambda on: self.changed.emit("hmm", on))
        self.simplify = QCheckBox(self.tr("Traditional to simplified"))
        self.simplify.setToolTip(self.tr("Traditional characters become simplified; the project keeps them so."))
        self.simplify.clicked.connect(lambda on: self.changed.emit("simplify", on))

    def _units(self) -> list[tuple[str, Any]]:
        words = (self.tr("file"), self.tr("paragraph"), self.tr("line"), self.tr("row of a table"))
        return list(zip(words, ("file", "paragraph", "line", "row"), strict=True))

    def _add(self, name: str, word: str, wide: int) -> None:
        place = QWidget(self)  # pieces that move into another one are dressed anew
        combo, title = parts.DropDown(wide + 40, place), parts.label(word, "caption", place)
        combo.setFixedWidth(theme.wide(wide))
        combo.setAccessibleName(word)
        combo.activated.connect(lambda _at, key=name: self.changed.emit(key, self.combos[key].currentData()))
        title.setBuddy(combo)
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_SMALL)
        column.addWidget(title)
        column.addWidget(combo)
        self.combos[name], self._places[name] = combo, place
        self._flow.addWidget(place)

    def _lists(self) -> QVBoxLayout:
        """Own words and words to leave out: a button each that unfolds the list."""
        column, row = QVBoxLayout(), QHBoxLayout()
        row.setSpacing(theme.GAP)
        for name, made in list_editors(self._tokens).items():
            button = parts.button(made.title)
            button.setCheckable(True)
            button.setProperty("unfolds", True)
            button.toggled.connect(made.setVisible)
            button.toggled.connect(partial(self._fold_others, name))
            made.changed.connect(partial(self._list_changed, name))
            made.setFixedHeight(190)
            made.setVisible(False)
            self.editors[name], self.files[name] = made, button
            row.addWidget(button)
        row.addWidget(self.hmm)
        row.addWidget(self.simplify)
        row.addStretch(1)
        column.addLayout(row)
        for made in self.editors.values():
            column.addWidget(made)
        return column

    def _fold_others(self, name: str, unfolded: bool) -> None:
        for other, button in self.files.items():
            if unfolded and other != name:
                button.setChecked(False)

    def _list_changed(self, name: str, text: str) -> None:
        self.changed.emit(name, text if text.strip() else None)

    def _show_lists(self, choices: Choices) -> None:
        for name, editor in self.editors.items():
            text = getattr(choices, name) or ""
            editor.show_text(text)
            self.files[name].setText(counted(editor.title, text))

    def shut_down(self) -> None:
        """Stop what the lists wait for."""
        for editor in self.editors.values():
            editor.shut_down()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        for editor in self.editors.values():
            editor.set_tokens(tokens)


def list_editors(tokens: theme.Tokens) -> dict[str, WordListEditor]:
    """The two lists that change how texts are cut, by the option that holds them."""
    from minentropy_app.sources.segmentation import built_in_lists

    ready = built_in_lists()
    add = (
        (translate("gui.importing", "Add Chinese function words"), "\n".join(ready["zh"])),
        (translate("gui.importing", "Add English ones"), "\n".join(ready["en"])),
    )
    own = translate("gui.importing", "Words that are kept whole: one a line, with a frequency and a tag if wanted.")
    out = translate("gui.importing", "Words that do not come into the project at all, apart by blanks or lines.")
    return {
        "dictionary": WordListEditor(DICTIONARY, translate("gui.importing", "Own words"), own, tokens),
        "stop_list": WordListEditor(PLAIN, translate("gui.importing", "Words left out"), out, tokens, add),
    }


def tag_choices(chosen: str | None) -> list[tuple[str, Any]]:
    """Usual choices of parts of speech as (what they are called, tags), and the one made where it is another."""
    usual: list[tuple[str, Any]] = [
        (translate("gui.importing", "every word"), None),
        (translate("gui.importing", "nouns"), "n,eng"),
        (translate("gui.importing", "nouns and verbs"), "n,v,eng"),
        (translate("gui.importing", "nouns, verbs, adjectives"), "n,v,a,eng"),
        (translate("gui.importing", "names"), "nr,ns,nt,nz"),
    ]
    known = [tags for _, tags in usual]
    return usual if chosen in known or not chosen else [*usual, (chosen, chosen)]
