"""Reading a project: stdlib sqlite3, read-only, for the window, the command line and the worker."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minentropy_app.errors import AppError
from minentropy_app.model.items import Item, ItemKind
from minentropy_app.project import database, entry_rows, folder, locking, names, opening, searching
from minentropy_app.project.entries import Choice, Entry, Found, Origin, Result, Source
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.model.imports import ImportReport
    from minentropy_app.model.inputs import Ids
    from minentropy_app.project.artefact_store import SavedFile
    from minentropy_app.project.imports import Ticket
    from minentropy_app.project.texts import Hit


#: Version of the database from which on steps of move plans can be marked as done.
_SHELF_STEPS = 4
#: Version of the database from which on modules can have names.
_MODULE_NAMES = 6
#: Version of the database from which on views are kept.
_KEPT_VIEWS = 7
#: Items asked about in one query.
_AT_ONCE = 10_000


class Reader:
    """A read-only view of a project, cheap to open. Works while another process writes.

    Use one Reader in one thread at a time.
    Nothing heavy is imported before ``load``: the window lists a project before numpy is there.

    Raises
    ------
    AppError
        Missing, no project, truncated, newer than this program, data folder left behind.
    """

    def __init__(self, path: Path) -> None:
        self.path = Path(path)
        opened = opening.open_checked(self.path)
        #: For the modules of this room only.
        self.connection = opened.connection
        self.project_id = opened.project_id
        self.version = opened.version

    @property
    def data_path(self) -> Path:
        """The folder of arrays beside the database."""
        return folder.data_folder(self.path)

    def sources(self) -> list[Source]:
        """Return the ready sources, oldest first, without the bin."""
        with database.explained(self.path):
            return entry_rows.sources(self.connection, "state = 'ready' and deleted_at is null")

    def results(self) -> list[Result]:
        """Return all runs, oldest first, without the bin; look at ``state``.

        A run whose process died is ``failed``, as the next opening for writing records it.
        """
        with database.explained(self.path):
            return self._runs("deleted_at is null")

    def bin(self) -> list[Entry]:
        """Return what has been deleted and can be restored, latest first."""
        with database.explained(self.path):
            found: list[Entry] = [*entry_rows.sources(self.connection, "state = 'ready' and deleted_at is not null")]
            found += entry_rows.results(self.connection, "deleted_at is not null")
        return sorted(found, key=lambda entry: (entry.deleted, entry.ref), reverse=True)

    def entry(self, name: str) -> Entry:
        """Return the source or result of this name (a done run before a failed one).

        Raises
        ------
        AppError
            There is none; the hint lists the names there are.
        """
        for source in self.sources():
            if source.name == name:
                return source
        runs = [result for result in self.results() if result.name == name]
        if not runs:
            raise names.unknown(self.connection, name)
        return max(runs, key=lambda run: (run.state == "done", run.id))

    def by_ref(self, ref: str) -> Entry:
        """Return the entry of a ``ref`` such as ``s3``; AppError if it is gone."""
        kind, number = ref[:1], ref[1:]
        if not number.isdecimal() or kind not in ("s", "r"):
            raise _gone()
        return self.source_by_id(int(number)) if kind == "s" else self.result_by_id(int(number))

    def source_by_id(self, number: int) -> Source:
        """Return a source, in the bin or not."""
        with database.explained(self.path):
            found = entry_rows.sources(self.connection, "state = 'ready' and id = ?", [number])
        if not found:
            raise _gone()
        return found[0]

    def result_by_id(self, number: int) -> Result:
        """Return a run, in the bin or not."""
        with database.explained(self.path):
            found = self._runs("id = ?", [number])
        if not found:
            raise _gone()
        return found[0]

    def free_name(self, wanted: str) -> str:
        """Return ``wanted``, or ``wanted 2``, ``wanted 3`` … whichever is free."""
        return names.numbered(wanted, lambda name: names.taken(self.connection, name))

    def summary(self, entry: Entry) -> dict[str, float]:
        """Return sizes for estimates, instantly."""
        return dict(entry.counts)

    def reports(self, entry: Source) -> list[ImportReport]:
        """Return the reports of a source's imports, the first one first."""
        from minentropy_app.project.staging import report_from_values

        query = """select report from parts where source = ? and state in ('ready', 'emptying') and report <> '{}'
            order by id"""
        texts = self._query(query, [entry.id])
        return [report_from_values(json.loads(text)) for (text,) in texts]

    def origin(self, entry: Source) -> Origin:
        """Return when and from which files a source was imported, and whether its borrowers' key is kept."""
        query = """select created, files from parts where source = ? and state in ('ready', 'emptying')
            and mode <> 'resegment' order by id"""
        parts = self._query(query, [entry.id])
        imports = tuple((created, tuple(f["name"] for f in json.loads(files))) for created, files in parts)
        return Origin(imports, bool(self._query("select 1 from secrets where source = ?", [entry.id])))

    def load(self, entry: Entry) -> Any:
        """Return ``Loans``, ``PairCounts``, ``Network`` or the result dataclass.

        Raises
        ------
        AppError
            The entry holds nothing to analyse, has no result yet, or its file is missing.
        """
        with database.explained(self.path):
            return self._load_source(entry) if isinstance(entry, Source) else self._load_result(entry)

    def import_key(self, ticket: Ticket) -> bytes:
        """Return the pseudonym key (32 bytes) of the loans source behind an import ticket."""
        rows = self._query("select key from secrets where source = ?", [ticket.source])
        if not rows:
            raise _gone()
        return bytes(rows[0][0])

    def items(self, ids: Sequence[int]) -> list[Item]:
        """Return items in the order of ``ids``; unknown ids are left out."""
        found = self._by_id(ids, "kind, key, label, attributes")
        return [
            Item(number, ItemKind(kind), key, label, json.loads(text))
            for number in map(int, ids)
            if number in found
            for kind, key, label, text in [found[number]]
        ]

    def labels(self, ids: Sequence[int]) -> list[str]:
        """Return labels aligned with ``ids`` ("" where unknown)."""
        return self._column(ids, "label")

    def keys(self, ids: Sequence[int]) -> list[str]:
        """Return keys aligned with ``ids`` ("" where unknown)."""
        return self._column(ids, "key")

    def item_lines(self, ids: Ids, many: int = 4096) -> Iterator[list[tuple[str, str, str]]]:
        """Yield label, key and attributes (JSON) of ``many`` items at a time, aligned with ``ids``."""
        for start in range(0, len(ids), many):
            chunk = ids[start : start + many].tolist()
            found: dict[int, Any] = self._by_id(chunk, "label, key, attributes")
            yield [found.get(number, ("", "", "")) for number in chunk]

    def are_bare(self, ids: Ids) -> bool:
        """Whether nothing is known of items but their labels and keys."""
        query = "select 1 from items where id in (select value from json_each(?)) and length(attributes) > 2 limit 1"
        return not self._query(query, [json.dumps(ids.tolist())])

    def borrowed(self, source: Source) -> tuple[Ids, Ids]:
        """Return the ids of the books of a source of loans that were borrowed, and how often."""
        from minentropy_app.project import loading

        return loading.borrowed(self.connection, source.id)

    def attributes(self, ids: Sequence[int], name: str) -> list[str]:
        """Return one attribute aligned with ``ids`` ("" where unknown)."""
        path = json.dumps(name)
        return self._column(ids, "ifnull(attributes ->> ?, '')", [f"$.{path}"])

    def steps_done(self, entry: Entry) -> tuple[int, ...]:
        """Return the numbers (from 0) of the steps of a move plan that were carried out, sorted."""
        if self.version < _SHELF_STEPS or isinstance(entry, Source):
            return ()
        rows = self._query("select step from shelf_steps where run = ? order by step", [entry.id])
        return tuple(row[0] for row in rows)

    def kept_views(self, tab: str) -> dict[str, str]:
        """Return how a view (such as ``space:r1``) is looked at, as JSON by the names given to that."""
        if self.version < _KEPT_VIEWS:
            return {}
        return dict(self._query("select name, state from kept_views where tab = ? order by name", [tab]))

    def module_names(self, entry: Entry) -> dict[tuple[int, int], str]:
        """Return the names that were given to modules of a result, by level from 1 and number there."""
        if self.version < _MODULE_NAMES or isinstance(entry, Source):
            return {}
        rows = self._query("select level, module, name from module_names where run = ?", [entry.id])
        return {(level, module): name for level, module, name in rows}

    def search(self, text: str, limit: int = 50) -> list[Found]:
        """Find items by label, author or key: those beginning with the text first.

        Width, case and composition of letters do not matter; of several words all must occur.
        """
        with database.explained(self.path):
            return searching.search(self.connection, text, limit)

    def matching(self, text: str) -> list[int]:
        """Return the ids of all items whose label, author or key holds every word of a text."""
        with database.explained(self.path):
            return searching.matching(self.connection, text)

    def concordance(self, text: str, words: list[str], limit: int = 50, source: int = 0) -> list[Hit]:
        """Find a text in the documents of a source (0: of all), with what stands round it.

        ``words`` is the same text cut into words.
        """
        from minentropy_app.project import texts

        with database.explained(self.path):
            return texts.concordance(self.connection, text, words, limit, source)

    def choices(self, query: str, prefix: str, limit: int = 20) -> list[Choice]:
        """Return values for a parameter: ``query`` is ``items``, ``word``, ``column`` or a kind of entry."""
        with database.explained(self.path):
            return searching.choices(self.connection, query, prefix, limit)

    def artefacts(self, run: int) -> list[SavedFile]:
        """Return the files of a run."""
        from minentropy_app.project.artefact_store import SavedFile

        rows = self._query("select path, sha256, bytes, kind from artefacts where run = ? order by path", [run])
        return [SavedFile(*row) for row in rows]

    def artefact_paths(self) -> set[str]:
        """Return the files of all runs, relative to the data folder."""
        return {path for (path,) in self._query("select path from artefacts")}

    def writer_at_work(self) -> bool:
        """Tell whether a living process (this one too) has the project open for writing."""
        return locking.held(self.data_path / locking.LOCK_NAME)

    def backup(self, target: Path) -> None:
        """Write the database as it is now to another file, which must not exist yet.

        Raises
        ------
        AppError
            The file exists, or cannot be written.
        """
        if target.exists():
            raise AppError(
                QT_TRANSLATE_NOOP("project.reader", "{file} exists already."),
                QT_TRANSLATE_NOOP("project.reader", "Choose another name."),
                file=target.name,
            )
        with database.explained(target):
            self.connection.execute("vacuum into ?", [str(target)])

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _runs(self, where: str, values: Sequence[Any] = ()) -> list[Result]:
        """Read runs; those that nobody is at work on have failed: their process died."""
        found = entry_rows.results(self.connection, where, values)
        running = {result.id for result in found if result.state == "running"}
        if not running or self.writer_at_work():
            return found
        again = entry_rows.results(self.connection, where, values)  # they may have ended between the two looks
        return [entry_rows.interrupted(r) if r.state == "running" and r.id in running else r for r in again]

    def _load_source(self, source: Source) -> Any:
        from minentropy_app.project import floor_plan, loading, texts, vectors

        loaders: dict[str, Callable[..., Any]] = {
            "loans": loading.load_loans,
            "pairs": loading.load_pairs,
            "network": loading.load_network,
            "texts": texts.load_texts,
            "floor-plan": floor_plan.load_floor_plan,
            "vectors": vectors.load_vectors,
        }
        if source.kind == "catalogue":
            raise _joined(source)
        if source.kind not in loaders:
            raise AppError(
                QT_TRANSLATE_NOOP("project.reader", "{name} holds {kind}, which is nothing to analyse by itself."),
                QT_TRANSLATE_NOOP("project.reader", "Choose loans, pairs, a network or a result."),
                name=source.name,
                kind=source.kind,
            )
        self.connection.execute("begin")  # one moment in time, whatever is written meanwhile
        try:
            return loaders[source.kind](self.connection, source.id)
        finally:
            self.connection.execute("commit")

    def _load_result(self, result: Result) -> Any:
        from minentropy_app.project import artefact_store

        if result.state != "done":
            raise AppError(
                QT_TRANSLATE_NOOP("project.reader", "{name} has no result: its run is {state}."),
                QT_TRANSLATE_NOOP("project.reader", "Run {analysis} again."),
                name=result.name,
                state=result.state,
                analysis=result.analysis,
            )
        value = artefact_store.load_result(
            self.data_path, result.kind, self.artefacts(result.id), result.metrics, result.name
        )
        return replace(value, done=self.steps_done(result)) if result.kind == "shelf-plan" else value

    def _query(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with database.explained(self.path):
            return self.connection.execute(sql, values).fetchall()

    def _column(self, ids: Sequence[int], expression: str, values: Sequence[Any] = ()) -> list[str]:
        texts: list[str] = []
        for start in range(0, len(ids), _AT_ONCE):  # all rows at once take more room than all texts
            chunk = [int(number) for number in ids[start : start + _AT_ONCE]]
            found = self._by_id(chunk, expression, values)
            texts += [found[number][0] if number in found else "" for number in chunk]
        return texts

    def _by_id(self, ids: Sequence[int], columns: str, values: Sequence[Any] = ()) -> dict[int, tuple[Any, ...]]:
        rows: dict[int, tuple[Any, ...]] = {}
        numbers = iter([int(number) for number in ids])
        while chunk := list(itertools.islice(numbers, _AT_ONCE)):
            query = f"select id, {columns} from items where id in (select value from json_each(?))"
            for number, *rest in self._query(query, [*values, json.dumps(chunk)]):
                rows[number] = tuple(rest)
        return rows


def _gone() -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("project.reader", "What was asked for is no longer in the project."),
        QT_TRANSLATE_NOOP("project.reader", "List the project to see what there is."),
    )


def _joined(catalogue: Source) -> AppError:
    """Why a catalogue has nothing of its own to show."""
    told = catalogue.counts
    return AppError(
        QT_TRANSLATE_NOOP(
            "project.reader",
            "{name} has no table of its own: it told the books of this project their titles, authors and call numbers. "
            "Of its {rows} records, {matched} belong to a book here.",
        ),
        QT_TRANSLATE_NOOP("project.reader", "Open the loans to see the books."),
        name=catalogue.name,
        rows=catalogue.rows,
        matched=int(told.get("items", catalogue.items)),
    )
