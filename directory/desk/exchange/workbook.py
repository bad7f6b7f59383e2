"""Workbooks (XLSX): each known sheet becomes the CSV text that the import reads; an export writes nothing but text."""

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.exceptions import InvalidFileException

from directory.desk.exchange.gate import NotTaken
from directory.desk.exchange.plan import SHEETS
from directory.desk.exchange.tables import MOST_ROWS

MOST_COLUMNS = 100
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def read(content: bytes) -> dict[str, str]:
    """The known sheets of a workbook as CSV text, by the name of their file. Raises NotTaken.

    A sheet is known by its name (`hotlines`). The gate has seen before how large it unpacks.
    """
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    except (InvalidFileException, KeyError, ValueError, OSError, EOFError, SyntaxError, TypeError, AttributeError):
        raise NotTaken(_("The file is damaged, or protected by a password.")) from None
    known = {sheet.file.removesuffix(".csv"): sheet.file for sheet in SHEETS}
    tables = {known[name]: as_csv(name, book[name]) for name in book.sheetnames if name in known}
    if not tables:
        names = ", ".join(known)
        raise NotTaken(_("The workbook has no sheet that we know. Their names are: %(names)s.") % {"names": names})
    return tables


def as_csv(name: str, sheet) -> str:
    """The rows down to the last that says something, each as wide as the first."""
    text, width = io.StringIO(), 0
    table = csv.writer(text, lineterminator="\n")
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        if number > MOST_ROWS:
            raise NotTaken(_("The sheet %(name)s has more than %(rows)s rows.") % {"name": name, "rows": MOST_ROWS})
        cells = [text_of(name, cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        width = width or len(cells)
        if cells:
            table.writerow(cells + [""] * (width - len(cells)))
    return text.getvalue()


def text_of(name: str, cell) -> str:
    """A cell as text: what the spreadsheet took for a number or a day is written as we write it. Raises NotTaken."""
    value = cell.value
    if getattr(cell, "data_type", "") == "f":
        where = f"{name}!{cell.coordinate}"
        raise NotTaken(_("There is a formula in %(where)s. We take text only.") % {"where": where})
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.date().isoformat() if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def write(tables: dict[str, Iterable[list[str]]]) -> bytes:
    """A workbook with one sheet a table. Every cell is text: no formula, no link, no number that loses its zeros."""
    book = Workbook(write_only=True)
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([text_cell(sheet, cell) for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def text_cell(sheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet)
    cell._value, cell.data_type, cell.number_format = text, "s", "@"  # its own setter would guess a formula
    return cell
