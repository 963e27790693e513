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
        known, tabs = self._load(), views.tab_keys()
        before = known.pop(str(project.absolute()), {}).get("views", {})
        waiting = {key: before[key] for key in tabs if key in before and views.promised(key)}
        told = {"current": current, "views": waiting | views.states(), "tabs": tabs[:_TABS], "front": views.front()}
        known[str(project.absolute())] = told
        with suppress(OSError, TypeError):
            _file().parent.mkdir(parents=True, exist_ok=True)
            _file().write_text(json.dumps(dict(list(known.items())[-_KEPT:])), "utf-8")

    def current(self, project: Path) -> str:
        """Key of the entry that was shown last, "" if unknown."""
        return str(self._load().get(str(project.absolute()), {}).get("current", ""))

    def tabs(self, project: Path) -> tuple[list[str], str]:
        """Keys of the tabs that were open, and of the one in front."""
        told = self._load().get(str(project.absolute()), {})
        tabs = told.get("tabs", [])
        return [key for key in tabs if isinstance(key, str)], str(told.get("front", ""))

    def restore(self, project: Path, key: str, view: SpaceView) -> None:
        """Look at a view as it was looked at last."""
        state = self._load().get(str(project.absolute()), {}).get("views", {}).get(key)
        if state is not None:
            with suppress(KeyError, TypeError, ValueError):
                view.restore(state)

    @staticmethod
    def _load() -> dict[str, Any]:
        try:
            known = json.loads(_file().read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}


def _file() -> Path:
    return paths.config_folder() / "views.json"
