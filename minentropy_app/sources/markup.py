"""Plain text out of HTML and Markdown, and lines that a program has wrapped put together again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser

_SILENT = frozenset({"script", "style", "template", "noscript", "head", "svg"})
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "tr",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "table",
        "title",
    ]
)
_MARKDOWN = (
    (re.compile(r"^(```|~~~).*?^\1\s*$", re.M | re.S), ""),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"<?\bhttps?://[^\s<>()，。；、）]+>?"), ""),
    (re.compile(r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+)", re.M), ""),
    (re.compile(r"^\s*(?:[-*_]\s*){3,}$", re.M), ""),
    (re.compile(r"(\*\*|__|`|~~)"), ""),
    (re.compile(r"</?[a-zA-Z][^<>]*>"), "\n"),
)
#: Widest line that counts as wrapped, and how full a line must be to go on in the next.
_WIDEST, _FULL = 100, 0.6
#: The same in print, where lines are set to one width.
_FULL_PRINTED = 0.8


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))


def plain_html(text: str) -> str:
    """Return what a reader of a page sees, blocks on lines of their own."""
    parser = _Text()
    parser.feed(text)
    parser.close()
    return re.sub(r"\s*\n\s*", "\n\n", "".join(parser.parts)).strip()


def plain_markdown(text: str) -> str:
    """Return text without the signs of Markdown, addresses and code blocks."""
    for pattern, plain in _MARKDOWN:
        text = pattern.sub(plain, text)
    return text


def unwrapped(text: str) -> str:
    """Join lines that were wrapped at a fixed width; paragraphs are apart by blank lines.

    A text counts as wrapped if it has blank lines and hardly a line is longer than 100 characters.
    """
    lines = text.split("\n")
    widths = Counter(len(line) for line in lines if line.strip())
    full = full_width(widths, any(not line.strip() for line in lines[1:-1]))
    return text if full is None else "\n".join(joining(lines, full))


def full_width(widths: Mapping[int, int], gaps: bool) -> float | None:
    """Return from which width a line is full and goes on in the next; None where lines are not wrapped.

    Parameters
    ----------
    widths
        How many lines have each width; blank ones do not count.
    gaps
        Whether a blank line stands between the first line and the last.
    """
    count = sum(widths.values())
    if count < 3 or not gaps:
        return None
    place, before = int(0.95 * (count - 1)), 0
    for width in sorted(widths):
        before += widths[width]
        if before > place:
            return _FULL * width if 30 <= width <= _WIDEST else None
    return None


def joined_lines(page: str) -> str:
    """Join the full lines of a printed page with those that follow; a word parted by a hyphen becomes whole."""
    lines = [line.strip() for line in page.split("\n")]
    widths = sorted(len(line) for line in lines if line)
    if len(widths) < 3:
        return "\n".join(lines)
    full = _FULL_PRINTED * widths[int(0.8 * (len(widths) - 1))]
    return "\n".join(joining(lines, full, parted=True))


def joining(lines: Iterable[str], full: float, parted: bool = False) -> Iterator[str]:
    """Yield lines, those joined that go on in the next because they are ``full``."""
    pieces: list[str] = []
    open_line = False
    for line in lines:
        if open_line and line.strip():
            pieces[-1], rest = _glued(pieces[-1].rstrip(), line.strip(), parted)
            pieces.append(rest)
        else:
            if pieces:
                yield "".join(pieces)
            pieces = [line]
        open_line = bool(line.strip()) and len(line) >= full
    if pieces:
        yield "".join(pieces)


def _glued(before: str, after: str, parted: bool) -> tuple[str, str]:
    """Return the two so that they fit together: no blank between Chinese characters, none after a hyphen in a word."""
    if re.search(r"[a-z]-$", before[-2:]) and after[0].islower():
        return before[:-1] if parted else before, after
    return before, ("" if ord(before[-1]) > 0x2E80 and ord(after[0]) > 0x2E80 else " ") + after
