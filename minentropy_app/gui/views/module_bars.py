"""The two bars of a partition: one code book, and the index with the books of the modules."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from minentropy_app.gui import colours
from minentropy_app.gui.views.code_bars import CodeBars, Stretch
from minentropy_app.gui.views.code_model import Piece, pieces_of
from minentropy_app.gui.views.network_model import NetworkModel


class ModuleBars(CodeBars):
    """Shows what a walk costs with one book, and with the books of a model's modules in their colours."""

    def show_model(self, model: NetworkModel) -> None:
        """Show a partition."""
        palette, pieces = colours.category_colours(self._tokens.dark), pieces_of(model)
        rank = {int(book): k for k, book in enumerate(model.top_modules)}
        stretches = []
        for piece in pieces:
            shade = palette[min(rank.get(piece.book, colours.NAMED), colours.NAMED)]
            colour = self._tokens.violet if piece.book == 0 else colours.hexadecimal(int(shade))
            stretches.append(Stretch(piece.book, self._name(model, piece), piece.bits, colour))
        plain, total = model.books.one_level_codelength, sum(piece.bits for piece in pieces)
        heads = (self.tr("One level"), self._count(model))
        self.show_bars(heads, plain, stretches, self._captions(pieces, plain, total))

    def _name(self, model: NetworkModel, piece: Piece) -> str:
        if piece.book == 0:
            return self.tr("Index")
        return model.name(piece.book) if piece.book > 0 else self.tr("outside all modules")

    def _count(self, model: NetworkModel) -> str:
        """How many modules there are, and how many of them stand at the top of a deeper tree."""
        told = self.tr("%Ln module(s)", "", model.leaf_modules)
        if model.books.depth.max() > 1:
            top = QLocale().toString(len(model.top_modules))
            told = self.tr("{modules}, {top} at the top").format(modules=told, top=top)
        return told

    def _captions(self, pieces: list[Piece], plain: float, total: float) -> list[tuple[str, str]]:
        index = next((piece.bits for piece in pieces if piece.book == 0), 0.0)
        return [
            (self.tr("index {bits}").format(bits=bits_told(index)), "violet"),
            (self.tr("module code books {bits}").format(bits=bits_told(total - index)), "secondary"),
            (self.tr("saved {bits}").format(bits=bits_told(plain - total)), "accent"),
        ]


def bits_told(value: float) -> str:
    """Bits as people read them."""
    return QLocale().toString(value, "f", 2)
