"""The exact pair of Python and PySide6 survives what a long session does to it."""

import subprocess
import sys

PROGRAM = """
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label, thing = QLabel(), QObject()
for k in range(25_000):
    thing.setObjectName("x")
    label.setText(str(k))
QTimer.singleShot(0, app.quit)
app.exec()
print("sound", label.text())
"""


def test_fifty_thousand_void_calls_survive():
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "sound 24999"
