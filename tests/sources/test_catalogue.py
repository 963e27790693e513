from __future__ import annotations

import gzip
import random
from pathlib import Path

import pymarc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymarc import Field, Indicators, Subfield

from minentropy_app.errors import AppError, Cancelled, WrongUsage
from minentropy_app.model.imports import CatalogueRecord
from minentropy_app.model.step import Context, drain
from minentropy_app.sources.catalogue import CatalogueBatch, CatalogueOptions, match_records, read_catalogue
from minentropy_app.text import put

Content = str | dict[str, str]


def record(*fields: tuple[str, Content]) -> bytes:
    made = pymarc.Record()
    for tag, content in fields:
        if isinstance(content, str):
            made.add_field(Field(tag, data=content))
        else:
            parts = [Subfield(code, text) for code, text in content.items()]
            made.add_field(Field(tag, Indicators("1", "0"), parts))
    return bytes(made.as_marc())


def raw(*fields: tuple[str, Content], encoding: str, flag: str = " ") -> bytes:
    """ISO 2709 in any character set, as systems write it that never heard of Unicode."""
    directory, data = b"", b""
    for tag, content in fields:
        if isinstance(content, str):
            body = content.encode(encoding)
        else:
            body = b"10" + b"".join(b"\x1f" + code.encode() + text.encode(encoding) for code, text in content.items())
        body += b"\x1e"
        directory += b"%3s%04d%05d" % (tag.encode(), len(body), len(data))
        data += body
    base = 24 + len(directory) + 1
    leader = b"%05dnam0%s22%05d   4500" % (base + len(data) + 1, flag.encode(), base)
    return leader + directory + b"\x1e" + data + b"\x1d"


MANN = record(
    ("001", "m1"),
    ("008", "990802s1924    gw            000 0 ger  "),
    ("020", {"a": "3-596-29433-6 (pbk.)"}),
    ("050", {"a": "PT2625.A44", "b": "Z3 1924"}),
    ("082", {"a": "833/.912"}),
    ("100", {"a": "Mann, Thomas,", "d": "1875-1955."}),
    ("245", {"a": "Der Zauberberg :", "b": "Roman /", "c": "Thomas Mann."}),
    ("264", {"b": "S. Fischer,", "c": "1924."}),
    ("300", {"a": "xii, 1006 p. ;", "c": "21 cm"}),
    ("650", {"a": "Sanatoriums."}),
    ("952", {"p": "B00017", "o": "833.912 MAN"}),
)
HONGLOU = (
    ("001", "zh1"),
    ("010", {"a": "978-7-02-000220-7", "d": "CNY59.70"}),
    ("100", {"a": "19961203d1996    em y0chiy50      ea"}),
    ("101", {"a": "chi"}),
    ("200", {"a": "红楼梦", "e": "校注本", "f": "曹雪芹, 高鹗著"}),
    ("210", {"a": "北京", "c": "人民文学出版社", "d": "1996"}),
    ("215", {"a": "3册 (1606页)", "d": "21cm"}),
    ("606", {"a": "章回小说"}),
    ("690", {"a": "I242.4", "v": "4"}),
    ("905", {"a": "LIB", "b": "01234567", "d": "I242.4", "e": "C17"}),
)


def read(path: Path | list[Path], **options: object) -> CatalogueBatch:
    files = path if isinstance(path, list) else [path]
    return drain(read_catalogue(files, CatalogueOptions(**options), Context()))  # type: ignore[arg-type]


