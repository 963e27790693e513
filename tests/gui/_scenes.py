"""Every page, panel and view of the window as a reader sees it: the scenes that are looked at and approved."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtGui import QImage

from minentropy_app.analyses import ANALYSES
from tests.gui._scenes_imports import (
    CATALOGUE,
    LOANS,
    PAIRS,
    TEXTS,
    show_empty,
    show_imported,
    show_imports,
    show_missing,
    show_no_project,
    show_recents,
    show_welcome,
    show_wrong_file,
)
from tests.gui._scenes_panels import (
    show_acts,
    show_commands,
    show_export,
    show_form,
    show_jobs,
    show_menu,
    show_neighbours,
    show_restart,
    show_says,
    show_search,
    show_settings,
    show_split,
    show_stopped,
    show_tree_menu,
    show_undone,
)
from tests.gui._scenes_views import (
    show_compare,
    show_compare_panel,
    show_found,
    show_opened_module,
    show_page,
    show_plan,
    show_space,
    show_space_plan,
    show_space_selected,
    show_space_sliced,
    show_view,
)
from tests.gui._stage import Stage

#: What a view shows when it is opened: name of a scene -> entry and view. Every kind of view has one.
VIEWS = {
    "space": ("Placement", "space"),
    "table": ("Placement", "table"),
    "loans": ("town library", "table"),
    "catalogue": ("town catalogue", "table"),
    "rooms": ("town rooms", "table"),
    "draw": ("town rooms", "draw"),
    "map": ("Map of books", "map"),
    "plan": ("Shelf plan", "plan"),
    "building": ("Shelf plan", "building"),
    "network": ("Reading circles", "network"),
    "code": ("Reading circles", "code"),
    "modules": ("Reading circles", "modules"),
    "coding": ("Coding", "code"),
    "words": ("Words", "words"),
    "corpus": ("town texts", "corpus"),
    "concordance": ("town texts", "concordance"),
    "cutting": ("town texts", "cutting"),
    "senses": ("Senses", "senses"),
    "keywords": ("Keywords", "keywords"),
}


#: Scenes that look the same whatever the project holds: their approved pictures are compared in every test run.
STEADY = (
    "welcome", "welcome-recents", "welcome-missing", "empty-project", "import-loans-empty",
    "import-loans", "import-pairs", "import-catalogue", "import-texts", "import-network", "import-vectors",
    "import-plan", "import-binary", "import-one-column", "import-wrong-network",
)  # fmt: skip


#: Scenes looked at in every test run beside the views: panels, forms, questions.
PLACED = (
    "space-selected", "space-sliced", "form-advanced", "form-wrong", "compare", "neighbours", "export", "settings",
    "jobs", "commands", "tree-menu", "note", "deleted", "question", "split",
)  # fmt: skip


#: Name of a scene -> what prepares it, in an order in which each begins where the one before ended.
SCENES: dict[str, Callable[[Stage], None]] = {
    "welcome": show_welcome,
    "welcome-recents": show_recents,
    "welcome-missing": show_missing,
    "welcome-no-project": show_no_project,
    "empty-project": show_empty,
    "import-loans-empty": show_imports("loans"),
    "import-loans": show_imports("loans", {"loans.csv": LOANS}),
    "import-pairs": show_imports("pairs", {"pairs.csv": PAIRS}),
    "import-catalogue": show_imports("catalogue", {"catalogue.csv": CATALOGUE}),
    "import-texts": show_imports("texts", TEXTS),
    "import-network": show_imports("network"),
    "import-vectors": show_imports("vectors"),
    "import-plan": show_imports("floor-plan"),
    "import-undated": show_imports("loans", {"numbers.csv": "1,2\n3,4\n"}),
    "import-binary": show_wrong_file("scan.csv", bytes(range(256)) * 500),
    "import-one-column": show_wrong_file("list.csv", b"item\nA\nB\n"),
    "import-wrong-network": show_wrong_file("net.csv", b"source,target,weight\na,b,much\nb,c,1\n", "network"),
    "import-done": show_imported,
    "space": show_space,
    "space-selected": show_space_selected,
    "space-sliced": show_space_sliced,
    "space-plan": show_space_plan,
    "form-advanced": show_form("placement", folded=False),
    "form-wrong": show_form("placement", {"d_min": -1.0}),
    **{f"form-{analysis.key}": show_form(analysis.key) for analysis in ANALYSES},
    "compare-panel": show_compare_panel,
    "compare": show_compare,
    "neighbours": show_neighbours,
    "export": show_export,
    "settings": show_settings,
    "jobs": show_jobs,
    "commands": show_commands,
    "search": show_search,
    "tree-menu": show_tree_menu,
    **{
        f"menu-{name}": show_menu(k)
        for k, name in enumerate(("file", "edit", "data", "analyse", "view", "window", "help"))
    },
    "note": show_acts("note"),
    "forget": show_acts("forget", "town library"),
    "deleted": show_undone,
    "about": lambda stage: (show_restart(stage), show_says("about")(stage))[0],
    "help": show_says("help"),
    "question": show_stopped,
    "split": show_split,
    **{name: show_view(entry, view) for name, (entry, view) in VIEWS.items() if name != "space"},
    "plan-before": show_plan("before"),
    "plan-difference": show_plan("difference"),
    "network-opened": show_opened_module,
    "concordance-found": show_found,
    "words-compare": show_page("Words", "words", "compare"),
    "words-vocabulary": show_page("Words", "words", "vocabulary"),
    "words-training": show_page("Words", "words", "training"),
}


def pictures(stage: Stage, names: tuple[str, ...] = ()) -> Iterator[tuple[str, QImage]]:
    """Show each scene in turn and yield its picture."""
    for name, prepare in SCENES.items():
        if not names or name in names:
            prepare(stage)
            stage.rest(100)  # layouts that follow other layouts
            yield name, stage.grab()
