"""Compiled loops without the compiler: machine code made once by numba, kept, and only loaded by the window.

The compiler with all that it imports takes a hundred megabytes and a second. The window needs neither: a
process of its own (``warm``) compiles every kernel for this processor into one file of the cache, and the window
hands that file to LLVM's loader and calls what is in it with plain pointers. Where that fails, numba is
imported after all.

A kernel says what it takes as words: ``f4:2`` an array of float32 with two axes, ``i8`` a number, ``i8x2``
two of them. Arrays must be laid out in rows (C order) and have exactly the type that is said: they are handed
over as addresses.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

from minentropy_app import paths
from minentropy_app.gui.free_memory import put_down

#: Modules with kernels.
MODULES = tuple(
    f"minentropy_app.gui.canvas.{name}"
    for name in ("kernels", "sphere_kernels", "flat_kernels", "label_kernels", "network_kernels")
)
_SUFFIX = ".window-kernels"
_NUMBERS = {"i8": ctypes.c_int64, "f8": ctypes.c_double, "f4": ctypes.c_float}
#: Numba's release of memory that it holds itself. Kernels are handed all their memory, so it is never called, but
#: LLVM finds nothing at all where one name is missing.
_UNREACHED = "NRT_MemInfo_call_dtor"
_LOCK = threading.RLock()


class Part:
    """A function that kernels call; it exists for the compiler only."""

    kind = "njit"

    def __init__(self, function: Callable[..., Any], options: dict[str, Any]) -> None:
        self.function, self.options = function, options
        self.__name__, self.__doc__ = function.__name__, function.__doc__


class Intrinsic(Part):
    """A function that writes LLVM's own instructions."""

    kind = "intrinsic"


class Kernel(Part):
    """A compiled loop that the window calls."""

    def __init__(self, function: Callable[..., Any], options: dict[str, Any], takes: tuple[Word, ...]) -> None:
        super().__init__(function, options)
        self.takes = takes
        self._call: Callable[..., Any] | None = None

    @property
    def name(self) -> str:
        """Module and name."""
        return f"{self.function.__module__}.{self.function.__name__}"

    def __call__(self, *arguments: Any) -> Any:
        call = self._call
        if call is None:
            call = self._call = self._found()
        return call(*arguments)

    def _found(self) -> Callable[..., Any]:
        code = loaded()
        return _numba_of(self) if code is None else code.caller(self)


@dataclass(frozen=True)
class Word:
    """One argument: its type, axes of an array (0 for a number), and how many numbers it stands for."""

    dtype: str
    axes: int = 0
    many: int = 0

    @cached_property
    def ctypes(self) -> list[Any]:
        """Types of what is handed over: an address and the lengths of the axes, or numbers."""
        if self.axes:
            return [ctypes.c_void_p, *[ctypes.c_int64] * self.axes]
        return [_NUMBERS[self.dtype]] * (self.many or 1)

    def flat(self, value: Any) -> tuple[Any, ...]:
        """What is handed over for a value."""
        if not self.axes:
            return tuple(value) if self.many else (value,)
        if value.ndim != self.axes or value.dtype.str[1:] != self._code or not value.flags.c_contiguous:
            said = f"{value.dtype} with {value.ndim} axes"
            raise TypeError(f"a kernel takes {self.dtype}:{self.axes} in C order, not {said}")
        return (value.__array_interface__["data"][0], *value.shape)

    @cached_property
    def _code(self) -> str:
        return "b1" if self.dtype == "?" else self.dtype


def kernel(takes: str, **options: Any) -> Callable[[Callable[..., Any]], Kernel]:
    """Declare a kernel by what it takes, in order; ``options`` are numba's."""
    return lambda function: Kernel(function, options, tuple(map(_word, takes.split())))


def part(**options: Any) -> Callable[[Callable[..., Any]], Any]:
    """Declare a function that kernels call."""
    return lambda function: Part(function, options)


def intrinsic(function: Callable[..., Any]) -> Any:
    """Declare a function that writes LLVM's own instructions."""
    return Intrinsic(function, {})


def _word(text: str) -> Word:
    if ":" in text:
        dtype, axes = text.split(":")
        return Word(dtype, int(axes))
    dtype, _, many = text.partition("x")
    return Word(dtype, 0, int(many or 0))


