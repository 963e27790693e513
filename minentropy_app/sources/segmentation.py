"""From text to words: Chinese by dictionary (rjieba, or jieba as the reference), English by simple rules.

Rules, in this order:

1. Full-width letters and digits become plain ones, the ideographic space a blank.
2. Sentences end at 。！？；!?; and at line ends, at a full stop after a Chinese character or before a blank.
3. A sentence with a Chinese character is cut by the dictionary (unless the language is told to be
   English); any other is cut into English words: letters and digits, with apostrophes and hyphens
   inside; a possessive 's is dropped.
4. Words are lower case. Words without a letter or digit, and the words of the user's own stop
   list, are left out. (The built-in stop lists are for keywords; they leave sentences whole.)
5. If parts of speech are chosen, only their words stay: a word's tag is its usual one in the
   dictionary (n noun, v verb, a adjective, nr person, ns place, eng Latin letters, m number …).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from minentropy_app import paths
from minentropy_app.errors import AppError
from minentropy_app.text import QT_TRANSLATE_NOOP

LANGUAGES = ("auto", "zh", "en")
_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_CHINESE_RUNS = re.compile(f"(?:{_CHINESE.pattern})+")
_ENGLISH = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_SENTENCE = re.compile(r"[。！？；!?;\n\r\u2028\u2029]+|(?<=[\u3400-\u9fff])\.+|(?<=[a-z0-9\"”)])\.+(?=\s)")
_ENTRY = re.compile(r"(\S(?:.*?\S)??)(?:\s+(\d+))?(?:\s+([a-zA-Z]{1,8}))?")
_BAD_WORD = re.compile(r"[\x00-\x1f\x7f\ufffd]|\s[-+]?\d*[.,]?\d+$")
_LONGEST_ENTRY = 64
#: Longer sentences (text without signs) are cut in pieces: one call for all would hold everything up.
_LONGEST_SENTENCE = 10_000
#: Signs that join Latin letters: where new words are guessed, the reference parts there, except in decimals.
_JOINED = re.compile(r"[a-zA-Z0-9][+#&._%\-]|[+#&._%\-][a-zA-Z0-9+#&._%\-]")
_PARTS = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
_NARROW = {ord("　"): " ", ord("’"): "'"} | {
    code: code - 0xFEE0
    for first, last in (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ"))
    for code in range(ord(first), ord(last) + 1)
}
_WIDE = re.compile("[　’０-９Ａ-Ｚａ-ｚ]")
#: Share of Chinese among the letters above which a text is Chinese, and below which it is not.
_MOSTLY, _HARDLY = 0.6, 0.05


@dataclass(frozen=True)
class SegmentOptions:
    """How text is cut.

    Attributes
    ----------
    language
        ``auto`` (sentence by sentence), ``zh`` or ``en``.
    segmenter
        ``rjieba``, or ``jieba`` (the reference, slower).
    hmm
        Guess words that are not in the dictionary.
    user_dict
        A file of words in jieba's format: ``word [frequency] [tag]``, one a line.
    stop_words
        A file of words to leave out, separated by white space.
    tags
        Beginnings of the tags to keep, such as ``n,v,eng``; empty: every word.
    dictionary, stop_list
        The same as the two files, as text: what a project keeps, and what is edited in the window.
    """

    language: str = "auto"
    segmenter: str = "rjieba"
    hmm: bool = True
    user_dict: str = ""
    stop_words: str = ""
    tags: str = ""
    dictionary: str = ""
    stop_list: str = ""


Entry = tuple[str, int | None, str | None]


class Segmenter:
    """Cuts text into sentences of words.

    Raises
    ------
    AppError
        A list cannot be read, or a line of the dictionary is malformed.
    """

    def __init__(self, options: SegmentOptions | None = None) -> None:
        self.options = options or SegmentOptions()
        self._stop = frozenset(narrow(word).lower() for word in _own_stop_words(self.options))
        entries = read_user_dict(Path(self.options.user_dict)) if self.options.user_dict else []
        entries += dictionary_entries(self.options.dictionary.splitlines())
        self._entries = entries
        self._tags = wanted_tags(self.options.tags)
        self._tag = tagger(entries) if self._tags else None

    def cut(self, line: str) -> list[str]:
        """Cut a line by the dictionary, white space and signs included."""
        return self._cut(line, self.options.hmm)

    @cached_property
    def _cut(self) -> Callable[[str, bool], list[str]]:
        """The dictionary, read when the first Chinese comes: that takes a tenth of a second."""
        return CUTTERS[self.options.segmenter](self._entries)

    def sentences(self, text: str) -> list[list[str]]:
        """Return the words of each sentence; sentences without words are left out."""
        return list(self.cutting(text))

    def cutting(self, text: str) -> Iterator[list[str]]:
        """Yield the words of one sentence after the other."""
        for sentence in _SENTENCE.split(narrow(text)):
            for start in range(0, len(sentence), _LONGEST_SENTENCE):
                if words := self.words(sentence[start : start + _LONGEST_SENTENCE]):
                    yield words

    def words(self, sentence: str) -> list[str]:
        """Return the words of one sentence."""
        if self.options.language == "en" or not _CHINESE.search(sentence):
            tokens = [_plain_english(word) for word in _ENGLISH.findall(sentence)]
        else:
            tokens = [word.strip().lower() for word in self.cut(sentence)]
        words = [t for t in tokens if (t.isalnum() or any(map(str.isalnum, t))) and t not in self._stop]
        return words if self._tag is None else [word for word in words if self._tag(word).startswith(self._tags)]


def has_chinese(text: str) -> bool:
    """Tell whether there is a Chinese character."""
    return _CHINESE.search(text) is not None


def check_choices(options: SegmentOptions) -> None:
    """Raise AppError if a choice is unknown."""
    require_choice("language", options.language, LANGUAGES)
    require_choice("segmenter", options.segmenter, tuple(CUTTERS))


def require_choice(name: str, value: str, known: Sequence[str]) -> None:
    """Raise AppError if a value is not among those known."""
    if value not in known:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.segmentation", "{name} = {value} is not one of the choices."),
            QT_TRANSLATE_NOOP("sources.segmentation", "Choose one of: {known}."),
            name=name,
            value=value,
            known=", ".join(filter(None, known)),
        )


def wanted_tags(text: str) -> tuple[str, ...]:
    """Return the beginnings of tags named in ``n,v,eng``."""
    return tuple(tag.lower() for tag in re.split(r"[\s,;，、]+", text) if tag)


def tagger(entries: Iterable[Entry] = ()) -> Callable[[str], str]:
    """Return a function from a word to the tag of its usual part of speech ("x" where it is not known)."""
    import rjieba

    given = {narrow(word).lower(): tag for word, _, tag in entries if tag}

    @cache
    def tag_of(word: str) -> str:
        parts = [(word, given[word])] if word in given else rjieba.tag(word, False)
        return str(parts[0][1]).lower() if len(parts) == 1 else "eng" if word.isascii() else "x"

    return tag_of


def simplifier() -> Callable[[str], str]:
    """Return a function that turns traditional Chinese characters into simplified ones, phrases first (OpenCC)."""
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


def narrow(text: str) -> str:
    """Return text with plain letters and digits for full-width ones."""
    return text.translate(_NARROW) if _WIDE.search(text) else text  # looking is 14 times faster


def language_of(text: str) -> str:
    """Return ``zh``, ``en`` (anything without Chinese) or ``mixed``."""
    chinese = sum(map(len, _CHINESE_RUNS.findall(text)))
    if not chinese:
        return "en"
    share = chinese / (chinese + len(re.findall(r"[A-Za-z]+", text)))
    return "zh" if share >= _MOSTLY else "en" if share <= _HARDLY else "mixed"


def read_user_dict(path: Path) -> list[Entry]:
    """Read a dictionary in jieba's format: word, frequency and tag, the latter two optional.

    Raises
    ------
    AppError
        The file cannot be read, or a line is malformed (it is named).
    """
    return dictionary_entries(read_lines(path), path.name)


def dictionary_entries(lines: Iterable[str], name: str = "") -> list[Entry]:
    """Read the lines of a dictionary in jieba's format; ``name`` is its file's.

    Raises
    ------
    AppError
        A line is malformed (it is named).
    """
    entries: list[Entry] = []
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text:
            continue
        match = _ENTRY.fullmatch(text)
        if match is None or _BAD_WORD.search(match[1]) or len(match[1]) > _LONGEST_ENTRY:
            raise _malformed(name, number, text[:60])
        entries.append((match[1], int(match[2]) if match[2] else None, match[3]))
    return entries


def _malformed(file: str, row: int, text: str) -> AppError:
    hint = QT_TRANSLATE_NOOP(
        "sources.segmentation", "A line is: word, then a whole frequency and a tag if wanted, with blanks."
    )
    if not file:
        return AppError(
            QT_TRANSLATE_NOOP("sources.segmentation", "Line {row} of your own words is malformed: {text}"),
            hint,
            row=row,
            text=text,
        )
    return AppError(
        QT_TRANSLATE_NOOP("sources.segmentation", "Line {row} of the dictionary {file} is malformed: {text}"),
        hint,
        row=row,
        file=file,
        text=text,
    )


@cache
def built_in_lists() -> dict[str, tuple[str, ...]]:
    """Return the function words that ship with the program, by language."""
    files = {language: paths.resource("stop_words", f"{language}.txt") for language in ("zh", "en")}
    return {language: tuple(file.read_text("utf-8").split()) for language, file in files.items()}


@cache
def built_in_stop_words() -> frozenset[str]:
    """Return the function words of Chinese and English that ship with the program."""
    return frozenset(word for words in built_in_lists().values() for word in words)


def written(words: Sequence[str]) -> str:
    """Return the words of a phrase as they are written: a blank between Latin words, none in Chinese."""
    text = words[0]
    for word in words[1:]:
        text += ("" if max(text[-1], word[0]) > "\u2e80" else " ") + word
    return text


def _plain_english(word: str) -> str:
    return word.lower().removesuffix("'s")


def _own_stop_words(options: SegmentOptions) -> list[str]:
    lines = [*(read_lines(Path(options.stop_words)) if options.stop_words else ()), options.stop_list]
    return [word for line in lines for word in line.split()]


def with_lists(options: SegmentOptions) -> SegmentOptions:
    """Return the options with what the files of words hold: they can be followed when the files are gone.

    Raises
    ------
    AppError
        A file cannot be read.
    """
    dictionary, stop_list = options.dictionary, options.stop_list
    if options.user_dict:
        dictionary = "\n".join(filter(None, [*read_lines(Path(options.user_dict)), dictionary]))
    if options.stop_words:
        stop_list = "\n".join(filter(None, [*read_lines(Path(options.stop_words)), stop_list]))
    return replace(options, user_dict="", stop_words="", dictionary=dictionary, stop_list=stop_list)


def read_lines(path: Path) -> list[str]:
    """Return the lines of a small file of words, in whatever encoding it is; AppError if it cannot be read."""
    from minentropy_app.sources.containers import unreadable
    from minentropy_app.sources.encodings import Detection
    from minentropy_app.sources.text_files import refuse_foreign

    try:
        raw = path.read_bytes()
    except OSError as error:
        raise unreadable(path.name, error) from error
    if b"\0" in raw[: 1 << 16]:  # one stray sign is a malformed line, to be named
        refuse_foreign(path.name, raw[: 1 << 16])
    detection = Detection()
    detection.feed(raw)
    return raw.decode(detection.encoding(), "replace").removeprefix("\ufeff").splitlines()


def _rjieba(entries: Iterable[Entry]) -> Callable[[str, bool], list[str]]:
    import rjieba

    words = tuple(entries)
    own: Any = _dictionary(words) if words else rjieba

    def cut(line: str, hmm: bool) -> list[str]:
        tokens: list[str] = own.cut(line, hmm)
        if not (hmm and _JOINED.search(line)):
            return tokens
        return [part for t in tokens for part in ([t] if _is_word(t) or own.has_word(t) else _PARTS.split(t)) if part]

    return cut


@lru_cache(maxsize=2)
def _dictionary(entries: tuple[Entry, ...]) -> Any:
    """Return the dictionary with these words; kept, because it takes longer to make than a page to cut."""
    import rjieba

    own = rjieba.Jieba()
    for word, frequency, tag in entries:
        own.add_word(word, frequency, tag)
    return own


def _is_word(token: str) -> bool:
    return token.isalnum() or not token.isascii() or len(token) == 1


def _jieba(entries: Iterable[Entry]) -> Callable[[str, bool], list[str]]:
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)
    own: Any = jieba.Tokenizer()
    for word, frequency, tag in entries:
        own.add_word(word, frequency, tag)
    return lambda line, hmm: own.lcut(line, HMM=hmm)


#: Segmenter -> function from dictionary entries to ``cut(line, hmm)``.
CUTTERS: dict[str, Callable[[Iterable[Entry]], Callable[[str, bool], list[str]]]] = {
    "rjieba": _rjieba,
    "jieba": _jieba,
}
