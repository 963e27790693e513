"""The window stands before anything heavy is loaded."""

import subprocess
import sys

PROGRAM = """
import sys, time
from PySide6.QtWidgets import QApplication
from minentropy_app.gui.application import Application
app = QApplication([])
running = Application(app)
running.window.show()
app.processEvents()
assert running.window.isVisible()
heavy = ("numpy", "numba", "scipy", "gensim", "sqlite_utils", "pyqtgraph")
print(sorted(name for name in heavy if name in sys.modules), time.process_time())
running.window.close()
"""


def test_window_stands_before_numbers_are_loaded():
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=True)
    loaded, _, _ = done.stdout.partition("]")
    assert loaded == "["
