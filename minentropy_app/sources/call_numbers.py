"""Call numbers of three classifications: recognised, put into shelf order, reduced to a main class.

CLC
    中国图书馆分类法. Letters, then digits compared as a decimal fraction (the dot after three digits
    only helps the eye), then auxiliary signs. A plain number stands before the same number with a
    sign, and any sign before a further digit; the signs in the order of the classification's
    manual: recommended ``a``, ``-`` general form, ``( )`` place, ``" "`` people, ``=`` period,
    ``< >`` common time and place, ``:`` combination, ``+`` union. Behind the class number stands the
    number of the title (种次号) or author (著者号), whose digits are whole numbers.
LCC
    Letters, a whole number with decimals, cutters (a letter and decimals), dates, volumes.
DDC
    Three digits with decimals, cutter or author letters, dates, volumes. Words in place of a number
    (FIC, B) follow the numbers.

Collection prefixes (R, REF, J …) do not separate a book from its class: they are left out of keys.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeAlias

#: Place of a value: (0 recognised | 1 not recognised | 2 missing, class number, rest).
SortKey: TypeAlias = tuple[int, str, str]

#: In the order in which ties of a whole column are decided.
SCHEMES = ("CLC", "LCC", "DDC")

_CLC = re.compile(
    r"((?:T[BDEFGHJKLMNPQSUV]|DF|[A-KN-VXZ])(?:\d{1,3}(?!\d)|(?=[-=:+(\"</]|$| \d))[0-9A-Za.\-=:+()\"<>]*)(.*)"
)
_LCC = re.compile(r"([ABCDEFGHJKLMNPQRSTUVZ][A-Z]{0,2}) ?(\d{1,4})(?!\d)((?:\.\d+)?)(.*)")
_DDC = re.compile(r"(\d{1,3})(?!\d)((?:\.\d+)?)(?![0-9.])(.*)")
_DDC_WORD = re.compile(r"(?:(?:J|JUV|JR|YA|LP|SF|R) ?)?(FICTION|FIC|BIOGRAPHY|BIOG|BIO|B|E|F)\b(?!\d)(.*)")
_DDC_WORD_CLASS = {"B": "900", "BIO": "900", "BIOG": "900", "BIOGRAPHY": "900"}

_CLC_STRONG = re.compile(r"[IOX]\d|(?:T[BDEFGHJKLMNPQSUV]|[A-Z])\d{0,3}(?:\.\d+)*(?:[-=:(+]\d|[A-Z]*[ /]\d{1,3}(?!\d))")
_LCC_STRONG = re.compile(r"(?:[A-SU-Z][A-Z]{1,2}|[A-Z]) ?\d{1,4}(?:\.\d+)? ?\.[A-Z]\d|[A-SU-Z][A-Z]{1,2} ?\d")
_DDC_STRONG = re.compile(r"\d{3}(?:\.\d+(?!.* [A-Z]{0,1}\d+\.\d)|/? ?[A-Z])")

_PREFIX = {
    "CLC": re.compile(r"(?:REF|R|工具书|参考|特藏|样本)[ ./:]+(?=[A-Z]+\d)"),
    "LCC": re.compile(r"(?:REF|R|FOLIO|OVERSIZE|SPEC|MICRO)[ .:]+(?=[A-Z]{1,3} ?\d)"),
    "DDC": re.compile(r"[A-Z]{1,8}[ .:\-]*(?=\d{3}(?!\d))"),
}

_NUMBER = re.compile(r"\d+")
_RECOMMENDED = re.compile(r"(?<=\d)a(?=[\s/]|$)")
#: ``v.12``, ``no. 3``, ``bd 2``: numbered parts, in contrast to cutters.
_PART = re.compile(r"(?<![A-Z0-9])([A-Z]+)\. ?(\d+)|(?<![A-Z0-9])(VOL|NO|PT|BD|COPY) ?(\d+)")
#: Is there anything in a tail but cutters and a last year?
_UNUSUAL = re.compile(r"[A-Z](?:\.|[A-Z] ?\d)|\d{4}[A-Z]? |[,;/]")
_AFTER_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d[A-Z]? (.+)")
_GAPS = str.maketrans(".,;/", "    ")

#: Signs below all digits, in their order; a closing sign stands below everything.
_CLC_ORDER = str.maketrans(')>a-("=<:+', "!!\"#$%&'()", ".")
_LOOKALIKES = str.maketrans("“”〈〉《》—–−‐", '""<><>----', "[]\ufeff")


def normalised(text: str) -> str:
    """Return ``text`` in upper case with half-width signs and single blanks, brackets dropped."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_LOOKALIKES)
    elif "[" in text or "]" in text:
        text = text.translate(_LOOKALIKES)
    text = text.strip()
    if "a" not in text or not text[:1].isupper():
        return " ".join(text.upper().split())
    # The recommended sign of CLC is the only lower-case letter with a meaning.
    return " ".join(_RECOMMENDED.sub("\0", text).upper().replace("\0", "a").split())


def sort_key(scheme: str, text: str) -> SortKey:
    """Return the place of a call number in shelf order, comparable with all keys of its scheme.

    Parameters
    ----------
    scheme
        ``CLC``, ``LCC``, ``DDC``, or ``""`` for plain order in which numbers count as numbers.
    text
        The call number as it stands in the file.
    """
    clean = normalised(text)
    if not clean:
        return 2, "", ""
    make = _KEYS.get(scheme)
    key = make(clean) if make else None
    return key if key is not None else (1, "", _natural(clean))


