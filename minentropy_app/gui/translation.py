"""The interface in the user's language."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from minentropy_app import paths
from minentropy_app.errors import AppError, fill

LANGUAGES = ("en", "zh_CN")


def language_of(setting: str) -> str:
    """The language to use for a setting of ``auto``, ``en`` or ``zh_CN``."""
    if setting in LANGUAGES:
        return setting
    return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def install(app: QApplication, setting: str) -> list[QTranslator]:
    """Install our translation and Qt's own; keep what is returned to take it out again."""
    language = language_of(setting)
    system = QLocale.system()
    told = setting == "auto" and system.language() != QLocale.Language.C
    QLocale.setDefault(system if told else QLocale(language))
    installed = []
    folders = (
        ("minentropy", str(paths.resource("translations"))),
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
    )
    for name, folder in folders:
        translator = QTranslator(app)
        if translator.load(f"{name}_{language}", folder):
            app.installTranslator(translator)
            installed.append(translator)
    return installed


def remove(app: QApplication, installed: list[QTranslator]) -> None:
    """Take translations out again."""
    for translator in installed:
        app.removeTranslator(translator)
        translator.deleteLater()


def spoken(text: str) -> str:
    """A text marked in a room below the window, in the user's language.

    Such texts travel without their translation context, so every context is tried.
    """
    if not text:
        return ""
    found = (QCoreApplication.translate(context, text) for context in _contexts())
    return next((words for words in found if words != text), text)


def told(error: AppError, **fields: Any) -> tuple[str, str]:
    """What happened and what to do, in the user's language; ``fields`` go before the error's own."""
    known = {**error.fields, **fields}
    return fill(spoken(error.message), known), fill(spoken(error.hint), known)


@cache
def _contexts() -> tuple[str, ...]:
    """Contexts of the rooms below the window, which are named after their files."""
    collected = paths.resource("translations", "minentropy_zh_CN.ts").read_text("utf-8")
    names = re.findall(r"<name>([a-z][^<]*)</name>", collected)
    return tuple(name for name in names if not name.startswith("gui."))
