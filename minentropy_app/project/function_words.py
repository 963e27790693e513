"""Function words of a project: the lists that ship with the program, as its users have changed them.

They tell words such as 的 or "the" apart from words that say something: lists of keywords and of
neighbours leave them out on request, and they mark no sense. Texts keep them; what is left out when
texts are cut is an option of the cutting.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from minentropy_app.project import database
from minentropy_app.project.edits import Edit
from minentropy_app.project.entries import Change
from minentropy_app.project.project import Project
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.project.reader import Reader

#: The lists: those that ship with the program by language, and the user's own.
LISTS = ("zh", "en", "own")
_KEY = "function_words"
Lists = dict[str, tuple[str, ...]]


def lists_of(reader: Reader) -> Lists:
    """Return every list as it is in force, its words sorted."""
    return {**_shipped(), **_changed(reader)}


def function_words(reader: Reader) -> frozenset[str]:
    """Return all function words of a project."""
    return frozenset(word for words in lists_of(reader).values() for word in words)


def is_changed(reader: Reader) -> bool:
    """Tell whether any list is another than the one that ships with the program."""
    return any(words != _shipped()[name] for name, words in _changed(reader).items())


def set_list(project: Project, name: str, words: Iterable[str]) -> Edit:
    """Replace a list by other words."""
    before = lists_of(project.reader)
    return _edit(before, {**before, name: _clean(words)})


def mark(project: Project, words: Iterable[str], function: bool) -> Edit:
    """Take words into one's own list, or out of every list."""
    before, chosen = lists_of(project.reader), set(_clean(words))
    if function:
        missing = chosen - {word for each in before.values() for word in each}
        after = {**before, "own": _clean([*before["own"], *missing])}
    else:
        after = {name: tuple(word for word in each if word not in chosen) for name, each in before.items()}
    return _edit(before, after)


def shipped(name: str) -> tuple[str, ...]:
    """Return a list as it ships with the program."""
    return _shipped()[name]


def _edit(before: Lists, after: Lists) -> Edit:
    label = QT_TRANSLATE_NOOP("project.function_words", "Change function words")
    return Edit(label, _writing(after), _writing(before))


def _writing(lists: Lists) -> Callable[[Any], Change]:
    kept = {name: words for name, words in lists.items() if words != _shipped()[name]}

    def act(db: Any) -> Change:
        db.execute("delete from meta where key = ?", [_KEY])
        if kept:
            db.execute("insert into meta (key, value) values (?, ?)", [_KEY, json.dumps(kept, ensure_ascii=False)])
        return Change(frozenset({"function_words"}))

    return act


def _changed(reader: Reader) -> Lists:
    with database.explained(reader.path):
        row = reader.connection.execute("select value from meta where key = ?", [_KEY]).fetchone()
    return {name: tuple(words) for name, words in json.loads(row[0]).items()} if row else {}


def _shipped() -> Lists:
    from minentropy_app.sources.segmentation import built_in_lists

    return {**{name: _clean(words) for name, words in built_in_lists().items()}, "own": ()}


def _clean(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({word.strip().casefold() for word in words} - {""}))
