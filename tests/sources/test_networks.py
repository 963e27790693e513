"""Networks from files: every format, and every way in which a file can be broken."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.errors import AppError
from minentropy_app.model.imports import NetworkBatch
from minentropy_app.model.step import Context, drain
from minentropy_app.sources.networks import NetworkOptions, read_network
from minentropy_app.text import put

TRIANGLE = "a b 1\nb c 2\nc a 3\n"


def read(path: Path, content: str | bytes, **options: object) -> NetworkBatch:
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return drain(read_network(path, NetworkOptions(**options), Context()))  # type: ignore[arg-type]


def links(batch: NetworkBatch) -> dict[tuple[str, str], float]:
    keys = batch.items.keys
    ends = zip(batch.source.tolist(), batch.target.tolist(), strict=True)
    return {(keys[a], keys[b]): w for (a, b), w in zip(ends, batch.weight.tolist(), strict=True)}


def notes(batch: NetworkBatch) -> str:
    return "\n".join(put(note.why, **note.fields) for note in batch.report.notes)


def refused(path: Path, content: str | bytes, **options: object) -> str:
    with pytest.raises(AppError) as caught:
        read(path, content, **options)
    assert caught.value.remedy
    return str(caught.value)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "net.txt"


@pytest.mark.parametrize(
    "content",
    [
        TRIANGLE,
        "# made by hand\n" + TRIANGLE,
        TRIANGLE.replace("\n", "\r\n"),
        "\ufeff" + TRIANGLE,
        TRIANGLE.encode("utf-16"),
        TRIANGLE.replace(" ", "\t"),
        TRIANGLE.replace(" ", ","),
        TRIANGLE.replace(" ", ", "),
        TRIANGLE.replace(" ", ";"),
        "source target weight\n" + TRIANGLE,
        "who,whom,weight\n" + TRIANGLE.replace(" ", ","),
        "weight,target,source\n1,b,a\n2,c,b\n3,a,c\n",
        gzip.compress(TRIANGLE.encode(), mtime=0),  # the same name of the test in every process
        "\n".join(TRIANGLE.splitlines()),
        "a b 1,0\nb c 2,0\nc a 3,0\n",
        'a "b" 1\n"b" "c" 2\nc a 3\n',
    ],
)
def test_lists_of_links_in_many_hands(file: Path, content: str | bytes) -> None:
    batch = read(file, content)
    assert batch.items.keys == ["a", "b", "c"]
    assert links(batch) == {("a", "b"): 1, ("b", "c"): 2, ("c", "a"): 3}
    assert not batch.directed and "without" in notes(batch)
    report = batch.report
    assert (report.rows, report.accepted) == (3, 3)


def test_links_are_directed_if_told(file: Path) -> None:
    batch = read(file, TRIANGLE + "b a 5\n", directed=True)
    assert batch.directed and links(batch)["a", "b"] == 1 and links(batch)["b", "a"] == 5
    plain = read(file, TRIANGLE + "b a 5\n", directed=False)
    assert links(plain) == {("a", "b"): 6, ("b", "c"): 2, ("c", "a"): 3}
    assert plain.report.duplicates == 1 and "added up" in notes(plain)


def test_ids_of_any_text_stay_as_they_are(file: Path) -> None:
    batch = read(file, '"New York" 北京 1\n北京 O"Brien 2\nO"Brien 007 1\n007 7 1\n7 null 1\n', directed=True)
    assert set(batch.items.keys) == {"New York", "北京", 'O"Brien', "007", "7", "null"}
    assert links(batch)["New York", "北京"] == 1
    commas = read(file, 'New York,"San José, CA"\n"San José, CA","say ""hi"""\n')
    assert set(commas.items.keys) == {"New York", "San José, CA", 'say "hi"'}


def test_duplicates_are_added_up_whatever_their_order(file: Path) -> None:
    rows = [f"{a} {b} {w}" for a, b, w in [("x", "y", 0.1), ("x", "y", 0.2), ("y", "x", 0.3), ("y", "z", 1)] * 3]
    batch = read(file, "\n".join(rows))
    assert (batch.report.rows, batch.report.accepted, batch.report.duplicates) == (12, 2, 10)
    for seed in range(5):
        random.Random(seed).shuffle(rows)
        again = read(file, "\n".join(rows))
        assert links(again) == links(batch)


@pytest.mark.parametrize("weight", ["-1", "nan", "inf", "-inf", "abc", '""'])
def test_a_bad_weight_names_its_row(file: Path, weight: str) -> None:
    said = refused(file, f"a b 1\n# remark\nb c {weight}\nc a 1\n")
    assert "Row 3" in said and "net.txt" in said and "weight" in said
    kept = read(file, f"a b 1\n# remark\nb c {weight}\nc a 1\n", skip_broken=True)
    assert kept.report.rejected_count == 1 and kept.report.rejected[0].row == 3
    assert kept.report.rows == 3 == kept.report.accepted + 1


