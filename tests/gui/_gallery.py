"""Every view and dialog of the window in turn, for screenshots."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QPointF, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from minentropy_app.gui import theme, translation
from minentropy_app.gui.faces import Recent
from minentropy_app.gui.main_window import MainWindow
from minentropy_app.gui.tables.columns import Columns, gathered
from minentropy_app.gui.views.space_model import SpaceModel
from tests.gui._samples import SampleJobs, SampleProject, invented, shakespeare

_CHINESE = {
    "Loans": "借阅记录", "20,840 loans · 5,654 books": "20,840 次借阅 · 5,654 种书", "Catalogue": "书目",
    "Placement · lattice": "空间摆放 · 格点法", "S 8.90 · 1,400 books": "S 8.90 · 1,400 种",
    "Placement · word2vec": "空间摆放 · 词向量", "Annealing…": "退火中…", "Reading circles": "阅读圈",
    "119 modules · 7.33 bits": "119 个模块 · 7.33 比特", "Shelf plan": "排架方案", "116 bays · 12 % moved": "116 格 · 移动 12 %",
    "Pairs of loans": "借阅配对", "not enough memory": "内存不足", "Random order": "随机排列", "By popularity": "按热度排列",
    "This placement": "本次结果", "Lower bound": "理论下界", "Done": "已完成", "Walking cost S, metres per loan": "行走代价 S（米/次借阅）",
    "gap to bound 2.53 m": "距下界 2.53 米", "−17.5 % against popularity order, in sample": "与按热度排列相比 −17.5 %（样本内）",
    "On later loans: not computed.": "对之后的借阅：尚未评估。", "Evaluate": "评估",
}  # fmt: skip
_RECENTS = (
    Recent(
        "Shakespeare and Company 1919–1941",
        "~/library/shakespeare.minent",
        "20,840 loans · 5,654 books",
        "4 results, 1 stale",
        "today, 10:42",
    ),
    Recent("红楼梦 · reading project", "~/文本/红楼梦.minent", "120 chapters · 8,412 words", "4 results", "yesterday"),
    Recent(
        "大学图书馆 2020–2021",
        "~/图书馆/借阅分析.minent",
        "180,213 loans · 62,480 books",
        "2 results, shelf plan",
        "18 November",
    ),
)


def columns(model: SpaceModel) -> Columns:
    """The table of a placement that no project holds."""
    names = ("name", "x", "y", "z", "loans")
    places = model.positions.T.tolist()
    rows = zip(model.labels(model.item_ids), *places, model.loans.astype(int).tolist(), strict=True)
    return gathered(names, rows, {"item_ids": model.item_ids[:, None], "note": "", "total": len(model)})


def rest(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Gallery:
    """One window in one theme and language."""

    def __init__(self, name: str, language: str, size: tuple[int, int], data: Path) -> None:
        self.app = QApplication.instance() or QApplication([])
        self.tokens = theme.tokens_for(name)
        theme.apply(self.app, self.tokens)
        self._translators = translation.install(self.app, language)
        self.chinese = language == "zh_CN"
        self.model = shakespeare(data) if (data / "loans").is_dir() else invented(1400)
        self.window = MainWindow(self.tokens, _RECENTS)
        self.window.resize(*size)
        self.window.show()

    def pictures(self) -> Iterator[tuple[str, QImage]]:
        """Yield name and picture of each state worth looking at."""
        rest(150)
        yield "welcome", self._grab()
        self._open()
        yield "space", self._grab()
        self._select()
        yield "space-selected", self._grab()
        self._colour_by_figures()
        yield "space-figures", self._grab()
        self.window.run("table")
        rest(150)
        self.window.view_of("table:r1")._show(columns(self.model))
        rest(50)
        yield "table", self._grab()
        self.window.views.split()
        self._settle()
        yield "split", self._grab()
        self.window.views.split()
        self.window.run("commands")
        rest(150)
        yield "commands", self._grab()

    def close(self) -> None:
        self.window.jobs.cancel_all()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _open(self) -> None:
        words = _CHINESE if self.chinese else {}
        name = "莎士比亚书店 1919–1941" if self.chinese else "Shakespeare and Company 1919–1941"
        title = "正在退火：5,654 种书" if self.chinese else "Annealing 5,654 books"
        self.window.open_project(SampleProject(self.model, name, words), SampleJobs(title))
        self.window.open_entry("r1")
        self._settle()

    def _select(self) -> None:
        chosen = [int(i) for i in self.model.item_ids if "Woolf" in self.model.details(int(i)).subtitle]
        chosen = chosen or self.model.item_ids[:12].tolist()
        self.window.selection.select(np.array(chosen, np.int64), "搜索：Woolf" if self.chinese else "search: Woolf")
        self._settle()
        view = self.window.front_view()
        view._hover(int(self.model.indices(np.array(chosen[:1]))[0]), QPointF())
        rest(60)

    def _colour_by_figures(self) -> None:
        view = self.window.front_view()
        view.card.hide()
        self.window.selection.clear()
        view.colour_by("loans")
        self._settle()

    def _settle(self) -> None:
        """Wait until the picture shows the latest wish."""
        canvas = self.window.front_view().canvas
        for _ in range(400):
            rest(50)
            frame = canvas.frame
            if (
                frame is not None
                and frame.view == canvas.view()
                and frame.scene is canvas.items.scene
                and not canvas._thread.busy
            ):
                return
        raise RuntimeError("the picture does not come")

    def _grab(self) -> QImage:
        return self.window.grab().toImage()
