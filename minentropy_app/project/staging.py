"""What the worker reads is laid aside here, without pickle, for the writer to take in.

A staging folder holds ``items.jsonl`` (one item a line: key, label, attributes), one ``.npy`` file
an array, and ``report.json`` written last.
"""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from minentropy_app.model.imports import (
    OBJECT,
    CatalogueRecord,
    FloorPlanBatch,
    ImportReport,
    ItemTable,
    LoanBatch,
    NetworkBatch,
    PairBatch,
    Rejected,
    Suspect,
    TextBatch,
    TextDocument,
    TextFacts,
    VectorBatch,
)
from minentropy_app.project import folder as folders
from minentropy_app.project import identity
from minentropy_app.project.database import explained
from minentropy_app.project.loan_facts import describe_loans

if TYPE_CHECKING:
    from minentropy_app.project.imports import Ticket
    from minentropy_app.sources.catalogue import CatalogueBatch

_LOAN_ARRAYS = ("pseudonyms", "borrower", "item", "day", "precision", "partial")
_PAIR_ARRAYS = ("first", "second", "count")
NETWORK_ARRAYS = ("source", "target", "weight")
_ITEMS, _RECORDS, _DOCUMENTS, _REPORT = "items.jsonl", "records.jsonl", "documents.jsonl", "report.json"

StagedItem = tuple[str, str, dict[str, str]]


@dataclass(frozen=True)
class Staged:
    """A staged batch: arrays are mapped from disk, items are read line by line."""

    folder: Path
    arrays: Mapping[str, npt.NDArray[Any]]
    report: ImportReport
    facts: Mapping[str, Any]

    def items(self) -> Iterator[StagedItem]:
        """Yield (key, label, attributes) in the order of the arrays' indices."""
        for line in _read_lines(self.folder / _ITEMS):
            yield (line[0], line[1], line[2])

    def documents(self) -> Iterator[TextDocument]:
        """Yield staged texts, with their dates as the whole column was understood."""
        dates = self.facts.get("dates", {})
        for row in _read_lines(self.folder / _DOCUMENTS):
            document = TextDocument(*row)
            if document.attributes.get("date") in dates:
                document.attributes["date"] = dates[document.attributes["date"]]
            yield document

    def recut(self) -> Iterator[tuple[int, str, str]]:
        """Yield (item id, text, segmented) of documents that were cut anew."""
        yield from _read_lines(self.folder / _DOCUMENTS)

    def records(self) -> list[CatalogueRecord]:
        """Return the staged catalogue records."""
        lines = _read_lines(self.folder / _RECORDS)
        return [CatalogueRecord(tuple(i), tuple(n), title, attributes) for i, n, title, attributes in lines]


def staging_folder(data_path: Path, ticket: Ticket) -> Path:
    """Return the folder in which the worker stages the batch of an import."""
    return data_path / folders.STAGING / f"part-{ticket.part}"


def stage_loans(folder: Path, batch: LoanBatch) -> None:
    """Lay a batch of loans aside, with the counts and the identity that the source will have."""
    with explained(folder):
        _stage_arrays(folder, {name: getattr(batch, name) for name in _LOAN_ARRAYS})
        _stage_items(folder, batch.items)
        when = (batch.day, batch.precision, batch.partial)
        facts = describe_loans(_digests(batch.items), batch.borrower, batch.item, when)
        _stage_report(folder, batch.report, dataclasses.asdict(facts))


def stage_pairs(folder: Path, batch: PairBatch) -> None:
    """Lay a batch of pair counts aside, with the identity that the source will have."""
    with explained(folder):
        _stage_arrays(folder, {name: getattr(batch, name) for name in _PAIR_ARRAYS})
        _stage_items(folder, batch.items)
        unknown = np.zeros(len(batch.items.keys))
        content = identity.pairs_content(_digests(batch.items), batch.first, batch.second, batch.count, unknown)
        _stage_report(folder, batch.report, {"ordered": batch.ordered, "content": content})


def stage_network(folder: Path, batch: NetworkBatch) -> None:
    """Lay a network aside, with the identity that the source will have."""
    with explained(folder):
        _stage_arrays(folder, {name: getattr(batch, name) for name in NETWORK_ARRAYS})
        _stage_items(folder, batch.items)
        links = (batch.source, batch.target, batch.weight)
        content = identity.network_content(_digests(_with_objects(batch.items)), links, batch.directed)
        _stage_report(folder, batch.report, {"directed": batch.directed, "content": content})


