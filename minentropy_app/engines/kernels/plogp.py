"""x log2 x, branch-free so that loops over candidates run in vector registers.

The flags of ``FAST`` let the compiler fuse and ignore NaN; they never reorder a sum.
"""

from __future__ import annotations

import math
from typing import Any

from llvmlite import ir
from numba import njit, types
from numba.extending import intrinsic

FAST = {"contract", "arcp", "nsz", "nnan", "ninf"}
_TINY = 1e-300
#: Bits of √½: mantissas are moved to [√½, √2).
_SQRT_HALF = 0x3FE6A09E667F3BCD
_TWO_OVER_LN2 = 2.8853900817779268
_INV_LN2 = 1.4426950408889634


@intrinsic
def _bits(typing_context: Any, x: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.bitcast(arguments[0], ir.IntType(64))

    return types.int64(types.float64), generate


@intrinsic
def _double(typing_context: Any, x: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.bitcast(arguments[0], ir.DoubleType())

    return types.float64(types.int64), generate


@njit(cache=True, nogil=True, forceinline=True, fastmath=FAST, error_model="numpy")
def log2(x: float) -> float:
    """Return log2 of a normal positive double: log m = 2 artanh((m−1)/(m+1)), error about 1e-16."""
    b = _bits(x)
    e = (b - _SQRT_HALF) >> 52
    m = _double(b - (e << 52))
    s = (m - 1.0) / (m + 1.0)
    z = s * s
    tail = 1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15 + z * (1 / 17 + z * (1 / 19)))))
    return e + _TWO_OVER_LN2 * s * (1.0 + z * (1 / 3 + z * (1 / 5 + z * (1 / 7 + z * tail))))


@njit(cache=True, nogil=True, forceinline=True, fastmath=FAST, error_model="numpy")
def rough_plogp(x: float) -> float:
    """Return x log2 x with an error of x · 3e-12: to choose among candidates, not to add up."""
    b = _bits(max(x, _TINY))
    e = (b - _SQRT_HALF) >> 52
    m = _double(b - (e << 52))
    s = (m - 1.0) / (m + 1.0)
    z = s * s
    tail = 1 / 7 + z * (1 / 9 + z * (1 / 11 + z * (1 / 13)))
    return x * (e + _TWO_OVER_LN2 * s * (1.0 + z * (1 / 3 + z * (1 / 5 + z * tail))))


@njit(cache=True, nogil=True, forceinline=True, fastmath=FAST, error_model="numpy")
def plogp(x: float) -> float:
    """Return x log2 x, 0 for x ≤ 0 (rates that should be 0 may come out as −1e-18)."""
    return x * log2(x) if x > _TINY else 0.0


@njit(cache=True, nogil=True, forceinline=True, fastmath=FAST, error_model="numpy")
def near_one(r: float) -> float:
    """Return (1+r) log2(1+r) for |r| ≤ 1e-3 by its series, error below 1e-18."""
    return _INV_LN2 * r * (1.0 + r * (0.5 + r * (-1 / 6 + r * (1 / 12 + r * (-1 / 20)))))


@njit(cache=True, nogil=True)
def strict_plogp(x: float) -> float:
    """Return x log2 x, 0 for x ≤ 0, by the library's logarithm: for kernels that call each other."""
    return x * math.log2(x) if x > 0.0 else 0.0
