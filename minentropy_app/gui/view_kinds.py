"""The kinds of views: what each shows, how it is read and made. All else about them stands in ``views/``."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minentropy_app.gui.free_memory import give_back
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from minentropy_app.errors import AppError
    from minentropy_app.gui.faces import ProjectFace
    from minentropy_app.gui.selection import SelectionModel
    from minentropy_app.gui.theme import Tokens

#: Stands for every kind of entry.
ANY = "*"
#: Between the refs of entries that one view shows together.
JOIN = "+"


@dataclass(frozen=True)
class Stage:
    """What a view is given to stand on.

    Attributes
    ----------
    ref, title
        The entry shown.
    model
        What ``load`` returned; None for a view that reads by itself.
    command
        Carries out a command of the menus by its key, such as ``analyse_layout``.
    open
        Shows an entry by its ref in one of its views.
    rerun
        Opens the form of an entry's analysis, filled in as it was but for the values given.
    recut
        Cuts the texts of a source by its ref into words anew, as options by name say.
    form
        Opens the form of an analysis by its key, with values by parameter and refs of entries by role.
    say
        Says a failure inline.
    edit
        Carries out an edit of the project, given what makes it of a project; it can be undone.
    home
        What the view will stand in. A view that is made there is dressed once, not again when it moves in.
    """

    ref: str
    title: str
    model: Any
    project: ProjectFace
    selection: SelectionModel
    tokens: Tokens
    command: Callable[[str], object]
    open: Callable[[str, str], object]
    rerun: Callable[[str, dict[str, Any]], object]
    say: Callable[[AppError], object]
    edit: Callable[[Callable[[Any], Any]], object] = lambda _: None
    recut: Callable[[str, dict[str, Any]], object] = lambda *_: None
    form: Callable[[str, dict[str, Any], dict[str, str]], object] = lambda *_: None
    home: QWidget | None = None

    def stored(self, ref: str) -> Any:
        """An entry as the project keeps it; None if it is gone."""
        from minentropy_app.errors import AppError

        project: Any = self.project
        try:
            return project.stored(ref)
        except AppError as error:
            self.say(error)
            return None


@dataclass(frozen=True)
class ViewKind:
    """One kind of view.

    A view is a widget that has ``set_tokens(tokens)``, and may have ``shut_down()``, ``settled``,
    ``state()`` and ``restore(state)``, ``fly_to(item) -> bool``, ``project_changed(change)`` to follow
    edits, and ``commands()``, the commands of the menus that it carries out while it is in front.

    Attributes
    ----------
    key
        Head of the keys of its tabs ("space:r1"), and the word for it on the command line.
    title, icon
        Words (context ``gui.view_kinds``) and icon.
    kinds
        Kinds of entries that it shows. The first view that names a kind is the one opened by a click.
    load
        ``module:function`` called beside the window with the path of the project and the ref of the
        entry; returns the model. Empty: the view reads by itself.
    make
        ``module:function`` called in the window's thread with a ``Stage``; returns the view.
    live
        ``module:function`` that makes the model of a run under way, from the project's path, a first result and
        the request; the view then has ``show_live(result)``. Empty: the view does not follow runs.
    """

    key: str
    title: str
    icon: str
    kinds: tuple[str, ...]
    load: str
    make: str
    live: str = ""

    def shows(self, kind: str) -> bool:
        """Whether entries of a kind can be looked at this way."""
        return kind in self.kinds or ANY in self.kinds

    def read(self, path: Path, ref: str) -> Any:
        """Read the model of an entry, and import what makes the view of it. Called beside the window."""
        known = len(sys.modules)
        _found(self.make)
        model = _found(self.load)(path, ref) if self.load else None
        if len(sys.modules) > known:
            gc.freeze()  # what was imported never becomes garbage: nobody need look through it again
        give_back()
        return model

    def follow(self, path: Path, result: Any, request: Any) -> Any:
        """Make the model of a run under way. Called beside the window."""
        _found(self.make)
        return _found(self.live)(path, result, request)

    def view(self, stage: Stage) -> QWidget:
        """Make the view."""
        made: QWidget = _found(self.make)(stage)
        return made


VIEW_KINDS = (
    ViewKind(
        "space",
        QT_TRANSLATE_NOOP("gui.view_kinds", "In space"),
        "cube",
        ("placement",),
        "minentropy_app.gui.space_loading:load_space",
        "minentropy_app.gui.views.space_view:open_space",
        "minentropy_app.gui.space_loading:live_space",
    ),
    ViewKind(
        "map",
        QT_TRANSLATE_NOOP("gui.view_kinds", "On a map"),
        "map",
        ("layout",),
        "minentropy_app.gui.map_loading:load_map",
        "minentropy_app.gui.views.map_view:open_map",
        "minentropy_app.gui.map_loading:live_map",
    ),
    ViewKind(
        "plan",
        QT_TRANSLATE_NOOP("gui.view_kinds", "As a floor plan"),
        "shelves",
        ("shelf-plan",),
        "minentropy_app.gui.plan_loading:load_plan",
        "minentropy_app.gui.views.plan_view:open_plan",
        "minentropy_app.gui.plan_loading:live_plan",
    ),
    ViewKind(
        "building",
        QT_TRANSLATE_NOOP("gui.view_kinds", "As a building"),
        "cube",
        ("shelf-plan",),
        "minentropy_app.gui.plan_loading:load_plan",
        "minentropy_app.gui.views.building_view:open_building",
        "minentropy_app.gui.plan_loading:live_plan",
    ),
    ViewKind(
        "draw",
        QT_TRANSLATE_NOOP("gui.view_kinds", "As a drawing to edit"),
        "shelves",
        ("floor-plan",),
        "minentropy_app.gui.draw_loading:load_drawing",
        "minentropy_app.gui.views.draw_view:open_draw",
    ),
    ViewKind(
        "compare",
        QT_TRANSLATE_NOOP("gui.view_kinds", "Side by side"),
        "split",
        (),
        "minentropy_app.gui.comparing:load_sides",
        "minentropy_app.gui.comparing:open_compare",
    ),
    ViewKind(
        "network",
        QT_TRANSLATE_NOOP("gui.view_kinds", "As a network"),
        "network",
        ("communities", "network", "neighbour-graph"),
        "minentropy_app.gui.network_loading:load_world",
        "minentropy_app.gui.views.network_view:open_network",
    ),
    ViewKind(
        "code",
        QT_TRANSLATE_NOOP("gui.view_kinds", "As code books"),
        "code",
        ("coding", "communities"),
        "minentropy_app.gui.network_loading:load_code",
        "minentropy_app.gui.views.code_view:open_code",
    ),
    ViewKind(
        "modules",
        QT_TRANSLATE_NOOP("gui.view_kinds", "As a list of modules"),
        "modules",
        ("communities",),
        "minentropy_app.gui.network_loading:load_network",
        "minentropy_app.gui.views.module_table:open_modules",
    ),
    ViewKind(
        "words",
        QT_TRANSLATE_NOOP("gui.view_kinds", "As words"),
        "text",
        ("word2vec",),
        "minentropy_app.gui.words_loading:load_words",
        "minentropy_app.gui.views.words_view:open_words",
    ),
    ViewKind(
        "corpus",
        QT_TRANSLATE_NOOP("gui.view_kinds", "As documents"),
        "text",
        ("texts",),
        "minentropy_app.gui.corpus_loading:load_corpus",
        "minentropy_app.gui.views.corpus_view:open_corpus",
    ),
    ViewKind(
        "concordance",
        QT_TRANSLATE_NOOP("gui.view_kinds", "Words in context"),
        "search",
        ("texts",),
        "minentropy_app.gui.corpus_loading:load_corpus",
        "minentropy_app.gui.views.concordance_view:open_concordance",
    ),
    ViewKind(
        "cutting",
        QT_TRANSLATE_NOOP("gui.view_kinds", "How it is cut into words"),
        "settings",
        ("texts",),
        "minentropy_app.gui.cutting_loading:load_cutting",
        "minentropy_app.gui.views.cutting_view:open_cutting",
    ),
    ViewKind(
        "senses",
        QT_TRANSLATE_NOOP("gui.view_kinds", "As senses"),
        "senses",
        ("senses",),
        "minentropy_app.gui.senses_loading:load_senses",
        "minentropy_app.gui.views.senses_view:open_senses",
    ),
    ViewKind(
        "keywords",
        QT_TRANSLATE_NOOP("gui.view_kinds", "As keywords"),
        "tag",
        ("keywords",),
        "minentropy_app.gui.corpus_loading:load_keywords",
        "minentropy_app.gui.views.keywords_view:open_keywords",
    ),
    ViewKind(
        "table",
        QT_TRANSLATE_NOOP("gui.view_kinds", "As a table"),
        "table",
        (ANY,),
        "",
        "minentropy_app.gui.tables.result_table:open_table",
    ),
)


def kinds_for(entry_kind: str) -> tuple[ViewKind, ...]:
    """Views of a kind of entry, its own one first; of two with one key the first."""
    found: dict[str, ViewKind] = {}
    for kind in VIEW_KINDS:
        if kind.shows(entry_kind):
            found.setdefault(kind.key, kind)
    return tuple(found.values())


def live_kinds(entry_kind: str) -> tuple[ViewKind, ...]:
    """Views that follow a run which gives this kind of entry."""
    return tuple(kind for kind in kinds_for(entry_kind) if kind.live)


def view_kind(key: str) -> ViewKind | None:
    """Return the kind of view with a key."""
    return next((kind for kind in VIEW_KINDS if kind.key == key), None)


def _found(place: str) -> Callable[..., Any]:
    module, _, name = place.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found
