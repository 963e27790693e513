"""A small real project with networks, their modules and coded sequences, made once for the tests of their views."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from minentropy_app.analyses import analysis_named
from minentropy_app.jobs.requests import ImportRequest, RunRequest
from minentropy_app.jobs.service import Session
from minentropy_app.model.params import from_values
from minentropy_app.settings import Settings

GROUPS, SIZE = 4, 9


def links_text() -> str:
    """Groups that are tied closely inside and loosely to each other."""
    rng = np.random.default_rng(5)
    lines = ["source,target,weight"]
    for a in range(GROUPS * SIZE):
        for b in range(a):
            inside = a // SIZE == b // SIZE
            if rng.random() < (0.75 if inside else 0.02):
                lines.append(f"n{a:02d},n{b:02d},{1 + int(inside)}")
    lines += [f"n{k * SIZE:02d},n{(k + 1) % GROUPS * SIZE:02d},1" for k in range(GROUPS)]
    return "\n".join(lines) + "\n"


def complete_text() -> str:
    """Everyone with everyone: nothing to divide."""
    return "\n".join(f"m{a},m{b}" for a in range(6) for b in range(a)) + "\n"


def sharing_text() -> str:
    """Three groups of seven that share one of their members with the next group."""
    groups = [range(k, k + 7) for k in (0, 6, 12)]
    return "\n".join(f"k{a:02d},k{b:02d}" for group in groups for a in group for b in group if b < a) + "\n"


def make(folder: Path) -> Path:
    """Make the project and return its file."""
    path = folder / "networks.minent"
    with Session(path, "create", Settings(threads=1)) as session:
        ties = _network(session, folder / "ties.csv", links_text())
        even = _network(session, folder / "even.csv", complete_text())
        circles = _run(session, "communities", "circles", {"trials": 3}, network=ties)
        sharing = _network(session, folder / "sharing.csv", sharing_text())
        _run(session, "communities", "several", {"trials": 2, "overlap": True}, network=sharing)
        _run(session, "communities", "undivided", {"trials": 2}, network=even)
        _run(session, "coding", "walk", {"steps": 200}, partition=circles)
        _run(session, "coding", "list", {"sequence": "a b a b x y x", "groups": "a,b;x,y"})
    return path


def _network(session: Session, file: Path, text: str):
    file.write_text(text, "utf-8")
    return session.import_files(ImportRequest("network", (file,), file.stem)).wait().source


def _run(session: Session, key: str, name: str, values: dict, **inputs):
    analysis = analysis_named(key)
    return session.run(RunRequest(analysis, from_values(analysis.params, values), inputs, name)).wait()
