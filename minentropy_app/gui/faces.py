"""What the shell needs from the project and from running jobs: small faces that others satisfy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol


class State(Enum):
    """State of an entry of the project tree."""

    PLAIN = "plain"
    DONE = "done"
    RUNNING = "running"
    STALE = "stale"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Entry:
    """A source or result in the tree; ``line`` says what it is ("119 modules · 7.33 bits")."""

    key: str
    kind: str
    title: str
    line: str = ""
    state: State = State.PLAIN
    progress: float = 0.0


@dataclass(frozen=True)
class JobState:
    """The job in front.

    Attributes
    ----------
    share
        Done, 0 to 1, or None while the end is not known.
    seconds_left
        Estimate, or None.
    figure
        The figure to watch, ready to read ("S 12.1").
    history
        Its course so far, drawn as a small line.
    can_pause
        False for the search of a view, which can only be stopped.
    """

    title: str
    share: float | None = None
    seconds_left: float | None = None
    figure: str = ""
    history: tuple[float, ...] = ()
    paused: bool = False
    waiting: int = 0
    can_pause: bool = True


@dataclass(frozen=True)
class Bar:
    """One reference on the inspector's scale: ``kind`` is reference, better, this or bound."""

    title: str
    value: float
    kind: str


@dataclass(frozen=True)
class Fact:
    """One line of the inspector: a sign, what it is, and its figure."""

    icon: str
    title: str
    value: str


@dataclass(frozen=True)
class Action:
    """A button at the foot of the inspector and the command that it carries out."""

    text: str
    command: str
    main: bool = False


@dataclass(frozen=True)
class Report:
    """What the inspector says about an entry.

    Attributes
    ----------
    promise, promise_means
        The one figure that later data bear out, in large type, with what it means beside it.
    settings
        (label, value) pairs of how it was made.
    known
        (label, value) pairs of what is known of it at first sight.
    facts
        What it had to keep to.
    actions
        What is usually done with it next.
    made
        How the run went, for the foot of the window.
    """

    title: str
    chip: str = ""
    chip_kind: str = ""
    quantity: str = ""
    bars: tuple[Bar, ...] = ()
    gap: str = ""
    promise: str = ""
    promise_means: tuple[str, str] = ("", "")
    sentence: str = ""
    remark: str = ""
    remark_action: str = ""
    settings: tuple[tuple[str, str], ...] = ()
    known: tuple[tuple[str, str], ...] = ()
    facts: tuple[Fact, ...] = ()
    actions: tuple[Action, ...] = ()
    made: str = ""


@dataclass(frozen=True)
class Hit:
    """One answer of the search."""

    item: int
    title: str
    line: str = ""


@dataclass(frozen=True)
class Recent:
    """A project opened lately."""

    title: str
    path: str
    content: str = ""
    results: str = ""
    when: str = ""


class ProjectFace(Protocol):
    """An open project, as the shell sees it."""

    @property
    def name(self) -> str:
        """What the project is called."""

    @property
    def read_only(self) -> bool:
        """Nothing can be changed."""

    def sources(self) -> Sequence[Entry]:
        """Sources, oldest first."""

    def results(self) -> Sequence[Entry]:
        """Results, oldest first."""

    def report(self, key: str) -> Report:
        """What to say about an entry."""

    def bin(self) -> Sequence[Entry]:
        """What can be restored, latest first."""

    def view_model(self, kind: Any, ref: str, done: Callable[[Any], object]) -> None:
        """Call ``done`` with what a ``ViewKind`` shows of an entry."""

    def search(self, text: str, limit: int, done: Callable[[Sequence[Hit]], object]) -> None:
        """Call ``done`` with items whose title or author holds the text."""

    def matching(self, text: str, done: Callable[[Any], object]) -> None:
        """Call ``done`` with the ids of all items whose title or author holds the text."""

    def selection_rows(self, ids: Any, limit: int) -> Sequence[tuple[str, str, int]]:
        """Title, author and loans of selected items, most borrowed first."""

    def selection_kind(self, ids: Any) -> str:
        """What selected items are: book, word, document or node."""


class JobsFace(Protocol):
    """Running work, as the shell sees it. The window's one timer asks for ``current``."""

    @property
    def watching(self) -> bool:
        """A view follows a run: ask twice as often."""

    def current(self) -> JobState | None:
        """The job in front, None when all is quiet."""

    def cancel_all(self) -> None:
        """Stop everything."""

    def pause(self) -> None:
        """Pause or go on."""

    def cancel(self) -> None:
        """Stop the job in front."""


class NoJobs:
    """Nothing ever runs."""

    watching = False

    def cancel_all(self) -> None:
        """Nothing to stop."""

    def current(self) -> JobState | None:
        """Always None."""
        return None

    def pause(self) -> None:
        """Nothing to pause."""

    def cancel(self) -> None:
        """Nothing to stop."""
