"""Texts that are in a project already, cut into words anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, fields

from minentropy_app.errors import AppError
from minentropy_app.model.imports import TextFacts
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


#: Takes the item of a document, its text, and its words with blanks between them, one sentence a line.
Take = Callable[[int, str, str], None]


def recut(
    documents: Iterable[tuple[int, str, str]], total: int, options: Resegmentation, context: Context, take: Take
) -> Steps[tuple[TextFacts, int]]:
    """Cut documents given as (item, text, present words); each goes to ``take`` as soon as it is cut.

    Returns what is known of all of them, and how many are cut otherwise than before.

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
    for done, (item, kept, before) in enumerate(documents):
        text = kept if simplified is None else simplified(kept)
        sentences = []
        for sentence in segmenter.cutting(text):
            sentences.append(sentence)
            if cut.due(sentence):
                context.check()
                yield Step(_CUTTING, done, total)
        segmented = "\n".join(map(" ".join, sentences))
        take(item, text, segmented)
        cut.changed += segmented != before or text != kept
    if not cut.words:
        raise _nothing()
    how = {**asdict(with_lists(cutting)), "simplify": options.simplify}
    return TextFacts(sorted(cut.words), cut.tokens, segmentation=how), cut.changed


@dataclass
class _Cut:
    """What has been cut so far."""

    words: set[str] = field(default_factory=set)
    tokens: int = 0
    changed: int = 0
    _since: int = 0

    def due(self, sentence: list[str]) -> bool:
        """Note the words of a sentence; return whether it is time for a step."""
        self.words.update(sentence)
        self.tokens += len(sentence)
        self._since += len(sentence)
        if self._since < _BITE:
            return False
        self._since = 0
        return True


def _nothing() -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("sources.recutting", "No word would be left."),
        QT_TRANSLATE_NOOP("sources.recutting", "Leave out fewer words, or keep more parts of speech."),
    )
