"""Bad input through the command line: one message, one hint, exit 1, and the project as it was.

Where single rows are at fault, the rule is to go on and to name them: exit 0, and the report says so.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import LOANS, Cli
from tests.cli.processes import TOY, ctrl_c, finish, start, wait_for

HEAD = "borrower,item,date,title\n"
LONELY = HEAD + "a,x,2024-01-01,T\nb,y,2024-01-02,U\nc,x,2024-01-03,T\n"
MORE = LOANS + "e,5,2024-03-01,X,Y\n"
GOOD = HEAD + "".join(f"r{k % 3},i{k},2024-01-{k % 28 + 1:02d},Book {k}\n" for k in range(40))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a project that holds loans and a placement."""
    from minentropy_app.cli import run

    folder = tmp_path_factory.mktemp("made")
    file = folder / "loans.csv"
    file.write_text(LOANS, "utf-8")
    project = str(folder / "town.minent")
    assert run(["new", project]) == 0
    assert run(["import", "loans", project, str(file), "--name", "loans"]) == 0
    assert run(["run", project, "placement", "--set", "min_loans=1", "--name", "placed"]) == 0
    return folder


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    """A copy of that project of its own."""
    for name in ("town.minent", "town.minent.data"):
        source = made / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    return tmp_path / "town.minent"


def content(project: Path) -> str:
    """Hash of all rows of the database but the run history, and of all files of the data folder."""
    digest = hashlib.sha256()
    mode = "mode=ro" if os.access(project.parent, os.W_OK) else "immutable=1"
    connection = sqlite3.connect(f"file:{project}?{mode}", uri=True)
    tables = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table' order by 1")]
    for table in tables:
        if table not in ("runs", "run_inputs", "sqlite_sequence"):
            digest.update(repr((table, sorted(map(repr, connection.execute(f"select * from {table}"))))).encode())
    connection.close()
    data = project.with_name(project.name + ".data")
    for file in sorted(path for path in data.rglob("*") if path.is_file() and not path.name.endswith(".lock")):
        digest.update(str(file.relative_to(data)).encode() + file.read_bytes())
    return digest.hexdigest()


def refused(cli: Cli, project: Path, *words: object) -> tuple[str, str]:
    """Run a command that must fail and leave no trace; return its message and hint."""
    before = content(project)
    plain = cli(*words)
    assert plain.code == 1 and plain.out == "", plain
    lines = plain.err.splitlines()
    assert len(lines) == 2 and all(lines), plain.err
    told = cli(*words, "--json")
    assert told.code == 1 and told.json == {"error": lines[0], "hint": lines[1]}
    assert content(project) == before
    assert cli("check", project, "--json").json == {"ok": True, "problems": []}
    return lines[0], lines[1]


def truncated_gzip(file: Path) -> None:
    file.write_bytes(gzip.compress(os.urandom(50_000).hex().encode())[:-20_000])