def write(folder: Path, content: bytes, name: str = "c.mrc") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_marc21_fields(tmp_path: Path) -> None:
    (found,) = read(write(tmp_path, MANN)).records
    assert found.ids == ("m1", "B00017")
    assert found.isbns == ("9783596294336",)
    assert found.title == "Der Zauberberg: Roman"
    assert found.attributes == {
        "author": "Mann, Thomas",
        "publisher": "S. Fischer",
        "year": "1924",
        "pages": "1006",
        "height_cm": "21",
        "language": "ger",
        "subject": "Sanatoriums",
        "isbn": "9783596294336",
        "ddc": "833.912 MAN",
        "lcc": "PT2625.A44 Z3 1924",
        "call_number": "PT2625.A44 Z3 1924",
        "classification": "LCC",
        "class": "P",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_cnmarc_fields_in_either_encoding(tmp_path: Path, encoding: str) -> None:
    batch = read(write(tmp_path, raw(*HONGLOU, encoding=encoding)))
    (found,) = batch.records
    assert batch.report.encoding == encoding
    assert found.ids == ("zh1", "01234567")
    assert found.title == "红楼梦: 校注本"
    wanted = {"author": "曹雪芹, 高鹗著", "year": "1996", "pages": "1606", "height_cm": "21", "language": "chi"}
    assert wanted.items() <= found.attributes.items()
    assert (found.attributes["call_number"], found.attributes["classification"], found.attributes["class"]) == (
        "I242.4/C17",
        "CLC",
        "I",
    )


def test_preferred_classification_is_that_of_most_records(tmp_path: Path) -> None:
    ddc_only = record(("001", "d"), ("082", {"a": "520"}), ("245", {"a": "Stars"}))
    path = write(tmp_path, MANN + ddc_only)
    assert [r.attributes["classification"] for r in read(path).records] == ["DDC", "DDC"]
    assert [r.attributes["classification"] for r in read(path, prefer="LCC").records] == ["LCC", "DDC"]


def test_marcxml_and_gzip_read_the_same(tmp_path: Path) -> None:
    made = pymarc.Record(MANN)
    xml = b'<?xml version="1.0"?><collection xmlns="http://www.loc.gov/MARC21/slim">' + pymarc.record_to_xml(made)
    xml += b"</collection>"
    plain = read(write(tmp_path, MANN)).records
    assert read(write(tmp_path, xml, "c.xml")).records == plain
    assert read(write(tmp_path, gzip.compress(MANN), "c.mrc.gz")).records == plain


def test_xml_bombs_are_not_expanded(tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    bomb += b"<collection><record>&b;</record></collection>"
    with pytest.raises(AppError, match=r"c\.xml holds no usable record"):
        read(write(tmp_path, bomb, "c.xml"))


def test_damaged_xml_keeps_what_came_before(tmp_path: Path) -> None:
    xml = (
        b"<collection>" + pymarc.record_to_xml(pymarc.Record(MANN), namespace=False) + b"<record><leader></collection>"
    )
    batch = read(write(tmp_path, xml, "c.xml"))
    assert len(batch.records) == 1
    assert [(r.row, r.fields) for r in batch.report.rejected] == [(2, {"line": 1})]


def test_broken_records_are_listed_and_skipped(tmp_path: Path) -> None:
    other = record(("001", "o"), ("245", {"a": "Other"}))
    broken_directory = MANN[:27] + b"zz" + MANN[29:]
    nothing = record(("500", {"a": "no title"}))
    batch = read(write(tmp_path, MANN + broken_directory + nothing + other + b"\r\n" + MANN + other[:60]))
    assert [r.title for r in batch.records] == ["Der Zauberberg: Roman", "Other"]
    assert [r.row for r in batch.report.rejected] == [2, 3, 6]
    report = batch.report
    assert (report.rows, report.accepted, report.duplicates, report.rejected_count) == (6, 2, 1, 3)
    assert all(put(rejected.why, **rejected.fields) for rejected in report.rejected)


def test_a_wrong_length_does_not_matter(tmp_path: Path) -> None:
    assert read(write(tmp_path, b"99999" + MANN[5:] + b"00001" + MANN[5:])).report.duplicates == 1


def test_marc8_and_escapes(tmp_path: Path) -> None:
    # ANSEL: the mark stands before its letter
    batch = read(write(tmp_path, raw(("001", "x"), ("245", {"a": "Les Mis\xe2erables"}), encoding="latin-1")))
    assert batch.report.encoding == "marc8"
    assert batch.records[0].title == "Les Misérables"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_cyrillic_code_pages_are_found_and_said(tmp_path: Path, encoding: str) -> None:
    made = raw(("001", "x"), ("245", {"a": "Преступление и наказание"}), encoding=encoding)
    batch = read(write(tmp_path, made))
    assert batch.records[0].title == "Преступление и наказание"
    assert batch.report.encoding == encoding
    assert [note.fields for note in batch.report.notes] == [{"encoding": encoding}]


def test_the_encoding_can_be_overruled(tmp_path: Path) -> None:
    path = write(tmp_path, raw(("001", "x"), ("245", {"a": "Война и мир"}), encoding="cp1251"))
    assert read(path, encoding="windows-1251").records[0].title == "Война и мир"
    assert read(path, encoding="windows-1251").report.notes == ()
    assert read(path, encoding="latin-1").records[0].title != "Война и мир"
    with pytest.raises(AppError, match="klingon"):
        read(path, encoding="klingon")


def test_utf8_without_its_flag_and_a_false_flag(tmp_path: Path) -> None:
    unflagged = raw(("001", "x"), ("245", {"a": "Müller – 红"}), encoding="utf-8")
    assert read(write(tmp_path, unflagged)).records[0].title == "Müller – 红"
    flagged = raw(*HONGLOU, encoding="gb18030", flag="a")
    assert read(write(tmp_path, flagged)).records[0].title == "红楼梦: 校注本"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("c.mrc", b"", "is empty"),
        ("c.mrc", b"title,author\nEmma,Austen\n", "not a MARC catalogue"),
        ("c.mrc", bytes(range(256)) * 9, "not a MARC catalogue"),
        ("c.xml", b"<html><body>no</body></html>", "not a MARC catalogue"),
        ("c.csv", b"a,b\n1,2\n3,4\n", "titles or ids"),
        ("c.mrc", MANN[:100], "no usable record"),
        ("c.mrc.gz", gzip.compress(MANN * 50)[:-20], "damaged or cut off"),
    ],
)
def test_bad_files_are_explained(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    with pytest.raises(AppError, match=words) as caught:
        read(write(tmp_path, content, name))
    assert name in str(caught.value) and caught.value.remedy


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="gone"):
        read(tmp_path / "gone.mrc")
    with pytest.raises(AppError, match="folder"):
        read(tmp_path)


