"""Loans that would mislead: baskets that are no reader's, and things that are no books.

Everything listed is left out of an import unless the user keeps it. The reasons are different
in kind, and each is said:

- **Anonymous patron.** Many systems give all returned loans to one made-up patron. Such a basket
  is far beyond all other borrowers, holds many readers' worth of loans a day, and is there on
  most days of its span. Eager readers are far beyond the others too, but take no more a day than
  readers do; a school class takes many, but on few days; in small files nobody is judged.
- **Rooms, laptops, equipment.** By name, where nothing speaks for a book (author, ISBN, a class
  call number): books *about* laptops have these. By behaviour: lent far more often than any book,
  with nothing a book would have.
- **Periodicals.** One title stands for many issues, so its loans are no loans of one thing that
  stands in one place, and it would appear to be borrowed together with everything. By name (and
  without an author), or because the same readers come back for it again and again while the
  other items of the file have authors and it has none.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from minentropy_app.model.inputs import UNKNOWN_DAY, Ids, Ints
from minentropy_app.sources.cleaning import title_key
from minentropy_app.sources.loan_rows import sorted_distinct
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Below so many loans, or so many other borrowers, nobody stands out.
SMALL_FILE = 300
FEW_BORROWERS = 10
#: Anonymous basket: times the 95th percentile of the others, times a reader's loans a day, share
#: of the open days of its span, days.
BASKET_TIMES, BASKET_READERS, BASKET_PRESENCE, BASKET_DAYS = 10, 5, 0.5, 10
#: Non-book by behaviour: times the 99th percentile of the other items, least loans.
THING_TIMES, THING_LOANS = 10, 100
#: Periodical by behaviour: loans per borrower, least loans and borrowers, share of authored items.
SERIAL_REPEAT, SERIAL_LOANS, SERIAL_AUTHORED = 1.8, 10, 0.8

ANONYMOUS_BASKET = QT_TRANSLATE_NOOP(
    "sources.suspects",
    "{loans} loans at {rate} a day, {times} times what readers borrow on a day they come: "
    "probably the account that returned loans are moved to",
)
ANONYMOUS_NAME = QT_TRANSLATE_NOOP("sources.suspects", "its id says that it stands for no person")
THING_BY_NAME = QT_TRANSLATE_NOOP("sources.suspects", "named like a room, a device or equipment, without a book's data")
THING_BY_USE = QT_TRANSLATE_NOOP(
    "sources.suspects", "{loans} loans, {times} times as many as nearly all items, without author, ISBN or class"
)
SERIAL_BY_NAME = QT_TRANSLATE_NOOP("sources.suspects", "named like a periodical: one title stands for many issues")
SERIAL_BY_USE = QT_TRANSLATE_NOOP(
    "sources.suspects", "{loans} loans to {borrowers} borrowers who come back for it, without author: a periodical?"
)

_NOBODY = re.compile(
    r"anon\w*([ _-]?(patron|user|borrower|reader|member))?|nobody|unknown([ _-]?(patron|user|borrower))?|deleted[ _-]?(patron|user)|匿名(读者|用户)?|无名读者",
    re.IGNORECASE,
)
_THING = re.compile(
    r"((group|quiet|private|individual|student|seminar|graduate|faculty|media|project|music|practice|library)\s+)*"
    r"(study|meeting|conference|seminar|group|discussion|project|media|reading|viewing|practice|consultation|computer)"
    r"[ -](room|booth|pod|carrel|space|suite)s?\b.{0,20}"
    r"|(study\s+)?carrel\b.{0,20}|room\s+(no\.?\s*)?[a-z]?[\d.-]+[a-z]?\b.{0,20}|locker\b.{0,20}|(bike|book)\s+locker.{0,12}"
    r"|((dell|hp|lenovo|apple|acer|asus|student|library|loan(er)?|windows|mac|circulating|kit)\s+)*"
    r"(laptop|notebook computer|chrome ?book|macbook|mac book|i-?pad|tablet|kindle|e-?reader|e-?book reader|netbook)s?\b[^a-z]{0,3}"
    r"(pro|air|mini|computer|charger|power|adapter|cable|loan|lending|kit|case|\d|[a-z]\d|[^a-z])*(\s\w{1,3})?"
    r"|(phone|laptop|usb|mac|ipad|iphone|battery|power|portable|universal)?\s*(charger|charging cable|power bank|adapter|adaptor)\b.{0,15}"
    r"|headphones?\b.{0,12}|headset\b.{0,12}|(digital |video |dslr )?(camera|camcorder|tripod|projector)\b.{0,12}"
    r"|(scientific |graphing )?calculator\b.{0,12}|umbrella\b.{0,8}|(room |locker )?key\b[^a-z]{0,8}|whiteboard( markers?| kit)?\b.{0,8}"
    r"|(mobile |wifi |wi-fi )?hot ?spot\b.{0,12}|(hdmi|usb|vga|ethernet) (cable|adapter|stick|drive).{0,8}|ill\b.{0,12}|interlibrary loan.{0,20}"
    r"|(gruppen|arbeits|lern|schulungs|studien)(arbeits)?raum\b.{0,15}|carrel\b.{0,12}|schlie(ß|ss)fach\b.{0,12}|spind\b.{0,8}|kopfhörer\b.{0,8}"
    r"|salle (de|d['’])\s?(travail|étude|groupe|réunion|lecture).{0,15}|casier\b.{0,8}|ordinateur portable.{0,12}|portable\s?\d+"
    r"|sala (de|di) (estudios?|trabajo|studio|reunion(es)?|lettura|grupo).{0,15}|(ordenador|computador) portátil.{0,12}|taquilla\b.{0,8}"
)
_THING_CHINESE = re.compile(
    r".{0,8}(研修室|研修间|研讨室|研讨间|讨论室|讨论间|自习室|自修室|会议室|多媒体室|视听室|放映室|朗读亭|朗读间|琴房|机房|座位|阅览座|"
    r"研究小间|学习空间|存包柜|储物柜|寄存柜|书包柜|电子书阅读器|阅读器|平板电脑|笔记本电脑|移动电源|充电宝|充电器|数据线|耳机|雨伞|爱心伞|投影仪|"
    r"照相机|摄像机|钥匙|计算器|插线板|鼠标|键盘|一卡通|グループ学習室|研究個室|閲覧席|ノートパソコン|스터디룸|노트북)"
    r"[\s\da-z#()（）号間间室-]{0,40}"
)
_SERIAL = re.compile(
    r"(the |la |le |l['’]|das |der |die |el )?([\w'’&-]+ ){0,5}"
    r"(magazine|journal|quarterly|weekly|monthly|gazette|bulletin|newsletter|revue|zeitschrift|wochenschrift|rivista|revista|"
    r"tribune|herald|observer|spectator|times|nouvelle revue française)"
    r"( (of|for|de|für|française|littéraire)\b.{0,60})?"
)
_ISSUE = re.compile(
    r".*[,.:(]? ?\b(vol(ume)?|bd|jg|tome|t)\.? ?\d+[,.:;/ ]+(no|nos|nr|n|issue|heft|h|num|iss)[.°º]? ?\d+.*"
    r"|.*\b(no|issue|nr|heft)\.? ?\d+ ?[\(,]? ?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter|19|20).*"
    r"|.{3,60}[,;:(–-] ?(january|february|march|april|may|june|july|august|september|october|november|december|spring|summer"
    r"|autumn|winter),? (19|20)\d\d\)?( issue)?"
)
_SERIAL_CHINESE = re.compile(
    r".{1,20}(杂志|月刊|周刊|週刊|双月刊|季刊|旬刊|半月刊|学报|日报|晚报|周报|早报|画报|文摘|期刊|雑誌|新聞|잡지)"
    r"([\s(（·.,:]?.{0,14}[版刊期号年卷)）\d])?|.{1,30}(19|20)\d\d年?\s?第?\d{1,3}[-、\d]*期.*|.{1,30}总第?\d+期.*"
)
_CLASS_MARK = re.compile(
    r"[A-Z]{1,2}-?\d[\d.\-:=()+/a-z\"]*(\s.*)?|[A-Z]\s.*|[A-Z]{1,3}\s?\d{1,4}(\.\d+)?.*|\d{3}([./]\d+)*(\s+\S.*)?|(FIC|BIO|REF|JUV|EASY)\b.*",
    re.DOTALL,
)


@dataclass(frozen=True)
class Evidence:
    """What is known about items and borrowers, from the distinct loans.

    Attributes
    ----------
    labels, authors, call_numbers, isbns, years
        Per item, "" where unknown.
    item, borrower, day
        Distinct loans; borrower -1 and ``UNKNOWN_DAY`` where unknown.
    names
        Ids of the borrowers, clean.
    """

    labels: Sequence[str]
    authors: Sequence[str]
    call_numbers: Sequence[str]
    isbns: Sequence[str]
    item: Ints
    borrower: Ints
    day: Ints
    names: Sequence[str]


@dataclass(frozen=True)
class Finding:
    """Item or borrower number, its loans, and why it is suspected."""

    kind: str
    number: int
    loans: int
    why: str
    fields: dict[str, float]


def find(evidence: Evidence) -> Generator[int, None, list[Finding]]:
    """Return all suspects, borrowers first, the most borrowed first."""
    found = borrowers(evidence)
    yield 1
    things = yield from items(evidence)
    return sorted(found, key=lambda f: -f.loans) + sorted(things, key=lambda f: (-f.loans, f.number))


def borrowers(evidence: Evidence) -> list[Finding]:
    """Find accounts that stand for many readers."""
    loans = np.bincount(evidence.borrower[evidence.borrower >= 0], minlength=len(evidence.names))
    found = [
        Finding("borrower", k, int(loans[k]), ANONYMOUS_NAME, {})
        for k, name in enumerate(evidence.names)
        if loans[k] and not name[:1].isdigit() and _NOBODY.fullmatch(name)
    ]
    named = {f.number for f in found}
    dated = (evidence.borrower >= 0) & (evidence.day != UNKNOWN_DAY)
    if int(dated.sum()) < SMALL_FILE:
        return found
    rates, days = _rates(evidence.borrower[dated], evidence.day[dated], len(evidence.names))
    active = np.flatnonzero(days > 0)
    for k in active[np.argsort(-loans[active], kind="stable")][:20].tolist():
        if k not in named:
            finding = _basket(k, loans, rates, days, evidence, dated)
            if finding:
                found.append(finding)
    return found


def _basket(
    k: int,
    loans: Ids,
    rates: npt.NDArray[np.float64],
    days: Ids,
    evidence: Evidence,
    dated: npt.NDArray[np.bool_],
) -> Finding | None:
    others = (days > 0) & (np.arange(len(days)) != k)
    if others.sum() < FEW_BORROWERS or days[k] < BASKET_DAYS:
        return None
    typical = max(1.0, float(np.median(rates[others])))
    beyond = loans[k] >= BASKET_TIMES * max(1.0, float(np.percentile(loans[others], 95)))
    if not beyond or rates[k] < BASKET_READERS * typical:
        return None
    own = evidence.day[dated & (evidence.borrower == k)]
    span = evidence.day[dated & (evidence.day >= own.min()) & (evidence.day <= own.max())]
    if days[k] < BASKET_PRESENCE * len(sorted_distinct(span)):
        return None
    fields = {"loans": int(loans[k]), "rate": round(float(rates[k]), 1), "times": round(float(rates[k] / typical), 1)}
    return Finding("borrower", k, int(loans[k]), ANONYMOUS_BASKET, fields)


def _rates(borrower: Ints, day: Ints, n: int) -> tuple[npt.NDArray[np.float64], Ids]:
    """Return loans per active day and active days of each borrower."""
    visits = sorted_distinct(borrower.astype(np.int64) << 32 | (day.astype(np.int64) + 2**31))
    days = np.bincount((visits >> 32).astype(np.int64), minlength=n)
    return np.bincount(borrower, minlength=n) / np.maximum(days, 1), days


def items(evidence: Evidence) -> Generator[int, None, list[Finding]]:
    """Find rooms, devices and periodicals."""
    n = len(evidence.labels)
    loans = np.bincount(evidence.item, minlength=n)
    readers = _readers(evidence, n)
    limit = THING_TIMES * max(1.0, float(np.percentile(loans[loans > 0], 99))) if loans.any() else np.inf
    authored = float(np.mean([bool(author) for author in evidence.authors])) if n else 0.0
    described = any(evidence.authors) or any(evidence.call_numbers) or any(evidence.isbns)
    found = []
    for k in range(n):
        if not k % 5000:
            yield k
        if loans[k] and not evidence.authors[k]:
            why = _named(evidence, k, authored) or _used(evidence, k, int(loans[k]), limit if described else np.inf)
            why = why or _reread(int(loans[k]), int(readers[k]), authored)
            if why:
                times = round(float(THING_TIMES * loans[k] / limit))
                fields: dict[str, float] = {"loans": int(loans[k]), "borrowers": int(readers[k]), "times": times}
                found.append(Finding("item", k, int(loans[k]), why, fields))
    return found


def _readers(evidence: Evidence, n: int) -> Ids:
    known = evidence.borrower >= 0
    pairs = sorted_distinct(evidence.item[known].astype(np.int64) << 32 | evidence.borrower[known])
    return np.bincount((pairs >> 32).astype(np.int64), minlength=n)


def _named(evidence: Evidence, k: int, authored: float) -> str:
    if evidence.isbns[k]:
        return ""
    title = title_key(evidence.labels[k].partition(" / ")[0])
    if _CLASS_MARK.fullmatch(evidence.call_numbers[k]):
        return ""
    if _THING.fullmatch(title) or _THING_CHINESE.fullmatch(title):
        return THING_BY_NAME
    if " / " in evidence.labels[k]:
        return ""
    serial = _ISSUE.fullmatch(title) or _SERIAL_CHINESE.fullmatch(title)
    if not serial and authored >= SERIAL_AUTHORED:  # "Hard Times": the word alone proves nothing
        serial = _SERIAL.fullmatch(title)
    return SERIAL_BY_NAME if serial else ""


def _used(evidence: Evidence, k: int, loans: int, limit: float) -> str:
    plain = not evidence.isbns[k] and not _CLASS_MARK.fullmatch(evidence.call_numbers[k])
    return THING_BY_USE if plain and loans >= max(limit, THING_LOANS) else ""


def _reread(loans: int, readers: int, authored: float) -> str:
    often = loans >= SERIAL_LOANS and readers >= 2 and loans >= SERIAL_REPEAT * readers
    return SERIAL_BY_USE if often and authored >= SERIAL_AUTHORED else ""