def bomb(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("loans.csv", HEAD + "\0" * (300 << 20))


def gzip_bomb(file: Path) -> None:
    with gzip.open(file, "wb", compresslevel=1) as stream:
        stream.write(HEAD.encode())
        for _ in range(300):
            stream.write(b"a,b,2024-01-01,c\n" * 65_536)


def cut_workbook(file: Path) -> None:
    import openpyxl

    book, whole = openpyxl.Workbook(), io.BytesIO()
    for k in range(200):
        book.active.append([k, k, "2024-01-01"])  # type: ignore[union-attr]
    book.save(whole)
    file.write_bytes(whole.getvalue()[:-400])


def write(text: str, encoding: str = "utf-8") -> Callable[[Path], object]:
    return lambda file: file.write_bytes(text.encode(encoding))


#: Name of the file, how it is made, further words of the command, and what the message must hold.
BAD_FILES: dict[str, tuple[str, Callable[[Path], object], list[str], list[str]]] = {
    "empty": ("bad.csv", write(""), [], ["bad.csv", "empty"]),
    "blank lines only": ("bad.csv", write("\n\n \n"), [], ["bad.csv", "empty"]),
    "names only": ("bad.csv", write(HEAD), [], ["bad.csv"]),
    "binary": ("bad.csv", lambda f: f.write_bytes(bytes(range(256)) * 500), [], ["bad.csv", "not a table"]),
    "a picture": ("bad.csv", lambda f: f.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(900)), [], ["bad.csv", "PNG"]),
    "a directory": ("bad", lambda f: f.mkdir(), [], ["bad", "folder"]),
    "no such file": ("bad.csv", lambda f: None, [], ["bad.csv"]),
    "truncated gzip": ("bad.csv.gz", truncated_gzip, [], ["bad.csv.gz", "damaged or cut off"]),
    "truncated zip": ("bad.zip", lambda f: f.write_bytes(b"PK\x03\x04" + bytes(300)), [], ["bad.zip"]),
    "cut workbook": ("bad.xlsx", cut_workbook, [], ["bad.xlsx"]),
    "zip bomb": ("bad.zip", bomb, [], ["bad.zip", "unpacks to more than"]),
    "gzip bomb": ("bad.csv.gz", gzip_bomb, [], ["bad.csv.gz", "unpacks to more than"]),
    "wrong encoding": ("bad.csv", write(GOOD.replace("Book 7", "三体"), "gb18030"), ["--encoding", "utf-8"],
                       ["bad.csv", "Row 9", "utf-8"]),
    "no such encoding": ("bad.csv", write(GOOD), ["--encoding", "klingon"], ["klingon"]),
    "one column": ("bad.csv", write("item\nA\nB\n"), [], ["bad.csv", "only one column"]),
    "no item column": ("bad.csv", write("borrower,date\n" + "".join(f"r{k % 3},2024-01-01\n" for k in range(30))),
                       [], ["bad.csv", "item"]),
    "column that is not there": ("bad.csv", write(GOOD), ["--columns", "item=none"], ["bad.csv", "none", "title"]),
    "column beyond the last": ("bad.csv", write(GOOD), ["--columns", "item=9"], ["bad.csv", "9"]),
    "all rows rejected": ("bad.csv", write("borrower,item,date\na,,2024-01-01\nb,,2024-01-02\n"), [],
                          ["bad.csv", "All 2 rows", "row 2"]),
    "all rows filtered out": ("bad.csv", write(GOOD), ["--date-from", "2030-01-01"], ["bad.csv", "No loan is left"]),
    "a line without end": ("bad.csv", write("x" * (17 << 20)), [], ["bad.csv"]),
    "a page": ("bad.xls", write("<html><table><tr><td>borrower</td></tr></table></html>"), [], ["bad.xls", "HTML"]),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD_FILES)
def test_a_file_that_cannot_be_imported(case: str, project: Path, tmp_path: Path, cli: Cli) -> None:
    name, make, options, words = BAD_FILES[case]
    file = tmp_path / name
    make(file)
    message, hint = refused(cli, project, "import", "loans", project, file, *options)
    assert all(word in message + hint for word in words), (message, hint)


def long_fields(width: int) -> str:
    return GOOD + f"r1,i99,2024-01-01,{'x' * width}\n"


