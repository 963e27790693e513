"""What users change by hand: every edit can be undone.

The history is kept in memory, for one session; the bin outlives it, so that a deletion can be taken
back at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from minentropy_app.errors import AppError
from minentropy_app.model.step import Steps
from minentropy_app.project import database, folder, ingesting, names, purging
from minentropy_app.project.entries import Change, Entry, Source
from minentropy_app.project.project import Project, now
from minentropy_app.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Edit:
    """One change and its opposite, each done in one transaction; ``label`` is a marked text."""

    label: str
    do: Callable[[Any], Change]
    undo: Callable[[Any], Change]


class History:
    """Edits done and undone; the window's undo stack only wraps it."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._done: list[Edit] = []
        self._undone: list[Edit] = []

    def do(self, edit: Edit) -> Change:
        """Carry an edit out; what had been undone can no longer be redone."""
        change = self._apply(edit.do)
        self._done.append(edit)
        self._undone.clear()
        return change

    def undo(self) -> Change | None:
        """Take the last edit back; None if there is none."""
        if not self._done:
            return None
        change = self._apply(self._done[-1].undo)
        self._undone.append(self._done.pop())
        return change

    def redo(self) -> Change | None:
        """Repeat what was undone last; None if there is nothing."""
        if not self._undone:
            return None
        change = self._apply(self._undone[-1].do)
        self._done.append(self._undone.pop())
        return change

    @property
    def labels(self) -> tuple[str, str]:
        """Texts of what undo and redo would do, "" where nothing."""
        return (self._done[-1].label if self._done else "", self._undone[-1].label if self._undone else "")

    def clear(self) -> None:
        """Forget the history: after a purge its steps may no longer be possible."""
        self._done.clear()
        self._undone.clear()

    def _apply(self, action: Callable[[Any], Change]) -> Change:
        with self._project.transaction() as db:
            return action(db)


def rename(project: Project, entry: Entry, name: str) -> Edit:
    """Give a source or result another name; AppError when done if the name is taken."""

    def to(old: str, new: str) -> Callable[[Any], Change]:
        def act(db: Any) -> Change:
            if new != old:
                names.require_free(db, new)
            return _set(db, entry, "name", new)

        return act

    label = QT_TRANSLATE_NOOP("project.edits", "Rename")
    return Edit(label, to(entry.name, name), to(name, entry.name))


def delete(project: Project, entry: Entry) -> Edit:
    """Move a source or result to the bin."""
    return Edit(QT_TRANSLATE_NOOP("project.edits", "Delete"), _to_bin(entry), _out_of_bin(entry))


def restore(project: Project, entry: Entry) -> Edit:
    """Take a source or result out of the bin; AppError when done if its name is taken."""
    return Edit(QT_TRANSLATE_NOOP("project.edits", "Restore"), _out_of_bin(entry), _to_bin(entry))


def annotate(project: Project, entry: Entry, note: str) -> Edit:
    """Write a note on a source or result."""
    old = entry.note
    return Edit(
        QT_TRANSLATE_NOOP("project.edits", "Note"),
        lambda db: _set(db, entry, "note", folder.storable(note)),
        lambda db: _set(db, entry, "note", old),
    )


def relabel(project: Project, item: int, label: str) -> Edit:
    """Correct the label of an item; its key stays."""
    found = project.reader.items([item])
    if not found:
        raise _gone()
    old = found[0].label
    return Edit(
        QT_TRANSLATE_NOOP("project.edits", "Change label"),
        lambda db: _set_label(db, item, folder.storable(label)),
        lambda db: _set_label(db, item, old),
    )


def name_module(project: Project, entry: Entry, module: tuple[int, int], name: str) -> Edit:
    """Give a module of a partition a name; ``module`` is its level from 1 and its number there, "" unnames."""
    old = project.reader.module_names(entry).get(module, "")
    return Edit(
        QT_TRANSLATE_NOOP("project.edits", "Name a module"),
        lambda db: _set_module_name(db, entry, module, folder.storable(name)),
        lambda db: _set_module_name(db, entry, module, old),
    )


def keep_view(project: Project, tab: str, name: str, state: str) -> Edit:
    """Keep how a view (such as ``space:r1``) is looked at under a name, as JSON; "" forgets it."""
    old = project.reader.kept_views(tab).get(name, "")
    label = QT_TRANSLATE_NOOP("project.edits", "Keep a view")
    forget = QT_TRANSLATE_NOOP("project.edits", "Forget a view")
    key = (tab, folder.storable(name))
    return Edit(label if state else forget, lambda db: _set_view(db, key, state), lambda db: _set_view(db, key, old))


def mark_steps(project: Project, entry: Entry, steps: Sequence[int], done: bool = True) -> Edit:
    """Mark steps of a move plan (from 0) as carried out, or as not; undo changes back only what this changed."""
    marked = set(project.reader.steps_done(entry))
    changed = sorted(set(steps) - marked if done else set(steps) & marked)
    label = (
        QT_TRANSLATE_NOOP("project.edits", "Mark moves as done")
        if done
        else QT_TRANSLATE_NOOP("project.edits", "Mark moves as open")
    )
    return Edit(
        label, lambda db: _set_steps(db, entry, changed, done), lambda db: _set_steps(db, entry, changed, not done)
    )


