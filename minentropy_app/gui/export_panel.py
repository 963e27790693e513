"""What can be written to a file from the entry in front: its data in parts, and its picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.param_fields import CalmBox
from minentropy_app.gui.param_row import Row
from minentropy_app.gui.sheet import Sheet
from minentropy_app.gui.words import translate
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Stands for the picture of the view in front, as it is seen now.
PICTURE = ":picture"
#: Resolutions offered for pictures of points.
RESOLUTIONS = (96, 150, 300, 600)
_USUAL = 300
#: Logical pixels of the window in an inch.
LOGICAL = 96.0
_PARTS: Mapping[str, str] = {
    PICTURE: QT_TRANSLATE_NOOP("gui.export_panel", "Picture of the view"),
    "table": QT_TRANSLATE_NOOP("gui.export_panel", "Table"),
    "vectors": QT_TRANSLATE_NOOP("gui.export_panel", "Vectors"),
    "picture": QT_TRANSLATE_NOOP("gui.export_panel", "Plain drawing"),
    "modules": QT_TRANSLATE_NOOP("gui.export_panel", "Modules"),
    "network": QT_TRANSLATE_NOOP("gui.export_panel", "Network"),
    "locations": QT_TRANSLATE_NOOP("gui.export_panel", "Shelf of each book"),
    "shelf-list": QT_TRANSLATE_NOOP("gui.export_panel", "Lists for the shelves"),
    "moves": QT_TRANSLATE_NOOP("gui.export_panel", "Moves in order"),
    "curve": QT_TRANSLATE_NOOP("gui.export_panel", "Curve"),
    "moves-left": QT_TRANSLATE_NOOP("gui.export_panel", "Moves still to do"),
    "catalogue": QT_TRANSLATE_NOOP("gui.export_panel", "Locations for the catalogue"),
    "bookshift": QT_TRANSLATE_NOOP("gui.export_panel", "Shelf by shelf (bookshift)"),
    "parts": QT_TRANSLATE_NOOP("gui.export_panel", "Change by class and floor"),
    "unknown": QT_TRANSLATE_NOOP("gui.export_panel", "Books that lack data"),
    "ways": QT_TRANSLATE_NOOP("gui.export_panel", "Ways"),
    "model": QT_TRANSLATE_NOOP("gui.export_panel", "Model with its tree"),
    "states": QT_TRANSLATE_NOOP("gui.export_panel", "Network of states"),
    "report": QT_TRANSLATE_NOOP("gui.export_panel", "Report"),
}
_FORMATS: Mapping[str, str] = {
    ".csv": QT_TRANSLATE_NOOP("gui.export_panel", "CSV for spreadsheets"),
    ".xlsx": QT_TRANSLATE_NOOP("gui.export_panel", "Excel workbook"),
    ".tsv": QT_TRANSLATE_NOOP("gui.export_panel", "Tab-separated"),
    ".json": QT_TRANSLATE_NOOP("gui.export_panel", "JSON"),
    ".png": QT_TRANSLATE_NOOP("gui.export_panel", "PNG picture"),
    ".svg": QT_TRANSLATE_NOOP("gui.export_panel", "SVG drawing"),
    ".pdf": QT_TRANSLATE_NOOP("gui.export_panel", "PDF"),
    ".html": QT_TRANSLATE_NOOP("gui.export_panel", "Web page"),
}


@dataclass(frozen=True)
class Offer:
    """A part that can be written, and the endings of its formats."""

    part: str
    suffixes: tuple[str, ...]


@dataclass(frozen=True)
class Chosen:
    """What is to be written; ``dpi`` counts for pictures of points."""

    part: str
    suffix: str
    dpi: int

    @property
    def of_view(self) -> bool:
        """Whether it is the picture of the view in front."""
        return self.part == PICTURE


class ExportPanel(Sheet):
    """Asks what to write and how; ``wanted`` carries what was chosen."""

    wanted = Signal(object)

    def __init__(
        self,
        name: str,
        offers: Sequence[Offer],
        tokens: theme.Tokens,
        seen: QSize | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(translate("gui.export_panel", "Export"), tokens, parent)
        self._seen = seen
        self._offers = {offer.part: offer for offer in offers}
        self.part, self.format, self.dpi = CalmBox(), CalmBox(), CalmBox()
        for offer in offers:
            self.part.addItem(part_name(offer.part), offer.part)
        for dpi in RESOLUTIONS:
            self.dpi.addItem(self.tr("{dpi} dpi").format(dpi=dpi), dpi)
        self.dpi.setCurrentIndex(RESOLUTIONS.index(_USUAL))
        self.save = parts.button(self.tr("Save as…"), "primary", self._save)
        self._resolution = Row(self.tr("Resolution"), self.dpi)
        self._note = parts.label("", "caption", wrap=True)
        self.column.addWidget(parts.label(name, "bodySecondary", wrap=True))
        self.column.addWidget(Row(self.tr("What"), self.part))
        self.column.addWidget(Row(self.tr("Format"), self.format))
        self.column.addWidget(self._resolution)
        self.column.addWidget(self._note)
        self.column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addStretch(1)
        self.part.currentIndexChanged.connect(self._show_formats)
        self.format.currentIndexChanged.connect(self._show_more)
        self.dpi.currentIndexChanged.connect(self._show_more)
        self._show_formats()
        self.setFocusProxy(self.part)

    def choose(self, part: str) -> None:
        """Choose a part by its name; one that is not offered changes nothing."""
        at = self.part.findData(part)
        if at >= 0:
            self.part.setCurrentIndex(at)

    @property
    def chosen(self) -> Chosen:
        """What is chosen now."""
        return Chosen(self.part.currentData(), self.format.currentData(), self.dpi.currentData())

    def _show_formats(self) -> None:
        offer = self._offers[self.part.currentData()]
        self.format.clear()
        for suffix in offer.suffixes:
            self.format.addItem(format_name(suffix), suffix)
        self._show_more()

    def _show_more(self) -> None:
        seen = self.part.currentData() == PICTURE
        self._resolution.setVisible(seen)
        self._note.setText(
            self._of_picture()
            if seen
            else self.tr("Never names a borrower; figures of fewer readers than the settings allow are left out.")
        )

    def _of_picture(self) -> str:
        told = self.tr("As on the screen now: the same place, colours, names and legends.")
        if self._seen is None:
            return told
        share = float(self.dpi.currentData()) / LOGICAL
        size = {
            "wide": QLocale().toString(round(self._seen.width() * share)),
            "high": QLocale().toString(round(self._seen.height() * share)),
        }
        return told + "\n" + self.tr("{wide} × {high} pixels").format(**size)

    def _save(self) -> None:
        self.wanted.emit(self.chosen)


def part_name(part: str) -> str:
    """A part in the user's language."""
    return translate("gui.export_panel", _PARTS[part]) if part in _PARTS else part


def format_name(suffix: str) -> str:
    """A format in the user's language with its ending."""
    told = translate("gui.export_panel", _FORMATS[suffix]) if suffix in _FORMATS else ""
    return f"{told} ({suffix})" if told else suffix