#: Content, what the report must count, and words that its rows or notes must hold.
FAULTY_ROWS: dict[str, tuple[str, dict[str, int], list[tuple[int, str]]]] = {
    "a row too wide": (
        GOOD + "r1,i9,2024-01-01,Book,and,more\n",
        {"accepted": 40, "rejected_count": 1},
        [(42, "6 fields")],
    ),
    "a row too short": (GOOD + "r1,i99\n", {"accepted": 41, "unknown_dates": 1}, []),
    "a row without item": (GOOD + "r1,,2024-01-01,\n", {"accepted": 40, "rejected_count": 1}, [(42, "no item")]),
    "a row without borrower": (GOOD + ",i99,2024-01-01,\n", {"accepted": 41, "anonymous": 1}, []),
    "a day in the future": (GOOD + "r1,i99,2999-01-01,\n", {"accepted": 41, "unknown_dates": 1}, [(42, "future")]),
    "the year 0": (GOOD + "r1,i99,0000-01-01,\n", {"accepted": 41, "unknown_dates": 1}, [(42, "year 0")]),
    "no such day": (GOOD + "r1,i99,2023-02-30,\n", {"accepted": 41, "unknown_dates": 1}, [(42, "does not exist")]),
    "no date at all": (GOOD + "r1,i99,soon,\n", {"accepted": 41, "unknown_dates": 1}, [(42, "soon")]),
    "a million characters": (long_fields(1_000_000), {"accepted": 40, "rejected_count": 1}, [(42, "100000")]),
    "a stray quote": (GOOD + 'r1,i99,2024-01-01,"Open\nr1,i98,2024-01-01,Next\n', {"accepted": 42}, []),
    "NUL, spaces, emoji, right to left": (
        GOOD + "r\0 1,i \0 9,2024-01-01,\n🐉,📚 x,2024-01-01,Emoji\nא,\u202eספר\u202c,2024-01-01,ספר\n",
        {"accepted": 43, "rejected_count": 0},
        [],
    ),
    "a formula": (GOOD + '"=1+1","=HYPERLINK(""x"")",2024-01-01,"=cmd"\n', {"accepted": 41}, []),
}


@pytest.mark.parametrize("case", FAULTY_ROWS)
def test_a_faulty_row_is_named_and_the_rest_imported(case: str, project: Path, tmp_path: Path, cli: Cli) -> None:
    text, counts, words = FAULTY_ROWS[case]
    file = tmp_path / "rows.csv"
    file.write_text(text, "utf-8", newline="")
    outcome = cli("import", "loans", project, file, "--json")
    assert outcome.code == 0 and outcome.err == ""
    told = outcome.json
    assert {name: told[name] for name in counts} == counts
    assert told["rows"] == told["accepted"] + told["duplicates"] + told["excluded"] + told["rejected_count"]
    said = [(each["row"], each["why"]) for each in [*told["rejected"], *told["notes"]]]
    for row, word in words:
        assert any(row == r and word in why for r, why in said), said
    assert cli("check", project, "--json").json["ok"]
    assert cli("show", project, "rows", "--json").code == 0


def test_a_file_that_vanishes_while_it_is_read(project: Path, tmp_path: Path, cli: Cli) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    rows = "".join(
        f"r{k % 5000},i{k * 7919 % 20011},2024-{k % 12 + 1:02d}-{k % 28 + 1:02d},B\n" for k in range(120_000)
    )
    first.write_text(HEAD + rows, "utf-8")
    second.write_text(GOOD, "utf-8")
    before = content(project)
    process = start("import", "loans", project, first, second, "--progress")
    wait_for(process, "Reading")
    second.unlink()
    code, out, err = finish(process)
    assert (code, out) == (1, "") and "second.csv" in err.splitlines()[-2]
    assert content(project) == before


def execute(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(sql)
    connection.commit()
    connection.close()


def array_of(project: Path) -> Path:
    return next((project.with_name(project.name + ".data") / "results").glob("*.npz"))


def flip(file: Path) -> None:
    held = bytearray(file.read_bytes())
    held[-30] ^= 1
    file.write_bytes(held)


#: How a project is harmed, and what every command on it must say.
BAD_PROJECTS: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "no database": (lambda p: p.write_text("not a database " * 100), ["town.minent"]),
    "another program's database": (lambda p: (p.unlink(), execute(p, "create table t (a)")), ["town.minent"]),
    "empty file": (lambda p: p.write_bytes(b""), ["town.minent"]),
    "missing": (lambda p: p.unlink(), ["town.minent"]),
    "a folder": (lambda p: (p.unlink(), p.mkdir()), ["town.minent"]),
    "newer": (lambda p: execute(p, "pragma user_version = 99"), ["newer", "99"]),
    "cut off": (lambda p: p.write_bytes(p.read_bytes()[:9000]), ["town.minent"]),
    "data folder left behind": (lambda p: shutil.rmtree(p.with_name(p.name + ".data")), ["town.minent.data"]),
}  # fmt: skip
COMMANDS: list[list[str]] = [
    ["list"], ["show", "loans"], ["search", "Emma"], ["run", "pairs"], ["export", "loans", "out.csv"],
    ["rename", "loans", "other"], ["delete", "loans"], ["forget", "loans"], ["import", "loans", "FILE"],
]  # fmt: skip


