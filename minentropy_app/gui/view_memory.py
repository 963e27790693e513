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

    def kept(self, project: Path, key: str) -> dict[str, dict[str, Any]]:
        """How the view of a tab is looked at, by the names under which this was kept."""
        found = self._of(project).get("kept", {}).get(key, {})
        return found if isinstance(found, dict) else {}

    def keep_named(self, project: Path, key: str, name: str, state: dict[str, Any] | None) -> None:
        """Keep how a view is looked at under a name; None forgets it."""
        told = self._of(project)
        named = {**self.kept(project, key), name: state}
        told["kept"] = {**told.get("kept", {}), key: {n: s for n, s in named.items() if s is not None}}
        self._write(project, told)

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
