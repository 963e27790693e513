"""The first page: what do you have? Four ways in, and the projects opened lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QPen,
    QRadialGradient,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from minentropy_app.gui import icons, parts, recents, theme
from minentropy_app.gui.faces import Recent
from minentropy_app.gui.pressable import Pressable
from minentropy_app.gui.welcome_recents import RecentRow

#: Height of a card, and the widest that the page's middle column grows.
_CARD, _COLUMN = 248, 1216
#: How large the cloud is drawn in a tall window and in a low one; pixels below the entrance where its rings end.
_LARGER, _SMALLER, _FADED = 1.24, 0.86, 40
#: Heights of the head of the page in a low window and in a tall one, and from which height a window is tall.
_HEAD, _TALL_HEAD, _TALL = 216, 304, 800


@dataclass(frozen=True)
class Path:
    """One way in: what the user has, and the three steps that follow."""

    key: str
    icon: str
    title: str
    text: str
    steps: tuple[str, str, str]
    formats: str


class PathCard(Pressable):
    """A card that is one large button."""

    def __init__(self, path: Path, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(path.key, parent)
        self.path, self._tokens = path, tokens
        self.setAccessibleName(f"{path.title}. {path.text}")
        self.setMinimumSize(200, _CARD)
        self.setMaximumHeight(_CARD)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, _CARD)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, lively = self._tokens, self.lively
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(0.5, 2.5, -0.5, -4.5)
            _soft_shadow(painter, box, tokens)
            painter.setPen(QPen(tokens.colour("accent" if lively else "line"), 1.4 if lively else 1))
            painter.setBrush(tokens.colour("surface" if not tokens.dark else "panel"))
            painter.drawRoundedRect(box, 8, 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("soft"))
            painter.drawRoundedRect(QRectF(20, 18, 38, 38), 8, 8)
            icons.paint(painter, self.path.icon, QRectF(29, 27, 20, 20), tokens.accent)
            if lively:
                icons.paint(painter, "chevron-right", QRectF(self.width() - 42, 28, 18, 18), tokens.accent)
            self._paint_text(painter)
            self._paint_steps(painter, lively)

    def _paint_text(self, painter: QPainter) -> None:
        title = theme.body_font(14)
        title.setWeight(QFont.Weight.DemiBold)
        painter.setFont(title)
        painter.setPen(self._tokens.colour("text"))
        painter.drawText(QPointF(20, 80), self.path.title)
        painter.setFont(theme.body_font(theme.CAPTION))
        painter.setPen(self._tokens.colour("secondary"))
        room = QRectF(20, 90, self.width() - 40, 52)
        painter.drawText(room, Qt.TextFlag.TextWordWrap, self.path.text)
        painter.setFont(theme.body_font(theme.SMALL))
        painter.drawText(QPointF(20, self.height() - 17), self.path.formats)

    def _paint_steps(self, painter: QPainter, lively: bool) -> None:
        top, tokens = self.height() - 101, self._tokens
        painter.setPen(QPen(tokens.colour("border"), 1))
        painter.drawLine(QPointF(29, top + 8), QPointF(29, top + 56))
        small = theme.body_font(theme.SMALL)
        small.setWeight(QFont.Weight.DemiBold)
        for k, step in enumerate(self.path.steps):
            middle = QPointF(29, top + 8 + 24 * k)
            filled = k == 0 and lively
            painter.setPen(QPen(tokens.colour("accent" if k == 0 else "border"), 1.3))
            painter.setBrush(tokens.colour("accent" if filled else ("surface" if not tokens.dark else "panel")))
            painter.drawEllipse(middle, 8.5, 8.5)
            painter.setFont(small)
            painter.setPen(tokens.colour("on_accent" if filled else "text" if k == 0 else "secondary"))
            painter.drawText(QRectF(20, middle.y() - 9, 18, 18), Qt.AlignmentFlag.AlignCenter, str(k + 1))
            painter.setFont(theme.body_font(theme.CAPTION))
            painter.setPen(tokens.colour("text" if k == 0 else "secondary"))
            painter.drawText(QPointF(48, middle.y() + 4), step)


class Welcome(QWidget):
    """The page shown while no project is open."""

    path_chosen = Signal(str)
    recent_chosen = Signal(str)
    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, known: Sequence[Recent], tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._themed: list[PathCard | RecentRow | _Scenery] = []
        page = QWidget()
        page.setObjectName("welcomePage")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, theme.GAP_PAGE)
        self._column.setSpacing(0)
        self._hero()
        self._paths()
        self._recents(known)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        for piece in self._themed:
            piece.set_tokens(tokens)
        self.update()

    def show_recents(self, known: Sequence[Recent]) -> None:
        """List other projects."""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                self._themed = [piece for piece in self._themed if piece is not old]
                old.deleteLater()
        self._fill_recents(known)

    def paths(self) -> tuple[Path, ...]:
        """The four ways in."""
        return (
            Path(
                "loans",
                "people",
                self.tr("Loans of a library"),
                self.tr("Which books are borrowed together, and where should they stand?"),
                (self.tr("Import loans"), self.tr("Place the books"), self.tr("Plan the shelves")),
                self.tr("CSV, XLSX, counts of pairs"),
            ),
            Path(
                "texts",
                "text",
                self.tr("A folder of texts"),
                self.tr("Keywords, similar and related words, a map of meaning. Chinese and English."),
                (self.tr("Import texts"), self.tr("Learn word vectors"), self.tr("Explore words")),
                self.tr("TXT, CSV, XLSX"),
            ),
            Path(
                "network",
                "network",
                self.tr("A network"),
                self.tr("Groups that shorten the description of a walk, with their code books."),
                (self.tr("Import links"), self.tr("Find modules"), self.tr("Read the code")),
                self.tr("Pajek, GML, GraphML, CSV"),
            ),
            Path(
                "vectors",
                "map",
                self.tr("Vectors or a table"),
                self.tr("A map in 2-D or 3-D that keeps neighbours together, with its honest gap."),
                (self.tr("Import vectors"), self.tr("Choose a layout"), self.tr("Compare layouts")),
                self.tr("word2vec, TSV pair, CSV"),
            ),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A tall window gives the head more room."""
        self._scenery.setFixedHeight(_TALL_HEAD if self.height() >= _TALL else _HEAD)
        super().resizeEvent(event)

    def _forget(self, path: str) -> None:
        """Take a project out of the list; the project itself stays."""
        recents.forget(path)
        self.show_recents(
            [row.recent for row in self._themed if isinstance(row, RecentRow) and row.recent.path != path]
        )

    def _framed(self, inner: QWidget | QHBoxLayout | QGridLayout) -> None:
        """Put a row into the page's middle column, at most 1120 wide."""
        row = QHBoxLayout()
        row.setContentsMargins(theme.GAP_PAGE, 0, theme.GAP_PAGE, 0)
        holder = QWidget()
        holder.setMaximumWidth(_COLUMN)
        holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(inner) if isinstance(inner, QWidget) else inside.addLayout(inner)
        row.addStretch(1)
        row.addWidget(holder, 100)
        row.addStretch(1)
        self._column.addLayout(row)

    def _hero(self) -> None:
        scenery = self._scenery = _Scenery(self._tokens)
        self._themed.append(scenery)
        words = QVBoxLayout(scenery)
        words.setContentsMargins(0, 24, 0, 8)
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(parts.label(self.tr("Put what belongs together close together."), "welcomeTitle"))
        words.addSpacing(10)
        told = parts.Paragraph(
            self.tr(
                "Import loans, texts or a network. See what stands near what, what it costs, "
                "and how much better it can be. Everything stays on this computer."
            ),
            14,
        )
        told.setFixedWidth(530)
        words.addWidget(told)
        words.addSpacing(24)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        new = parts.button(self.tr("New project…"), "primary", self.new_wanted.emit)
        opened = parts.button(self.tr("Open…"), action=self.open_wanted.emit)
        for piece in (new, opened):
            piece.setProperty("large", True)
            row.addWidget(piece)
        row.addSpacing(8)
        row.addWidget(parts.label(self.tr("or drop a file anywhere in this window"), "bodySecondary"))
        row.addStretch(1)
        words.addLayout(row)
        words.addStretch(1)
        self._framed(scenery)

    def _paths(self) -> None:
        self._framed(parts.label(self.tr("What do you have?"), "title"))
        self._column.addSpacing(12)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        for k, path in enumerate(self.paths()):
            card = PathCard(path, self._tokens)
            card.chosen.connect(self.path_chosen)
            self._themed.append(card)
            grid.addWidget(card, 0, k)
        self._framed(grid)
        self._column.addSpacing(24)

    def _recents(self, known: Sequence[Recent]) -> None:
        head = QHBoxLayout()
        head.addWidget(parts.label(self.tr("Recent projects"), "title"), 1)
        head.addWidget(parts.button(self.tr("Open sample project"), "link", self.sample_wanted.emit))
        self._framed(head)
        self._column.addSpacing(8)
        frame = QFrame()
        frame.setObjectName("recentList")
        self._rows = QVBoxLayout(frame)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._fill_recents(known)
        self._framed(frame)

    def _fill_recents(self, known: Sequence[Recent]) -> None:
        for k, recent in enumerate(known):
            row = RecentRow(recent, self._tokens, first=k == 0)
            row.chosen.connect(self.recent_chosen)
            row.forget_wanted.connect(self._forget)
            self._themed.append(row)
            self._rows.addWidget(row)
        if not known:
            note = parts.label(
                self.tr("No projects yet. Make a new one, or look round in the sample project."), "bodySecondary"
            )
            note.setContentsMargins(16, 14, 16, 14)
            self._rows.addWidget(note)