def purge(project: Project, entry: Entry) -> Steps[Change]:
    """Remove something from the bin for good; this cannot be undone.

    Items of a purged source stay as long as results name them.

    Raises
    ------
    AppError
        The entry is not in the bin.
    """
    files = [] if isinstance(entry, Source) else project.reader.artefacts(entry.id)
    with project.transaction() as db:
        _require_in_bin(db, entry)
        if isinstance(entry, Source):
            _purge_source(db, entry)
        else:
            db.execute("delete from runs where id = ?", [entry.id])
        _forget_views(db, entry.ref)
        _release_gone_sources(db)
    with database.explained(project.path):
        for file in files:
            (project.data_path / file.path).unlink(missing_ok=True)
    yield from purging.purge_discarded(project)
    return _changed(entry)


def _to_bin(entry: Entry) -> Callable[[Any], Change]:
    return lambda db: _set(db, entry, "deleted_at", now())


def _out_of_bin(entry: Entry) -> Callable[[Any], Change]:
    def act(db: Any) -> Change:
        name = db.execute(f"select name from {_table(entry)} where id = ?", [entry.id]).fetchone()
        if name is not None and getattr(entry, "state", "") in ("ready", "done"):
            names.require_free(db, name[0])
        return _set(db, entry, "deleted_at", None)

    return act


def _set(db: Any, entry: Entry, column: str, value: Any) -> Change:
    cursor = db.execute(f"update {_table(entry)} set {column} = ? where id = ?", [value, entry.id])
    if cursor.rowcount != 1:
        raise _gone()
    return _changed(entry)


def _set_label(db: Any, item: int, label: str) -> Change:
    import json

    row = db.execute("select key, attributes from items where id = ?", [item]).fetchone()
    if row is None:
        raise _gone()
    folded = ingesting.searchable(row[0], label, json.loads(row[1]))
    db.execute("update items set label = ?, folded = ? where id = ?", [label, folder.storable(folded), item])
    return Change(frozenset({"item"}), (item,))


def _set_module_name(db: Any, entry: Entry, module: tuple[int, int], name: str) -> Change:
    if db.execute("select 1 from runs where id = ?", [entry.id]).fetchone() is None:
        raise _gone()
    db.execute("delete from module_names where run = ? and level = ? and module = ?", [entry.id, *module])
    if name:
        db.execute("insert into module_names (run, level, module, name) values (?, ?, ?, ?)", [entry.id, *module, name])
    return Change(frozenset({"result", "module"}), (entry.id,))


def _set_view(db: Any, key: tuple[str, str], state: str) -> Change:
    db.execute("delete from kept_views where tab = ? and name = ?", key)
    if state:
        db.execute("insert into kept_views (tab, name, state) values (?, ?, ?)", [*key, state])
    return Change(frozenset({"view"}), ())


def _forget_views(db: Any, ref: str) -> None:
    """Views of something that is gone, alone or beside others."""
    shown = "'+' || substr(tab, instr(tab, ':') + 1) || '+'"
    db.execute(f"delete from kept_views where instr({shown}, ?) > 0", [f"+{ref}+"])


def _set_steps(db: Any, entry: Entry, steps: Sequence[int], done: bool) -> Change:
    if db.execute("select 1 from runs where id = ?", [entry.id]).fetchone() is None:
        raise _gone()
    statement = "insert or ignore into shelf_steps (run, step) values (?, ?)"
    if not done:
        statement = "delete from shelf_steps where run = ? and step = ?"
    db.conn.executemany(statement, [(entry.id, step) for step in steps])
    return _changed(entry)


def _purge_source(db: Any, source: Source) -> None:
    needed = db.execute("select 1 from runs where state = 'done' and created >= ?", [source.created]).fetchone()
    state, part = ("gone", "emptying") if needed else ("discarded", "discarded")
    db.execute("update sources set state = ? where id = ?", [state, source.id])
    db.execute("update parts set state = ? where source = ?", [part, source.id])
    db.execute("delete from secrets where source = ?", [source.id])


def _release_gone_sources(db: Any) -> None:
    """Give up the items of purged sources once no result is left that could name them."""
    db.execute(
        """update sources set state = 'discarded' where state = 'gone'
           and not exists (select 1 from runs where runs.state = 'done' and runs.created >= sources.created)"""
    )
    db.execute(
        "update parts set state = 'discarded' where source in (select id from sources where state = 'discarded')"
    )


def _require_in_bin(db: Any, entry: Entry) -> None:
    query = f"select 1 from {_table(entry)} where id = ? and deleted_at is not null"
    if db.execute(query, [entry.id]).fetchone() is None:
        raise AppError(
            QT_TRANSLATE_NOOP("project.edits", "{name} is not in the bin."),
            QT_TRANSLATE_NOOP("project.edits", "Delete it first."),
            name=entry.name,
        )


def _table(entry: Entry) -> str:
    return "sources" if isinstance(entry, Source) else "runs"


def _changed(entry: Entry) -> Change:
    return Change(frozenset({"source" if isinstance(entry, Source) else "result"}), (entry.id,))


def _gone() -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("project.edits", "What was to be changed is no longer in the project."),
        QT_TRANSLATE_NOOP("project.edits", "List the project to see what there is."),
    )
