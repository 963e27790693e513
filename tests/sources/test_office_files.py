"""Documents of word processors and PDF: text, and everything that may be wrong with them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from minentropy_app.errors import AppError
from minentropy_app.model.step import Context, drain
from minentropy_app.sources.office_files import office_text
from minentropy_app.sources.pdf_files import pdf_text
from minentropy_app.sources.texts import TextOptions, read_texts

W = 'xmlns:w="http://w" xmlns:mc="http://mc"'
BODY = (
    "<w:p><w:r><w:t>太阳是一颗</w:t></w:r><w:r><w:t>恒星。</w:t></w:r></w:p>"
    "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>"
    "<w:tbl><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tbl>"
    "<mc:AlternateContent><mc:Fallback><w:p><w:r><w:t>twice</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"
)


def zipped(**members: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return made.getvalue()


def docx(body: str = BODY) -> bytes:
    return zipped(word__document_xml=f"<w:document {W}><w:body>{body}</w:body></w:document>")


def odt(body: str, manifest: str = "<m/>") -> bytes:
    content = f'<office:d xmlns:office="o" xmlns:text="t">{body}</office:d>'
    return zipped(content_xml=content, **{"META-INF__manifest_xml": manifest})


def pdf(*pages: str, password: str = "") -> bytes:
    writer = pypdf.PdfWriter()
    for text in pages:
        page = writer.add_blank_page(300, 300)
        if text:
            font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"), NameObject("/BaseFont"): NameObject("/Helvetica")})  # fmt: skip  # noqa: E501
            page[NameObject("/Resources")] = DictionaryObject(
                {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
            )
            stream = DecodedStreamObject()
            lines = "".join(f"({line}) Tj 0 -14 Td " for line in text.split("\n"))
            stream.set_data(f"BT /F1 12 Tf 20 250 Td {lines} ET".encode())
            page[NameObject("/Contents")] = writer._add_object(stream)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def read_pdf(data: bytes):
    return drain(pdf_text("a.pdf", data))


def test_docx_paragraph_by_paragraph() -> None:
    assert office_text("a.docx", ".docx", docx()) == "太阳是一颗恒星。\n\na\tb\n\ncell"


def test_odt_without_what_was_struck_out() -> None:
    body = "<text:h>标题</text:h><text:tracked-changes><text:p>old</text:p></text:tracked-changes>"
    body += "<text:p>one<text:s/>two <text:span>three</text:span></text:p>"
    assert office_text("a.odt", ".odt", odt(body)) == "标题\n\none two three"


@pytest.mark.parametrize(
    ("suffix", "data", "why"),
    [
        (".docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (".docx", b"\xd0\xcf\x11\xe0" + bytes(100), "old format"),
        (".docx", docx()[:-40], "damaged"),
        (".docx", zipped(other_xml="<a/>"), "damaged"),
        (".docx", docx("<w:p>"), "damaged"),
        (".docx", zipped(word__document_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "damaged"),
        (".docx", docx("<w:p><w:r><w:t>" + "a" * (80 << 20) + "</w:t></w:r></w:p>"), "unpacks to more"),
        (".odt", odt("<text:p>a</text:p>", "<m><manifest:encryption-data/></m>"), "password"),
        (".odt", b"no zip at all", "damaged"),
    ],
)
def test_bad_documents_are_named(suffix: str, data: bytes, why: str) -> None:
    with pytest.raises(AppError, match=why) as refused:
        office_text("a" + suffix, suffix, data)
    assert refused.value.fields["file"] == "a" + suffix and refused.value.remedy


def test_pdf_page_by_page() -> None:
    found = read_pdf(pdf("The sun is a star, and the moon is none at all of\nthose exam-\nples.", "", "Second page"))
    assert found.text.endswith("Second page") and "sun is a star" in found.text
    assert found.blank == (2,) and not found.unreadable


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (pdf("secret", password="geheim"), "password"),
        (pdf("", ""), "only pictures"),
        (b"%PDF-1.4", "damaged"),
        (pdf("text")[:200], "damaged"),
        (b"", "damaged"),
    ],
)
def test_bad_pdf_is_named(data: bytes, why: str) -> None:
    with pytest.raises(AppError, match=why):
        read_pdf(data)


def test_a_folder_of_all_kinds_loses_nothing(tmp_path: Path) -> None:
    files = {"a.docx": docx(), "b.odt": odt("<text:p>月亮</text:p>"), "c.pdf": pdf("The sun", "")}
    bad = {"d.pdf": pdf("x", password="y"), "e.docx": b"no", "f.zip": b"PK\x03\x04", "~$a.docx": b"lock", "g.doc": b"x"}
    for name, data in {**files, **bad}.items():
        (tmp_path / name).write_bytes(data)
    report = drain(read_texts([tmp_path], TextOptions(), Context())).report
    assert report.accepted == 3 and report.rejected_count == 4
    assert [each.fields["file"] for each in report.rejected] == ["d.pdf", "e.docx", "f.zip", "g.doc"]
    assert report.notes[0].fields == {"file": "c.pdf", "count": 1, "pages": "2"}
