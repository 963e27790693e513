"""A shelf plan as one self-contained HTML page, made to convince: the promise, what it is compared with, who loses.

Everything stands in the page itself (style, pictures as SVG), so that it can be sent, printed and kept.
"""

from __future__ import annotations

from html import escape

import numpy as np

from minentropy_app.building.redrawing import drawn_faces, node_floors, way_places
from minentropy_app.exports import report_charts as charts
from minentropy_app.exports.report_charts import Comparison, CurveWords, FloorPicture, percent
from minentropy_app.exports.report_words import ANALYSIS, CONTEXT, SHARES, STYLE, W
from minentropy_app.exports.shelf_pages import Say, plain
from minentropy_app.model.results import MetricValue, ShelfPlan, curve_rows, floor_of
from minentropy_app.sources.class_names import class_name, fitting_scheme
from minentropy_app.text import put


def report_page(result: ShelfPlan, k: int = 3, say: Say = plain, language: str = "en") -> str:
    """Return the page; it holds totals of bays, classes and floors only, none of fewer than ``k`` readers."""
    page = _Page(result, k, say, language)
    title = page.said(W.title)
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{STYLE}</style></head><body><header><h1>{title}</h1>{page.about()}</header>"
        f"{page.promise()}{page.cards()}{page.comparisons()}{page.moves_curve()}{page.parts()}{page.floors()}"
        f"{page.moving()}{page.method()}</body></html>\n"
    )


