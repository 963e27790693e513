"""Loan lists as different library systems export them, made up and small."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl

from ._reading import write


def koha(folder: Path) -> Path:
    """A saved SQL report: copies and titles numbered apart, NULL for what is missing."""
    head = [
        "borrowernumber",
        "itemnumber",
        "biblionumber",
        "barcode",
        "title",
        "author",
        "itemcallnumber",
        "issuedate",
        "returndate",
        "branchcode",
        "ccode",
    ]
    rows = [
        [
            11,
            501,
            90,
            "B501",
            "Emma",
            "Austen, Jane",
            "823.7 AUS",
            "2020-03-01 10:11:12",
            "2020-03-15 00:00:00",
            "MAIN",
            "FIC",
        ],
        [12, 502, 90, "B502", "Emma", "Austen, Jane", "823.7 AUS", "2020-03-01 12:00:00", "NULL", "MAIN", "FIC"],
        [11, 503, 91, "B503", "Ulysses", "Joyce, James", "823.91 JOY", "2020-03-01 10:11:12", "NULL", "EAST", "FIC"],
        [
            "NULL",
            503,
            91,
            "B503",
            "Ulysses",
            "Joyce, James",
            "823.91 JOY",
            "2020-04-01 10:11:12",
            "NULL",
            "EAST",
            "FIC",
        ],
        [11, 501, 90, "B501", "Emma", "Austen, Jane", "823.7 AUS", "2020-03-01 17:00:00", "NULL", "MAIN", "FIC"],
    ]
    return write(folder / "koha.csv", [head, *rows])


def alma(folder: Path) -> Path:
    """Alma Analytics: lines of introduction, m/d/y dates, in-house loans mixed in; tab-separated UTF-16."""
    head = [
        "Primary Identifier",
        "MMS Id",
        "Barcode",
        "Title",
        "Author",
        "Permanent Call Number",
        "LC Classification Code",
        "Loan Date",
        "Loan Time",
        "In House Loan Indicator",
    ]
    rows = [
        ["u1", "991", "3001", "Topology /", "Munkres", "QA611 .M82 2000", "QA", "1/5/2021", "09:00", "Not In House"],
        ["u2", "992", "3002", "Algebra /", "Lang", "QA154 .L36", "QA", "1/25/2021", "09:00", "Not In House"],
        ["", "992", "3002", "Algebra /", "Lang", "QA154 .L36", "QA", "2/1/2021", "09:00", "In House"],
    ]
    return write(folder / "alma.txt", [["Loans by day"], [""], head, *rows], "\t", "utf-16")


def sierra(folder: Path) -> Path:
    """circ_trans with one-letter codes; patron ids kept for a while only."""
    head = [
        "id",
        "transaction_gmt",
        "op_code",
        "patron_record_id",
        "item_record_id",
        "bib_record_id",
        "loanrule_code_num",
    ]
    codes = ["o", "i", "o", "r", "o", "h"] * 10
    rows = [
        [
            9000 + k,
            f"2022-01-{k % 28 + 1:02d} 10:00:00-05",
            code,
            "" if k % 10 == 0 else 481000 + k % 7,
            450000 + k % 5,
            420000 + k % 4,
            3,
        ]
        for k, code in enumerate(codes)
    ]
    return write(folder / "sierra.csv", [head, *rows], "|")


def folio(folder: Path) -> Path:
    """A circulation log with UUIDs and an action column in words."""
    head = ["userBarcode", "items.itemId", "items.itemBarcode", "object", "action", "date", "servicePoint"]
    users = ["8f14e45f-ea1b-4c0e-9d3a-000000000001", "8f14e45f-ea1b-4c0e-9d3a-000000000002"]
    actions = [
        "Checked out",
        "Checked in",
        "Renewed",
        "Checked out through override",
        "Closed loan",
        "Changed due date",
    ]
    rows = [
        [
            users[k % 2],
            f"a1b2c3d4-0000-4000-8000-{k % 9:012d}",
            f"3{k % 9:05d}",
            "Loan",
            actions[k % 6],
            f"2023-05-{k % 28 + 1:02d}T10:00:00.000+00:00",
            "Main",
        ]
        for k in range(60)
    ]
    return write(folder / "folio.csv", [head, *rows])


def huiwen(folder: Path) -> Path:
    """A Chinese system: GBK from Excel, full-width digits here and there, renewals as rows."""
    head = [
        "读者证号",
        "姓名",
        "院系",
        "图书条码",
        "题名",
        "责任者",
        "索书号",
        "借出时间",
        "归还时间",
        "续借次数",
        "操作类型",
        "馆藏地",
    ]
    rows = [
        [
            "2019001",
            "张三",
            "物理学院",
            "T0001",
            "红楼梦",
            "曹雪芹",
            "I242.4/1",
            "2021/3/1 9:05",
            "2021/3/20 10:00",
            0,
            "借出",
            "文学库",
        ],
        [
            "2019002",
            "李四",
            "数学学院",
            "T0002",
            "红楼梦",
            "曹雪芹",
            "I242.4/1",
            "2021/3/2 9:05",
            "",
            1,
            "借出",
            "文学库",
        ],
        [
            "２０１９００１",
            "张三",
            "物理学院",
            "T0003",
            "高等数学",
            "同济大学",
            "O13/2",
            "2021/3/1 9:06",
            "",
            0,
            "借出",
            "理科库",
        ],
        [
            "2019002",
            "李四",
            "数学学院",
            "T0002",
            "红楼梦",
            "曹雪芹",
            "I242.4/1",
            "2021/3/9 9:05",
            "",
            1,
            "续借",
            "文学库",
        ],
        [
            "2019001",
            "张三",
            "物理学院",
            "T0001",
            "红楼梦",
            "曹雪芹",
            "I242.4/1",
            "2021/3/20 9:05",
            "",
            0,
            "还回",
            "文学库",
        ],
        ["2019003", "王五", "物理学院", "R0001", "单人研修室03", "", "", "2021/3/2 9:05", "", 0, "借出", "总馆"],
    ]
    return write(folder / "汇文借阅.csv", [head, *rows], encoding="gbk")


def german(folder: Path) -> Path:
    """A semicolon export in Windows-1252 with d.m.y dates; ids of copies only."""
    head = [
        "Benutzernummer",
        "Mediennummer",
        "Titel",
        "Verfasser",
        "Signatur",
        "Ausleihdatum",
        "Rückgabedatum",
        "Zweigstelle",
    ]
    rows = [
        ["A 17", "M1", "Der Zauberberg", "Mann, Thomas", "R 11 Mann", "03.04.2019", "01.05.2019", "Süd"],
        ["A 17", "M2", "Über den Prozeß", "Müller, Jörg", "R 11 Müll", "03.04.2019", "01.05.2019", "Süd"],
        ["A 18", "M3", "Der Zauberberg", "Mann, Thomas", "R 11 Mann", "14.04.2019", "", "Köln"],
    ]
    return write(folder / "ausleihen.csv", [head, *rows], ";", "cp1252")


def workbook(folder: Path) -> Path:
    """XLSX with real date cells, numbers as ids and a title line above the header."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Loans 2020", None, None, None])
    sheet.append(["Reader ID", "Book ID", "Book Title", "Borrow Date"])
    for k in range(12):
        sheet.append([1000 + k % 3, 70 + k % 5, f"Title {k % 5}", datetime.datetime(2020, 2, 1 + k, 9, 30)])
    book.save(folder / "loans.xlsx")
    return folder / "loans.xlsx"


