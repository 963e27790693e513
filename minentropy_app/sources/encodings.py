"""The encoding of a text file: mark, strict UTF-8, GB18030 where plausible, then a detector."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from minentropy_app.errors import AppError
from minentropy_app.text import QT_TRANSLATE_NOOP

_MARKS = (
    (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip
_SAMPLE = 1 << 17
_TURKISH = frozenset("éÉçÇğĞıİöÖşŞüÜâÂîÎûÛ–—‘’“”…°")
#: Encoding, first and last character of its own script, and the least share of these.
_SCRIPTS = (
    ("cp932", "\u3041", "\u30fa", 0.08), ("euc_jp", "\u3041", "\u30fa", 0.08), ("euc_kr", "\uac00", "\ud7a3", 0.7),
)  # fmt: skip
_WESTERN = frozenset("ÄÖÜäöüßÀÁÂÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕØÙÚÛŸàáâãåæçèéêëìíîïñòóôõøùúûÿŒœ–—‘’‚“”„«»‹›…°€§ºª·´•†®©™£ \xa0")
#: What stands between the letters of any European language.
_SIGNS = frozenset("–—‘’‚“”„«»‹›…°€§·´•†®©™£ \xa0")
_LANGUAGES = {
    "cp1250 iso8859-2": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíľĺňóôŕšťúýž", "áéíóöőúüű", "ăâîşţșț", "čćđšž"),
    "cp850 mac-roman": ("àâæçèéêëîïôœùûüÿ", "äöüß", "áéíóúñü¿¡ºª", "àáâãçéêíóôõúºª", "àèéìíòóùú", "åäöæøé"),
}
#: Longest run of letters outside ASCII in a language of Latin letters; in other scripts read so, words are such runs.
_RUN = 4
#: So few characters tell Chinese and Korean apart by nothing; Chinese is likelier.
_SHORT = 4
#: Damaged characters are forgiven where whole ones are so many times more frequent.
_FORGIVEN = 20


@dataclass
class Detection:
    """Sees all bytes of a file once, then names the encoding.

    The whole file is looked at, because the first character outside ASCII may stand in its
    last row.
    """

    head: bytes = b""
    good: int = 0
    bad: int = 0
    sample: bytearray = field(default_factory=bytearray)
    _tail: bytes = b""
    _decoder: codecs.IncrementalDecoder = field(
        default_factory=lambda: codecs.getincrementaldecoder("utf-8")("replace")
    )

    def feed(self, block: bytes) -> None:
        """Look at the next block."""
        self.head = self.head or block[:4096]
        if block.isascii() and not self._tail:
            return
        text = self._decoder.decode(block)
        genuine = (self._tail + block).count(b"\xef\xbf\xbd")  # U+FFFD that the file itself holds
        self.bad += max(0, text.count("�") - genuine)
        self.good += len(block) - len(text) if not block.isascii() else 0
        self._tail = block[-2:] if not block[-3:].isascii() else b""
        if len(self.sample) < _SAMPLE and not block.isascii():
            self._collect(block)

    def _collect(self, block: bytes) -> None:
        for line in block.split(b"\n"):
            if not line.isascii():
                self.sample += line[:2000] + b"\n"
                if len(self.sample) >= _SAMPLE:
                    return

    def encoding(self) -> str:
        """Return the name of the encoding."""
        for mark, name in _MARKS:
            if self.head.startswith(mark):
                return name
        wide = plain_utf16(self.head) if 0 in self.head else ""
        if wide:
            return wide
        if self.bad <= 1 + self.good // _FORGIVEN and (not self.bad or self.good > _FORGIVEN):
            return "utf-8"
        sample = bytes(self.sample)
        if plausible_gb18030(sample):
            return "gb18030"
        if plausible_western(sample):
            return "cp1252"
        found = plausible_asian(sample) or plausible_latin(sample)
        return found or ("cp1254" if plausible_turkish(sample) else _detected(sample))


#: Bytes outside ASCII by which a line proves that it is UTF-8 (two GB characters may look like it, six do not).
_PROOF = 6


def read_mixed(data: bytes) -> tuple[str, str, int, int] | None:
    """Decode a file some of whose lines are in UTF-8 and the others in a second encoding.

    Returns
    -------
    (text, second encoding, lines in it, damaged characters), or None where the file is in one encoding.
    """
    lines = data.split(b"\n")
    look = SecondLook()
    for line in lines:
        look.feed(line)
    second = look.encoding()
    if not second:
        return None
    mixed = MixedLines(second)
    text = "\n".join(map(mixed.decode, lines))
    return text.replace("\r\n", "\n").replace("\r", "\n"), second, mixed.count, mixed.damaged


@dataclass
class SecondLook:
    """Sees all lines of a file, then names the encoding of those that are not UTF-8 where others are beyond doubt."""

    _strange: list[bytes] = field(default_factory=list)
    _size: int = 0
    _proven: bool = False

    def feed(self, line: bytes) -> None:
        """Look at the next line."""
        if line.isascii():
            return
        if _is_utf8(line):
            self._proven = self._proven or sum(code > 0x7F for code in line) >= _PROOF
        elif self._size < _SAMPLE:
            self._strange.append(line)
            self._size += len(line) + 1

    def encoding(self) -> str:
        """Return the name of the second encoding, "" where there is none."""
        if not self._strange or not self._proven:
            return ""
        sample = b"\n".join(self._strange)[:_SAMPLE]
        return next((name for name, fits in _SECOND if fits(sample)), "")


@dataclass
class MixedLines:
    """Decodes lines of UTF-8 or else of the encoding ``second``; counts those, and their damaged characters."""

    second: str
    count: int = 0
    damaged: int = 0

    def decode(self, line: bytes) -> str:
        """Return one line as text."""
        if line.isascii() or _is_utf8(line):
            return line.decode("utf-8")
        text = line.decode(self.second, "replace")
        self.count += 1
        self.damaged += text.count("\ufffd")
        return text


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def plausible_gb18030(sample: bytes) -> bool:
    """Tell whether the text, read as GB18030, looks like Chinese.

    Nearly any bytes can be read as GB18030 (an umlaut and the letter after it make a rare
    character). Real Chinese consists of the 3,755 common characters (first byte 0xB0 to 0xD7),
    spread over the whole range; Korean read so stays below 0xC9, Cyrillic and Big5 lie outside.
    """
    text = sample.decode("gb18030", "replace")
    pairs = [code for code in (ch.encode("gb18030", "replace") for ch in text if ord(ch) > 0x7F) if len(code) >= 2]
    if not pairs or text.count("�") > 0.01 * len(pairs) + 1:
        return False
    characters = [code for code in pairs if code[0] >= 0xB0 or code[1] < 0xA1]
    common = [code for code in characters if 0xB0 <= code[0] <= 0xD7 and code[1] >= 0xA1]
    late = sum(code[0] > 0xC8 for code in common)
    kana = sum(code[0] in (0xA4, 0xA5) for code in pairs)
    return (
        len(common) >= 0.8 * len(characters)
        and (late >= 0.15 * len(common) or len(pairs) <= _SHORT)
        and common != []
        and kana < 0.2 * len(pairs)
    )


def plausible_western(sample: bytes) -> bool:
    """Tell whether the text, read as Windows-1252, is mostly ASCII with the letters of the West.

    Polish or Czech read so shows signs such as ³ or ¹; Greek and Cyrillic hold hardly any ASCII
    letters.
    """
    text = sample.decode("cp1252", "replace")
    letters = sum(ch.isascii() and ch.isalpha() for ch in text)
    high = [ch for ch in text if not ch.isascii()]
    few = len(high) < 0.4 * letters or (len(high) < letters and _short_runs(text))
    return few and all(ch in _WESTERN for ch in high)


def plausible_latin(sample: bytes) -> str:
    """Return the encoding in which all letters are those of one European language, else "".

    The Windows and ISO encodings of Central Europe, then those of DOS and of old Macintoshes.
    """
    for names, languages in _LANGUAGES.items():
        for name in names.split():
            text = sample.decode(name, "replace")
            high = {ch for ch in text if not ch.isascii()}
            letters = {ch.lower() for ch in high - _SIGNS}
            if letters and any(letters <= set(known) for known in languages) and _short_runs(text):
                return name
    return ""


def _short_runs(text: str) -> bool:
    """Tell whether hardly any letters outside ASCII stand in long runs."""
    runs = [len(run) for run in re.findall(r"[^\W\d_\x00-\x7f]+", text)]
    return sum(run for run in runs if run > _RUN) <= 0.02 * sum(runs)


def plausible_asian(sample: bytes) -> str:
    """Return the encoding in which the text is Japanese or Korean beyond doubt, else "".

    Kana and Hangul stand in blocks of their own, which other writing read so hardly ever hits.
    """
    for name, first, last, share in _SCRIPTS:
        text = sample.decode(name, "replace")
        wide = [ch for ch in text if not ch.isascii()]
        own = sum(first <= ch <= last for ch in wide)
        if own and own >= share * len(wide) and text.count("\ufffd") <= 0.01 * len(wide) + 1:
            return "cp949" if name == "euc_kr" else name
    return ""


def plausible_turkish(sample: bytes) -> bool:
    """Tell whether the text, read as Windows-1254, has the letters of Turkish and no others."""
    high = {ch for ch in sample.decode("cp1254", "replace") if not ch.isascii()}
    return high <= _TURKISH and not high.isdisjoint("şğıİŞĞ")


def plain_utf16(head: bytes) -> str:
    """Return ``utf-16-le`` or ``utf-16-be`` where text without a mark is in one of them, else ""."""
    for name in ("utf-16-le", "utf-16-be"):
        text = head[: len(head) // 2 * 2].decode(name, "replace")[:2000]
        strange = sum(unicodedata.category(ch) in ("Cn", "Co", "Cs", "Cc") and ch not in "\t\r\n" for ch in text)
        if "\n" in text and "�" not in text[:-1] and not strange:
            return name
    return ""


#: Encodings that are recognised beside UTF-8 in one file.
_SECOND = (("gb18030", plausible_gb18030), ("cp1252", plausible_western))


def check_name(encoding: str) -> str:
    """Return the canonical name of an encoding the user named.

    Raises
    ------
    AppError
        There is no such text encoding.
    """
    try:
        info = codecs.lookup(encoding)
        "a".encode(info.name)
    except (LookupError, UnicodeError, ValueError):
        raise AppError(
            QT_TRANSLATE_NOOP("sources.encodings", "There is no text encoding {encoding}."),
            QT_TRANSLATE_NOOP("sources.encodings", "Try utf-8, gb18030, big5, utf-16 or cp1252, or leave it out."),
            encoding=encoding,
        ) from None
    return "gb18030" if info.name in ("gbk", "gb2312") else info.name


def texts(blocks: Iterator[bytes], encoding: str, strict: bool) -> Iterator[str]:
    """Decode blocks of bytes; all line ends become newlines.

    Raises
    ------
    UnicodeDecodeError
        Only if ``strict``; otherwise damaged characters become U+FFFD.
    """
    decoder = codecs.getincrementaldecoder(encoding)("strict" if strict else "replace")
    held = ""
    for block in blocks:
        text = held + decoder.decode(block)
        held = "\r" if text.endswith("\r") else ""
        text = text[:-1] if held else text
        yield text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    yield (held + decoder.decode(b"", True)).replace("\r", "\n")


def _detected(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, threshold=0.4, cp_exclusion=["utf_8", "utf_16", "utf_32", "utf_7"]).best()
    name = "cp1252" if best is None else codecs.lookup(best.encoding).name
    return "cp1252" if name in ("iso8859-1", "ascii", "latin-1", "cp1252") else name