class Code:
    """Machine code in memory, ready to be called."""

    def __init__(self, file: Path) -> None:
        import llvmlite.binding as llvm

        head, _, rest = file.read_bytes().partition(b"\n")
        self.entries: dict[str, dict[str, Any]] = json.loads(head)
        llvm.initialize_native_target()
        llvm.initialize_native_asmprinter()
        machine = llvm.Target.from_default_triple().create_target_machine()
        if llvm.address_of_symbol(_UNREACHED) is None:
            llvm.add_symbol(_UNREACHED, ctypes.cast(ctypes.pythonapi.Py_IsInitialized, ctypes.c_void_p).value)
        self._engine = llvm.create_mcjit_compiler(llvm.parse_assembly(""), machine)
        for entry in self.entries.values():
            piece = rest[entry["start"] : entry["stop"]]
            self._engine.add_object_file(llvm.ObjectFileRef.from_data(piece))
        self._engine.finalize_object()
        # A thread may still draw while the interpreter ends: what it runs must not be taken from under it.
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(self._engine))

    def caller(self, wanted: Kernel) -> Callable[..., Any]:
        """Return what calls a kernel: it checks the arguments, lets go of the GIL, and returns an int or None."""
        entry, takes = self.entries[wanted.name], wanted.takes
        types = [kind for word in takes for kind in word.ctypes]
        address = self._engine.get_function_address(entry["symbol"])
        native = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, *types)(address)
        name, gives, by_address = wanted.name, entry["gives"], ctypes.byref

        def call(*arguments: Any) -> int | None:
            answer, fault = ctypes.c_int64(0), ctypes.c_void_p()
            flat = [part for word, value in zip(takes, arguments, strict=True) for part in word.flat(value)]
            if native(by_address(answer), by_address(fault), *flat):
                raise ArithmeticError(f"{name} failed")
            return answer.value if gives else None

        return call


_KEPT: list[Code | None] = []


def loaded() -> Code | None:
    """The machine code of all kernels, compiled first where that has not been done; None where it cannot be."""
    with _LOCK:
        if not _KEPT:
            _KEPT.append(_load())
        return _KEPT[0]


def _load() -> Code | None:
    file = kept_file()
    for _ in range(2):
        if not file.exists():
            subprocess.run(compiler(), capture_output=True, check=False)
        try:
            code = Code(file)
            put_down("llvmlite")  # what is loaded runs without it
            return code
        except (ValueError, RuntimeError, KeyError):  # damaged
            file.unlink(missing_ok=True)
        except OSError:
            break
    return None


def compiler() -> list[str]:
    """Return the command that compiles all kernels into ``kept_file``."""
    return [sys.executable, *([] if getattr(sys, "frozen", False) else ["-m", "minentropy_app"]), "--kernels"]


def kept_file() -> Path:
    """Where the machine code is kept: one file for this source, compiler and processor."""
    return _folder() / f"{_key()}{_SUFFIX}"


def outdated_files() -> list[Path]:
    """Files of other versions."""
    return [file for file in _folder().glob(f"*{_SUFFIX}") if file != kept_file()]


def _folder() -> Path:
    paths.prepare_kernel_cache()
    return Path(os.environ["NUMBA_CACHE_DIR"])


def _key() -> str:
    from importlib.metadata import version

    import llvmlite.binding as llvm

    told = hashlib.sha256()
    for file in sorted([*Path(__file__).parent.glob("*kernels.py"), *Path(__file__).parent.glob("compil*.py")]):
        told.update(file.read_bytes())
    host = [llvm.get_host_cpu_name(), llvm.get_host_cpu_features().flatten(), llvm.get_default_triple()]
    told.update("\n".join([version("numba"), version("llvmlite"), *host]).encode())
    return told.hexdigest()[:24]


def _numba_of(wanted: Kernel) -> Callable[..., Any]:
    from minentropy_app.gui.canvas import compiling

    found: Callable[..., Any] = compiling.dispatchers()[wanted.name]
    return found


def kernels() -> list[Kernel]:
    """All kernels of the window."""
    found = [value for name in MODULES for value in vars(import_module(name)).values()]
    return list(dict.fromkeys(value for value in found if isinstance(value, Kernel)))