@pytest.mark.parametrize("case", BAD_PROJECTS)
def test_a_project_that_cannot_be_opened(case: str, project: Path, tmp_path: Path, cli: Cli) -> None:
    harm, words = BAD_PROJECTS[case]
    harm(project)
    file = tmp_path / "good.csv"
    file.write_text(GOOD, "utf-8")
    before = project.read_bytes() if project.is_file() else None
    for command in COMMANDS:
        place = 2 if command[0] == "import" else 1
        line = [*command[:place], str(project), *command[place:]]
        outcome = cli(*[str(file) if word == "FILE" else word for word in line], "--json")
        assert outcome.code == 1, (line, outcome)
        told = outcome.json
        assert told["error"] and told["hint"] and len(outcome.err.splitlines()) == 2, (line, outcome)
        assert all(word in told["error"] + told["hint"] for word in words), (line, told)
    assert (project.read_bytes() if project.is_file() else None) == before
    checked = cli("check", project, "--json")
    assert checked.code == 1
    problems = checked.json.get("problems") or [{"what": checked.json["error"], "remedy": checked.json["hint"]}]
    assert all(problem["what"] and problem["remedy"] for problem in problems)


@pytest.mark.parametrize(
    "harm", [Path.unlink, flip, lambda file: file.write_bytes(b"")], ids=["missing", "altered", "empty"]
)
def test_an_array_that_is_missing_or_altered(
    harm: Callable[[Path], object], project: Path, tmp_path: Path, cli: Cli
) -> None:
    array = array_of(project)
    harm(array)
    for words in (["show", project, "placed"], ["export", project, "placed", tmp_path / "out.csv"]):
        outcome = cli(*words, "--json")
        assert outcome.code == 1 and "placed" in outcome.json["error"] and outcome.json["hint"]
    assert not (tmp_path / "out.csv").exists()
    (problem,) = cli("check", project, "--json").json["problems"]
    assert "placed" in problem["what"] and problem["remedy"]
    assert cli("show", project, "loans", "--json").code == 0


@pytest.mark.skipif(sys.platform != "linux", reason="signals of Linux")
def test_a_project_that_another_command_writes_to(project: Path, tmp_path: Path, cli: Cli) -> None:
    file = tmp_path / "good.csv"
    file.write_text(GOOD, "utf-8")
    process = start("run", project, "toy", *TOY, "--set", "steps=6000", "--set", "nap=0.01", "--progress")
    wait_for(process, "Counting")
    for words in (["import", "loans", project, file], ["run", project, "pairs"], ["delete", project, "loans"]):
        outcome = cli(*words, "--json")
        assert outcome.code == 1 and "open in a window" in outcome.json["error"] and outcome.json["hint"]
    assert cli("list", project, "--json").code == 0
    ctrl_c(process)
    assert finish(process)[0] == 130