class _Scenery(QWidget):
    """The head of the page with a small cloud of its own, drawn without any numbers library."""

    def __init__(self, tokens: theme.Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self.setFixedHeight(_HEAD)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() < 900:
            return
        from minentropy_app.gui.welcome_cloud import rings, spheres

        dark = self._tokens.dark
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = QPointF(self.width() - 292.0, self.height() - 44.0)
            scale = _LARGER if self.height() >= _TALL_HEAD else _SMALLER
            painter.translate(middle)
            painter.scale(scale, scale)
            painter.translate(-middle)
            for k, (wide, tall) in enumerate(rings()):
                shade = QColor(self._tokens.ring)
                shade.setAlpha(150 - 36 * k)
                fading = QLinearGradient(0, middle.y() - 40, 0, middle.y() + _FADED)
                fading.setColorAt(0, shade)
                fading.setColorAt(1, QColor(shade.red(), shade.green(), shade.blue(), 0))
                painter.setPen(QPen(QBrush(fading), 1))
                painter.drawEllipse(middle, wide, tall)
            for x, y, radius, colour, haze in spheres(dark):
                place = QPointF(middle.x() + x, middle.y() + y)
                base = _mixed(QColor(colour), self._tokens.colour("panel"), haze)
                shine = QRadialGradient(place - QPointF(radius * 0.35, radius * 0.4), radius * 1.5)
                shine.setColorAt(0, base.lighter(135 if not dark else 125))
                shine.setColorAt(0.45, base)
                shine.setColorAt(1, base.darker(135))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(shine)
                painter.drawEllipse(place, radius, radius)


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )


def _soft_shadow(painter: QPainter, box: QRectF, tokens: theme.Tokens) -> None:
    shade = QColor(tokens.shadow)
    shade.setAlpha(16 if tokens.dark else 7)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    for k in (3, 2, 1):
        painter.drawRoundedRect(box.adjusted(-k, -k + 1.5, k, k + 1.5), 8 + k, 8 + k)
