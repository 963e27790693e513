"""Names of the main classes of three classifications, in English and Chinese: facts, kept short."""

from __future__ import annotations

from collections.abc import Collection, Mapping

_CLC = {
    "A": ("Marxism, Leninism, Mao Zedong Thought", "马列主义、毛泽东思想、邓小平理论"),
    "B": ("Philosophy and religion", "哲学、宗教"),
    "C": ("Social sciences, general", "社会科学总论"),
    "D": ("Politics and law", "政治、法律"),
    "E": ("Military science", "军事"),
    "F": ("Economics", "经济"),
    "G": ("Culture, education, sports", "文化、科学、教育、体育"),
    "H": ("Language and linguistics", "语言、文字"),
    "I": ("Literature", "文学"),
    "J": ("Arts", "艺术"),
    "K": ("History and geography", "历史、地理"),
    "N": ("Natural sciences, general", "自然科学总论"),
    "O": ("Mathematics, physics, chemistry", "数理科学和化学"),
    "P": ("Astronomy and earth sciences", "天文学、地球科学"),
    "Q": ("Biology", "生物科学"),
    "R": ("Medicine and health", "医药、卫生"),
    "S": ("Agriculture", "农业科学"),
    "T": ("Industrial technology", "工业技术"),
    "U": ("Transport", "交通运输"),
    "V": ("Aviation and space", "航空、航天"),
    "X": ("Environment and safety", "环境科学、安全科学"),
    "Z": ("General works", "综合性图书"),
    "TB": ("General engineering", "一般工业技术"),
    "TD": ("Mining", "矿业工程"),
    "TE": ("Oil and gas", "石油、天然气工业"),
    "TF": ("Metallurgy", "冶金工业"),
    "TG": ("Metalworking", "金属学与金属工艺"),
    "TH": ("Machinery and instruments", "机械、仪表工业"),
    "TJ": ("Weapons", "武器工业"),
    "TK": ("Energy and power", "能源与动力工程"),
    "TL": ("Nuclear technology", "原子能技术"),
    "TM": ("Electrical engineering", "电工技术"),
    "TN": ("Electronics and telecommunications", "电子技术、通信技术"),
    "TP": ("Automation and computing", "自动化技术、计算机技术"),
    "TQ": ("Chemical industry", "化学工业"),
    "TS": ("Light industry, crafts, cooking", "轻工业、手工业、生活服务业"),
    "TU": ("Building", "建筑科学"),
    "TV": ("Hydraulic engineering", "水利工程"),
}

_LCC = {
    "A": ("General works", "总类"),
    "B": ("Philosophy, psychology, religion", "哲学、心理学、宗教"),
    "C": ("Auxiliary sciences of history", "历史学辅助科学"),
    "D": ("World history", "世界史"),
    "E": ("History of the Americas", "美洲史"),
    "F": ("Local history of the Americas", "美洲地方史"),
    "G": ("Geography, anthropology, recreation", "地理、人类学、娱乐"),
    "H": ("Social sciences", "社会科学"),
    "J": ("Political science", "政治学"),
    "K": ("Law", "法律"),
    "L": ("Education", "教育"),
    "M": ("Music", "音乐"),
    "N": ("Fine arts", "美术"),
    "P": ("Language and literature", "语言、文学"),
    "Q": ("Science", "科学"),
    "R": ("Medicine", "医学"),
    "S": ("Agriculture", "农业"),
    "T": ("Technology", "技术"),
    "U": ("Military science", "军事科学"),
    "V": ("Naval science", "海军科学"),
    "Z": ("Bibliography, library science", "目录学、图书馆学"),
}

_DDC = {
    "000": ("Computing, information, general works", "计算机、信息与总类"),
    "100": ("Philosophy and psychology", "哲学与心理学"),
    "200": ("Religion", "宗教"),
    "300": ("Social sciences", "社会科学"),
    "400": ("Language", "语言"),
    "500": ("Science", "自然科学"),
    "600": ("Technology", "技术（应用科学）"),
    "700": ("Arts and recreation", "艺术与娱乐"),
    "800": ("Literature", "文学"),
    "900": ("History and geography", "历史与地理"),
}

#: Scheme -> class -> (English name, Chinese name).
CLASS_NAMES: Mapping[str, Mapping[str, tuple[str, str]]] = {"CLC": _CLC, "LCC": _LCC, "DDC": _DDC}


def fitting_scheme(codes: Collection[str], likely: str = "") -> str:
    """Return the classification that all these classes belong to; "" where none or more than one is left.

    ``likely`` is taken where it fits: classes that a file gives may come from another scheme than its call numbers.
    """
    fits = [scheme for scheme, names in CLASS_NAMES.items() if all(code in names for code in codes if code)]
    if likely in fits:
        return likely
    return fits[0] if len(fits) == 1 else ""


def class_name(scheme: str, code: str, language: str = "en") -> str:
    """Return the name of a main class, or the code itself where it is not known.

    Parameters
    ----------
    scheme, code
        Such as ``"CLC", "I"``; the two-letter classes under T are known too.
    language
        ``en`` or anything that begins with ``zh``.
    """
    english, chinese = CLASS_NAMES.get(scheme, {}).get(code, (code, code))
    return chinese if language.startswith("zh") else english
