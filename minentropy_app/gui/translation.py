"""The interface in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from minentropy_app import paths

LANGUAGES = ("en", "zh_CN")


def language_of(setting: str) -> str:
    """The language to use for a setting of ``auto``, ``en`` or ``zh_CN``."""
    if setting in LANGUAGES:
        return setting
    return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def install(app: QApplication, setting: str) -> list[QTranslator]:
    """Install our translation and Qt's own; keep what is returned to take it out again."""
    language = language_of(setting)
    QLocale.setDefault(QLocale(language) if setting != "auto" else QLocale.system())
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
