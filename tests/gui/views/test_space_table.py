import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from minentropy_app.gui.selection import SelectionModel
from minentropy_app.gui.views.space_table import SpaceTable
from tests.gui._samples import invented


@pytest.fixture
def twin(qtbot, tokens):
    selection, model = SelectionModel(), invented(300)
    table = SpaceTable(model, selection)
    qtbot.addWidget(table)
    table.show()
    return table, selection, model


def column(table, number):
    rows = table.model()
    return [rows.index(k, number).data() for k in range(rows.rowCount())]


def test_it_shows_every_item_most_borrowed_first(twin):
    table = twin[0]
    assert table.model().rowCount() == 300
    loans = [int(text.replace(",", "")) for text in column(table, 1)]
    assert loans == sorted(loans, reverse=True)


def test_sorting_keeps_the_selection(qtbot, twin):
    table, selection, model = twin
    selection.select(model.item_ids[[3, 77]], "click")
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    away = [float(text) for text in column(table, 2)]
    assert away == sorted(away)
    marked = {i.row() for i in table.selectionModel().selectedRows()}
    assert set(table.model().ids(np.array(sorted(marked))).tolist()) == set(selection.current.ids.tolist())


def test_rows_and_the_selection_follow_each_other(twin):
    table, selection, _ = twin
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().select(table.model().index(5, 0), flags)
    assert selection.current.ids.tolist() == table.model().ids(np.array([5])).tolist()
    assert selection.current.how == "table"
    selection.clear()
    assert not table.selectionModel().hasSelection()


def test_every_column_sorts(twin):
    table, _, _ = twin
    for number in range(table.model().columnCount()):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            table.sortByColumn(number, order)
            assert len(set(table.model().order.tolist())) == 300
