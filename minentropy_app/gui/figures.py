"""Figures as people read them: grouped, signed, with their units."""

from __future__ import annotations

import math

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


def round_steps(low: float, high: float, most: int) -> list[float]:
    """Return multiples of 1, 2 or 5 times a power of ten that reach over [low, high], some ``most`` of them."""
    rough = max(high - low, 0.01) / most
    unit = 10.0 ** math.floor(math.log10(rough))
    step = next(unit * times for times in (1, 2, 5, 10) if unit * times >= rough * 0.999)
    return [k * step for k in range(math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9) + 1)]
