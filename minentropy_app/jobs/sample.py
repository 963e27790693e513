"""The sample: a simulated town library, written as the files that a librarian would have."""

from __future__ import annotations

from pathlib import Path


def write_files(folder: Path) -> tuple[Path, Path]:
    """Write the loans and the catalogue of the simulated town library; return both files."""
    from minentropy_app.sources import town_library

    loans, catalogue = folder / "town library (simulated).csv", folder / "town catalogue.csv"
    loans.write_bytes(town_library.loans_csv())
    catalogue.write_bytes(town_library.catalogue_csv())
    return loans, catalogue