def epoch(folder: Path) -> Path:
    """Evergreen-like, seconds since 1970, a vendor's own names and no title."""
    rows = [[5000 + k % 6, 900 + k % 11, 1_600_000_000 + 86_400 * (k // 3)] for k in range(66)]
    return write(folder / "circs.tsv", [["usr", "target_copy", "xact_start"], *rows], "\t")


def french(folder: Path) -> Path:
    """UTF-8 with a mark; full timestamps; a column of fines that is no action."""
    head = ["N° emprunteur", "Code-barres", "Titre", "Auteur", "Cote", "Date de prêt", "Type d'opération"]
    rows = [
        ["77", "C1", "L'Étranger", "Camus, Albert", "R CAM", "2018-09-03 14:00", "Prêt"],
        ["77", "C1", "L'Étranger", "Camus, Albert", "R CAM", "2018-09-23 14:00", "Retour"],
        ["78", "C2", "La Peste", "Camus, Albert", "R CAM", "2018-09-04 15:00", "Prêt"],
        ["78", "C2", "La Peste", "Camus, Albert", "R CAM", "2018-09-24 15:00", "Prolongation"],
    ]
    return write(folder / "prets.csv", [head, *rows], ";", "utf-8-sig")


def japanese(folder: Path) -> Path:
    """Shift-JIS."""
    head = ["利用者ID", "資料ID", "書名", "著者名", "請求記号", "貸出日", "返却日"]
    rows = [
        [
            f"u{k % 4}",
            f"s{k % 6}",
            f"吾輩は猫であるという物語の研究{k % 6}",
            "夏目漱石",
            f"913.6 ナ {k % 6}",
            f"2019/04/{k + 1:02d}",
            "",
        ]
        for k in range(20)
    ]
    return write(folder / "kashidashi.csv", [head, *rows], encoding="shift_jis")