def _with_objects(items: ItemTable) -> ItemTable:
    """States are other nodes if they are states of other objects."""
    pairs = zip(items.keys, items.attributes, strict=True)
    return dataclasses.replace(items, keys=[f"{k}\0{a[OBJECT]}" if OBJECT in a else k for k, a in pairs])


def stage_vectors(folder: Path, batch: VectorBatch) -> None:
    """Lay vectors aside, with the identity that the source will have."""
    from minentropy_app.project.vectors import content_of

    paths = batch.paths
    arrays: dict[str, npt.NDArray[Any]] = {
        "values": batch.values,
        "counts": batch.counts,
        "inner": np.zeros((0, batch.values.shape[1]), np.float32) if paths is None else paths.inner,
        "indptr": np.zeros(1, np.int64) if paths is None else paths.indptr,
        "nodes": np.zeros(0, np.int32) if paths is None else paths.nodes,
        "bits": np.zeros(0, np.uint8) if paths is None else paths.bits,
    }
    with explained(folder):
        _stage_arrays(folder, arrays)
        _stage_items(folder, batch.items)
        _stage_report(folder, batch.report, {"words": batch.words, "content": content_of(batch)})


def stage_catalogue(folder: Path, batch: CatalogueBatch) -> None:
    """Lay catalogue records aside."""
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        _write_lines(folder / _RECORDS, ([r.ids, r.isbns, r.title, r.attributes] for r in batch.records))
        _stage_report(folder, batch.report, {})


class _Stage:
    """Lays rows aside one by one as they are made: none is held for longer than it takes to write it."""

    #: Characters written at a time.
    _BITE = 1 << 20

    def __init__(self, folder: Path) -> None:
        from minentropy_app.project.texts import Identity

        self._folder = folder
        self._identity = Identity()
        self._encode = json.JSONEncoder(ensure_ascii=False).encode
        self._lines: list[str] = []
        self._size = 0
        self._rows = self._cut = self._sentences = 0
        with explained(folder):
            folder.mkdir(parents=True, exist_ok=True)
            self._file = (folder / _DOCUMENTS).open("w", encoding="utf-8", errors="surrogatepass", newline="\n")

    def close(self) -> None:
        """Close the file, whatever was written."""
        with contextlib.suppress(OSError):
            self._file.close()

    def _lay(self, row: tuple[Any, ...], segmented: str) -> None:
        """Write a row; AppError if the disk is full. A text without a word is no part of the identity."""
        self._lines.append(self._encode(row) + "\n")
        self._size += len(self._lines[-1])
        self._rows += 1
        if segmented:
            self._identity.add(segmented)
            self._cut += 1
            self._sentences += segmented.count("\n") + 1
        if self._size >= self._BITE:
            self._write()

    def _finish(self, facts: TextFacts, report: ImportReport, more: Mapping[str, Any]) -> None:
        """Write what is known of all rows: the batch is whole then."""
        self._write()
        with explained(self._folder):
            self._file.close()
            _write_lines(self._folder / _ITEMS, ((word, word, {}) for word in facts.words))
            counts = {
                "rows": self._rows, "tokens": facts.tokens, "sentences": self._sentences, "words": len(facts.words)
            }  # fmt: skip
            known = {"counts": counts, "segmentation": dict(facts.segmentation), "content": self._identity.of_all()}
            _stage_report(self._folder, report, {**known, **more})

    def _write(self) -> None:
        with explained(self._folder):
            self._file.write("".join(self._lines))
        self._lines, self._size = [], 0


class TextStage(_Stage):
    """Takes the texts of an import."""

    def take(self, document: TextDocument) -> None:
        """Write the next document; AppError if the disk is full."""
        row = (document.key, document.label, document.attributes, document.text, document.segmented)
        self._lay(row, document.segmented)

    def finish(self, facts: TextFacts) -> None:
        """Write what is known of all of them."""
        self._finish(facts, facts.report, {"dates": dict(facts.dates)})


