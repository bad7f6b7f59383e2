"""Reading a CSV file that anybody may have saved with anything. What cannot be trusted is refused with its place."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from directory.desk.exchange.cells import unguarded

LARGEST_FILE = 20_000_000
"""Bytes. The whole data set is 0.6 MB; what is larger is a mistake or an attack, and is not read at all."""

LONGEST_CELL = 5_000
"""Characters; the longest real cell has 638."""


MOST_ROWS = 20_000
"""The largest real file has 552."""


@dataclass(frozen=True)
class Refusal:
    """Why something was not taken: the file, the line in it (1 is the header), the column, and a reason for people."""

    file: str
    line: int | None
    column: str
    reason: str

    def __str__(self):
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.column + ': ' if self.column else ''}{self.reason}"


class UnreadableTable(Exception):
    """The file as a whole cannot be used."""

    def __init__(self, refusal: Refusal):
        super().__init__(str(refusal))
        self.refusal = refusal


@dataclass(frozen=True)
class Line:
    """One record of a table, with the line that it begins on. `problem` says why its cells cannot be used."""

    number: int
    cells: list[str]
    problem: str = ""


def read_text(path: Path) -> str:
    """The file's text. Raises UnreadableTable where it is too large, not UTF-8, or holds NUL bytes."""

    def refuse(reason: str, line: int | None = None):
        return UnreadableTable(Refusal(path.name, line, "", reason))

    if path.stat().st_size > LARGEST_FILE:
        raise refuse(f"The file is larger than {LARGEST_FILE // 1_000_000} MB.")
    raw = path.read_bytes()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refuse("The file is UTF-16. Save it as “CSV UTF-8”.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise refuse(
            "The file is not UTF-8, it looks like Windows-1252 (“ANSI”). Save it as “CSV UTF-8”.", line
        ) from None
    if "\0" in text:
        raise refuse("The file holds NUL characters.", text.count("\n", 0, text.index("\0")) + 1)
    return text


def read_table(path: Path, header: list[str]) -> Iterator[Line]:
    """The records of a file whose first line has to name exactly the columns of `header`, in any order.

    Cells come in the order of `header`. Raises UnreadableTable.
    """
    csv.field_size_limit(LARGEST_FILE)
    reader = csv.reader(io.StringIO(read_text(path), newline=""), strict=True)
    try:
        names = next(reader, [])
        require_columns(path.name, names, header)
        positions = [names.index(name) for name in header]
        start = reader.line_num + 1
        for number, cells in enumerate(reader):
            if number >= MOST_ROWS:
                raise UnreadableTable(Refusal(path.name, start, "", f"The file has more than {MOST_ROWS} rows."))
            if cells:
                yield line(start, cells, positions, len(names))
            start = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableTable(Refusal(path.name, reader.line_num, "", f"The file is not valid CSV: {error}.")) from None


def require_columns(file: str, names: list[str], header: list[str]) -> None:
    for problem, found in {
        "This column is missing.": [name for name in header if name not in names],
        "This column is not known.": [name for name in names if name not in header],
        "This column stands there twice.": [name for name in header if names.count(name) > 1],
    }.items():
        if found:
            raise UnreadableTable(Refusal(file, 1, found[0][:40] or "(no name)", problem))


def line(number: int, cells: list[str], positions: list[int], width: int) -> Line:
    if len(cells) != width:
        return Line(number, [], f"The row has {len(cells)} cells, the header {width}.")
    if len(longest := max(cells, key=len)) > LONGEST_CELL:
        return Line(number, [], f"A cell has {len(longest)} characters, more than {LONGEST_CELL}.")
    return Line(number, [unguarded(cells[position]) for position in positions])