def test_cancel(tmp_path: Path) -> None:
    context = Context()
    steps = read_catalogue([write(tmp_path, MANN)], CatalogueOptions(), context)
    next(steps)
    context.cancelled[0] = 1
    with pytest.raises(Cancelled):
        drain(steps)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32), st.integers(1, 30))
def test_damage_anywhere_never_ends_in_anything_but_a_message(
    tmp_path_factory: pytest.TempPathFactory, seed: int, hits: int
) -> None:
    chance = random.Random(seed)
    data = bytearray((MANN + record(*HONGLOU)) * 2)
    for _ in range(hits):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path = write(tmp_path_factory.mktemp("c"), bytes(data))
    try:
        report = read(path).report
    except AppError as error:
        assert error.remedy
    else:
        assert report.rows == report.accepted + report.duplicates + report.rejected_count


CSV = "条码,题名,责任者,索书号,ISBN,页数\n"
CSV += "001,红楼梦,曹雪芹,I242.4/12,9787020002207,1606\n002,三体,刘慈欣,I247.55/3,,302\n,,x,,,\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_tables(tmp_path: Path, encoding: str) -> None:
    batch = read(write(tmp_path, CSV.encode(encoding), "c.csv"))
    assert [r.title for r in batch.records] == ["红楼梦", "三体"]
    assert batch.records[0].ids == ("001",)
    assert batch.records[0].isbns == ("9787020002207",)
    facts = batch.records[0].attributes
    assert (facts["call_number"], facts["classification"], facts["class"]) == ("I242.4/12", "CLC", "I")
    assert (facts["author"], facts["pages"]) == ("曹雪芹", "1606")
    assert batch.report.columns["copy"] == "条码"
    assert [r.row for r in batch.report.rejected] == [4]
    assert batch.report.encoding == encoding


@pytest.mark.parametrize("name", ["id", "ID", "编号"])
def test_a_column_called_just_id_joins_by_it(tmp_path: Path, name: str) -> None:
    batch = read(write(tmp_path, f"{name},title\nb1,Emma\n".encode(), "c.csv"))
    assert batch.records[0].ids == ("b1",) and batch.report.columns["item"] == name
    barcodes = read(write(tmp_path, f"{name},barcode,title\n9,b1,Emma\n".encode(), "d.csv"))
    assert barcodes.records[0].ids == ("b1",), "what is called after the copy goes before"
    kept = read(tmp_path / "c.csv", columns={"item": ""})
    assert kept.records[0].ids == (), "unless it is said that it is none"


