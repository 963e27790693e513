"""Figures as people read them: grouped, signed, with their units."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from minentropy_app.gui.words import translate


def number(value: float, digits: int = 2) -> str:
    """A figure in the user's locale."""
    return QLocale().toString(float(value), "f", digits)


def percent(share: float) -> str:
    """A signed change in percent, with a proper minus sign."""
    shown = QLocale().toString(abs(100 * share), "f", 1)
    sign = "−" if share < 0 else "+" if share > 0 else ""
    return translate("gui.reports", "{share} %").format(share=f"{sign}{shown}")


def share(value: float) -> str:
    """A share of a whole, without a sign: 12 %, and one digit more where it is small."""
    low = 0.0 < abs(value) < 0.0995 and round(100 * value, 1) != round(100 * value)
    shown = QLocale().toString(abs(100 * value), "f", 1 if low else 0)
    return translate("gui.reports", "{share} %").format(share=shown)
