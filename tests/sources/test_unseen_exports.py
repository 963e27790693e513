"""Loan lists of systems whose exports the importer was not written for: what it makes of them.

Every list tells the same loans (readers, copies, days) in the system's own way, so that what is
read can be compared with what was written.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
import pytest

from minentropy_app.model.imports import LoanBatch

from ._reading import by_day, failure, read, said


@dataclass(frozen=True)
class Loan:
    number: int
    reader: int
    book: int
    copy: int
    day: datetime.date


def _loans() -> list[Loan]:
    draw = random.Random(5)
    first = datetime.date(2021, 1, 3)
    days = [first + datetime.timedelta(k * 37 % 700) for k in range(120)]
    return [Loan(k, draw.randrange(25), draw.randrange(20), draw.randrange(3), days[k]) for k in range(120)]


LOANS = _loans()
BOOKS = [
    f"The {a} of {b}"
    for a in ("House", "River", "Garden", "History")
    for b in ("Mirth", "Time", "Sand", "Glass", "Ice")
]
WRITERS = ["Smith, A.", "Müller, B.", "García, C.", "Dupont, D."]
CHINESE = ["红楼梦", "平凡的世界", "活着", "三体", "高等数学", "数据结构", "围城", "史记", "乡土中国", "明朝那些事儿"]
JAPANESE = ["吾輩は猫である", "坊っちゃん", "雪国", "羅生門の話", "銀河鉄道の夜"]


@dataclass(frozen=True)
class Export:
    """How a system writes a loan; ``roles`` are columns it must be understood by, ``one_in`` the share of loans."""

    head: str
    line: Callable[[Loan], str]
    roles: dict[str, str]
    encoding: str = "utf-8"
    tail: str = ""
    actions: bool = False
    rejected: int = 0
    copies: bool = field(default=False, kw_only=True)


def title(x: Loan) -> str:
    return BOOKS[x.book]


def writer(x: Loan) -> str:
    return WRITERS[x.book % 4]


def chinese(x: Loan) -> str:
    return CHINESE[x.book % 10] + str(x.book)


def us(day: datetime.date) -> str:
    return f"{day.month}/{day.day}/{day.year}"


EXPORTS = {
    "evergreen": Export(
        "id,usr,xact_start,target_copy,circ_lib,due_date,checkin_time,xact_finish,desk_renewal,stop_fines",
        lambda x: f"{80 + x.number},{700 + x.reader},{x.day} 10:11:12.345-05,{40 + 3 * x.book + x.copy},4,"
        f"{x.day} 23:59:59-05,,,f,CHECKIN",
        {"borrower": "usr", "copy": "target_copy", "date": "xact_start"},
        copies=True,
    ),
    "sierra list with subfields": Export(
        '"RECORD #(PATRON)"|"RECORD #(ITEM)"|"CALL #(ITEM)"|"TITLE"|"AUTHOR"|"OUT DATE"',
        lambda x: f'"p1{x.reader:06d}a"|"i2{x.book:06d}{x.copy}x"|"|aQA{x.book + 10}.5|b.S{x.book}"|"|a{title(x)} /|c'
        f'{writer(x)}"|"|a{writer(x)}"|"{x.day:%m-%d-%Y} 10:11"',
        {"borrower": "RECORD #(PATRON)", "item": "RECORD #(ITEM)", "title": "TITLE", "date": "OUT DATE",
         "call_number": "CALL #(ITEM)"},
    ),
    "sierra, seconds": Export(
        "transaction_epoch,op_code,patron_record_id,bib_record_id",
        lambda x: f"{int(datetime.datetime(x.day.year, x.day.month, x.day.day, 12).timestamp())},"
        f"{'oir'[x.number % 3]},{481000 + x.reader},{42000 + x.book}",
        {"borrower": "patron_record_id", "item": "bib_record_id", "date": "transaction_epoch", "action": "op_code"},
        actions=True,
    ),
    "horizon, days since 1970": Export(
        "borrower#\titem#\tbib#\tcko_date\tcko_time\tlocation",
        lambda x: f"{100 + x.reader}\t{400 + 3 * x.book + x.copy}\t{900 + x.book}\t"
        f"{(x.day - datetime.date(1970, 1, 1)).days}\t{600 + x.number}\tm",
        {"borrower": "borrower#", "date": "cko_date"},
        copies=True,
    ),
    "aleph": Export(
        "Z36H-REC-KEY;Z36H-ID;Z36H-LOAN-DATE;Z36H-LOAN-HOUR;Z36H-DUE-DATE;Z13-TITLE;Z13-AUTHOR",
        lambda x: f"{x.book:09d}{x.copy:06d};ID{x.reader:06d};{x.day:%Y%m%d};1030;{x.day:%Y%m%d};"
        f"{title(x)};{writer(x)}",
        {"borrower": "Z36H-ID", "item": "Z36H-REC-KEY", "date": "Z36H-LOAN-DATE", "title": "Z13-TITLE"},
    ),
    "symphony without names": Export(
        "",
        lambda x: f"{x.reader + 20000}|{x.day:%Y%m%d}1022|3100{x.book:05d}{x.copy}|{9000 + x.book}|{title(x)}|"
        f"{writer(x)}|FIC SMI|CHARGE|",
        {"borrower": "1", "date": "2", "title": "5", "author": "6"},
    ),
    "symphony, dotted names and AM/PM": Export(
        ".USER_ID.|.ITEM_ID.|.CHARGE_DATE.|.TITLE.|",
        lambda x: f"{x.reader + 20000}|3100{x.book:05d}{x.copy}|{us(x.day)},11:22 PM|{title(x)}|",
        {"borrower": ".USER_ID.", "item": ".ITEM_ID.", "date": ".CHARGE_DATE.", "title": ".TITLE."},
    ),
    "ilas": Export(
        "流水号,读者条码,读者姓名,图书条码,题名,责任者,索书号,操作类型,处理时间,操作员",
        lambda x: f"{x.number + 1},0{x.reader:06d},张三,00{x.book:05d}{x.copy},{chinese(x)},某人,I247.5/{x.book},"
        f"{('借书', '还书', '续借')[x.number % 3]},{x.day.year}-{x.day.month}-{x.day.day} 10:11:05,admin",
        {"borrower": "读者条码", "copy": "图书条码", "title": "题名", "action": "操作类型", "date": "处理时间"},
        "gbk",
        actions=True,
    ),
    "huiwen, title and author in one": Export(
        "证件号,条码号,题名/责任者,索书号,借阅日期,应还日期,归还日期,馆藏地,读者类型,学院",
        lambda x: f"2019{x.reader:05d},A{x.book:05d}{x.copy},{chinese(x)}/某人著,I24/{x.book},{x.day:%Y/%m/%d},"
        f"{x.day:%Y/%m/%d},{x.day:%Y/%m/%d},东区,本科生,文学院",
        {"borrower": "证件号", "copy": "条码号", "title": "题名/责任者", "date": "借阅日期"},
        "gb18030",
    ),
    "jinpan": Export(
        "读者条码\t登录号\t书名\t作者\t分类号\t借书日期\t还书日期",
        lambda x: f"{x.reader:08d}\t{x.book:06d}{x.copy}\t{chinese(x)}\t某人\tI24\t"
        f"{x.day.year}年{x.day.month}月{x.day.day}日\t{x.day.year}年{x.day.month}月{x.day.day}日",
        {"borrower": "读者条码", "copy": "登录号", "title": "书名", "date": "借书日期"},
        "gbk",
    ),
    "japanese, years of an era": Export(
        "利用者ID,資料ID,タイトル,貸出日",
        lambda x: f"{x.reader:07d},{x.book:08d},{JAPANESE[x.book % 5]}{x.book},R{x.day.year - 2018}.{x.day:%m.%d}",
        {"borrower": "利用者ID", "item": "資料ID", "title": "タイトル", "date": "貸出日"},
        "cp932",
    ),
    "japanese, euc": Export(
        "利用者ID,資料ID,タイトル,貸出日",
        lambda x: f"{x.reader:07d},{x.book:08d},{JAPANESE[x.book % 5]}{x.book},"
        f"令和{x.day.year - 2018}年{x.day:%m月%d}日",
        {"borrower": "利用者ID", "item": "資料ID", "title": "タイトル", "date": "貸出日"},
        "euc_jp",
    ),
    "korean": Export(
        "대출자번호,등록번호,서명,저자,대출일자",
        lambda x: f"{x.reader:07d},EM{3 * x.book + x.copy:08d},채식주의자 {x.book},한강,{x.day:%Y.%m.%d}",
        {"borrower": "대출자번호", "copy": "등록번호", "title": "서명", "date": "대출일자"},
        "cp949",
    ),
    "french, semicolons": Export(
        "N° emprunteur;Code-barres exemplaire;Titre;Auteur;Date du prêt;Date de retour",
        lambda x: f'{x.reader:05d};{300 + 3 * x.book + x.copy};L\'été à la "{title(x)}";{writer(x)};{x.day:%d/%m/%Y};'
        f"{x.day:%d/%m/%Y}",
        {"borrower": "N° emprunteur", "copy": "Code-barres exemplaire", "title": "Titre", "date": "Date du prêt"},
        "latin-1",
    ),
    "turkish": Export(
        "Üye No;Demirbaş No;Eser Adı;Yazar;Ödünç Tarihi",
        lambda x: f"{x.reader:05d};{3 * x.book + x.copy:06d};Şeker Portakalı {x.book};José Mauro;{x.day:%d.%m.%Y}",
        {"borrower": "Üye No", "item": "Demirbaş No", "title": "Eser Adı", "date": "Ödünç Tarihi"},
        "cp1254",
    ),
    "polish": Export(
        "Nr czytelnika;Nr inwentarzowy;Tytuł;Autor;Data wypożyczenia",
        lambda x: f"{x.reader:05d};{3 * x.book + x.copy:06d};Książka świąteczna {x.book};Żeromski;{x.day:%d.%m.%Y}",
        {"borrower": "Nr czytelnika", "item": "Nr inwentarzowy", "title": "Tytuł", "date": "Data wypożyczenia"},
        "cp1250",
    ),
    "isbns only": Export(
        "card,isbn,date", lambda x: f"{x.reader:05d},97802{x.book:08d},{x.day}", {"borrower": "card", "isbn": "isbn"}
    ),
    "years of two digits": Export(
        "Borrower,Barcode,Title,Date Out",
        lambda x: f"{x.reader:05d},{3 * x.book + x.copy:06d},{title(x)},{x.day:%d/%m/%y}",
        {"borrower": "Borrower", "copy": "Barcode", "date": "Date Out"},
    ),
    "american, two digits, AM/PM": Export(
        "Borrower,Barcode,Title,Date Out",
        lambda x: f"{x.reader:05d},{3 * x.book + x.copy:06d},{title(x)},{x.day.month}/{x.day.day}/{x.day:%y} 1:05 PM",
        {"borrower": "Borrower", "copy": "Barcode", "date": "Date Out"},
    ),
    "oracle": Export(
        "PATRON_ID,BIB_ID,CHARGE_DATE",
        lambda x: f"{x.reader},{x.book + 500},{x.day:%d-%b-%y}".upper(),
        {"borrower": "PATRON_ID", "item": "BIB_ID", "date": "CHARGE_DATE"},
    ),
    "names in the third row": Export(
        "Library circulation export;;;\nPeriod 2021-2022;;;\nPatron Barcode;Title;Item Barcode;Checkout Date",
        lambda x: f"{x.reader:05d};{title(x)};{3 * x.book + x.copy:06d};{x.day}",
        {"borrower": "Patron Barcode", "copy": "Item Barcode", "date": "Checkout Date"},
    ),
    "a delimiter too many": Export(
        "patron,title,item_id,date",
        lambda x: f"{x.reader:05d},{title(x)},{3 * x.book + x.copy:06d},{x.day},",
        {"borrower": "patron", "item": "item_id", "date": "date", "title": "title"},
    ),
    "tabs within quotes": Export(
        "patron\ttitle\titem\tdate",
        lambda x: f'"{x.reader:05d}"\t"{title(x)}\tpart two"\t"{3 * x.book + x.copy:06d}"\t"{x.day}"',
        {"borrower": "patron", "item": "item", "date": "date", "title": "title"},
    ),
    "printed in pages": Export(
        "Patron,Item,Title,Date",
        lambda x: ("Patron,Item,Title,Date\n" if x.number in (30, 60, 90) else "")
        + f"{x.reader:05d},{3 * x.book + x.copy:06d},{title(x)},{x.day}",
        {"borrower": "Patron", "item": "Item", "date": "Date"},
        tail="Total loans,120,,\n",
        rejected=4,
    ),
    "sqlcmd": Export(
        "patron_id,bib_id,issue_date\n---------,------,----------",
        lambda x: f"{x.reader:9d},{x.book:6d},{x.day} 00:00:00.000",
        {"borrower": "patron_id", "item": "bib_id", "date": "issue_date"},
        tail="\n(120 rows affected)\n",
        rejected=2,
    ),
    "ids kept as text": Export(
        "读者证号,图书条码,题名,借出日期",
        lambda x: f"'{x.reader:08d},=\"{3 * x.book + x.copy:06d}\",{chinese(x)},{x.day}",
        {"borrower": "读者证号", "copy": "图书条码", "title": "题名", "date": "借出日期"},
        "gbk",
    ),
}  # fmt: skip


def written(folder: Path, export: Export) -> Path:
    lines = [export.head] if export.head else []
    text = "\n".join([*lines, *map(export.line, LOANS)]) + "\n" + export.tail
    file = folder / "loans.txt"
    file.write_bytes(text.encode(export.encoding))
    return file


@pytest.mark.parametrize("name", EXPORTS)
def test_what_is_read_is_what_was_written(tmp_path: Path, name: str) -> None:
    export = EXPORTS[name]
    batch = read(written(tmp_path, export))
    assert {role: batch.report.columns.get(role) for role in export.roles} == export.roles
    assert batch.report.rejected_count == export.rejected
    expect(batch, [x for x in LOANS if not (export.actions and x.number % 3)], export.copies)


def expect(batch: LoanBatch, loans: list[Loan], copies: bool) -> None:
    """The same readers, books and days; where no title tells, copies stay apart."""
    books = {(x.book, x.copy if copies else 0) for x in loans}
    distinct = {(x.reader, x.book, x.copy if copies else 0, x.day) for x in loans}
    assert len(batch.pseudonyms) == len({x.reader for x in loans})
    assert len(batch.items.keys) == len(books)
    assert batch.report.accepted == len(distinct)
    assert batch.report.unknown_dates == 0
    days: dict[str, int] = {}
    for _, _, _, day in distinct:
        days[str(day)] = days.get(str(day), 0) + 1
    assert by_day(batch) == days


def test_a_workbook_with_a_title_above_and_totals_below(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["XX市图书馆 2021年度借阅统计表"])
    sheet.merge_cells("A1:F1")
    sheet.append(["导出时间：2022-01-05", "", "", "导出人：李"])
    sheet.append(["读者证号", "图书条码", "书名", "著者", "借出时间", "分类号"])
    for x in LOANS:
        when = datetime.datetime.combine(x.day, datetime.time(9))
        sheet.append([f"R{x.reader:04d}", f"B{x.book:04d}{x.copy}", chinese(x), "某人", when, "I24"])
    sheet.append(["合计", 120, "", "", "", ""])
    book.save(tmp_path / "year.xlsx")
    batch = read(tmp_path / "year.xlsx")
    expect(batch, LOANS, copies=False)
    assert [(r.row, r.why) for r in batch.report.rejected] == [(124, "The row gives a total, it is no loan.")]


def test_ids_rounded_by_a_spreadsheet_are_said(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text(
        "学号,图书条码,借书时间\n" + "".join(f"2.02E+11,{k:06d},2021/3/{k % 28 + 1}\n" for k in range(60)), "utf-8"
    )
    assert "2.02E+11" in said(read(file))
    rows = "".join(f"r{k},3.9E+13,2021/3/{k % 28 + 1}\n" for k in range(60))
    file.write_text("patron,barcode,date\n" + rows, "utf-8")
    assert "item ids such as 3.9E+13" in said(read(file))


def test_a_table_without_borrowers_says_what_that_means(tmp_path: Path) -> None:
    file = tmp_path / "alma.csv"
    rows = (f"23{x.book:012d},{title(x)},{us(x.day)},Undergraduate\n" for x in LOANS)
    file.write_text("Item Id,Title,Loan Date,Patron Group\n" + "".join(rows), "utf-8")
    batch = read(file)
    assert batch.report.anonymous == batch.report.accepted == len(LOANS)
    assert "No column of alma.csv names the borrower" in said(batch)


def test_a_number_of_the_visit_stands_in_for_the_reader(tmp_path: Path) -> None:
    file = tmp_path / "visits.csv"
    file.write_text(
        "transaction_no,isbn,title\n" + "".join(f"{k // 3},{9780306400000 + k},B{k}\n" for k in range(60)), "utf-8"
    )
    assert len(read(file).pseudonyms) == 20
    file.write_text(
        "transaction_no,isbn,title\n" + "".join(f"{k},{9780306400000 + k},B{k}\n" for k in range(60)), "utf-8"
    )
    assert read(file).report.anonymous == 60


def test_counts_by_month_name_no_readers(tmp_path: Path) -> None:
    file = tmp_path / "counts.csv"
    rows = (f'Physical,BOOK,{x.day.year},{x.day.month},{x.number % 9},"{title(x)}"\n' for x in LOANS)
    file.write_text("UsageClass,MaterialType,CheckoutYear,CheckoutMonth,Checkouts,Title\n" + "".join(rows), "utf-8")
    assert "borrower" not in read(file).report.columns


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("<html><body><table><tr><td>读者条码</td></tr></table></body></html>", "HTML"),
        ('<?xml version="1.0"?>\n<loans/>', "XML"),
        ('[{"patron": 1, "item": 2}]', "JSON"),
    ],
)
def test_pages_and_trees_are_no_tables(tmp_path: Path, content: str, kind: str) -> None:
    file = tmp_path / "loans.xls"
    file.write_text(content, "utf-8")
    assert kind in failure(file)


def test_a_subject_that_begins_like_an_era_is_no_date(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text(
        "reader,code,book\n" + "".join(f"r{k % 9},H31.{k % 12 + 1},b{k % 17}\n" for k in range(60)), "utf-8"
    )
    assert "date" not in read(file).report.columns