def test_a_broken_row_is_named(file: Path) -> None:
    lines = [f"{k % 1000},{k * 7 % 1000},1" for k in range(60_000)]
    lines[43_210] = "17,"
    assert "Row 43211" in refused(file, "\n".join(lines))
    assert read(file, "\n".join(lines), skip_broken=True).report.rejected_count == 1
    assert "Row 2" in refused(file, "a b 1\nc\nb c 1\n")
    assert "Row 2" in refused(file, 'a,b,1\n"c,d,1\nb,c,1\n')


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("", "empty"),
        ("\n\n", "empty"),
        ("# nothing\n", "empty"),
        ("*Vertices 0\n*Edges\n", "empty"),
        ("graph [ directed 0 ]", "empty"),
        ("*Vertices 1\n1 \"a\"\n", "one node"),
        ("a a\n", "one node"),
        ("*Vertices 3\n*Edges\n", "no links"),
        ("a b 0\nb c 0\n", "no links"),
        ("a a 1\nb b 2\n", "same node"),
        ("graph [ node [ id 1 ] node [ id 2 ] ]", "no links"),
        ("<graphml><graph/></graphml>", "empty"),
        ("<graphml/>", "no graph"),
        ("word\nwords\n", "not clear"),
    ],
)  # fmt: skip
def test_nothing_to_cluster_is_said(file: Path, content: str, word: str) -> None:
    assert word in refused(file, content)


def test_zero_weights_and_self_links(file: Path) -> None:
    batch = read(file, "a b 1\nb b 2\nc d 0\n")
    assert batch.items.keys == ["a", "b", "c", "d"]
    assert links(batch) == {("a", "b"): 1, ("b", "b"): 2}
    assert batch.report.excluded == 1 and "itself" in notes(batch) and "weight 0" in notes(batch)


PAJEK = """*Vertices 4
1 "A \u00e9" 0.1 0.2
2 "Say hi"
3 Cee
*Arcs
1 2 3.0
2 1 1
*Edges
2 3
"""


def test_pajek_with_arcs_and_edges(file: Path) -> None:
    batch = read(file, PAJEK)
    assert batch.directed
    assert batch.items.keys == ["1", "2", "3", "4"]
    assert batch.items.labels[0] == "A é" and batch.items.labels[2:] == ["Cee", "4"]
    assert links(batch) == {("1", "2"): 3, ("2", "1"): 1, ("2", "3"): 1, ("3", "2"): 1}
    assert "not listed" in notes(batch) and "both ways" in notes(batch)
    told = read(file, PAJEK, directed=False)
    assert not told.directed and links(told) == {("1", "2"): 4, ("2", "3"): 1}
    assert "direction" in notes(told)


def test_pajek_edges_read_as_arcs_if_told(file: Path) -> None:
    batch = read(file, "*Vertices 3\n*Edges\n1 2\n3 2 2\n", directed=True)
    assert batch.directed and links(batch) == {("1", "2"): 1, ("3", "2"): 2}
    assert "as told" in notes(batch)


@pytest.mark.parametrize(
    ("content", "row"),
    [
        ('*Vertices 2\n1 "a"\n2 "b"\n*Edges\n1 2\n2 3\n', 6),
        ("*Vertices 2\n*Arcs\n0 1\n", 3),
        ("*Vertices 2\n*Arcs\n1\n", 3),
        ('*Vertices 2\nx "a"\n', 2),
        ("*Vertices many\n", 1),
        ("*Vertices 2\n*Blocks\n1 1\n", 2),
        ("*Vertices 2\n*Matrix\n0 1\n1\n", 4),
        ("*Vertices 99999999999\n", 1),
    ],
)
def test_broken_pajek_names_the_row(file: Path, content: str, row: int) -> None:
    assert f"Row {row} " in refused(file, content)


def test_pajek_lists_and_matrices(file: Path) -> None:
    assert links(read(file, "*Vertices 3\n*Arcslist\n1 2 3\n")) == {("1", "2"): 1, ("1", "3"): 1}
    assert links(read(file, "*Vertices 2\n*Matrix\n0 2\n1 0\n")) == {("1", "2"): 2, ("2", "1"): 1}
    assert links(read(file, "*Edges\n7 9\n9 11 2\n")) == {("7", "9"): 1, ("9", "11"): 2}


GML = """Creator "someone [sometimes]"
graph
[
  directed 1
  node [ id 0 label "Tom &amp; &quot;Jerry&quot;" value "n" graphics [ x 1 y 2 ] ]
  node [ id 7 label "two
lines" ]
  edge [ source 0 target 7 value 2.5 ]
]
"""


def test_gml(file: Path) -> None:
    batch = read(file, GML)
    assert batch.directed and batch.items.keys == ["0", "7"]
    assert batch.items.labels == ['Tom & "Jerry"', "two lines"]
    assert batch.items.attributes[0] == {"value": "n"}
    assert links(batch) == {("0", "7"): 2.5}


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ("target 7", "target 8", 8),
        ("value 2.5", "value -1", 8),
        ("value 2.5", 'weight "heavy"', 8),
        ("id 7", "id 0", 6),
        ("id 7", "idea 7", 6),
        ('lines" ]', "lines ]", 6),
        ("2.5 ]", "2.5", 9),
    ],
)
def test_broken_gml_names_the_row(file: Path, old: str, new: str, row: int) -> None:
    assert f"ow {row}" in refused(file, GML.replace(old, new))


