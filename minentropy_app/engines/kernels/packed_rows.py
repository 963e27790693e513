"""Products of all rows of a large matrix with one vector, from 24 bits a number.

A matrix beyond the processor's caches is read from memory for every product, and one core waits for
memory nearly all of the time. So each row is kept as whole numbers of 24 bits, its largest being
2²³ − 2: three quarters of the bytes of float32, and a rounding no coarser than float32's of the
row's largest number. Rows are asked for well ahead, and sixteen numbers are multiplied at once.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from llvmlite import ir
from numba import njit, types
from numba.core import cgutils
from numba.extending import intrinsic

#: Numbers multiplied at once; rows must not be shorter.
LANES = 16
#: The largest of a row; two less than 2²³, so that no rounding of the scale lifts it to 2²³.
_LARGEST = 2.0**23 - 2
#: Rows asked for ahead of the one being multiplied, and bytes in one line of the cache.
_AHEAD = 48
_LINE = 64


@intrinsic
def _prefetch(typing, array, index):
    """Ask for the cache line of ``array[index]``; nothing waits for it."""

    def generate(context, builder, signature, arguments):
        data = context.make_array(signature.args[0])(context, builder, arguments[0]).data
        byte, word = ir.IntType(8).as_pointer(), ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [byte, word, word, word])
        place = builder.bitcast(builder.gep(data, [arguments[1]]), byte)
        read, locality, data_cache = (ir.Constant(word, value) for value in (0, 3, 1))
        builder.call(
            builder.module.declare_intrinsic("llvm.prefetch", [byte], kind), [place, read, locality, data_cache]
        )
        return context.get_dummy_value()

    return types.void(array, index), generate


@intrinsic
def _row_product(typing, high, low, numbers, start, width):
    """Σ_k (256 high[start + k] + low[start + k]) x_k for k < ``width``; ``numbers`` are x as ``_in_chunks`` has it.

    Written in vectors because the compiler's own, for loops of a hundred numbers, take twice as long.
    """

    def generate(context, builder, signature, arguments):
        data = [context.make_array(signature.args[k])(context, builder, arguments[k]).data for k in range(3)]
        start, width = arguments[3:]
        floats, wide = ir.VectorType(ir.FloatType(), LANES), ir.VectorType(ir.IntType(32), LANES)

        def load(k: int, at: Any, kind: Any) -> Any:
            place = builder.bitcast(builder.gep(data[k], [at]), ir.VectorType(kind, LANES).as_pointer())
            return builder.load(place, align=1)

        def add_product(total: Any, a: Any, b: Any) -> Any:
            return builder.fadd(builder.fmul(a, b, flags=("contract",)), total, flags=("contract",))

        zero, lanes = ir.Constant(floats, [0.0] * LANES), ir.Constant(width.type, LANES)
        sums = [cgutils.alloca_once_value(builder, zero) for _ in range(2)]
        chunks = builder.udiv(builder.add(width, ir.Constant(width.type, LANES - 1)), lanes)
        last = builder.sub(width, lanes)
        with cgutils.for_range(builder, chunks) as loop:
            at = builder.mul(loop.index, lanes)
            column = builder.select(builder.icmp_signed("<", at, last), at, last)
            x, place = load(2, at, ir.FloatType()), builder.add(start, column)
            above = builder.sitofp(builder.sext(load(0, place, ir.IntType(16)), wide), floats)
            below = builder.sitofp(builder.zext(load(1, place, ir.IntType(8)), wide), floats)
            for part, cell in zip((above, below), sums, strict=True):
                builder.store(add_product(builder.load(cell), part, x), cell)
        above, below = (builder.load(cell) for cell in sums)
        return _sum_of_lanes(builder, add_product(below, above, ir.Constant(floats, [256.0] * LANES)))

    return types.float32(high, low, numbers, start, width), generate


def _sum_of_lanes(builder: Any, vector: Any) -> Any:
    """Add halves until one number is left."""
    index, count = ir.IntType(32), LANES
    while count > 1:
        count //= 2
        halves = [ir.Constant(ir.VectorType(index, count), list(range(a, a + count))) for a in (0, count)]
        nothing = ir.Constant(vector.type, ir.Undefined)
        vector = builder.fadd(*(builder.shuffle_vector(vector, nothing, half) for half in halves))
    return builder.extract_element(vector, ir.Constant(index, 0))


@njit(cache=True, nogil=True)
def pack(rows, high, low, scale):
    """Fill ``high`` (n, d) int16, ``low`` (n, d) uint8 and ``scale`` (n,) so that rows ≈ (256 high + low) scale."""
    for i in range(rows.shape[0]):
        largest = np.float32(0)
        for j in range(rows.shape[1]):
            largest = max(largest, abs(rows[i, j]))
        scale[i] = largest / _LARGEST
        step = np.float64(scale[i])
        for j in range(rows.shape[1]):
            # A row too small for a scale is nothing: below 1e-38.
            whole = np.int32(np.rint(rows[i, j] / step)) if step > 0 else np.int32(0)
            high[i, j] = whole >> 8
            low[i, j] = whole & 255


@njit(cache=True, nogil=True)
def _in_chunks(vector):
    """The vector in pieces of ``LANES``, the last one aligned to its end; what it repeats is 0."""
    width = vector.shape[0]
    chunks = (width + LANES - 1) // LANES
    out = np.zeros(chunks * LANES, np.float32)
    whole = (chunks - 1) * LANES
    out[:whole] = vector[:whole]
    out[out.shape[0] - (width - whole) :] = vector[whole:]
    return out


@njit(cache=True, nogil=True)
def products(high, low, scale, vector, out):
    """Fill ``out`` (n,) with the products of the packed rows and ``vector`` (d,), d ≥ ``LANES``.

    ``high`` and ``low`` are here of one dimension, row after row.
    """
    width = vector.shape[0]
    numbers = _in_chunks(vector)
    for i in range(scale.shape[0]):
        ahead = (i + _AHEAD) * width
        if ahead + width <= high.shape[0]:
            for at in range(ahead, ahead + width, _LINE // 2):
                _prefetch(high, at)
            for at in range(ahead, ahead + width, _LINE):
                _prefetch(low, at)
        out[i] = _row_product(high, low, numbers, i * width, width) * scale[i]
