"""Names by which rooms, devices, periodicals and accounts of nobody are known."""

from __future__ import annotations

import re

from minentropy_app.sources.cleaning import title_key


def any_of(*patterns: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that matches where one of several does."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)


_NOBODY = any_of(
    r"anon\w*([ _-]?(patron|user|borrower|reader|member))?",
    r"nobody|unknown([ _-]?(patron|user|borrower))?",
    r"deleted[ _-]?(patron|user)",
    r"匿名(读者|用户)?|无名读者",
    flags=re.IGNORECASE,
)
_OWNER = r"((dell|hp|lenovo|apple|acer|asus|student|library|loan(er)?|windows|mac|circulating|kit)\s+)*"
_ROOM_FOR = (
    r"((group|quiet|private|individual|student|seminar|graduate|faculty|media|project|music|practice|library)\s+)*"
)
_THING = any_of(
    _ROOM_FOR + r"(study|meeting|conference|seminar|group|discussion|project|media|reading|viewing|practice|"
    r"consultation|computer)[ -](room|booth|pod|carrel|space|suite)s?\b.{0,20}",
    r"(study\s+)?carrel\b.{0,20}|room\s+(no\.?\s*)?[a-z]?[\d.-]+[a-z]?\b.{0,20}|((bike|book)\s+)?locker\b.{0,12}",
    _OWNER + r"(laptop|notebook computer|chrome ?book|macbook|mac book|i-?pad|tablet|kindle|e-?reader|netbook)s?\b"
    r"[^a-z]{0,3}(pro|air|mini|computer|charger|power|adapter|cable|loan|lending|kit|case|\d|[a-z]\d|[^a-z])*(\s\w{1,3})?",
    r"((phone|laptop|usb|mac|ipad|iphone|battery|power|portable|universal)\s*)?"
    r"(charger|charging cable|power bank|adapter|adaptor)\b.{0,15}",
    r"(headphones?|headset)\b.{0,12}|(digital |video |dslr )?(camera|camcorder|tripod|projector)\b.{0,12}",
    r"(scientific |graphing )?calculator\b.{0,12}|umbrella\b.{0,8}|(room |locker )?key\b[^a-z]{0,8}",
    r"whiteboard( markers?| kit)?\b.{0,8}|(mobile |wifi |wi-fi )?hot ?spot\b.{0,12}",
    r"(hdmi|usb|vga|ethernet) (cable|adapter|stick|drive).{0,8}|interlibrary loan.{0,20}",
    r"(gruppen|arbeits|lern|schulungs|studien)(arbeits)?raum\b.{0,15}|schlie(ß|ss)fach\b.{0,12}",
    r"spind\b.{0,8}|kopfhörer\b.{0,8}|casier\b.{0,8}|ordinateur portable.{0,12}|portable\s?\d+",
    r"salle (de|d['’])\s?(travail|étude|groupe|réunion|lecture).{0,15}",
    r"sala (de|di) (estudios?|trabajo|studio|reunion(es)?|lettura|grupo).{0,15}",
    r"(ordenador|computador) portátil.{0,12}|taquilla\b.{0,8}",
)
_THING_CHINESE = re.compile(
    r".{0,8}(研修室|研修间|研讨室|研讨间|讨论室|讨论间|自习室|自修室|会议室|多媒体室|视听室|放映室|朗读亭|朗读间|琴房|机房|"
    r"座位|阅览座|研究小间|学习空间|存包柜|储物柜|寄存柜|书包柜|电子书阅读器|阅读器|平板电脑|笔记本电脑|移动电源|充电宝|"
    r"充电器|数据线|耳机|雨伞|爱心伞|投影仪|照相机|摄像机|钥匙|计算器|插线板|鼠标|键盘|一卡通|グループ学習室|研究個室|"
    r"閲覧席|ノートパソコン|스터디룸|노트북)[\s\da-z#()（）号間间室-]{0,40}"
)
_SERIAL = re.compile(
    r"(the |la |le |l['’]|das |der |die |el )?([\w'’&-]+ ){0,5}"
    r"(magazine|journal|quarterly|weekly|monthly|gazette|bulletin|newsletter|revue|zeitschrift|wochenschrift|rivista|"
    r"revista|tribune|herald|observer|spectator|times|nouvelle revue française)"
    r"( (of|for|de|für|française|littéraire)\b.{0,60})?"
)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_ISSUE = any_of(
    r".*[,.:(]? ?\b(vol(ume)?|bd|jg|tome|t)\.? ?\d+[,.:;/ ]+(no|nos|nr|n|issue|heft|h|num|iss)[.°º]? ?\d+.*",
    r".*\b(no|issue|nr|heft)\.? ?\d+ ?[\(,]? ?"
    r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter|19|20).*",
    rf".{{3,60}}[,;:(–-] ?({_MONTHS}|spring|summer|autumn|winter),? (19|20)\d\d\)?( issue)?",
)
_SERIAL_CHINESE = any_of(
    r".{1,20}(杂志|月刊|周刊|週刊|双月刊|季刊|旬刊|半月刊|学报|日报|晚报|周报|早报|画报|文摘|期刊|雑誌|新聞|잡지)"
    r"([\s(（·.,:]?.{0,14}[版刊期号年卷)）\d])?",
    r".{1,30}(19|20)\d\d年?\s?第?\d{1,3}[-、\d]*期.*",
    r".{1,30}总第?\d+期.*",
)
_CLASS_MARK = any_of(
    r"[A-Z]{1,2}-?\d[\d.\-:=()+/a-z\"]*(\s.*)?",
    r"[A-Z]\s.*",
    r"[A-Z]{1,3}\s?\d{1,4}(\.\d+)?.*",
    r"\d{3}([./]\d+)*(\s+\S.*)?",
    r"(FIC|BIO|REF|JUV|EASY)\b.*",
    flags=re.DOTALL,
)


def is_nobody(borrower: str) -> bool:
    """Tell whether an id says that it stands for no person."""
    return not borrower[:1].isdigit() and bool(_NOBODY.fullmatch(borrower))


def is_class_mark(call_number: str) -> bool:
    """Tell whether a call number puts its item into a class of books (CLC, DDC, LCC)."""
    return bool(_CLASS_MARK.fullmatch(call_number))


def is_thing(label: str) -> bool:
    """Tell whether a label is that of a room or a device, and nothing more."""
    title = title_key(label.partition(" / ")[0])
    return bool(_THING.fullmatch(title) or _THING_CHINESE.fullmatch(title))


def is_serial(label: str, common_words: bool) -> bool:
    """Tell whether a label is that of a periodical or of one of its issues.

    ``common_words`` lets titles count that merely end in Times, Journal, Review … (Hard Times!).
    """
    if " / " in label:
        return False
    title = title_key(label)
    found = _ISSUE.fullmatch(title) or _SERIAL_CHINESE.fullmatch(title) or (common_words and _SERIAL.fullmatch(title))
    return bool(found)
