"""Small real projects of networks and of maps."""

from __future__ import annotations

import shutil

import pytest


@pytest.fixture(scope="session")
def networks(tmp_path_factory):
    """The file of a project with networks, modules and codes."""
    from tests.gui.views._networks import make

    return make(tmp_path_factory.mktemp("networks"))


@pytest.fixture
def own_networks(networks, tmp_path):
    """A copy of that project which a test may change."""
    shutil.copytree(networks.with_name(networks.name + ".data"), tmp_path / "networks.minent.data")
    return shutil.copy(networks, tmp_path / "networks.minent")


@pytest.fixture
def stage(networks, tokens):
    """What makes a ``Stage`` for an entry by name, with a fresh selection."""
    from minentropy_app.gui.selection import SelectionModel
    from minentropy_app.gui.view_kinds import Stage, kinds_for
    from minentropy_app.project.reader import Reader

    def made(name: str, view: str) -> Stage:
        with Reader(networks) as reader:
            entry = reader.entry(name)
        kind = next(k for k in kinds_for(entry.kind) if k.key == view)
        nothing = lambda *_: None  # noqa: E731
        project = type("Face", (), {"read_only": False})()
        model = kind.read(networks, entry.ref)
        return Stage(
            entry.ref, name, model, project, SelectionModel(), tokens, nothing, nothing, rerun=nothing, say=nothing
        )

    return made


@pytest.fixture(scope="session")
def maps(tmp_path_factory):
    """The file of a small project with layouts."""
    from tests.gui._maps import make

    return make(tmp_path_factory.mktemp("maps"))