def test_table_columns_can_be_named(tmp_path: Path) -> None:
    path = write(tmp_path, b"7,Emma,Austen\n8,Ulysses,Joyce\n", "c.csv")
    batch = read(path, header=False, columns={"item": "1", "title": "2", "author": "3"})
    assert [(r.ids, r.title, r.attributes) for r in batch.records] == [
        (("7",), "Emma", {"author": "Austen"}),
        (("8",), "Ulysses", {"author": "Joyce"}),
    ]
    with pytest.raises(AppError, match="no column 9"):
        read(path, header=False, columns={"item": "9"})
    with pytest.raises(WrongUsage, match="colour"):
        read(path, columns={"colour": "1"})


def described(title: str, author: str = "", ids: tuple[str, ...] = (), isbn: str = "", **more: str) -> CatalogueRecord:
    return CatalogueRecord(ids, (isbn,) if isbn else (), title, {"author": author, **more})


RECORDS = [
    described("Emma", "Austen, Jane", ("0001",), "9780141439587"),
    described("To the Lighthouse: a novel", "Woolf, Virginia", ("2",), "9780156907392"),
    described("Collected poems", "Yeats, W. B.", ("3",), year="1933"),
    described("Collected poems", "Eliot, T. S.", ("4",), year="1936"),
    described("红楼梦 / 校注本", "曹雪芹著", ("5",)),
    described("Twins", "", ("6",), call_number="1"),
    described("Twins", "", ("7",), call_number="2"),
]


@pytest.mark.parametrize(
    ("key", "label", "attributes", "record", "how"),
    [
        ("1", "anything", {}, 0, "id"),
        ("x", "anything", {"barcode": "9;2"}, 1, "id"),
        ("x", "anything", {"ids": "no such\n0002"}, 1, "id"),
        ("x", "anything", {"isbn": "0-14-143958-0"}, 0, "isbn"),
        ("x", "TO THE LIGHTHOUSE", {"author": "Virginia Woolf"}, 1, "title"),
        ("x", "To the lighthouse : a novel / by V. Woolf", {}, 1, "title"),
        ("x", "Emma", {"author": "Someone Else"}, -1, "ambiguous"),
        ("x", "Collected Poems", {"author": "T. S. Eliot"}, 3, "title"),
        ("x", "Collected Poems", {"year": "1933"}, 2, "title"),
        ("x", "Collected Poems", {}, -1, "ambiguous"),
        ("x", "红楼梦", {"author": "曹雪芹"}, 4, "title"),
        ("x", "Twins", {}, -1, "ambiguous"),
        ("x", "Unknown", {}, -1, ""),
        ("", "", {}, -1, ""),
    ],
)
def test_matching(key: str, label: str, attributes: dict[str, str], record: int, how: str) -> None:
    found = match_records(RECORDS, [key], [label], [attributes])
    assert (found.record.tolist(), found.how) == ([record], (how,))


def test_match_counts_add_up() -> None:
    found = match_records(RECORDS, ["1", "a", "b", "c"], ["", "Twins", "Nowhere", "Emma"], [{}, {}, {}, {}])
    assert found.counts == {"id": 1, "isbn": 0, "title": 1, "ambiguous": 1, "matched": 2, "unmatched": 1}


@settings(deadline=None)
@given(st.permutations(range(len(RECORDS))))
def test_the_order_of_records_does_not_decide(order: list[int]) -> None:
    labels = ["Emma", "Collected poems", "Collected poems", "红楼梦", "Twins"]
    attributes = [{}, {"year": "1936"}, {}, {}, {}]
    found = match_records([RECORDS[k] for k in order], [""] * 5, labels, attributes)
    back = [order[k] if k >= 0 else -1 for k in found.record.tolist()]
    assert back == [0, 3, -1, 4, -1]


@pytest.mark.real_data
@pytest.mark.parametrize(
    ("name", "count", "encoding", "title"),
    [
        ("marc.dat", 20, "utf-8", "The pragmatic programmer: from journeyman to master"),
        ("test.dat", 10, "utf-8", "ActivePerl with ASP and ADO"),
        ("testunimarc.dat", 1, "utf-8", "L'altra faccia della spirale"),
        ("1251.dat", 6, "cp1251", "Психологический тренинг с подростками"),
    ],
)
def test_real_catalogues(shared_data: Path, name: str, count: int, encoding: str, title: str) -> None:
    batch = read(shared_data / "catalogue" / name)
    assert len(batch.records) == count
    assert batch.report.encoding == encoding
    assert title in {found.title for found in batch.records}
    assert all(found.attributes["year"] and found.ids for found in batch.records)
