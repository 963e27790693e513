"""Names: unique over sources and results, the bin and failed runs left aside."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from minentropy_app.errors import AppError
from minentropy_app.text import QT_TRANSLATE_NOOP

_TAKEN = """
    select 'source' from sources where name = :name and deleted_at is null and state in ('ready', 'importing')
    union all
    select 'result' from runs where name = :name and deleted_at is null and state in ('done', 'running')
"""
_ALL = """
    select name from sources where deleted_at is null and state = 'ready'
    union select name from runs where deleted_at is null and state = 'done' order by 1
"""
_SHOWN = 12


def taken(db: Any, name: str) -> str:
    """Return ``source`` or ``result``, whichever has this name, or ""."""
    row = db.execute(_TAKEN, {"name": name}).fetchone()
    return str(row[0]) if row else ""


def require_free(db: Any, name: str, replace: str = "") -> None:
    """Raise AppError if a name is taken, unless by a ``replace``-able entry (``source``, ``result``)."""
    _require_sensible(name)
    holder = taken(db, name)
    if holder and holder != replace:
        raise AppError(
            QT_TRANSLATE_NOOP("project.names", "There is already a {holder} named {name}."),
            QT_TRANSLATE_NOOP("project.names", "Choose another name, or replace the old one."),
            holder=holder,
            name=name,
        )


def unknown(db: Any, name: str) -> AppError:
    """Tell that nothing has this name, and what there is."""
    known = [row[0] for row in db.execute(_ALL)]
    shown = ", ".join(known[:_SHOWN]) + (" …" if len(known) > _SHOWN else "")
    return AppError(
        QT_TRANSLATE_NOOP("project.names", "There is nothing named {name} in this project."),
        QT_TRANSLATE_NOOP("project.names", "There are: {known}."),
        name=name,
        known=shown or "–",
    )


def numbered(wanted: str, is_taken: Callable[[str], object]) -> str:
    """Return the first of ``wanted``, ``wanted 2``, ``wanted 3`` … that is free."""
    candidates = itertools.chain([wanted], (f"{wanted} {n}" for n in itertools.count(2)))
    return next(name for name in candidates if not is_taken(name))


def _require_sensible(name: str) -> None:
    if not name.strip() or not name.isprintable() or len(name) > 200:
        raise AppError(
            QT_TRANSLATE_NOOP("project.names", "“{name}” cannot be used as a name."),
            QT_TRANSLATE_NOOP("project.names", "A name has 1 to 200 visible characters."),
            name="".join(c if c.isprintable() else "?" for c in name[:40]),
        )
