"""Threads of the window share one pool of memory, and code that has done its work goes back to the system."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

PROGRAM = """
import ctypes, sys, threading
from minentropy_app.gui.free_memory import share_pools
if sys.argv[1] == "shared":
    share_pools()
libc = ctypes.CDLL(None)
libc.malloc.restype = libc.fopen.restype = ctypes.c_void_p
libc.malloc.argtypes, libc.fopen.argtypes = [ctypes.c_size_t], [ctypes.c_char_p, ctypes.c_char_p]
libc.malloc_info.argtypes, libc.fclose.argtypes = [ctypes.c_int, ctypes.c_void_p], [ctypes.c_void_p]
gate = threading.Barrier(5)
def work():
    libc.malloc(10_000)
    gate.wait()
threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
gate.wait()
for thread in threads:
    thread.join()
file = libc.fopen(sys.argv[2].encode(), b"w")
libc.malloc_info(0, file)
libc.fclose(file)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only glibc has pools")
def test_threads_share_one_pool(tmp_path):
    pools = {}
    for how in ("own", "shared"):
        file = tmp_path / how
        subprocess.run([sys.executable, "-c", PROGRAM, how, str(file)], check=True)
        pools[how] = file.read_text().count("<heap nr=")
    assert pools["shared"] == 1 < pools["own"]


LIBRARY = """
import json, re
import llvmlite.binding as llvm
from minentropy_app.gui.free_memory import put_down
def resident():
    here, size = False, 0
    for line in open("/proc/self/smaps"):
        if re.match("[0-9a-f]+-", line):
            here = "llvmlite" in line
        elif here and line.startswith("Rss:"):
            size += int(line.split()[1])
    return size
def work():
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    return len(llvm.Target.from_default_triple().create_target_machine().emit_assembly(llvm.parse_assembly("")))
before = work()
held = resident()
put_down("llvmlite")
left = resident()
print(json.dumps([held, left, before, work()]))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux is asked")
def test_the_code_of_a_library_goes_and_comes_again_when_it_is_wanted():
    done = subprocess.run([sys.executable, "-c", LIBRARY], capture_output=True, check=True)
    held, left, before, after = json.loads(done.stdout)
    assert left < held / 2
    assert before == after > 0
