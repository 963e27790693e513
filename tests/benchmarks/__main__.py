"""``python -m tests.benchmarks NAME [--json] [--quick]``."""

from __future__ import annotations

import argparse
import csv
import dataclasses
import importlib
import json
import pkgutil
import sys
from pathlib import Path

import tests.benchmarks as package

LOG = Path("build") / "benchmarks.csv"


def main() -> int:
    names = sorted(m.name for m in pkgutil.iter_modules(package.__path__) if not m.name.startswith("_"))
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("name", choices=names)
    parser.add_argument("--json", action="store_true", help="print one object on standard output")
    parser.add_argument("--quick", action="store_true", help="smaller cases, to see that it works")
    options = parser.parse_args()
    rows = []
    for entry in importlib.import_module(f"tests.benchmarks.{options.name}").run(options):
        rows.append(dataclasses.asdict(entry))
        if not options.json:
            print(line(rows[-1]), flush=True)
    log(options.name, rows)
    if options.json:
        print(json.dumps({"name": options.name, "rows": rows}))
    return 0


def line(row: dict[str, object]) -> str:
    def figure(value: object) -> str:
        return f"{value:10.3f}" if isinstance(value, float) else f"{'–' if value is None else value!s:>10}"

    figures = "  ".join(f"{name} {figure(row[name])}" for name in ("peer", "ours", "ratio"))
    return f"{row['case']!s:<44} {figures}  {row['quality']}"


def log(name: str, rows: list[dict[str, object]]) -> None:
    LOG.parent.mkdir(exist_ok=True)
    new = not LOG.exists()
    with LOG.open("a", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        if new:
            writer.writerow(["name", "case", "peer", "ours", "ratio", "quality"])
        writer.writerows([name, *row.values()] for row in rows)


if __name__ == "__main__":
    sys.exit(main())
