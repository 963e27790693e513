"""What does not look like books or readers, as cards with the reason; each can be kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.importing.words import number, say
from minentropy_app.sources import suspects as reasons
from minentropy_app.text import put

#: Single suspects that a card lists when it is opened.
_LISTED = 60
_NAMED = 3


class SuspectCard(QFrame):
    """Suspects of one reason: ticked ones are left out."""

    changed = Signal()

    def __init__(self, title: str, suspects: Sequence[Mapping[str, Any]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suspectCard")
        self.suspects = suspects
        self.box = QCheckBox()
        self.box.setTristate(len(suspects) > 1)
        self.box.setAccessibleName(self.tr("Leave out: {title}").format(title=title))
        self.loans = parts.label("", "strong")
        self.details = QWidget(self)
        self.boxes: list[QCheckBox] = []
        self.more = parts.button("", "link", self._toggle)
        self._lay_out(title)
        self._fill_details()
        self.box.clicked.connect(self._all_chosen)
        self._follow()

    def kept(self) -> set[str]:
        """Keys of those that are not ticked."""
        return {s["key"] for s, box in zip(self.suspects, self.boxes, strict=False) if not box.isChecked()} | (
            {s["key"] for s in self.suspects[_LISTED:]} if self._rest_kept else set()
        )

    def _lay_out(self, title: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.box)
        head.addWidget(parts.label(title, "strong"), 1)
        head.addWidget(self.loans)
        body = QVBoxLayout()
        body.setContentsMargins(34, 0, 0, 0)
        body.setSpacing(2)
        body.addWidget(_small(self._reason()))
        if len(self.suspects) > 1:
            body.addWidget(_small(self._names()))
            body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self.details)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(body)

    def _reason(self) -> str:
        first = self.suspects[0]
        if len(self.suspects) == 1:
            name = first["item"]
            return self.tr("{name}: {why}").format(name=name, why=say(first["why"], first["fields"]))
        return _shared_reason(first["why"])

    def _names(self) -> str:
        names = ", ".join(_short(s["item"]) for s in self.suspects[:_NAMED])
        rest = len(self.suspects) - _NAMED
        return self.tr("{names} and {n} more").format(names=names, n=number(rest)) if rest > 0 else names

    def _fill_details(self) -> None:
        column = QVBoxLayout(self.details)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        self._rest_kept = not self.suspects[-1]["excluded"] if len(self.suspects) > _LISTED else False
        for suspect in self.suspects[:_LISTED]:
            box = QCheckBox(f"{_short(suspect['item'], 34)}  ·  {number(suspect['loans'])}")
            box.setToolTip(f"{suspect['item']}\n{say(suspect['why'], suspect['fields'])}")
            box.setChecked(suspect["excluded"])
            box.clicked.connect(self._one_chosen)
            column.addWidget(box)
            self.boxes.append(box)
        self.details.setVisible(False)
        self.name_toggle()

    def _toggle(self) -> None:
        self.details.setVisible(self.details.isHidden())
        self.name_toggle()

    def name_toggle(self) -> None:
        """Say what the button below the names does."""
        closed = self.details.isHidden()
        self.more.setText(self.tr("Choose one by one…") if closed else self.tr("Fold up"))

    def _all_chosen(self) -> None:
        out = self.box.checkState() != Qt.CheckState.Unchecked
        for box in self.boxes:
            box.setChecked(out)
        self._rest_kept = not out and len(self.suspects) > _LISTED
        self._follow()
        self.changed.emit()

    def _one_chosen(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        kept = self.kept()
        out = [s for s in self.suspects if s["key"] not in kept]
        states = (Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked)
        self.box.setCheckState(states[2 if len(out) == len(self.suspects) else 1 if out else 0])
        total = sum(s["loans"] for s in self.suspects)
        self.loans.setText(put(self.tr("{n} {n:loan|loans}"), n=number(total)))
        self.setProperty("chosen", bool(out))
        parts.restyle(self)


class Suspects(QWidget):
    """All cards, one a reason."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = parts.label("", "caption")
        head = QHBoxLayout()
        head.addWidget(parts.label(self.tr("Suspects"), "strong"))
        head.addStretch(1)
        head.addWidget(self.count)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP)
        self._column.addLayout(head)
        self._column.addWidget(
            _small(self.tr("These would make books look related that are not. Ticked ones are left out."))
        )
        self.cards: list[SuspectCard] = []
        self._shown: tuple[str, ...] = ()

    def show_suspects(self, suspects: Sequence[Mapping[str, Any]]) -> None:
        """Show these; what is open stays open as long as they are the same."""
        self.setVisible(bool(suspects))
        keys = tuple(f"{s['kind']}{s['key']}{s['excluded']}" for s in suspects)
        if keys == self._shown:
            return
        opened = {_group(card.suspects[0]["why"]) for card in self.cards if not card.details.isHidden()}
        self._shown = keys
        self._clear()
        groups: dict[str, list[Mapping[str, Any]]] = {}
        for suspect in suspects:
            groups.setdefault(_group(suspect["why"]), []).append(suspect)
        for key, group in groups.items():
            self._add(SuspectCard(_title(key), group), key in opened)
        self.count.setText(self.tr("%Ln kind(s) found", "", len(groups)))

    def kept(self) -> set[str]:
        """Keys of all suspects that are to come in."""
        return set().union(*(card.kept() for card in self.cards))

    def _add(self, card: SuspectCard, opened: bool) -> None:
        card.details.setVisible(opened)
        card.name_toggle()
        card.changed.connect(self.changed)
        self._column.addWidget(card)
        self.cards.append(card)

    def _clear(self) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards.clear()


def _group(why: str) -> str:
    """Reasons that are told on one card."""
    if why in (reasons.ANONYMOUS_BASKET, reasons.ANONYMOUS_NAME):
        return "nobody"
    return "serial" if why in (reasons.SERIAL_BY_NAME, reasons.SERIAL_BY_USE) else "thing"


def _title(group: str) -> str:
    words = {
        "nobody": QCoreApplication.translate("Suspects", "Borrowers who are no person"),
        "serial": QCoreApplication.translate("Suspects", "Periodicals"),
        "thing": QCoreApplication.translate("Suspects", "Rooms, devices and the like"),
    }
    return words[group]


def _shared_reason(why: str) -> str:
    """The reason of a whole group, without the figures of one."""
    words = {
        "nobody": QCoreApplication.translate("Suspects", "Accounts that returned loans are moved to, not readers."),
        "serial": QCoreApplication.translate(
            "Suspects", "One title stands for many issues: known by their names, or by readers who come back for them."
        ),
        "thing": QCoreApplication.translate("Suspects", "Known by their names, or lent far more often than any book."),
    }
    return words[_group(why)]


def _short(text: str, limit: int = 26) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _small(text: str) -> QLabel:
    return parts.label(text, "caption", wrap=True)
