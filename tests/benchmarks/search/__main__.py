"""How fast the search is, next to tantivy and FTS5 on the same listings.

    var/venv/bin/python -m tests.benchmarks.search --sizes 2000 100000 1000000 --engine both

tantivy is in the dependency group `bench`. Each candidate runs in a process of its own, one after the other; PostgreSQL
is a server of its own that is gone afterwards. Write the results down with `--write`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.benchmarks.search.report import report
from tests.postgres import LACKING, binaries, cluster

RESULTS = Path(__file__).resolve().parent.parent / "RESULTS.md"
OTHERS = {"tantivy": "tantivy", "fts5": "FTS5"}


def main() -> None:
    given = arguments()
    figures = {size: {} for size in given.sizes}
    for size in given.sizes:
        for title, name, postgres in candidates(given):
            figures[size][title] = found = on_postgres(name, size) if postgres else measured(name, size)
            spent = f"p50 {found['p50']:.2f} ms, p95 {found['p95']:.2f} ms ({found['slowest']}), {found['kinds']}"
            print(f"{size:>9,} {title}: {spent}, build {found['build']:.1f} s", file=sys.stderr, flush=True)
    command = f"var/venv/bin/python -m tests.benchmarks.search {' '.join(sys.argv[1:])}"
    said = report(figures, command, datetime.now(UTC).date().isoformat())
    print(said)
    if given.write:
        RESULTS.write_text(said)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.benchmarks.search")
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_000, 100_000])
    parser.add_argument("--engine", choices=["sqlite", "postgresql", "both"], default="sqlite")
    parser.add_argument("--rivals", nargs="*", choices=[*OTHERS], default=[*OTHERS])
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name} anew")
    return parser.parse_args()


def candidates(given: argparse.Namespace) -> list[tuple[str, str, bool]]:
    """Title, name, and whether it needs a PostgreSQL."""
    ours = [("ours, SQLite", "ours", False), ("ours, PostgreSQL", "ours", True)]
    chosen = {"sqlite": ours[:1], "postgresql": ours[1:], "both": ours}[given.engine]
    return chosen + [(OTHERS[name], OTHERS[name], False) for name in given.rivals]


def measured(name: str, size: int, **environment: str) -> dict[str, Any]:
    """Measure one candidate in a folder and a process of its own."""
    with tempfile.TemporaryDirectory(prefix="puente-bench-") as folder:
        settings = {"DJANGO_SETTINGS_MODULE": "directory.settings", "SECRET_KEY": "bench", "VAR_DIR": folder}
        command = [sys.executable, "-m", "tests.benchmarks.search.one", name, str(size), folder]
        done = subprocess.run(command, env=os.environ | settings | environment, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def on_postgres(name: str, size: int) -> dict[str, Any]:
    folder = binaries()
    if folder is None:
        sys.exit(LACKING)
    with cluster(folder) as running:
        return measured(name, size, **running.environment())


if __name__ == "__main__":
    main()
