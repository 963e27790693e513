"""The window stands before anything heavy is loaded."""

import os
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


_ENDING = """
from PySide6.QtWidgets import QApplication
from minentropy_app.gui.application import Application
app = QApplication([])
running = Application(app)
running.window.show()
app.processEvents()
for language in ("zh_CN", "en"):
    running.change_language(language)
    app.processEvents()
running.window.close()
running.close()
"""


def test_the_program_ends_well_after_its_window_was_made_anew(tmp_path):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    assert subprocess.run([sys.executable, "-c", _ENDING], env=environment, check=False).returncode == 0
