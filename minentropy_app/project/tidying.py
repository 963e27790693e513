"""What opening for writing clears up after a process that died. Needs the lock."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from minentropy_app.model.step import Steps
from minentropy_app.project import database, folder, purging
from minentropy_app.project.entry_rows import INTERRUPTED

if TYPE_CHECKING:
    from minentropy_app.project.project import Project


def tidy(project: Project, purge: bool = True) -> Steps[None]:
    """Put half imports out of sight and ``purge`` them, mark dead runs failed, finish a forgetting, remove orphans."""
    from minentropy_app.project import forget

    with database.explained(project.path):
        remove_orphans(project)  # first: on a full disk this makes the room that the rest needs
    _settle_states(project)
    if purge:
        yield from purging.purge_discarded(project)
    yield from forget.finish_pending(project)
    with database.explained(project.path):
        remove_orphans(project)


def _settle_states(project: Project) -> None:
    with project.transaction() as db:
        db.execute("update parts set state = 'discarded' where state = 'importing'")
        db.execute("update sources set state = 'discarded' where state = 'importing'")
        db.execute(
            "update runs set state = 'failed', log = log || ?, finished = started where state = 'running'",
            [INTERRUPTED],
        )


def remove_orphans(project: Project) -> None:
    """Delete files that nothing in the project owns. Not while an import or a run is under way."""
    for path in orphans(project.path, project.reader.artefact_paths()):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def orphans(project_path: Path, known: set[str]) -> Iterator[Path]:
    """Yield files of the data folder that no run owns, and staging folders."""
    data = folder.data_folder(project_path)
    for name in (folder.RESULTS, folder.BACKUPS):
        for path in sorted((data / name).glob("*")):
            unknown = name == folder.RESULTS and path.relative_to(data).as_posix() not in known
            if unknown or path.name.endswith(folder.ASIDE):
                yield path
    yield from sorted((data / folder.STAGING).glob("*"))
    yield from sorted(data.glob("*" + folder.ASIDE))
    yield from sorted(project_path.absolute().parent.glob(glob_escape(project_path.name) + folder.ASIDE + "*"))


def glob_escape(name: str) -> str:
    """Make a file name safe as part of a pattern."""
    import glob

    return glob.escape(name)
