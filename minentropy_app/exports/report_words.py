"""The words and the style of a shelf plan's report."""

from __future__ import annotations

from minentropy_app.text import QT_TRANSLATE_NOOP

CONTEXT, ANALYSIS = "exports.shelf_report", "analyses.shelf_plan"
#: Figures that are shares, not changes.
SHARES = ("multi_book_share", "longer_visits", "moved")

STYLE = """
@page { size: A4; margin: 14mm; }
* { box-sizing: border-box; }
body { font: 15px/1.55 Inter, system-ui, "Noto Sans SC", "Microsoft YaHei", sans-serif; color: #1A1F24; margin: 0 auto;
  max-width: 62rem; padding: 2.5rem 2rem; background: #fff; -webkit-print-color-adjust: exact;
  print-color-adjust: exact; font-variant-numeric: tabular-nums; }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 .3rem; } h2 { font-size: 18px; margin: 0 0 .6rem; }
section { margin: 2.2rem 0; break-inside: avoid; } p { margin: .4rem 0; }
.about, .method, figcaption, .key { color: #56606A; } .method { font-size: 13px; }
.hero { display: flex; gap: 2rem; align-items: center; background: #DFF0F0; border-radius: 10px;
  padding: 1.4rem 1.8rem; }
.hero .figure { font-size: 52px; line-height: 1; font-weight: 650; color: #0B6E75; white-space: nowrap; margin: 0; }
.hero b { font-size: 18px; } .beware { background: #FFF4DC; color: #8A5A00; border-radius: 8px; padding: .7rem 1rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 1rem; }
.card { border: 1px solid #E1E5E8; border-radius: 10px; padding: .9rem 1.2rem; }
.card .count { font-size: 24px; font-weight: 600; margin: 0; }
svg { max-width: 100%; height: auto; display: block; } svg text { font-size: 13px; fill: #1A1F24; }
table { border-collapse: collapse; width: 100%; margin-top: 1rem; font-size: 14px; }
td, th { padding: .3rem .6rem; text-align: right; border-bottom: 1px solid #E1E5E8; } tr { break-inside: avoid; }
th { color: #56606A; font-weight: 500; } td:first-child, th:first-child { text-align: left; }
thead { display: table-header-group; } td.bar { position: relative; width: 8rem; min-width: 5rem; }
td.bar i { position: absolute; top: 30%; height: 40%; } td.bar::before { content: ""; position: absolute; left: 50%;
  top: 0; bottom: 0; width: 1px; background: #CBD1D6; }
.floors { display: flex; flex-wrap: wrap; gap: 1rem; break-inside: avoid; margin: .8rem 0; }
figure { margin: 0; flex: 1 1 17rem; } figcaption { margin-bottom: .3rem; } .key svg { display: inline-block; }
.key { white-space: nowrap; font-size: 13px; margin-right: 1.5rem; }
@media print { body { padding: 0; max-width: none; font-size: 11pt; } }
"""


