from __future__ import annotations

from pathlib import Path

import pytest

from minentropy_app.sources.file_kinds import kind_of_file

LEADER = b"00875nam  2200253 i 4500001001300000"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("borrower,item,date\nr1,b1,2024-01-01\n", "loans"),
        ("读者证号,图书条码,借出时间,题名,索书号\n1,2,2024-01-01,红楼梦,I242\n", "loans"),
        ("biblionumber;borrowernumber;issuedate;title;author\n", "loans"),
        ("id,title,author,call_number\n1,Emma,Austen,PR\n", "catalogue"),
        ("题名\t责任者\t索书号\tISBN\n", "catalogue"),
        ("item,item,count\na,b,3\n", "pairs"),
        ("a,b,weight\na,b,3\n", "pairs"),
        ("source,target,weight\na,b,1\n", "network"),
        ("from\tto\na\tb\n", "network"),
        ("id,floor,x,y,node,shelves,shelf_cm,max_height_cm\n", "floor-plan"),
        ("a,b,metres\nentrance,n1,2\n", "floor-plan"),
        ("6406,2020/4/13,A title,I247\n", "loans"),
        ("<?xml version='1.0'?><collection xmlns='http://www.loc.gov/MARC21/slim'><record>", "catalogue"),
        ("<?xml version='1.0'?><marc:record>", "catalogue"),
        ("<graphml xmlns='http://graphml.graphdrawing.org/xmlns'>", "network"),
        ("<html><body>", ""),
        ("one word", ""),
        ("", ""),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_files_are_known_by_what_they_begin_with(tmp_path: Path, content: str, kind: str, encoding: str) -> None:
    file = tmp_path / "a file.dat"
    file.write_bytes(content.encode(encoding))
    assert kind_of_file(file) == kind


def test_records_of_marc_are_known_whatever_their_name(tmp_path: Path) -> None:
    (tmp_path / "books.dat").write_bytes(LEADER)
    (tmp_path / "scan.csv").write_bytes(bytes(range(256)))
    assert kind_of_file(tmp_path / "books.dat") == "catalogue"
    assert kind_of_file(tmp_path / "scan.csv") == "" == kind_of_file(tmp_path / "gone") == kind_of_file(tmp_path)
