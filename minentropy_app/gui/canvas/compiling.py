"""Compile the window's kernels into one file (see ``compiled``). The only place of the window that imports numba."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from minentropy_app.gui.canvas import compiled


@cache
def dispatchers() -> dict[str, Any]:
    """Numba's functions of all kernels by name.

    Parts and kernels are replaced in the modules in which they are used, where the compiler looks for them.
    """
    import numba
    from numba.extending import intrinsic

    made: dict[int, Any] = {}
    names: dict[str, Any] = {}
    for kernel in compiled.kernels():
        names[kernel.name] = kernel
    spaces = [vars(import_module(name)) for name in compiled.MODULES]
    for space in spaces:
        for name, value in list(space.items()):
            if not isinstance(value, compiled.Part):
                continue
            if id(value) not in made:
                whole = value.kind == "njit"
                options = {"cache": True, "nogil": True, "_nrt": False} | value.options
                made[id(value)] = numba.njit(**options)(value.function) if whole else intrinsic(value.function)
            space[name] = made[id(value)]
    return {name: made[id(kernel)] for name, kernel in names.items()}


def compile_all(file: Path) -> None:
    """Compile all kernels, try the result in another process, and put it in its place."""
    kernels = compiled.kernels()
    found = dispatchers()
    entries: dict[str, dict[str, Any]] = {}
    pieces: list[bytes] = []
    at = 0
    for kernel in kernels:
        entry, piece = _native(kernel, found[kernel.name])
        entries[kernel.name] = entry | {"start": at, "stop": at + len(piece)}
        at += len(piece)
        pieces.append(piece)
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix="trial-")
    with os.fdopen(handle, "wb") as out:
        out.write(json.dumps(entries).encode() + b"\n" + b"".join(pieces))
    try:
        trial = [*compiled.compiler(), name]
        subprocess.run(trial, capture_output=True, check=True)
        Path(name).replace(file)
    finally:
        Path(name).unlink(missing_ok=True)


def _native(kernel: compiled.Kernel, dispatcher: Any) -> tuple[dict[str, Any], bytes]:
    """Symbol, whether it returns a number, what it needs, and object code of a kernel that takes addresses."""
    from numba.core import compiler, registry, types

    flags = compiler.Flags()
    flags.no_cpython_wrapper = flags.no_cfunc_wrapper = flags.nrt = True
    target = registry.cpu_target
    contexts = (target.typing_context, target.target_context)
    made = compiler.compile_extra(*contexts, *_by_address(kernel, dispatcher), None, flags, {})
    gives = made.signature.return_type
    if gives not in {types.none, types.int64}:
        raise TypeError(f"{kernel.name} gives {gives}")
    functions = [found for found in made.library._final_module.functions if found.is_declaration]
    needs = [found.name for found in functions if not found.name.startswith("llvm.")]
    entry = {"symbol": made.fndesc.llvm_func_name, "gives": gives == types.int64, "needs": needs}
    return entry, made.library._get_compiled_object()


def _by_address(kernel: compiled.Kernel, dispatcher: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return a function that takes arrays as an address with lengths, for the compiler, and the types it takes."""
    from numba import carray
    from numba.core import types

    kinds: dict[str, Any] = {"i1": types.int8, "i4": types.int32, "i8": types.int64, "?": types.boolean}
    kinds |= {"u1": types.uint8, "u4": types.uint32, "u8": types.uint64, "f4": types.float32, "f8": types.float64}
    pointer: Any = types.CPointer  # type: ignore[attr-defined]
    taken, handed, given = [], [], []
    for k, word in enumerate(kernel.takes):
        kind, lengths = kinds[word.dtype], [f"a{k}_{axis}" for axis in range(word.axes or word.many)]
        together = f"({', '.join(lengths)},)"
        if word.axes:
            taken += [f"a{k}", *lengths]
            given += [pointer(kind), *[types.int64] * word.axes]
            handed.append(f"carray(a{k}, {together})")
        else:
            taken += lengths or [f"a{k}"]
            given += [kind] * (word.many or 1)
            handed.append(together if word.many else f"a{k}")
    space = {"carray": carray, "kernel": dispatcher}
    exec(f"def wrapped({', '.join(taken)}):\n    return kernel({', '.join(handed)})", space)
    return space["wrapped"], tuple(given)


def _arrange_once() -> None:
    """Lay out a network of four nodes: the window does that with numba's own cache, which is filled here."""
    import numpy as np

    from minentropy_app.engines.force_layout import PAIRWISE, Links, arrange

    ends = np.arange(4, dtype=np.int32)
    links = Links(ends, np.roll(ends, 1), np.ones(4))
    arrange(np.ones(4), links)
    arrange(np.ones(PAIRWISE + 1), links)


def _try(code: compiled.Code) -> int:
    """Whether everything that the code calls is there without numba: LLVM does not say what it does not find."""
    import llvmlite.binding as llvm

    for kernel in compiled.kernels():
        code.caller(kernel)
    needs = {"memcpy", "memset"}.union(*(entry["needs"] for entry in code.entries.values()))
    return int(not all(llvm.address_of_symbol(name) for name in needs))


def main(words: list[str]) -> int:
    """Compile into the cache; with a file, only try whether it can be loaded and called."""
    if words:
        return _try(compiled.Code(Path(words[0])))
    if not compiled.kept_file().exists():
        compile_all(compiled.kept_file())
    _arrange_once()
    for old in compiled.outdated_files():
        old.unlink(missing_ok=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