def mounted(place: Path, *options: str) -> None:
    done = subprocess.run(["mount", "-t", "tmpfs", *options, "tmpfs", place], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("mounting is not allowed here")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mounted(place, "-o", "size=4m")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def test_a_full_disk_leaves_what_was_there(small_disk: Path, project: Path, tmp_path: Path, cli: Cli) -> None:
    own = small_disk / project.name
    shutil.copy(project, own)
    shutil.copytree(project.with_name(project.name + ".data"), own.with_name(own.name + ".data"))
    file = tmp_path / "large.csv"
    file.write_text(HEAD + "".join(f"r{k},i{k},2024-01-01,B{k}\n" for k in range(60_000)), "utf-8")
    before = content(own)
    outcome = cli("import", "loans", own, file)
    assert outcome.code == 1 and "full" in outcome.err and len(outcome.err.splitlines()) == 2
    # What a full disk kept from being taken back is invisible, and goes at the next opening with room.
    assert [s["name"] for s in cli("list", own, "--json").json["sources"]] == ["loans"]
    with (small_disk / "filling").open("wb", buffering=0) as filling, pytest.raises(OSError, match="space"):
        while True:
            filling.write(bytes(4096))
    for words in (
        ["run", own, "pairs"],
        ["export", own, "loans", small_disk / "out.csv"],
        ["rename", own, "loans", "b"],
    ):
        outcome = cli(*words, "--json")
        assert outcome.code in (0, 1)
        assert outcome.code == 0 or "full" in outcome.json["error"], outcome
    assert cli("list", own, "--json").code == 0
    (small_disk / "filling").unlink()
    assert cli("check", own, "--json").json["ok"]
    cli("rename", own, "b", "loans")
    assert content(own) == before


def test_a_read_only_project_is_read_and_not_written(small_disk: Path, project: Path, tmp_path: Path, cli: Cli) -> None:
    own = small_disk / project.name
    shutil.copy(project, own)
    shutil.copytree(project.with_name(project.name + ".data"), own.with_name(own.name + ".data"))
    file = tmp_path / "good.csv"
    file.write_text(GOOD, "utf-8")
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    message, hint = refused(cli, own, "import", "loans", own, file)
    assert own.name in message and hint
    assert cli("show", own, "placed", "--json").json["columns"]
    assert cli("export", own, "placed", tmp_path / "out.csv", "--json").code == 0


#: Analysis, its settings, the loans it runs on, and words of the message.
BAD_RUNS: dict[str, tuple[str, list[str], str, list[str]]] = {
    "d_min of nothing": ("placement", ["d_min=0"], GOOD, ["d_min"]),
    "d_min below nothing": ("placement", ["d_min=-1"], GOOD, ["d_min"]),
    "d_min that is no number": ("placement", ["d_min=nan"], GOOD, ["d_min"]),
    "one book": ("placement", ["min_loans=1"], HEAD + "a,x,2024-01-01,T\nb,x,2024-01-02,T\n", ["book"]),
    "no book borrowed so often": ("placement", ["min_loans=1000"], GOOD, ["min_loans"]),
    "no pairs": ("pairs", [], LONELY, ["none of the 3 visits holds two books", "singles"]),
    "no pairs of the books kept": (
        "pairs",
        ["min_loans=5"],
        LOANS + "e,5,2024-03-01,X,Y\n",
        ["none of them two of those kept", "min_loans"],
    ),
    "no visit of two books": ("placement", ["min_loans=1"], LONELY, ["two of the books"]),
    "no visit of two books, though single ones count": (
        "placement",
        ["min_loans=1", "singles=true"],
        LONELY,
        ["two of the books"],
    ),
    "no reader of two books": ("word2vec", ["min_count=1"], LONELY, ["two books"]),
    "fewer than two words": ("word2vec", ["min_count=500"], GOOD, ["500"]),
}


@pytest.mark.parametrize("case", BAD_RUNS)
def test_a_run_that_makes_no_sense(case: str, project: Path, tmp_path: Path, cli: Cli) -> None:
    analysis, settings, text, words = BAD_RUNS[case]
    file = tmp_path / "few.csv"
    file.write_text(text, "utf-8")
    assert cli("import", "loans", project, file).code == 0
    sets = [word for each in settings for word in ("--set", each)]
    message, hint = refused(cli, project, "run", project, analysis, "--on", "few", *sets)
    assert all(word in message + hint for word in words), (message, hint)


def test_pairs_of_books_that_are_always_borrowed_alone(project: Path, tmp_path: Path, cli: Cli) -> None:
    file = tmp_path / "few.csv"
    file.write_text(LONELY, "utf-8")
    assert cli("import", "loans", project, file).code == 0
    told = cli("run", project, "pairs", "--on", "few", "--set", "singles=true", "--json").json
    assert told["metrics"]["pairs"] == told["metrics"]["multi_book_share"] == 0 and told["metrics"]["visits"] == 3
