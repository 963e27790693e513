"""Set up a checkout and start it: ``python3 packaging/dev.py run`` or ``… test [pytest arguments]``.

Standard library only. The first call makes ``.venv`` from the locked, hashed requirements and, on
Debian as root, installs the system packages that are missing. A marker written after success
holds the lock's hash: an interrupted set-up is repeated, a changed lock reinstalls, and otherwise
nothing is done.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)
LOCKS = {"run": "requirements.txt", "test": "requirements-dev.txt"}
QT_PACKAGES = (
    "libgl1 libegl1 libglib2.0-0 libxkbcommon0 libfontconfig1 libfreetype6 libx11-6 libdbus-1-3 "
    "libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 "
    "libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 "
    "fonts-inter"  # the window's Latin letters; without it those of the system
)
FONT_PACKAGE = "fonts-wqy-microhei"
#: The tests run on all cores, unless further words say otherwise (such as -n 0).
PARALLEL = ("-n", "logical", "--maxprocesses", "4", "--dist", "worksteal")
#: A screen in memory and a hand to click on it, for the tests alone.
TEST_PACKAGES = "xvfb xdotool"


def main(words: list[str]) -> int:
    """Run one of the two commands; return the exit code of what was started."""
    if not words or words[0] not in LOCKS:
        print("usage: python3 packaging/dev.py run | test [pytest arguments]", file=sys.stderr)
        return 2
    if sys.version_info < OLDEST_PYTHON:
        print(f"MinEntropy needs Python 3.11 or newer; this is Python {sys.version.split()[0]}.", file=sys.stderr)
        print("Install a newer Python and start this command with it.", file=sys.stderr)
        return 1
    command, arguments = words[0], words[1:]
    try:
        set_up(command)
    except SetUpFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Set-up interrupted; the next call repeats it.", file=sys.stderr)
        return 130
    return start(command, arguments)


class SetUpFailed(Exception):
    """The set-up cannot go on; the text says what to do."""


def set_up(command: str) -> None:
    """Make the environment unless the marker says that it is ready for this lock."""
    lock = ROOT / "packaging" / LOCKS[command]
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    marker = VENV / f".ready-{command}"
    if marker.is_file() and marker.read_text() == wanted and venv_python().is_file():
        return
    marker.unlink(missing_ok=True)
    install_system_packages(command)
    make_venv()
    print(f"Installing {lock.name} into {VENV.name} (once; several minutes on a slow line) …", flush=True)
    install = [str(venv_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--use-pep517"]
    if subprocess.run([*install, "--require-hashes", "-r", str(lock)], check=False).returncode:
        raise SetUpFailed("The packages could not be installed. Check the network or the disk, then call again.")
    aside = marker.with_suffix(".new")
    aside.write_text(wanted)
    aside.replace(marker)


def venv_python() -> Path:
    """Return the interpreter of the environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_venv() -> None:
    """Create the environment, anew if what is there does not run."""
    probe = [str(venv_python()), "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]
    if venv_python().is_file() and subprocess.run(probe, check=False, capture_output=True).returncode == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    print(f"Making {VENV.name} …", flush=True)
    if subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise SetUpFailed("The virtual environment could not be made; see the message above.")


def install_system_packages(command: str) -> None:
    """On Debian, install what is missing as root, or else print the line that would."""
    if not shutil.which("dpkg-query"):
        require_venv_module()
        return
    missing = missing_debian_packages(TEST_PACKAGES if command == "test" else "")
    if not missing:
        return
    line = f"apt-get install --no-install-recommends -y {' '.join(missing)}"
    if os.geteuid() != 0:
        print(f"Some system packages are missing. Install them with:\n    sudo {line}", file=sys.stderr)
        require_venv_module()
        return
    print(f"Installing system packages: {' '.join(missing)} …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=environment, stdout=subprocess.DEVNULL)
    if subprocess.run(line.split(), check=False, env=environment, stdout=subprocess.DEVNULL).returncode:
        print(f"They could not all be installed. Try:\n    {line}", file=sys.stderr)
    require_venv_module()


def missing_debian_packages(more: str = "") -> list[str]:
    """Name the Debian packages that this interpreter, Qt and ``more`` need and that are not installed."""
    wanted = [*QT_PACKAGES.split(), *more.split()]
    if not has_venv_module():
        wanted.insert(0, "python3-venv")
    listing = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package} ${Provides}\n"],
        check=False, capture_output=True, text=True,
    ).stdout  # fmt: skip
    here: set[str] = set()
    for row in listing.splitlines():
        status, _, names = row.partition(" ")
        if status == "installed":
            here.update(name.split("(")[0].strip(", ") for name in names.replace(",", " ").split())
    missing = [name for name in wanted if name not in here]
    return missing if has_chinese_font() else [*missing, FONT_PACKAGE]


def has_chinese_font() -> bool:
    """Tell whether fontconfig, where it is installed, knows a Chinese font."""
    if not shutil.which("fc-list"):
        return any(Path("/usr/share/fonts").rglob("*wqy*")) or any(Path("/usr/share/fonts").rglob("*CJK*"))
    listing = subprocess.run(["fc-list", ":lang=zh-cn", "family"], check=False, capture_output=True, text=True)
    return bool(listing.stdout.strip())


def has_venv_module() -> bool:
    """Tell whether this interpreter can make an environment with pip in it."""
    probe = [sys.executable, "-c", "import venv, ensurepip"]
    return subprocess.run(probe, check=False, capture_output=True).returncode == 0


def require_venv_module() -> None:
    """Raise SetUpFailed where no environment can be made."""
    if not venv_python().is_file() and not has_venv_module():
        raise SetUpFailed("Python's venv module is missing. On Debian: apt-get install -y python3-venv")


def start(command: str, arguments: list[str]) -> int:
    """Start the application or the tests with the environment's interpreter."""
    python = str(venv_python())
    if command == "test":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        return hand_over([python, "-m", "pytest", *PARALLEL, *arguments])
    if has_screen() and has_window():
        return hand_over([python, str(ROOT / "main.py"), "--sample", *arguments])
    why = "This version has no window yet" if has_screen() else "There is no screen here"
    folder = ROOT / "minentropy-sample"
    print(f"{why}: running the sample's main job without a window, into {folder.name}{os.sep} …", flush=True)
    return hand_over([python, str(ROOT / "main.py"), "demo", str(folder), *arguments])


def has_screen() -> bool:
    """Tell whether a window could be shown."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def has_window() -> bool:
    """Tell whether this version has a window."""
    return (ROOT / "minentropy_app" / "gui" / "application.py").is_file()


def hand_over(command: list[str]) -> int:
    """Become the command where the system allows it, else run it and return its exit code."""
    os.chdir(ROOT)
    if os.name == "nt":
        return subprocess.run(command, check=False).returncode
    sys.stdout.flush()
    return os.execv(command[0], command)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