def test_graphml_as_networkx_writes_it(tmp_path: Path) -> None:
    graph = networkx.DiGraph()
    graph.add_node("n<1>", label='one & "only"', side="left")
    graph.add_edge("n<1>", "二", weight=2.5)
    graph.add_edge("二", "n3", weight=1.0)
    networkx.write_graphml_xml(graph, tmp_path / "g.graphml")
    batch = drain(read_network(tmp_path / "g.graphml", NetworkOptions(), Context()))
    assert batch.directed and set(batch.items.keys) == {"n<1>", "二", "n3"}
    place = batch.items.keys.index("n<1>")
    assert batch.items.labels[place] == 'one & "only"' and batch.items.attributes[place] == {"side": "left"}
    assert links(batch) == {("n<1>", "二"): 2.5, ("二", "n3"): 1.0}


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ('<graphml><graph>\n<node id="a"/>\n<edge source="a" target="b"/></graph></graphml>', "Row 3"),
        ('<graphml><graph>\n<node id="a"/>\n<node id="a"/></graph></graphml>', "Row 3"),
        ('<graphml><graph>\n<node id="a"/></gr', "row 2"),
        ('<!DOCTYPE x [<!ENTITY e "boom">]><graphml><graph><node id="&e;"/></graph></graphml>', "entities"),
    ],
)
def test_broken_graphml(file: Path, content: str, word: str) -> None:
    assert word in refused(file, content)


def test_graphml_edges_may_come_before_their_nodes_and_differ_in_direction(file: Path) -> None:
    head = '<graphml><graph edgedefault="undirected"><edge source="a" target="b"/>'
    batch = read(file, head + '<node id="a"/><node id="b"/></graph></graphml>')
    assert not batch.directed and links(batch) == {("a", "b"): 1}
    arc = head.replace("/>", ' directed="true"/>') + '<node id="a"/><node id="b"/></graph></graphml>'
    assert read(file, arc).directed


@settings(deadline=None, max_examples=40)
@given(
    rows=st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 9)), min_size=1, max_size=30
    ).filter(lambda rows: any(a != b for a, b, _ in rows)),
    directed=st.booleans(),
)  # fmt: skip
def test_weights_add_up_to_what_was_listed(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[int, int, int]], directed: bool
) -> None:
    path = tmp_path_factory.mktemp("net") / "n.txt"
    batch = read(path, "\n".join(f"{a} {b} {w}" for a, b, w in rows), directed=directed)
    wanted: dict[tuple[str, ...], float] = {}
    for a, b, w in rows:
        key = (str(a), str(b)) if directed else tuple(sorted((str(a), str(b))))
        wanted[key] = wanted.get(key, 0) + w
    found = {ends if directed else tuple(sorted(ends)): w for ends, w in links(batch).items()}
    assert found == wanted
    report = batch.report
    assert report.rows == report.accepted + report.duplicates == len(rows)
    assert np.all(np.diff(batch.source.astype(np.int64) << 32 | batch.target) > 0)


STATES = (
    '*Vertices 3\n1 "Rome"\n2 "Oslo"\n3\n*States\n#state node\n11 1 "to Oslo"\n12 2\n13 1\n*Links\n11 12 2\n12 13 0.5\n'
)


def test_states_of_vertices(tmp_path: Path) -> None:
    batch = read(tmp_path / "s.net", STATES, directed=True)
    assert batch.items.keys == ["11", "12", "13"] and batch.directed
    assert batch.items.labels == ["to Oslo", "Oslo", "Rome"]
    assert [about["object"] for about in batch.items.attributes] == ["1", "2", "1"]
    assert links(batch) == {("11", "12"): 2.0, ("12", "13"): 0.5}
    assert "3 states of 2 vertices" in notes(batch)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("12 13 0.5", "12 14 0.5", "Row 12 of s.net: The row names the state 14"),
        ("13 1\n", "12 1\n", "Row 9 of s.net: The state 12 is listed a second time"),
        ("12 2\n", "12\n", "Row 8 of s.net: The row does not give the numbers"),
    ],
)
def test_broken_states_are_named(old: str, new: str, said: str, tmp_path: Path) -> None:
    assert said in refused(tmp_path / "s.net", STATES.replace(old, new, 1))


@pytest.mark.parametrize(("kind", "directed"), [("Directed", True), ("Undirected", False)])
def test_a_column_of_types_gives_the_direction(file: Path, kind: str, directed: bool) -> None:
    batch = read(file, f"Source,Target,Type,Id,Weight\na,b,{kind},0,1\nb,c,{kind},1,2\n")
    assert batch.directed is directed
    assert not batch.report.notes
    assert read(file, f"Source,Target,Type\na,b,{kind}\n", directed=not directed).directed is not directed


def test_a_chinese_network_of_few_words_is_chinese(file: Path) -> None:
    assert read(file, "北京 a 1\na b 1\n".encode("gbk")).items.keys == ["a", "b", "北京"]
