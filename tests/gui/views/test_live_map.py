"""What the map of a run under way is made from."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from minentropy_app.analyses import analysis_named
from minentropy_app.gui.map_loading import live_map, load_map
from minentropy_app.jobs.requests import ImportRequest, RunRequest
from minentropy_app.jobs.service import Session
from minentropy_app.model.params import from_values
from minentropy_app.settings import Settings


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """A project with a map of items of which nothing is known but their keys."""
    folder = tmp_path_factory.mktemp("bare")
    np.save(folder / "points.npy", np.random.default_rng(2).normal(size=(40, 6)).astype(np.float32))
    path = folder / "bare.minent"
    analysis = analysis_named("layout")
    with Session(path, "create", Settings(threads=1)) as session:
        source = session.import_files(ImportRequest("vectors", (folder / "points.npy",), "points")).wait().source
        values = from_values(analysis.params, {"method": "pca"})
        session.run(RunRequest(analysis, values, {"items": source}, "map")).wait()
    return path


@pytest.mark.parametrize(("project", "name"), [("bare", "map"), ("maps", "map"), ("maps", "in space")])
def test_a_run_under_way_is_shown_as_its_result_will_be(request, project, name):
    path = request.getfixturevalue(project)
    with Session(path, "read") as session:
        reader = session.reader
        entry = reader.entry(name)
        result = reader.load(entry)
        inputs = {given.role: reader.by_ref(given.ref) for given in entry.inputs}
        asked = SimpleNamespace(inputs=inputs, params=from_values(analysis_named("layout").params, dict(entry.params)))
        assert reader.are_bare(result.item_ids) == (project == "bare")
    live, done = live_map(path, result, asked), load_map(path, entry.ref)
    some = done.item_ids[::7]
    assert live.labels(some) == done.labels(some)
    assert any(live.labels(some))
    assert live.details(int(some[0])) == done.details(int(some[0]))
    assert list(live.columns) == list(done.columns)
    assert live.loans.tolist() == done.loans.tolist()
    assert getattr(live, "live", True)
    assert not getattr(done, "live", False)
