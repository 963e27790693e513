"""Texts are cut into words by a process of its own: its dictionary takes sixty megabytes, and a tenth of a second
during which nothing else in a program goes on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from minentropy_app.jobs.job import Job
from minentropy_app.jobs.service import Session
from minentropy_app.sources.segmentation import Segmenter, has_chinese


class Cutter:
    """Cuts for one question. It is called beside the window, and stopped by it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._job: Job | None = None
        self._stopped = False

    def cut(self, texts: Sequence[str], options: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return ``texts`` as they are cut, and the words of their ``sentences``; Cancelled where it was stopped."""
        job = self._job = self._session.cut(texts, options)
        if self._stopped:
            job.cancel()
        made: dict[str, Any] = job.wait()
        return made

    def words(self, texts: Sequence[str]) -> list[list[str]]:
        """Return the words of each text; what needs no dictionary is cut here and now."""
        asked = any(map(has_chinese, texts))
        cut = self.cut(texts)["sentences"] if asked else map(Segmenter().sentences, texts)
        return [[word for sentence in sentences for word in sentence] for sentences in cut]

    def stop(self) -> None:
        """Want no answer any more."""
        self._stopped = True
        if self._job is not None:
            self._job.cancel()
