"""The house rules that a machine can check."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "minentropy_app"
LONGEST_FILE = 500
LONGEST_FUNCTION = 40
KERNELS = "kernels"


def run(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def test_imports_go_down_only() -> None:
    result = run(tool("lint-imports"), "--no-cache")
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("theory", "import minentropy_app.engines"),
        ("sources", "import minentropy_app.theory"),
        ("engines", "import PySide6"),
        ("cli", "import sqlite3"),
        ("jobs", "import sqlite_utils"),
    ],
)
def test_contracts_fail_when_broken(tmp_path: Path, room: str, line: str) -> None:
    shutil.copytree(PACKAGE, tmp_path / "minentropy_app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    room_path = tmp_path / "minentropy_app" / room
    broken = room_path / "__init__.py" if room_path.is_dir() else room_path.with_suffix(".py")
    broken.write_text(broken.read_text("utf-8") + f"\n{line}\n", "utf-8")
    assert run(tool("lint-imports"), "--no-cache", cwd=tmp_path).returncode != 0


def test_style() -> None:
    result = run(tool("ruff"), "check", "--no-cache", ".")
    assert result.returncode == 0, result.stdout
    result = run(tool("ruff"), "format", "--check", "--no-cache", ".")
    assert result.returncode == 0, result.stdout


def test_types() -> None:
    result = run(sys.executable, "-m", "mypy")
    assert result.returncode == 0, result.stdout


def loaded_after(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(' '.join(sys.modules))"
    result = run(sys.executable, "-c", code)
    assert result.returncode == 0, result.stderr
    return set(result.stdout.split())


@pytest.mark.parametrize("module", ["minentropy_app.theory", "minentropy_app.cli", "minentropy_app.jobs.client"])
def test_no_qt_without_a_window(module: str) -> None:
    assert not loaded_after(f"import {module}") & {"PySide6", "pyqtgraph", "shiboken6"}


def test_command_line_starts_light() -> None:
    assert not loaded_after("import minentropy_app.cli") & {"numba", "scipy", "gensim", "sqlite_utils", "openpyxl"}


def test_nothing_reaches_for_the_network_or_unpickles() -> None:
    forbidden = {"pickle", "socket", "urllib.request", "http", "http.client", "requests", "shelve", "marshal", "joblib"}
    found = []
    for path in modules():
        for node in ast.walk(parsed(path)):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [f"{path.relative_to(ROOT)}: {name}" for name in names if name in forbidden]
    assert not found


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


def test_files_and_functions_stay_small() -> None:
    long_files = [p.name for p in modules() if len(p.read_text("utf-8").splitlines()) > LONGEST_FILE]
    long_functions = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name} has {body_lines(node)} lines"
        for path in modules()
        if KERNELS not in path.parts and not path.stem.endswith(KERNELS)
        for node in functions(parsed(path))
        if body_lines(node) > LONGEST_FUNCTION
    ]
    assert not long_files
    assert not long_functions


def is_marked(node: ast.expr) -> bool:
    """A literal inside QT_TRANSLATE_NOOP, a name bound to one, or an empty string."""
    if isinstance(node, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        return name == "QT_TRANSLATE_NOOP" and all(isinstance(a, ast.Constant) for a in node.args)
    if isinstance(node, ast.Constant):
        return node.value == ""
    if isinstance(node, ast.IfExp):
        return is_marked(node.body) and is_marked(node.orelse)
    return isinstance(node, ast.Name | ast.Attribute | ast.Subscript | ast.Starred)


def test_every_message_is_marked_for_translation() -> None:
    bare = []
    for path in modules():
        for node in ast.walk(parsed(path)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id in ("AppError", "WrongUsage"):
                marked = all(is_marked(argument) for argument in node.args[:2])
            elif node.func.id in ("Int", "Float", "Choice", "Flag", "Text", "Seed", "Query"):
                marked = all(is_marked(k.value) for k in node.keywords if k.arg in ("label", "help"))
            else:
                continue
            if not marked:
                bare.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.func.id}")
    assert not bare


def test_templates_name_only_fields_that_are_given() -> None:
    wrong = []
    for path in modules():
        for node in ast.walk(parsed(path)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "AppError"):
                continue
            if any(k.arg is None for k in node.keywords):
                continue
            given = {k.arg for k in node.keywords}
            for argument in node.args[:2]:
                if isinstance(argument, ast.Call) and len(argument.args) > 1:
                    text = ast.literal_eval(argument.args[1])
                    wanted = set(re.findall(r"{(\w+)[^}]*}", text))
                    if wanted - given:
                        wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} {wanted - given}")
    assert not wrong


def test_packaging_folder_is_no_package() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_every_runtime_dependency_has_a_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    block = text.split("dependencies = [", 1)[1].split("\n]", 1)[0]
    lines = [line for line in block.splitlines() if line.strip()]
    assert lines
    assert all("#" in line for line in lines)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_no_path_of_a_machine_is_committed() -> None:
    listing = run("git", "ls-files")
    if listing.returncode:
        pytest.skip("not a git checkout")
    home = str(Path.home())
    parent = str(ROOT.parent)
    for name in listing.stdout.split():
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".txt", ".svg", ".ts"} and path.is_file():
            text = path.read_text("utf-8")
            assert home + "/" not in text, name
            assert len(parent) < 3 or parent + "/" not in text, name


def jitted(tree: ast.Module) -> Iterator[tuple[ast.FunctionDef, dict[str, ast.expr]]]:
    for node in functions(tree):
        for decorator in node.decorator_list:
            if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "njit":
                assert isinstance(node, ast.FunctionDef)
                yield node, {k.arg or "": k.value for k in decorator.keywords}


def test_reordered_sums_are_inlined_into_their_callers() -> None:
    """A kernel with fastmath in it that other kernels call must leave no copy of its own behind.

    Copies are optimised apart; which one runs depends on whether the kernel was compiled now or
    comes from the disk cache, and the last digits of results would differ between the two.
    """
    kernels = [
        (path, node, words)
        for path in sorted((PACKAGE / "engines").rglob("*.py"))
        for node, words in jitted(parsed(path))
    ]
    names = {node.name for _, node, _ in kernels}
    calls = [(node.name, called_in(node) & names) for _, node, _ in kernels]
    reordered = {node.name for _, node, words in kernels if "fastmath" in words}
    while grown := {name for name, callees in calls if callees & reordered} - reordered:
        reordered |= grown
    called = {callee for name, callees in calls for callee in callees - {name}}
    loose = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path, node, words in kernels
        if node.name in reordered & called and not {"forceinline", "inline"} & set(words)
    ]
    assert not loose, "\n".join(loose)


def called_in(node: ast.FunctionDef) -> set[str]:
    return {c.func.id for c in ast.walk(node) if isinstance(c, ast.Call) and isinstance(c.func, ast.Name)}
