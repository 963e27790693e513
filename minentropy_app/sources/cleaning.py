"""Ids and titles as they should be compared: stray spaces, full-width digits and marks removed."""

from __future__ import annotations

import re
import unicodedata

#: Marks without a shape of their own; the joiners of emoji and Persian (U+200C, U+200D) stay.
_INVISIBLE: dict[int, str | None] = dict.fromkeys(
    [0x00, 0xAD, 0x200B, 0x200E, 0x200F, 0xFEFF, 0x2060, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_FULL_WIDTH: dict[int, str | None] = {
    0x3000: " ",
    0xA0: " ",
    0x202F: " ",
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
}
_TRANSLATED: dict[int, str | None] = {**_INVISIBLE, **_FULL_WIDTH}
_ODD = re.compile("[" + "".join(map(re.escape, map(chr, _TRANSLATED))) + "]")
_ODD_IN_TEXT = re.compile("[" + "".join(map(re.escape, map(chr, _INVISIBLE))) + "]")
_WHOLE_FLOAT = re.compile(r"-?\d{1,18}\.0+")
#: What people write so that a spreadsheet leaves an id alone: '00123 and ="00123".
_AS_TEXT = re.compile(r"'(\w[\w-]*)|=\"?([\w-]+)\"?")
_BLANK = frozenset({"null", "none", "nan", "n/a", "#n/a", "\\n", "-", "--", "(null)", "nil", "<null>", "[null]"})
#: Marks before the subfields of a catalogue record: |a, ‡a, $a and the control character 1F.
_SUBFIELDS = re.compile(r"\s*(?:[|‡ǂ\x1f][a-z0-9]|\$[a-z0-9](?=[^a-z\s]|\s))\s*")
_TITLE_EDGES = " .,:;/=|-–—、。，：；·"


def clean_id(text: str) -> str:
    """Return an id without what a program or a hand added around it; "" where nothing is left.

    Full-width characters become plain ones, spaces are collapsed, invisible marks go, the ``.0``
    that a spreadsheet adds to numbers goes, and words for "nothing" (NULL, N/A) count as empty.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_TRANSLATED) if _ODD.search(text) else text)
    text = " ".join(text.replace("\0", "").split())
    if text[:1] in ("'", "=") and (found := _AS_TEXT.fullmatch(text)):
        text = found.group(1) or found.group(2)
    if _WHOLE_FLOAT.fullmatch(text):
        text = text.partition(".")[0]
    return "" if text.lower() in _BLANK or not text.strip("-") else text


def clean_text(text: str) -> str:
    """Return a label as people should read it: one line, plain spaces, no invisible marks."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_INVISIBLE) if _ODD_IN_TEXT.search(text) else text)
    text = " ".join(text.replace("\0", "").split())
    if _SUBFIELDS.match(text):
        text = _SUBFIELDS.sub(" ", text).strip()
    return "" if text.lower() in _BLANK or not text.strip("-") else text


def title_key(title: str) -> str:
    """Return the form in which two spellings of one title are equal.

    Case, width, spacing and the punctuation at the ends do not tell titles apart; everything
    inside does (volume numbers, editions, subtitles).
    """
    text = clean_text(title)
    folded = text.lower() if text.isascii() else " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return folded.strip(_TITLE_EDGES) or folded


def header_key(name: str) -> str:
    """Return a column name reduced to its letters and digits, lower case."""
    folded = unicodedata.normalize("NFKC", name).casefold().translate(_INVISIBLE)
    return "".join(ch for ch in folded if ch.isalnum())


def isbn_key(text: str) -> str:
    """Return an ISBN as thirteen digits, or "" where the text holds none.

    Ten-digit numbers are turned into their thirteen-digit form, so that both forms of one book
    are equal; their check digit is not verified. Thirteen digits stay as written: a misprinted
    number still identifies the book, and must not become equal to another.
    """
    digits = _isbn_digits(text)
    if len(digits) in (0, 13):
        return digits
    body = digits if len(digits) == 12 else "978" + digits[:9]
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return f"{body}{-total % 10}"


def looks_like_isbn(text: str) -> bool:
    """Tell whether a text can hardly be anything but an ISBN: a right check digit, or 978 or 979 before ten digits."""
    digits = _isbn_digits(text) if len(text) <= 20 else ""
    if len(digits) != 10:
        return bool(digits)
    return sum((10 - place) * (10 if digit in "Xx" else int(digit)) for place, digit in enumerate(digits)) % 11 == 0


def _isbn_digits(text: str) -> str:
    found = re.search(r"(?<![0-9])(97[89][0-9]{9,10}|[0-9]{9}[0-9Xx])(?![0-9])", re.sub(r"[-‐–\s]", "", clean_id(text)))
    return found.group(1) if found else ""
