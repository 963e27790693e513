"""Texts that are in a project already, cut into words anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields

from minentropy_app.errors import AppError
from minentropy_app.model.imports import RecutBatch
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.sources.segmentation import Segmenter, SegmentOptions, check_choices, simplifier, with_lists
from minentropy_app.text import QT_TRANSLATE_NOOP

_CUTTING = QT_TRANSLATE_NOOP("sources.recutting", "Cutting texts")
#: Words cut between two steps.
_BITE = 20_000


@dataclass(frozen=True)
class Resegmentation(SegmentOptions):
    """How texts are cut anew: ``SegmentOptions``, and ``simplify`` as in ``TextOptions``.

    What was once simplified stays so: the project keeps the simplified text.
    """

    simplify: bool = False


def recut(
    documents: Iterable[tuple[int, str, str]], total: int, options: Resegmentation, context: Context
) -> Steps[RecutBatch]:
    """Cut documents given as (item, text, present words).

    Raises
    ------
    AppError
        A choice is unknown, a list of words cannot be read, or no word would be left.
    """
    check_choices(options)
    cutting = SegmentOptions(**{each.name: getattr(options, each.name) for each in fields(SegmentOptions)})
    segmenter = Segmenter(cutting)
    simplified = simplifier() if options.simplify else None
    cut = _Cut()
    for item, kept, before in documents:
        text = kept if simplified is None else simplified(kept)
        sentences = []
        for sentence in segmenter.cutting(text):
            sentences.append(sentence)
            if cut.due(sentence):
                context.check()
                yield Step(_CUTTING, len(cut.texts), total)
        cut.take(item, text, "\n".join(map(" ".join, sentences)))
        cut.changed += cut.segmented[-1] != before or text != kept
    if not cut.words:
        raise _nothing()
    how = {**asdict(with_lists(cutting)), "simplify": options.simplify}
    return RecutBatch(cut.documents, cut.texts, cut.segmented, sorted(cut.words), cut.tokens, cut.changed, how)


@dataclass
class _Cut:
    """What has been cut so far."""

    documents: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    segmented: list[str] = field(default_factory=list)
    words: dict[str, None] = field(default_factory=dict)
    tokens: int = 0
    changed: int = 0
    _since: int = 0

    def due(self, sentence: list[str]) -> bool:
        """Note the words of a sentence; return whether it is time for a step."""
        self.words.update(dict.fromkeys(sentence))
        self.tokens += len(sentence)
        self._since += len(sentence)
        if self._since < _BITE:
            return False
        self._since = 0
        return True

    def take(self, item: int, text: str, segmented: str) -> None:
        """Keep a document."""
        self.documents.append(item)
        self.texts.append(text)
        self.segmented.append(segmented)


def _nothing() -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("sources.recutting", "No word would be left."),
        QT_TRANSLATE_NOOP("sources.recutting", "Leave out fewer words, or keep more parts of speech."),
    )
