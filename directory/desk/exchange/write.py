"""Writes the desk back as the CSV files that it can be imported from."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path

from directory.desk.exchange.cells import guarded
from directory.desk.exchange.plan import SHEETS, read_desk
from directory.evidence.columns import Sheet


def export(folder: Path) -> dict[str, int]:
    """Write every file with the columns of the import; give the number of rows of each. Makes the folder.

    Each file is written beside its place and moved there whole, so that a reader never sees half of one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return {sheet.file: write_sheet(sheet, folder) for sheet in SHEETS}


def rows(sheet: Sheet) -> Iterator[list[str]]:
    """The header and every row of a sheet, safe to be opened in a spreadsheet."""
    yield sheet.header
    for _subject, values in read_desk(sheet):
        yield [guarded(column.format(values[column.name])) for column in sheet.columns]


def write_sheet(sheet: Sheet, folder: Path) -> int:
    partial = folder / f".{sheet.file}.part"
    with partial.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        for count, row in enumerate(rows(sheet)):  # noqa: B007
            table.writerow(row)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(folder / sheet.file)
    return count