class _Page:
    """The parts of the page, from the top."""

    def __init__(self, result: ShelfPlan, k: int, say: Say, language: str) -> None:
        self._result, self._k, self._say, self._language = result, k, say, language
        self._metrics = result.metrics

    def said(self, text: str, **fields: str) -> str:
        """A marked text in the reader's language, its fields filled, safe in HTML."""
        return escape(put(self._say(CONTEXT, text), **fields), quote=False)

    def _number(self, name: str) -> float | None:
        value = self._metrics.get(name)
        return float(value) if isinstance(value, int | float) else None

    def _share(self, name: str) -> str:
        value = self._number(name)
        return "–" if value is None else percent(value, name not in SHARES)

    def _note(self, name: str) -> str:
        return self._say(ANALYSIS, str(self._metrics.get(name) or ""))

    def about(self) -> str:
        """What was planned, and first of all what pairs can do."""
        result = self._result
        size = self.said(
            W.about, books=_whole(len(result.item_ids)), bays=_whole(len(result.bays)),
            floors=_whole(len(set(result.floors))), metres=_whole(float(result.length_cm.sum()) / 100),
        )  # fmt: skip
        note = self._note("multi_book_note")
        multi = self.said(W.multi, share=self._share("multi_book_share"), meaning=note) if note else ""
        return f'<p class="about">{size}</p><p>{multi}</p>'

    def promise(self) -> str:
        """The held-out change in large type with its interval; never the one in sample."""
        change, low, high = (self._number(name) for name in ("test_change", "ci_low", "ci_high"))
        note = self._note("test_note")
        if change is None:
            return f'<section class="hero"><p class="promise">{self.said(W.none, why=note)}</p></section>'
        before = self._number("baseline_metres_test")
        walked = ""
        if before:
            told = self.said(W.walked, before=f"{before:.1f}", after=f"{before * (1 + change):.1f}")
            walked = f"<p><b>{told}</b></p>"
        visits, date = _whole(self._number("test_visits") or 0), str(self._metrics.get("split_date") or "–")
        sure = self.said(W.promise, change=percent(change))
        if low is not None and high is not None:
            sure = self.said(W.interval, change=percent(change), low=percent(low), high=percent(high))
        seen = self.said(W.unseen, visits=visits, date=date)
        beware = f'<p class="beware">{self.said(W.beware, note=note)}</p>' if note else ""
        return (
            f'<section class="hero"><p class="figure">{percent(change).replace("-", "−")}</p><div>{walked}'
            f'<p class="promise">{sure} {seen}</p></div></section>{beware}'
        )

    def cards(self) -> str:
        """What has to be done for it, and who loses."""
        result = self._result
        moved = int((result.bay != result.present).sum())
        cards = [(f"{self._share('moved')}", self.said(W.card_moved, books=_whole(moved)))]
        if self._number("longer_visits") is not None:
            by = self.said(W.card_longer, share=self._share("longer_by_share"))
            cards.append((self._share("longer_visits"), by))
        trolley, carrying = self._number("trolley_cm"), self._number("carrying_metres")
        told = self.said(W.card_steps, metres=_whole(carrying or 0))
        if trolley:
            told = self.said(W.card_trolley, trolley=_whole(trolley), metres=_whole(carrying or 0))
        cards.append((_whole(len(result.step_start)), told))
        shown = "".join(f'<div class="card"><p class="count">{count}</p><p>{text}</p></div>' for count, text in cards)
        return f'<section class="cards">{shown}</section>'

    def comparisons(self) -> str:
        """The plan beside simpler ones, chance and hindsight, and how it looks on the loans it was made from."""
        rows = [
            Comparison(self._say(CONTEXT, label), value, kind)
            for name, label, kind in W.figures
            if (value := self._number(name)) is not None
        ]
        if not rows:
            return ""
        return (
            f"<section><h2>{self.said(W.compare_head)}</h2>{charts.bars(rows)}<p>{self.said(W.compare)}</p></section>"
        )

    def moves_curve(self) -> str:
        """How many books to move: the curve as picture and as table."""
        rows = curve_rows(self._result.curve)
        if not len(rows):
            return ""
        rows = rows[np.argsort(rows[:, 1], kind="stable")]
        rows = rows[np.flatnonzero(rows[:, 1] > 0)] if (rows[:, 1] > 0).any() else rows[:1]
        later = self._number("test_change")
        own = (self._number("moved") or 0.0, (self._number("train_change") or 0.0) if later is None else later)
        words = CurveWords(*(self._say(CONTEXT, text) for text in (W.later, W.same, W.band, W.share_moved)))
        body = "".join(self._curve_row(row) for row in rows.tolist())
        heads = "".join(f"<th>{self.said(text)}</th>" for text in W.curve_columns)
        return (
            f"<section><h2>{self.said(W.curve_head)}</h2><p>{self.said(W.curve_means)}</p>"
            f"{charts.curve(rows, own, words)}<table><tr>{heads}</tr>{body}</table></section>"
        )

    def _curve_row(self, row: list[float]) -> str:
        _, moved, _, test, low, high = row
        change = "–" if np.isnan(test) else percent(test)
        interval = "–" if np.isnan(low) else f"{percent(low)} … {percent(high)}"
        books = _whole(moved * len(self._result.item_ids))
        return f"<tr><td>{percent(moved, False)}</td><td>{books}</td><td>{change}</td><td>{interval}</td></tr>"

    def parts(self) -> str:
        """Classes and floors: whose readers walk less, and whose more."""
        rows = [row for row in self._result.parts if int(row[4] or 0) >= self._k]
        if not rows:
            return ""
        most = max((abs(float(row[7] or 0)) for row in rows), default=0.0) or 1.0
        heads = "".join(f"<th>{self.said(text)}</th>" for text in W.part_columns)
        body = "".join(self._part_row(row, most) for row in rows)
        return (
            f"<section><h2>{self.said(W.parts_head)}</h2><table><thead><tr>{heads}</tr></thead>{body}</table></section>"
        )

    def _part_row(self, row: tuple[MetricValue, ...], most: float) -> str:
        kind, name, books, loans, _, _, share, change, longer, _ = row
        told = self._class_title(str(name)) if name else self.said(W.no_class)
        if kind == "floor":
            told = self.said(W.floor, floor=str(name))
        value = float(change) if isinstance(change, int | float) else 0.0
        side, colour = ("right:50%", charts.FEWER) if value < 0 else ("left:50%", charts.MORE)
        bar = f'<i style="{side};width:{50 * abs(value) / most:.1f}%;background:{colour}"></i>'
        figures = [
            percent(float(v), s) if isinstance(v, int | float) else "–" for v, s in ((share, False), (longer, False))
        ]
        return (
            f"<tr><td>{told}</td><td>{_whole(float(books or 0))}</td><td>{_whole(float(loans or 0))}</td>"
            f'<td>{figures[0]}</td><td>{percent(value)}</td><td class="bar">{bar}</td><td>{figures[1]}</td></tr>'
        )

    def _class_title(self, code: str) -> str:
        scheme = fitting_scheme(self._result.class_names, str(self._metrics.get("call_numbers") or ""))
        name = class_name(scheme, code, self._language)
        return escape(code if name == code else f"{code} {name}")

    def floors(self) -> str:
        """Every floor before, after, and what changes."""
        result = self._result
        plan = floor_of(result)
        boxes, spots, level = drawn_faces(plan)[0], way_places(plan), np.array(node_floors(plan))
        metres = np.maximum(result.length_cm / 100, 1e-9)
        before, after = (np.bincount(b, result.loans, len(result.bays)) / metres for b in (result.present, result.bay))
        top = float(np.quantile(np.r_[before, after], 0.95)) or 1.0
        swing = float(np.quantile(np.abs(after - before), 0.95)) or 1.0
        drawn = []
        for name in dict.fromkeys(result.floors):
            mine = charts.of_floor(result.floors, name)
            doors = plan.entrances[level[plan.entrances] == name]
            picture = FloorPicture(boxes[mine], spots[doors].reshape(-1, 2))
            told = [f"{result.bays[b]}: {before[b]:.0f} → {after[b]:.0f}" for b in mine.tolist()]
            views = (
                (W.before, [charts.shade(v / top) for v in before[mine].tolist()]),
                (W.after, [charts.shade(v / top) for v in after[mine].tolist()]),
                (W.change, [charts.difference_shade(v / swing) for v in (after - before)[mine].tolist()]),
            )
            figures = [self._figure(head, name, charts.floor(picture, shades, told)) for head, shades in views]
            drawn.append(f'<div class="floors">{"".join(figures)}</div>')
        return f"<section><h2>{self.said(W.heat_head)}</h2>{self._keys(top, swing)}{''.join(drawn)}</section>"

    def _figure(self, head: str, floor: str, drawn: str) -> str:
        return f"<figure><figcaption>{self.said(head, floor=floor)}</figcaption>{drawn}</figure>"

    def _keys(self, top: float, swing: float) -> str:
        usual = charts.scale_bar("0", put(self._say(CONTEXT, W.per_metre), loans=f"{top:.0f}"), False)
        change = self._say(CONTEXT, W.per_metre)
        signed = charts.scale_bar(f"−{swing:.0f}", put(change, loans=f"+{swing:.0f}"), True)
        return f"<p>{usual} {signed}</p>"

    def moving(self) -> str:
        """How much work the move is."""
        result, trolley = self._result, self._number("trolley_cm")
        moved = _whole(int((result.bay != result.present).sum()))
        told = self.said(
            W.moving if trolley else W.moving_direct, books=moved, steps=_whole(len(result.step_start)),
            trolley=_whole(trolley or 0), done=_whole(len(result.done)),
        )  # fmt: skip
        return f"<section><h2>{self.said(W.moving_head)}</h2><p>{told}</p></section>"

    def method(self) -> str:
        """How the figures came about, for those who have to answer for them."""
        base = W.base_present if self._metrics.get("baseline") == "present" else W.base_numbers
        lacking = (_whole(self._number(name) or 0) for name in ("without_width", "without_call_number"))
        unknown = self.said(W.unknown, **dict(zip(("width", "number"), lacking, strict=True)))
        told = "".join(
            f"<li>{text}</li>" for text in (self.said(base), self.said(W.how_judged), unknown, self.said(W.private))
        )
        return f'<section class="method"><h2>{self.said(W.method_head)}</h2><ul>{told}</ul></section>'


def _whole(value: float) -> str:
    return f"{round(value):,}"
