"""What a cell of a file may begin with. A spreadsheet runs a cell that begins like a formula, so such a cell is quoted.

The quote is the apostrophe that spreadsheets themselves use. It is taken off again when the file comes back, so that
importing an export changes nothing. A whole phone number keeps its `+`: no spreadsheet can run it.
"""

import re

STARTS = "=+\\-@\t\r\n＝＋－＠"
RUNS = re.compile(rf"'*[{STARTS}]")
QUOTED = re.compile(rf"'+[{STARTS}]")
PHONE = re.compile(r"\+[0-9]{7,15}")


def guarded(cell: str) -> str:
    """The cell as it may stand in a file that somebody opens in a spreadsheet."""
    return f"'{cell}" if RUNS.match(cell) and not PHONE.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before it was guarded."""
    return cell[1:] if QUOTED.match(cell) else cell
