"""A legend that serves several pictures: in lines below them, so that it lies on none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from minentropy_app.gui.views.legend import CategoryLegend

#: Pixels beside the legend, above and below it.
_BESIDE, _ABOVE = 12, 6


class LegendStrip(QWidget):
    """As wide as the pictures, as high as its legend has lines; gone where there is nothing to explain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("view")
        self.legend: CategoryLegend | None = None
        self.hide()

    def take(self, legend: CategoryLegend) -> None:
        """Take a legend out of the picture over which it stood."""
        shown = not legend.isHidden()
        self.legend = legend
        legend.setParent(self)
        legend.move(_BESIDE, _ABOVE)
        legend.installEventFilter(self)
        legend.setVisible(shown)
        self.setVisible(shown)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.legend and event.type() in (
            QEvent.Type.Resize,
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
        ):
            self.setVisible(not self.legend.isHidden())
            self.setFixedHeight(self.legend.height() + 2 * _ABOVE)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        if self.legend is not None:
            self.legend.flow_in(max(self.width() - 2 * _BESIDE, 1))
            self.setFixedHeight(self.legend.height() + 2 * _ABOVE)
