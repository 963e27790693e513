"""The page on which an import of texts is checked and done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from minentropy_app.errors import AppError
from minentropy_app.gui import parts, theme
from minentropy_app.gui.importing.following import Following
from minentropy_app.gui.importing.head import DropPlace, FileCard, Picture, Steps
from minentropy_app.gui.importing.outcome import Outcome
from minentropy_app.gui.importing.page import ImportPage
from minentropy_app.gui.importing.summary import Summary
from minentropy_app.gui.importing.text_choices import TextReading
from minentropy_app.gui.importing.text_preview import TextPreviewPane, TextProblems
from minentropy_app.gui.importing.trouble import Trouble
from minentropy_app.gui.importing.words import number, percent, size
from minentropy_app.text import put

_PATIENCE = 700
_LABELS = 6


class TextSummary(Summary):
    """What an import of texts would bring."""

    def _rows(self, check: Mapping[str, Any]) -> list[tuple[str, str, str]]:
        languages = {"zh": self.tr("Chinese"), "en": self.tr("English"), "mixed": self.tr("mixed")}
        rows = [
            (self.tr("Documents"), "", number(check["documents"])),
            (self.tr("Words"), self.tr("in all"), number(check["tokens"])),
            (self.tr("Different words"), "", number(check["words"])),
            (self.tr("Characters"), "", number(check["characters"])),
        ]
        rows += [
            (languages.get(name, name), "", percent(count, check["documents"]))
            for name, count in sorted(check["languages"].items(), key=lambda each: -each[1])
        ]
        if check["labels"]:
            rows.append((self.tr("Labels"), "", number(len(check["labels"]))))
        return rows

    def _share_text(self, check: Mapping[str, Any]) -> str:
        report, labels = check["report"], list(check["labels"].items())
        told = [self.tr("{name} {n}").format(name=name, n=number(count)) for name, count in labels[:_LABELS]]
        words = [self.tr(" · ").join(told) + (" …" if len(labels) > _LABELS else "")] if told else []
        if report["rejected_count"]:
            words.append(self.tr("%Ln file(s) cannot be read.", "", report["rejected_count"]))
        if report["excluded"]:
            words.append(self.tr("%Ln without a word are left out.", "", report["excluded"]))
        return "\n".join(words)

    def show_found(self, files: int, more: bool) -> None:
        """The files are known: they can be imported without waiting for the check."""
        self.go.setText(self.tr("Import %Ln file(s)", "", files) if not more else self.tr("Import all files"))
        self.go.setEnabled(True)

    def show_checking(self, progress: Any, importing: bool = False) -> None:
        """A reading goes on; while it only checks, an import may begin."""
        ready = self.go.isEnabled()
        super().show_checking(progress, importing)
        if progress is not None and "documents" in progress.numbers:
            count = number(progress.numbers["documents"])
            self.stage.setText(put(self.tr("{stage}: {n} {n:document|documents}"), stage=self.stage.text(), n=count))
        self.go.setEnabled(ready and not importing)

    def _name_button(self, count: int | None) -> None:
        words = self.tr("Import") if count is None else self.tr("Import %Ln document(s)", "", count)
        self.go.setText(words)
        self.go.setEnabled(count is not None)


class TextImportPage(ImportPage):
    """As ``ImportPage``, for texts: files or folders, how they are cut, a preview with the words."""

    def __init__(
        self, session: Any, files: Sequence[Path], tokens: theme.Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, "texts", files, tokens, parent)

    def choose_files(self) -> None:
        """Ask for files or for a folder."""
        menu = QMenu(self)
        menu.addAction(self.tr("Files…"), self._choose_some)
        menu.addAction(self.tr("A folder…"), self._choose_folder)
        menu.popup(QCursor.pos())

    def _choose_some(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose texts to import"))
        if names:
            self.add_files([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder of texts"))
        if name:
            self.add_files([Path(name)])

    def _show_preview(self, preview: Mapping[str, Any]) -> None:
        self.preview = preview
        self.reading.show_found(preview, self.choices)
        self.reading.setVisible(True)
        self._body.setVisible(True)
        self.table.show_documents(preview["documents"])
        self.file_card.show_file(self.files, preview["bytes"])
        files = self.tr("%Ln file(s)", "", preview["files"]) + ("+" if preview["more"] else "")
        self.file_card.line.setText(f"{files} · {size(preview['bytes'])}" if preview["bytes"] else files)
        if preview["error"] is not None:
            message, hint, fields = preview["error"]
            self._refuse(AppError(message, hint, **fields))
            return
        self.trouble.setVisible(False)
        self.check = {}
        self.summary.show_waiting()
        self.summary.show_found(preview["files"], preview["more"])
        self._later.start()

    def _show_check(self, check: Mapping[str, Any]) -> None:
        self.check = check
        self.summary.show_check({**check, "histogram": ()}, 0.0)
        self.summary.estimate.setText("")
        self.problems.show_problems(check["problems"], {}, {"refused": check["report"]["rejected_count"]})

    def _check_stopped(self) -> None:
        super()._check_stopped()
        if self.preview is not None:
            self.summary.show_found(self.preview["files"], self.preview["more"])

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        super().set_tokens(tokens)
        self.reading.set_tokens(tokens)

    def shut_down(self) -> None:
        """Stop what the page has begun."""
        super().shut_down()
        self.reading.shut_down()

    def start_import(self, again: bool = False) -> None:
        """Import as now chosen, whether everything has been checked or not."""
        self._later.stop()
        self._checking.drop()
        super().start_import(again)

    def _make_pieces(self, tokens: theme.Tokens) -> None:
        self.steps: Steps = _TextSteps(tokens)
        self.file_card, self.drop_place = FileCard(tokens), DropPlace("texts", tokens)
        self.reading: Any = TextReading(tokens)
        self.trouble = Trouble(tokens)
        self.table: Any = TextPreviewPane(tokens)
        self.problems: Any = TextProblems(tokens)
        self.summary: Any = TextSummary("texts", tokens)
        self.outcome = Outcome("texts", tokens)
        self._looking, self._checking, self._importing = Following(self), Following(self), Following(self)
        self._later = QTimer(self, interval=_PATIENCE, singleShot=True)
        self._lock = Picture("lock", tokens, 16)
        self._lock.setVisible(False)

    def _checks_page(self) -> QWidget:
        page = QWidget(self._stack)
        self._body = QWidget(page)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.GAP)
        body.addWidget(parts.label(self.tr("Preview"), "strong"))
        self.table.setMinimumHeight(180)
        body.addWidget(self.table, 1)
        body.addWidget(self.problems)
        self._stack_up(page)
        return page


class _TextSteps(Steps):
    def _names(self) -> tuple[str, str, str]:
        return self.tr("Files"), self.tr("Texts and words"), self.tr("Import")
