"""How each project was looked at last: the entry shown and the camera of its views."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minentropy_app import paths

if TYPE_CHECKING:
    from minentropy_app.gui.tabs import ViewArea
    from minentropy_app.gui.views.space_view import SpaceView

_KEPT, _TABS = 20, 12


class ViewMemory:
    """One small file beside the settings; what cannot be read or written is forgotten."""

    def keep(self, project: Path, current: str, views: ViewArea) -> None:
        """Remember how a project is looked at: its tabs, which is in front, and the cameras."""
        tabs, before = views.tab_keys(), self._of(project)
        states = before.get("views", {})
        waiting = {key: states[key] for key in tabs if key in states and views.promised(key)}
        told = {"current": current, "views": waiting | views.states(), "tabs": tabs[:_TABS], "front": views.front()}
        told["beside"] = views.beside()
        if {**before, **told} != before:
            self._write(project, {**before, **told})

    def kept_here(self, project: Path) -> dict[str, dict[str, Any]]:
        """Views by tab and name that an earlier version kept here; now they lie in the project."""
        found = self._of(project).get("kept", {})
        named = found.items() if isinstance(found, dict) else ()
        return {tab: views for tab, views in named if isinstance(views, dict) and views}

    def forget_kept(self, project: Path) -> None:
        """Those views are in the project now."""
        self._write(project, {name: told for name, told in self._of(project).items() if name != "kept"})

    def current(self, project: Path) -> str:
        """Key of the entry that was shown last, "" if unknown."""
        return str(self._of(project).get("current", ""))

    def tabs(self, project: Path) -> tuple[list[str], str]:
        """Keys of the tabs that were open, and of the one in front."""
        told = self._of(project)
        tabs = told.get("tabs", [])
        return [key for key in tabs if isinstance(key, str)], str(told.get("front", ""))

    def beside(self, project: Path) -> tuple[list[str], str, float]:
        """Keys of the tabs in the second pane, of its front one, and its share of the width; () without one."""
        told = self._of(project).get("beside", {})
        with suppress(AttributeError, KeyError, TypeError, ValueError):
            return [key for key in told["tabs"] if isinstance(key, str)], str(told["front"]), float(told["share"])
        return [], "", 0.0

    def restore(self, project: Path, key: str, view: SpaceView) -> None:
        """Look at a view as it was looked at last."""
        state = self._of(project).get("views", {}).get(key)
        if state is not None:
            with suppress(KeyError, TypeError, ValueError):
                view.restore(state)

    def _of(self, project: Path) -> dict[str, Any]:
        told = self._load().get(str(project.absolute()), {})
        return dict(told) if isinstance(told, dict) else {}

    def _write(self, project: Path, told: dict[str, Any]) -> None:
        known = self._load()
        known.pop(str(project.absolute()), None)
        known[str(project.absolute())] = told
        with suppress(OSError, TypeError):
            _file().parent.mkdir(parents=True, exist_ok=True)
            _file().write_text(json.dumps(dict(list(known.items())[-_KEPT:])), "utf-8")

    @staticmethod
    def _load() -> dict[str, Any]:
        try:
            known = json.loads(_file().read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}


def _file() -> Path:
    return paths.config_folder() / "views.json"
