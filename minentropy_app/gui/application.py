"""Puts the window together: settings, theme, language, and the window itself."""

from __future__ import annotations

import dataclasses
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from minentropy_app import paths, settings
from minentropy_app.gui import plain_imports, preload, theme, translation
from minentropy_app.gui.canvas import warm
from minentropy_app.gui.collecting import Collector
from minentropy_app.gui.desk import Desk
from minentropy_app.gui.faces import NoJobs
from minentropy_app.gui.free_memory import share_pools
from minentropy_app.gui.main_window import MainWindow
from minentropy_app.gui.recents import recents

#: Seconds that another thread may keep the interpreter while the window waits for it. Each of the window's many
#: short calls into Qt gives the interpreter away and may have to wait so long to get it back.
_TURN = 0.0005


class Application:
    """The running program: one window, and the settings it follows."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        plain_imports.make_plain()
        share_pools()
        sys.setswitchinterval(_TURN)
        self._collector = Collector()
        self.settings = settings.load()
        self._translators = translation.install(app, self.settings.language)
        self.store = QSettings(str(paths.config_folder() / "window.ini"), QSettings.Format.IniFormat)
        self.tokens = theme.tokens_for(self.settings.theme, bool(self.store.value("window/contrast", False, bool)))
        theme.apply(app, self.tokens, self.settings.font_size)
        self.window = self._new_window()
        self.desk = Desk(self.window, lambda: self.settings)

    def change_theme(self, name: str, high_contrast: bool) -> None:
        """Change the theme now and for later."""
        self.settings = dataclasses.replace(self.settings, theme=name)
        settings.save(self.settings)
        self.store.setValue("window/contrast", high_contrast)
        self.tokens = theme.tokens_for(name, high_contrast)
        theme.apply(self.app, self.tokens, self.settings.font_size)
        self.window.show_theme(self.tokens)

    def change_language(self, language: str) -> None:
        """Change the language now and for later: a new window takes the old one's place."""
        self.settings = dataclasses.replace(self.settings, language=language)
        settings.save(self.settings)
        translation.remove(self.app, self._translators)
        self._translators = translation.install(self.app, language)
        old, project, jobs = self.window, self.window.project, self.window.jobs
        old.views_closing.emit()
        shown = old.tree.current
        old.save_layout(self.store)
        old.project, old.jobs = None, NoJobs()
        self.window = self._new_window()
        self.desk.attach(self.window)
        self.window.show()
        old.close()
        old.deleteLater()
        if project is not None:
            self.window.open_project(project, jobs)
            self.desk.reopen(shown)

    def show_settings(self) -> None:
        """Open the settings."""
        from minentropy_app.gui.settings_page import SettingsPage

        page = SettingsPage(self.settings, self.tokens)
        page.changed.connect(self.change_settings)
        page.closed.connect(self.window.close_side)
        self.window.show_side(page)

    def change_settings(self, wanted: settings.Settings) -> None:
        """Keep settings, and let those take effect that can at once."""
        before, self.settings = self.settings, wanted
        settings.save(wanted)
        self.desk.adopt(wanted)
        if wanted.language != before.language:
            self.change_language(wanted.language)
            self.show_settings()
        elif (wanted.theme, wanted.font_size) != (before.theme, before.font_size):
            self.change_theme(wanted.theme, self.tokens.high_contrast)

    def warm_up(self) -> None:
        """Make ready what will be wanted, whenever nothing is wanted now."""
        warm_up(lambda: self.desk.background.busy or self.window.opener.coming() != {})

    def close(self) -> None:
        """Remember the layout and let go of the project."""
        self.window.save_layout(self.store)
        self.desk.close()
        self._collector.close()

    def _new_window(self) -> MainWindow:
        window = MainWindow(self.tokens, recents())
        window.theme_changed.connect(self.change_theme)
        window.language_changed.connect(self.change_language)
        window.wanted.connect(lambda key: self.show_settings() if key == "settings" else None)
        window.restore_layout(self.store)
        window.show_theme(self.tokens)
        if not theme.chinese_fonts():
            window.foot.status.right.setText(missing_font())
        return window


def missing_font() -> str:
    """What to do where Chinese would show as boxes."""
    from PySide6.QtCore import QCoreApplication

    return QCoreApplication.translate(
        "gui.application",
        "Chinese text shows as boxes: no Chinese font is installed. On Debian: apt install fonts-wqy-microhei",
    )


def warm_up(busy: Callable[[], bool] = lambda: False) -> None:
    """Compile and import what the views need beside the window, so that the first one opens at once.

    While ``busy``, such as with opening a project, the window has nobody more beside it.
    """
    paths.prepare_kernel_cache()

    def load() -> None:
        compiling = warm.in_background()
        if compiling is not None:
            compiling.wait()
        preload.load(busy)

    threading.Thread(target=load, name="warm-up", daemon=True).start()


def main(project: Path | None = None, sample: bool = False) -> int:
    """Run the window until it is closed; show ``project``, or the sample."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("MinEntropy")
    running = Application(app)
    running.window.show()
    QTimer.singleShot(0, running.warm_up)
    if project is not None:
        QTimer.singleShot(0, lambda: running.desk.open_path(project))
    elif sample:
        QTimer.singleShot(0, running.desk.open_sample)
    else:
        QTimer.singleShot(0, running.desk.offer_unfinished)
    code = app.exec()
    running.close()
    return code
