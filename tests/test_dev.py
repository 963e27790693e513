"""The two set-up commands, with the slow parts replaced by what they would leave behind."""

from __future__ import annotations

import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "packaging" / "dev.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "packaging").mkdir()
    for name in module.LOCKS.values():
        (tmp_path / "packaging" / name).write_text("nothing==1\n")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "install_system_packages", lambda command: None)
    return module


class Commands:
    """Stands in for subprocess.run: records the calls, and makes what they would make."""

    def __init__(self, dev: ModuleType, failing: str = "") -> None:
        self.dev, self.failing, self.calls = dev, failing, list[list[str]]()

    def __call__(self, command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        self.calls.append(command)
        if "venv" in command:
            self.dev.venv_python().parent.mkdir(parents=True)
            self.dev.venv_python().write_text("")
        failed = bool(self.failing) and self.failing in command
        return subprocess.CompletedProcess(command, int(failed))


def test_marker_is_written_only_after_success(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.subprocess, "run", Commands(dev, failing="pip"))
    with pytest.raises(dev.SetUpFailed):
        dev.set_up("test")
    assert not (dev.VENV / ".ready-test").exists()
    working = Commands(dev)
    monkeypatch.setattr(dev.subprocess, "run", working)
    dev.set_up("test")
    lock = dev.ROOT / "packaging" / "requirements-dev.txt"
    assert (dev.VENV / ".ready-test").read_text() == hashlib.sha256(lock.read_bytes()).hexdigest()
    assert any("--require-hashes" in call for call in working.calls)


def test_ready_environment_costs_nothing_and_a_changed_lock_reinstalls(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = Commands(dev)
    monkeypatch.setattr(dev.subprocess, "run", commands)
    dev.set_up("run")
    commands.calls.clear()
    dev.set_up("run")
    assert commands.calls == []
    (dev.ROOT / "packaging" / "requirements.txt").write_text("nothing==2\n")
    dev.set_up("run")
    assert any("pip" in call for call in commands.calls)


def test_old_python_is_named(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "OLDEST_PYTHON", (99, 0))
    assert dev.main(["run"]) == 1
    assert sys.version.split()[0] in capsys.readouterr().err


def test_tests_run_on_all_cores_unless_further_words_say_otherwise(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(dev, "hand_over", lambda command: commands.append(command) or 0)
    assert dev.start("test", ["-n", "0", "tests/theory"]) == 0
    (command,) = commands
    assert command[1:3] == ["-m", "pytest"] and command[-3:] == ["-n", "0", "tests/theory"]
    assert command.index("logical") < command.index("0"), "the last of equal options counts"


def test_wrong_words_are_wrong_usage(dev: ModuleType) -> None:
    assert dev.main([]) == 2
    assert dev.main(["walk"]) == 2


def test_locks_hold_hashes_for_every_package() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / "packaging" / name).read_text()
        pinned = [block for block in text.split("\n") if "==" in block and not block.startswith((" ", "#"))]
        assert pinned
        assert all(line.rstrip().endswith("\\") for line in pinned)


def test_runtime_lock_has_no_copyleft_peer() -> None:
    text = (ROOT / "packaging" / "requirements.txt").read_text()
    assert "infomap" not in text
    assert "igraph" not in text
