"""Where the shipped tables lie, and how they are read."""

import csv
from pathlib import Path

REGION_DATA = Path(__file__).resolve().parent / "data"
LISTING_DATA = Path(__file__).resolve().parent.parent / "data"


def rows(table: Path) -> list[dict[str, str]]:
    """Read a table, one dict a row. Raises FileNotFoundError where a shipped table is missing."""
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
