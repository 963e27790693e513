"""Records of MARC 21, UNIMARC and CNMARC, from ISO 2709 files and MARCXML.

The parsing is pymarc's; here lie the decisions around it: records are cut at their terminators
(a wrong length or a missing end spoils one record, not the rest), and the character set is found
from the whole file, because the flag that should name it is often wrong.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
import xml.sax
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, cast

from minentropy_app.errors import AppError
from minentropy_app.model.imports import Rejected
from minentropy_app.sources import encodings
from minentropy_app.sources.containers import FREE_BYTES, Content, empty, limit_of
from minentropy_app.text import QT_TRANSLATE_NOOP

MARC8 = "marc8"

_BLOCK = 1 << 18
_RECORD_END = b"\x1d"
#: A record of ISO 2709 states its length in five digits; more is not a record.
_LONGEST = 1 << 20
#: Bytes of text beyond ASCII that decide about the character set.
_SAMPLE = 100_000
_ISO_2709 = re.compile(rb"\s*\d{5}[\x20-\x7e]{19}\d{3}")
#: The same where not even the directory of the first record is complete.
_LEADER = re.compile(rb"\s*\d{5}[\x20-\x7e]{5}22\d{5}[\x20-\x7e]{3}45")
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml|<)")
_XML_RECORD = re.compile(rb"<(?:\w+:)?(?:collection|record)\b")
#: ANSEL: a mark stands before its letter; special letters stand alone.
_MARC8_HIGH = re.compile(rb"(?:[\xe0-\xfe]{1,2}[A-Za-z\xa1-\xc8 ]|[\xa1-\xc8])")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{3,}")
_HIGH = re.compile(rb"[\x80-\xff]")
_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5", "koi8-u")
#: Two thirds of running Russian; as much of Ukrainian and Bulgarian.
_FREQUENT_CYRILLIC = "оеаинтсрвлк"
#: Marks around what is not sorted ("The"): shown nowhere.
_NOT_SORTED = dict.fromkeys([0x88, 0x89, 0x98, 0x9C])

_CUT_OFF = QT_TRANSLATE_NOOP("sources.marc", "The record is cut off: the file ends before it does.")
_DAMAGED = QT_TRANSLATE_NOOP("sources.marc", "The record is damaged ({reason}).")
_WRONG_CHARACTERS = QT_TRANSLATE_NOOP("sources.marc", "The record cannot be read as {encoding}.")
_XML_DAMAGED = QT_TRANSLATE_NOOP("sources.marc", "The file is damaged in line {line}; nothing behind it was read.")


@dataclass(frozen=True)
class Marc:
    """One record: ``fields`` are (tag, text of a control field, subfields as (code, text))."""

    leader: str
    fields: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]

    def control(self, tag: str) -> str:
        """Return the text of the first control field ``tag``."""
        return next((text for name, text, _ in self.fields if name == tag), "")

    def subfields(self, tag: str) -> Iterator[dict[str, str]]:
        """Yield each field ``tag`` as code -> first text."""
        for name, _, pairs in self.fields:
            if name == tag:
                yield dict(reversed(pairs))

    def first(self, tag: str, codes: str = "a") -> str:
        """Return the texts of ``codes`` in the first field ``tag``, joined by blanks."""
        found = next(self.subfields(tag), {})
        return " ".join(found[code] for code in codes if code in found)

    def every(self, tag: str, code: str = "a") -> list[str]:
        """Return all texts of a subfield, repeated ones included."""
        return [text for name, _, pairs in self.fields if name == tag for key, text in pairs if key == code]

    @property
    def unimarc(self) -> bool:
        """Whether titles stand in 200 (UNIMARC, CNMARC) and not in 245 (MARC 21)."""
        tags = {tag for tag, _, _ in self.fields}
        return "200" in tags and "245" not in tags


@dataclass(frozen=True)
class MarcFile:
    """An ISO 2709 or MARCXML file, opened.

    ``encoding`` is what records without a valid flag for UTF-8 are read in.
    """

    content: Content
    xml: bool
    encoding: str
    size: int = 0
    notes: tuple[Rejected, ...] = field(default=())

    def records(self) -> Iterator[tuple[int, Marc | Rejected, int]]:
        """Yield (record number, record or why it was refused, bytes read so far)."""
        return _xml_records(self.content) if self.xml else _iso_records(self.content, self.encoding)


def kind_of(path: Path) -> str:
    """Tell by its first bytes what a catalogue file is: ``iso2709``, ``marcxml`` or ``""``."""
    content = _content(path)
    with content.open() as stream:
        head = stream.read(1 << 16)
    if not head.strip():
        raise empty(path.name)
    if _LEADER.match(head) or (_ISO_2709.match(head) and b"\x1e" in head):
        return "iso2709"
    return "marcxml" if _XML.match(head) and _XML_RECORD.search(head) else ""


def open_marc(path: Path, kind: str, encoding: str | None = None) -> Generator[int, None, MarcFile]:
    """Open a catalogue file of a kind found by ``kind_of``; yields bytes looked at, often.

    Parameters
    ----------
    encoding
        Overrides what the records say: any text encoding, or ``marc8``.

    Raises
    ------
    AppError
        The file cannot be read, or there is no such encoding.
    """
    content = _content(path)
    if kind == "marcxml":
        return MarcFile(content, True, "utf-8", content.size)
    if encoding:
        chosen = MARC8 if encoding.lower().replace("-", "") == MARC8 else encodings.check_name(encoding)
        return MarcFile(content, False, chosen, content.size)
    found = yield from _found_encoding(content)
    notes = () if found in ("utf-8", MARC8) else (_guess_note(found),)
    return MarcFile(content, False, found, content.size, notes)


def _guess_note(found: str) -> Rejected:
    text = QT_TRANSLATE_NOOP(
        "sources.marc",
        "The records do not say their character set; they look like {encoding}. Name another one if not.",
    )
    return Rejected(0, text, {"encoding": found})


def _content(path: Path) -> Content:
    if path.is_dir():
        raise AppError(
            QT_TRANSLATE_NOOP("sources.marc", "{file} is a folder, not a catalogue file."),
            QT_TRANSLATE_NOOP("sources.marc", "Name the files in it."),
            file=path.name,
        )
    size = path.stat().st_size if path.is_file() else 0
    plain = Content(path.name, path, "text", size, max(2 * size, FREE_BYTES), lambda: path.open("rb"))
    with plain.open() as stream:
        packed = stream.read(2) == b"\x1f\x8b"
    return Content(path.name, path, "text", size, limit_of(size), lambda: _unpacked(path)) if packed else plain


def _unpacked(path: Path) -> IO[bytes]:
    return cast(IO[bytes], gzip.open(path, "rb"))


def _chunks(stream: IO[bytes]) -> Iterator[tuple[bytes, int, bool]]:
    """Yield (record, bytes read so far, complete) for what stands between the terminators."""
    tail, done = b"", 0
    while block := stream.read(_BLOCK):
        done += len(block)
        *whole, tail = (tail + block).split(_RECORD_END)
        for chunk in whole:
            yield chunk.lstrip(b" \r\n\t\0\x1a") + _RECORD_END, done, True
        if len(tail) > _LONGEST:
            yield tail, done, False
            tail = b""
    rest = tail.strip(b" \r\n\t\0\x1a")
    if rest:
        yield rest, done, False


def _iso_records(content: Content, encoding: str) -> Iterator[tuple[int, Marc | Rejected, int]]:
    with content.open() as stream:
        for number, (chunk, done, complete) in enumerate(_chunks(stream), 1):
            yield number, _parsed(number, chunk, encoding) if complete else Rejected(number, _CUT_OFF), done


def _parsed(number: int, chunk: bytes, encoding: str) -> Marc | Rejected:
    import pymarc

    try:
        # The stated length is often wrong where the directory is right.
        raw = pymarc.Record(b"%05d" % min(len(chunk), 99_999) + chunk[5:], to_unicode=False)
    except Exception as error:
        return Rejected(number, _DAMAGED, {"reason": type(error).__name__})
    for name in ("utf-8", encoding) if raw.leader[9] == "a" else (encoding,):
        try:
            return Marc(str(raw.leader), tuple(_field(part, name) for part in raw.fields))
        except UnicodeError:
            continue
    return Rejected(number, _WRONG_CHARACTERS, {"encoding": encoding})


def _field(raw: Any, encoding: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    if raw.control_field:
        return raw.tag, _decoded(raw.data, "latin-1" if encoding == MARC8 else encoding), ()
    return raw.tag, "", tuple((part.code, _decoded(part.value, encoding)) for part in raw.subfields)


def _decoded(data: bytes, encoding: str) -> str:
    if data.isascii() and b"\x1b" not in data:
        return data.decode("ascii").strip()
    if encoding == MARC8:
        from pymarc.marc8 import marc8_to_unicode

        text = str(marc8_to_unicode(data, hide_utf8_warnings=True))
    else:
        text = data.decode(encoding)
    return unicodedata.normalize("NFC", text.translate(_NOT_SORTED)).strip()


def _found_encoding(content: Content) -> Generator[int, None, str]:
    """Look at the records that do not claim to be UTF-8 and decide how all of them are read."""
    detection, ansel, high, escapes, before = encodings.Detection(), 0, 0, False, 0
    with content.open() as stream:
        for chunk, done, _ in _chunks(stream):
            if done > before:
                before = done
                yield done
            escapes = escapes or b"\x1b" in chunk
            if chunk.isascii() or (chunk[9:10] == b"a" and _is_utf8(chunk)) or len(detection.sample) > _SAMPLE:
                continue
            detection.feed(chunk.replace(b"\x1e", b"\n") + b"\n")
            high += len(_HIGH.findall(chunk))
            ansel += sum(len(_HIGH.findall(found)) for found in _MARC8_HIGH.findall(_HIGH_RUN.sub(b"", chunk)))
    found = detection.encoding()
    if found.startswith("utf-8") and not escapes:
        return "utf-8"
    if escapes or ansel >= 0.8 * high:
        return MARC8
    return found if found == "gb18030" else _cyrillic(bytes(detection.sample)) or found


def _cyrillic(sample: bytes) -> str:
    """Return the Cyrillic code page whose reading has most of the frequent letters, ``""`` if none is one.

    A detector for running text fails on records, which are short and full of ASCII.
    """
    high = len(_HIGH.findall(sample))
    shares = {
        name: sum(sample.decode(name, "replace").count(letter) for letter in _FREQUENT_CYRILLIC) / max(high, 1)
        for name in _CYRILLIC
    }
    best = max(_CYRILLIC, key=lambda name: shares[name])
    return best if shares[best] > 0.45 else ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _xml_records(content: Content) -> Iterator[tuple[int, Marc | Rejected, int]]:
    from defusedxml.common import DefusedXmlException
    from defusedxml.sax import make_parser
    from pymarc.marcxml import XmlHandler

    handler = XmlHandler()
    parser = make_parser()
    parser.setContentHandler(handler)
    parser.setFeature(xml.sax.handler.feature_namespaces, 1)
    number = done = 0
    with content.open() as stream:
        while block := stream.read(_BLOCK):
            done += len(block)
            problem = _fed(parser, block, (xml.sax.SAXException, DefusedXmlException, ValueError, KeyError))
            for record in handler.records:
                number += 1
                yield number, _from_xml(record), done
            handler.records.clear()
            if problem is not None:
                yield number + 1, problem, done
                return
    if handler._record is not None:
        yield number + 1, Rejected(number + 1, _CUT_OFF), done


def _fed(parser: Any, block: bytes, failures: tuple[type[Exception], ...]) -> Rejected | None:
    try:
        parser.feed(block)
    except failures:
        return Rejected(0, _XML_DAMAGED, {"line": parser.getLineNumber()})
    return None


def _from_xml(record: Any) -> Marc:
    fields = []
    for part in record.fields:
        pairs = () if part.control_field else tuple((s.code, _clean(s.value)) for s in part.subfields)
        fields.append((part.tag, _clean(part.data or "") if part.control_field else "", pairs))
    return Marc(str(record.leader), tuple(fields))


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_NOT_SORTED)).strip()