def main_class(scheme: str, text: str) -> str:
    """Return the main class (``I``, ``Q``, ``800``), or ``""`` where none can be read."""
    find = _MAIN_CLASS.get(scheme)
    return find(normalised(text)) if find else ""


def subclass(scheme: str, text: str) -> str:
    """Return all letters of a CLC or LCC class (``TP``, ``QA``), the tens of DDC (``820``)."""
    clean = normalised(text)
    if scheme == "DDC":
        match = _match("DDC", clean)
        return match[1].zfill(3)[:2] + "0" if match else _ddc_class(clean)
    match = _match(scheme, clean)
    letters = re.match("[A-Z]+", match[1]) if match else None
    return letters[0] if letters else ""


def classes(values: Sequence[str]) -> tuple[str, list[str]]:
    """Return the scheme of a whole column and the main class of each value."""
    scheme = scheme_of(values)
    known: dict[str, str] = {text: main_class(scheme, text) for text in set(values)}
    return scheme, [known[text] for text in values]


def scheme_of(values: Iterable[str]) -> str:
    """Return the classification behind a column: ``CLC``, ``LCC``, ``DDC`` or ``""``.

    A quarter of the filled values must have its form, and at least one in twenty must have it
    unmistakably (page numbers look like DDC, shelf marks like CLC).
    """
    filled = [clean for clean in map(normalised, values) if clean]
    if not filled:
        return ""
    possible, strong = _evidence(filled)
    fitting = [s for s in SCHEMES if 4 * possible[s] >= len(filled) and 20 * strong[s] >= possible[s]]
    return max(fitting, key=lambda s: possible[s] + 2 * strong[s], default="")


def recognise(text: str) -> str:
    """Return the likeliest classification of a single call number, ``""`` if there is none."""
    clean = normalised(text)
    possible, strong = _evidence([clean]) if clean else (Counter[str](), Counter[str]())
    return max((s for s in SCHEMES if possible[s]), key=lambda s: strong[s], default="")


def _evidence(filled: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    possible: Counter[str] = Counter()
    strong: Counter[str] = Counter()
    for text, times in Counter(filled).items():
        for scheme in SCHEMES:
            if _KEYS[scheme](text) is not None:
                possible[scheme] += times
                strong[scheme] += times * (_STRONG[scheme].match(text) is not None)
    return possible, strong


def _match(scheme: str, clean: str) -> re.Match[str] | None:
    """Match the class number, behind a collection prefix if need be."""
    pattern = _PATTERN.get(scheme)
    if pattern is None or not clean:
        return None
    # "R 512" is medicine in CLC, "R H316" a reference book on language: the prefix goes first.
    prefix = _PREFIX[scheme].match(clean) if clean[0] in _PREFIX_START[scheme] else None
    return pattern.match(clean, prefix.end()) if prefix else pattern.match(clean)


def _clc_key(clean: str) -> SortKey | None:
    match = _match("CLC", clean)
    if match is None:
        return None
    rest = match[2].lstrip(" /.").replace("V.", "V")
    return 0, match[1].translate(_CLC_ORDER), rest.zfill(8) if rest.isdigit() else _natural(rest)


def _lcc_key(clean: str) -> SortKey | None:
    match = _match("LCC", clean)
    if match is None:
        return None
    letters, whole, decimals, tail = match.groups()
    return 0, f"{letters} {whole.zfill(4)}{decimals}", _tail(tail)


def _ddc_key(clean: str) -> SortKey | None:
    clean = clean.replace("/", "").replace("'", "") if "/." in clean or "'" in clean else clean
    match = _match("DDC", clean)
    if match is not None:
        return 0, f"{match[1]:0>3}{match[2]}", _tail(match[3])
    word = _DDC_WORD.match(clean)
    return word and (0, word[1], _tail(word[2]))


def _tail(text: str) -> str:
    """Order what follows an LCC or DDC number: cutters by decimals, parts and what follows a year by value.

    The blank before each element lets nothing come before something; digits come before letters.
    """
    if not text:
        return ""
    if _UNUSUAL.search(text):
        text = _PART.sub(_numbered_part, text)
        year = _AFTER_YEAR.search(text)
        if year is not None:
            text = text[: year.start(1)] + _natural(year[1])
        text = text.translate(_GAPS)
    return " ".join(text.replace(".", " ").split())


def _numbered_part(match: re.Match[str]) -> str:
    return f"{match[1] or match[3]} {(match[2] or match[4]):0>8}"


def _natural(text: str) -> str:
    return _NUMBER.sub(_padded, text)


def _padded(match: re.Match[str]) -> str:
    return match[0].zfill(8)


def _letter_class(scheme: str, clean: str) -> str:
    match = _match(scheme, clean) if clean else None
    return match[1][0] if match else ""


def _ddc_class(clean: str) -> str:
    key = _ddc_key(clean) if clean else None
    if key is None:
        return ""
    return key[1][0] + "00" if key[1][0].isdigit() else _DDC_WORD_CLASS.get(key[1], "800")


_PATTERN = {"CLC": _CLC, "LCC": _LCC, "DDC": _DDC}
_STRONG = {"CLC": _CLC_STRONG, "LCC": _LCC_STRONG, "DDC": _DDC_STRONG}
_PREFIX_START = {"CLC": "R工参特样", "LCC": "RFOSM", "DDC": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_KEYS = {"CLC": _clc_key, "LCC": _lcc_key, "DDC": _ddc_key}
_MAIN_CLASS = {
    "CLC": lambda clean: _letter_class("CLC", clean),
    "LCC": lambda clean: _letter_class("LCC", clean),
    "DDC": _ddc_class,
}
