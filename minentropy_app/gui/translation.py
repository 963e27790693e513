"""The interface in the user's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from minentropy_app import paths
from minentropy_app.errors import AppError, Filled, fill
from minentropy_app.text import QT_TRANSLATE_NOOP

LANGUAGES = ("en", "zh_CN")
#: Remedies that name options of the command line, as the window says them.
IN_THE_WINDOW: Mapping[str, str] = {
    "Mend the row, or import with --skip-broken to leave such rows out. Nothing was imported.": QT_TRANSLATE_NOOP(
        "gui.translation", "Mend the row, or have rows that cannot be read left out. Nothing was imported."
    ),
    "Say which one, with --on {role}=NAME.": QT_TRANSLATE_NOOP("gui.translation", "Choose one in the form."),
    "Name texts with --on items=NAME, or leave the model out.": QT_TRANSLATE_NOOP(
        "gui.translation", "Choose texts as items, or no trained words."
    ),
    "Name such texts with --on texts=NAME, or set senses=a,b;c,d.": QT_TRANSLATE_NOOP(
        "gui.translation", "Choose such texts, or write some words for each sense."
    ),
    "Run word2vec first and name it with --on word2vec=NAME.": QT_TRANSLATE_NOOP(
        "gui.translation", "Run Vectors (Word2Vec) first, then choose them in the form."
    ),
    "Name texts with --on texts=NAME, or set text=… with score guess or ppmi.": QT_TRANSLATE_NOOP(
        "gui.translation", "Choose texts in the form, or write one into it."
    ),
    "Import them with --label COL or from sub-folders, or set per=text.": QT_TRANSLATE_NOOP(
        "gui.translation", "Import them with a column of labels or from sub-folders, or take each text by itself."
    ),
    "Import a table with --keywords COL --keyword-separator S, or texts with a .key file beside each.": (
        QT_TRANSLATE_NOOP(
            "gui.translation", "Import a table with a column of keywords, or texts with a .key file beside each."
        )
    ),
}


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
    _looked_up.cache_clear()
    return installed


def remove(app: QApplication, installed: list[QTranslator]) -> None:
    """Take translations out again."""
    for translator in installed:
        app.removeTranslator(translator)
        translator.deleteLater()
    _looked_up.cache_clear()


def spoken(text: str) -> str:
    """A text marked in a room below the window, in the user's language.

    Such texts travel without their translation context, so every context is tried.
    """
    if not text:
        return ""
    if isinstance(text, Filled):
        return fill(spoken(text.template), {k: spoken(v) if isinstance(v, str) else v for k, v in text.fields.items()})
    return _looked_up(text)


@cache
def _looked_up(text: str) -> str:
    found = (QCoreApplication.translate(context, text) for context in _contexts())
    return next((words for words in found if words != text), text)


def told(error: AppError, **fields: Any) -> tuple[str, str]:
    """What happened and what to do, in the user's language; ``fields`` go before the error's own."""
    known = {k: spoken(v) if isinstance(v, Filled) else v for k, v in {**error.fields, **fields}.items()}
    return fill(spoken(error.message), known), fill(remedy(error), known)


def remedy(error: AppError) -> str:
    """The template of a hint in the user's language, without options of the command line."""
    own = IN_THE_WINDOW.get(error.hint)
    return QCoreApplication.translate("gui.translation", own) if own is not None else spoken(error.hint)


def warm() -> None:
    """Read the names of all contexts, so that the first form need not."""
    _contexts()


@cache
def _contexts() -> tuple[str, ...]:
    """Contexts of the rooms below the window, which are named after their files."""
    collected = paths.resource("translations", "minentropy_zh_CN.ts").read_text("utf-8")
    names = re.findall(r"<name>([a-z][^<]*)</name>", collected)
    return tuple(name for name in names if not name.startswith("gui."))