class RecutStage(_Stage):
    """Takes documents that were cut anew; the identity is that of those that still have words."""

    def take(self, item: int, text: str, segmented: str) -> None:
        """Write the next document; AppError if the disk is full."""
        self._lay((item, text, segmented), segmented)

    def finish(self, facts: TextFacts, changed: int) -> None:
        """Write what is known of all of them, ``changed`` of which are cut otherwise than before."""
        self._finish(facts, ImportReport(), {"changed": changed, "without_words": self._rows - self._cut})


def stage_texts(folder: Path, batch: TextBatch) -> None:
    """Lay texts that are held aside, with the counts and the identity that the source will have."""
    items = batch.documents
    with contextlib.closing(TextStage(folder)) as stage:
        for row in zip(items.keys, items.labels, items.attributes, batch.texts, batch.segmented, strict=True):
            stage.take(TextDocument(*row))
        stage.finish(TextFacts(batch.words, batch.tokens, batch.report, {}, batch.segmentation))


def stage_floor_plan(folder: Path, batch: FloorPlanBatch) -> None:
    """Lay a floor plan aside."""
    from minentropy_app.project.floor_plan import plan_to_values

    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        _stage_report(folder, batch.report, {"plan": plan_to_values(batch.plan)})


def open_staged(folder: Path) -> Staged:
    """Open a staged batch of any kind; AppError if it is not there."""
    with explained(folder):
        facts = json.loads((folder / _REPORT).read_text("utf-8"))
        arrays = {path.stem: np.load(path, mmap_mode="r", allow_pickle=False) for path in sorted(folder.glob("*.npy"))}
    return Staged(folder, arrays, report_from_values(facts.pop("report")), facts)


def load_staged_loans(folder: Path) -> LoanBatch:
    """Read a whole batch of loans back."""
    staged = open_staged(folder)
    arrays: dict[str, Any] = {name: np.array(staged.arrays[name]) for name in _LOAN_ARRAYS}
    return LoanBatch(items=_item_table(staged), report=staged.report, **arrays)


def load_staged_pairs(folder: Path) -> PairBatch:
    """Read a whole batch of pair counts back."""
    staged = open_staged(folder)
    arrays: dict[str, Any] = {name: np.array(staged.arrays[name]) for name in _PAIR_ARRAYS}
    return PairBatch(items=_item_table(staged), report=staged.report, ordered=staged.facts["ordered"], **arrays)


def report_to_values(report: ImportReport) -> dict[str, Any]:
    """Return a report as plain values that JSON can hold."""
    return dataclasses.asdict(report)


def report_from_values(values: Mapping[str, Any]) -> ImportReport:
    """Build a report from ``report_to_values``; {} gives an empty report."""
    nested = {"suspects": Suspect, "rejected": Rejected, "notes": Rejected}
    plain = {name: value for name, value in values.items() if name not in nested}
    lists: dict[str, Any] = {name: tuple(kind(**v) for v in values.get(name, ())) for name, kind in nested.items()}
    return ImportReport(**plain, **lists)


def _item_table(staged: Staged) -> ItemTable:
    items = list(staged.items())
    return ItemTable([i[0] for i in items], [i[1] for i in items], [i[2] for i in items])


def _digests(items: ItemTable) -> identity.Words:
    names = identity.CONTENT_ATTRIBUTES
    rows = zip(items.keys, items.attributes, strict=True)
    return identity.item_digests((key, *(attributes.get(name) for name in names)) for key, attributes in rows)


def _stage_arrays(folder: Path, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array, allow_pickle=False)


def _stage_items(folder: Path, items: ItemTable) -> None:
    rows = zip(items.keys, items.labels, items.attributes, strict=True)
    _write_lines(folder / _ITEMS, rows)


def _stage_report(folder: Path, report: ImportReport, facts: Mapping[str, Any]) -> None:
    text = json.dumps({"report": report_to_values(report), **facts}, default=_plain)
    (folder / _REPORT).write_text(text, "utf-8")


def _plain(value: Any) -> Any:
    """Let numpy's numbers pass as JSON."""
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"{type(value).__name__} cannot be staged")


def _write_lines(path: Path, rows: Iterable[Any]) -> None:
    with path.open("w", encoding="ascii", newline="\n") as file:
        encode = json.JSONEncoder(default=_plain).encode
        lines = (encode(row) + "\n" for row in rows)
        while chunk := "".join(itertools.islice(lines, 5000)):
            file.write(chunk)


def _read_lines(path: Path) -> Iterator[Any]:
    with path.open("r", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
        yield from map(json.loads, file)