class W:
    """Marked texts, in the order of the page."""

    title = QT_TRANSLATE_NOOP("exports.shelf_report", "Shelf plan")
    about = QT_TRANSLATE_NOOP(
        "exports.shelf_report",
        "{books} {books:book|books} on {bays} {bays:bay face|bay faces} ({metres} m of "
        "shelf), {floors} {floors:floor|floors}",
    )
    multi = QT_TRANSLATE_NOOP("exports.shelf_report", "{share} of the visits take two books or more: {meaning}.")
    none = QT_TRANSLATE_NOOP("exports.shelf_report", "No later visits to judge the plan on: {why}.")
    promise = QT_TRANSLATE_NOOP("exports.shelf_report", "Walking on later visits changes by {change}.")
    interval = QT_TRANSLATE_NOOP(
        "exports.shelf_report", "Walking on later visits changes by {change} (95 % interval {low} to {high})."
    )
    unseen = QT_TRANSLATE_NOOP(
        "exports.shelf_report", "Measured on {visits} visits from {date} on, which the plan has not seen."
    )
    walked = QT_TRANSLATE_NOOP(
        "exports.shelf_report", "From {before} m to {after} m of walking per visit, there and back"
    )
    beware = QT_TRANSLATE_NOOP("exports.shelf_report", "Beware: {note}.")
    card_moved = QT_TRANSLATE_NOOP(
        "exports.shelf_report", "of the books move to another bay: {books} {books:book|books}"
    )
    card_longer = QT_TRANSLATE_NOOP("exports.shelf_report", "of the later visits get longer, by {share} on average")
    card_steps = QT_TRANSLATE_NOOP(
        "exports.shelf_report",
        "steps of the move in order, from bay to bay without a trolley in between, {metres} m of carrying",
    )
    card_trolley = QT_TRANSLATE_NOOP(
        "exports.shelf_report",
        "steps of the move in order, carrying books over {metres} m, with a trolley of {trolley} cm",
    )
    compare_head = QT_TRANSLATE_NOOP("exports.shelf_report", "Compared with other plans")
    compare = QT_TRANSLATE_NOOP(
        "exports.shelf_report",
        "Bars to the left: less walking than now. Hindsight knows the later visits and cannot be reached; the dashed "
        "bar is measured on the visits that the plan was made from, and promises too much.",
    )
    figures = (
        ("test_change", QT_TRANSLATE_NOOP("exports.shelf_report", "This plan, on later visits"), "own"),
        (
            "nearest_first_change",
            QT_TRANSLATE_NOOP("exports.shelf_report", "This plan, always walking to the nearest book next"),
            "own",
        ),
        ("popularity_change", QT_TRANSLATE_NOOP("exports.shelf_report", "Most borrowed nearest the door"), "other"),
        ("random_change", QT_TRANSLATE_NOOP("exports.shelf_report", "Random order"), "other"),
        ("oracle_change", QT_TRANSLATE_NOOP("exports.shelf_report", "The best plan in hindsight"), "other"),
        (
            "train_change",
            QT_TRANSLATE_NOOP("exports.shelf_report", "This plan, on the visits it was made from"),
            "rosy",
        ),
    )
    curve_head = QT_TRANSLATE_NOOP("exports.shelf_report", "Books moved and walking saved")
    curve_means = QT_TRANSLATE_NOOP(
        "exports.shelf_report",
        "The first books moved save most. The ring is this plan; a smaller budget is a plan of its own.",
    )
    later = QT_TRANSLATE_NOOP("exports.shelf_report", "later visits")
    same = QT_TRANSLATE_NOOP("exports.shelf_report", "same visits (too rosy)")
    band = QT_TRANSLATE_NOOP("exports.shelf_report", "95 % interval")
    share_moved = QT_TRANSLATE_NOOP("exports.shelf_report", "share of the books moved")
    curve_columns = (
        QT_TRANSLATE_NOOP("exports.shelf_report", "Moved"),
        QT_TRANSLATE_NOOP("exports.shelf_report", "Books"),
        QT_TRANSLATE_NOOP("exports.shelf_report", "Change on later visits"),
        QT_TRANSLATE_NOOP("exports.shelf_report", "95 % interval"),
    )
    parts_head = QT_TRANSLATE_NOOP("exports.shelf_report", "Classes and floors on later visits")
    part_columns = (
        QT_TRANSLATE_NOOP("exports.shelf_report", "Class"),
        QT_TRANSLATE_NOOP("exports.shelf_report", "Books"),
        QT_TRANSLATE_NOOP("exports.shelf_report", "Loans"),
        QT_TRANSLATE_NOOP("exports.shelf_report", "Share of the walking"),
        QT_TRANSLATE_NOOP("exports.shelf_report", "Change"),
        QT_TRANSLATE_NOOP("exports.shelf_report", "Less | more"),
        QT_TRANSLATE_NOOP("exports.shelf_report", "Visits that get longer"),
    )
    floor = QT_TRANSLATE_NOOP("exports.shelf_report", "Floor {floor}")
    no_class = QT_TRANSLATE_NOOP("exports.shelf_report", "without a class")
    heat_head = QT_TRANSLATE_NOOP("exports.shelf_report", "Loans per metre of shelf")
    per_metre = QT_TRANSLATE_NOOP("exports.shelf_report", "{loans} {loans:loan|loans} per metre")
    before = QT_TRANSLATE_NOOP("exports.shelf_report", "Floor {floor}, before")
    after = QT_TRANSLATE_NOOP("exports.shelf_report", "Floor {floor}, after")
    change = QT_TRANSLATE_NOOP("exports.shelf_report", "Floor {floor}, change")
    moving_head = QT_TRANSLATE_NOOP("exports.shelf_report", "The move")
    moving = QT_TRANSLATE_NOOP(
        "exports.shelf_report",
        "{books} {books:book|books} in {steps} {steps:step|steps}; the trolley holds "
        "{trolley} cm at most. {done} {done:step is|steps are} done.",
    )
    moving_direct = QT_TRANSLATE_NOOP(
        "exports.shelf_report",
        "{books} {books:book|books} in {steps} {steps:step|steps}, each from bay to bay. "
        "{done} {done:step is|steps are} done.",
    )
    method_head = QT_TRANSLATE_NOOP("exports.shelf_report", "How this was measured")
    base_present = QT_TRANSLATE_NOOP(
        "exports.shelf_report", "Before: the books where the catalogue says that they stand now."
    )
    base_numbers = QT_TRANSLATE_NOOP(
        "exports.shelf_report",
        "Before: the books in the order of their call numbers, all bays filled to the same share.",
    )
    how_judged = QT_TRANSLATE_NOOP(
        "exports.shelf_report",
        "The plan was made from the earlier visits only and judged on the later ones. A visit walks from the door to "
        "its books and back along the shortest ways; the interval comes from drawing the readers again (bootstrap).",
    )
    unknown = QT_TRANSLATE_NOOP(
        "exports.shelf_report",
        "Books without a known width: {width} (given the usual one); without a call number: {number}.",
    )
    private = QT_TRANSLATE_NOOP(
        "exports.shelf_report", "The page holds totals only; what fewer readers than allowed stand behind is left out."
    )
