"""What a library's catalogue record says, drawn from the fields of MARC 21 or UNIMARC/CNMARC."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minentropy_app.model.imports import CatalogueRecord
from minentropy_app.sources.call_numbers import main_class, recognise
from minentropy_app.sources.cleaning import clean_id, clean_text, isbn_key
from minentropy_app.sources.marc import Marc

_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_PAGES = re.compile(
    r"(\d+)\s*(?:,\s*\[?\d+\]?\s*)*(?:p\b|pp\b|pages|s\b|seiten|с\b|стр|页|頁|ページ|면|leaves)", re.IGNORECASE
)
_HEIGHT = re.compile(r"(\d+)(?:[.,]\d+)?\s*(?:cm|см|厘米|公分)", re.IGNORECASE)
_EDGES = " /:;,=.[]"
_LAST_STOP = re.compile(r"(?<=\w\w)\.$")
_PREFIX = re.compile(r"^\([^)]*\)")

#: Where the systems keep barcodes and record numbers: MARC 21 holdings, Koha, Sierra, CNMARC 905.
_ID_FIELDS = (
    ("035", "a"), ("010", "a"), ("852", "p"), ("876", "p"), ("945", "i"), ("949", "i"), ("952", "p"), ("952", "9"),
    ("995", "f"), ("999", "c"), ("999", "i"), ("907", "a"),
)  # fmt: skip
_CNMARC_ID_FIELDS = (("905", "b"), ("905", "i"), ("906", "b"), ("996", "b"), ("920", "b"), ("952", "p"), ("995", "f"))


def catalogue_record(marc: Marc) -> CatalogueRecord | None:
    """Return what matters of a record, or None if it has neither title nor id."""
    title = _unimarc_title(marc) if marc.unimarc else _marc21_title(marc)
    isbns = tuple(dict.fromkeys(filter(None, map(isbn_key, marc.every("010" if marc.unimarc else "020")))))
    ids = _ids(marc)
    if not title and not ids:
        return None
    found = _unimarc_facts(marc) if marc.unimarc else _marc21_facts(marc)
    facts = {**found, **_numbers(marc), "isbn": isbns[0] if isbns else ""}
    return CatalogueRecord(ids, isbns, title, {name: text for name, text in facts.items() if text})


def _ids(marc: Marc) -> tuple[str, ...]:
    texts = [marc.control("001")]
    for tag, code in _CNMARC_ID_FIELDS if marc.unimarc else _ID_FIELDS:
        for text in marc.every(tag, code):
            texts += [text, _PREFIX.sub("", text)]
    return tuple(dict.fromkeys(filter(None, map(clean_id, texts))))


def _marc21_title(marc: Marc) -> str:
    main, more = marc.first("245"), [marc.first("245", "n"), marc.first("245", "p")]
    return _joined(main, marc.first("245", "b"), more)


def _unimarc_title(marc: Marc) -> str:
    return _joined(marc.first("200"), marc.first("200", "e"), [marc.first("200", "h"), marc.first("200", "i")])


def _joined(main: str, rest: str, parts: list[str]) -> str:
    title = ". ".join(text for text in (main.rstrip(_EDGES), *(part.strip(_EDGES) for part in parts)) if text)
    rest = rest.strip(_EDGES)
    return clean_text(f"{title}: {rest}" if rest and title else title or rest)


def _marc21_facts(marc: Marc) -> dict[str, str]:
    fixed = marc.control("008")
    size = marc.first("300", "a") + " ; " + marc.first("300", "c")
    original = next((part.get("a", "") for part in marc.subfields("880") if part.get("6", "").startswith("245")), "")
    return {
        "author": _person(marc.first("100") or marc.first("110") or marc.first("111") or marc.first("700")),
        "original_title": clean_text(original.rstrip(_EDGES)),
        "publisher": clean_text((marc.first("264", "b") or marc.first("260", "b")).strip(_EDGES)),
        "year": _year(marc.first("260", "c"), marc.first("264", "c"), fixed[7:11]),
        "pages": _pages(size),
        "height_cm": _height(size),
        "language": _language(fixed[35:38]) or _language(marc.first("041")),
        "subject": _subjects(marc, ("650", "651", "600", "610", "630", "653")),
    }


def _unimarc_facts(marc: Marc) -> dict[str, str]:
    size = marc.first("215", "a") + " ; " + marc.first("215", "d")
    name = marc.first("700", "ab") or marc.first("701", "ab") or marc.first("710") or marc.first("711")
    return {
        "author": _person(marc.first("200", "f") or name),
        "publisher": clean_text(marc.first("210", "c").strip(_EDGES)),
        "year": _year(marc.first("210", "d"), marc.first("100")[9:13]),
        "pages": _pages(size),
        "height_cm": _height(size),
        "language": _language(marc.first("101")),
        "subject": _subjects(marc, ("606", "607", "600", "610")),
    }


def _numbers(marc: Marc) -> dict[str, str]:
    """Return call numbers by classification (``clc``, ``lcc``, ``ddc``), each with its main class."""
    found: dict[str, str] = {}
    for known, text in _unimarc_numbers(marc) if marc.unimarc else _marc21_numbers(marc):
        clean = clean_text(text)
        scheme = known or recognise(clean)
        if scheme and scheme.lower() not in found and main_class(scheme, clean):
            found[scheme.lower()] = clean
    return found


def _marc21_numbers(marc: Marc) -> Iterator[tuple[str, str]]:
    # The library's own shelf mark first, then what others assigned.
    for holding in marc.subfields("852"):
        yield "", f"{holding.get('h', '')} {holding.get('i', '')}"
    for item in marc.subfields("952"):
        yield "", item.get("o", "")
    for tag in ("090", "099"):
        yield "", marc.first(tag, "ab")
    yield "CLC", marc.first("093", "ab")
    for other in marc.subfields("084"):
        if other.get("2", "").lower() in ("clc", "cclc", "ztf"):
            yield "CLC", other.get("a", "")
    yield "LCC", marc.first("050", "ab")
    yield "DDC", marc.first("082", "ab").replace("/", "")
    yield "DDC", marc.first("092", "ab")


def _unimarc_numbers(marc: Marc) -> Iterator[tuple[str, str]]:
    for holding in marc.subfields("905"):
        # CNMARC: $d class number, $e number of the title or author; some write both into $s
        parts = [holding.get(code, "") for code in "de"]
        yield "CLC", "/".join(part for part in parts if part)
        yield "", holding.get("s", "")
    yield "", marc.first("995", "k")
    yield "CLC", marc.first("690")
    yield "DDC", marc.first("676")
    yield "LCC", marc.first("680", "ab")
    for other in marc.subfields("686"):
        yield "CLC" if other.get("2", "").lower() in ("clc", "cclc", "") else "", other.get("a", "")


def _person(name: str) -> str:
    # A full stop ends the field, or belongs to an initial ("Martin C.").
    return clean_text(_LAST_STOP.sub("", name.strip(" /:;,=")))


def _year(*texts: str) -> str:
    found = next((match for match in map(_YEAR.search, texts) if match), None)
    return found[1] if found else ""


def _pages(text: str) -> str:
    numbers = [int(match[1]) for match in _PAGES.finditer(text)]
    return str(max(numbers)) if numbers else ""


def _height(text: str) -> str:
    match = _HEIGHT.search(text)
    return match[1] if match else ""


def _language(code: str) -> str:
    code = code.strip().lower()[:3]
    return code if len(code) == 3 and code.isalpha() and code not in ("und", "zxx") else ""


def _subjects(marc: Marc, tags: tuple[str, ...]) -> str:
    texts = (clean_text(text.rstrip(_EDGES)) for tag in tags for text in marc.every(tag))
    return "; ".join(list(dict.fromkeys(filter(None, texts)))[:5])
