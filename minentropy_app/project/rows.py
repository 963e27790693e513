"""Row ids of loans and pair counts: a part is one contiguous range of the table."""

from __future__ import annotations

#: Rows of one part, as a power of two.
ROW_BITS = 32


def first_row(part: int) -> int:
    """Return the id of row 0 of a part; its last possible id is ``first_row(part + 1) - 1``."""
    return part << ROW_BITS
