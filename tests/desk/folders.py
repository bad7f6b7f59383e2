"""CSV files for tests: one good row of each kind, and whatever the test says of it."""

import csv
import io

from directory.desk.exchange.plan import SHEETS

GOOD = {
    "organizations.csv": {
        "key": "helpers",
        "name_es": "Quienes ayudan",
        "name_en": "The helpers",
        "kind": "ngo",
        "country": "MX",
        "website": "https://helpers.example/",
        "email": "hola@helpers.example",
        "summary_es": "Ayudan.",
        "summary_en": "They help.",
        "regions": "MX;MX-BCN",
        "services": "legal;shelter",
        "source_url": "https://source.example/",
        "source_title": "Su página",
        "source_date": "2025-03",
        "confidence": "A",
    },
    "hotlines.csv": {
        "key": "line",
        "name_es": "La línea",
        "name_en": "The line",
        "organization_key": "helpers",
        "regions": "MX",
        "kind": "trafficking",
        "languages": "es;en",
        "hours": "Mo-Fr 09:00-17:00",
        "cost": "free",
        "confidential": "yes",
        "anonymous": "yes",
        "answered_by": "ngo",
        "reports_to_police": "unknown",
        "reports_to_immigration": "unknown",
        "asks_name": "no",
        "confidence": "B",
    },
    "channels.csv": {
        "hotline_key": "line",
        "type": "phone",
        "value": "+528005533000",
        "display": "800 553 3000",
        "callable_from": "MX",
        "languages": "",
        "hours": "24/7",
        "notes_es": "Marque los 10 dígitos.",
        "notes_en": "Dial the 10 digits.",
        "source_url": "https://source.example/",
        "source_date": "2025",
        "confidence": "B",
    },
    "initiatives.csv": {
        "key": "together",
        "name_es": "Juntos",
        "name_en": "Together",
        "kind": "alliance",
        "organizations": "helpers:founder",
        "regions": "MX;US",
        "confidence": "B",
    },
}
HEADERS = {sheet.file: sheet.header for sheet in SHEETS}


def rows_of(file, *changes):
    """The good row once for each set of changes."""
    return [dict.fromkeys(HEADERS[file], "") | GOOD[file] | change for change in changes or [{}]]


def as_csv(file, rows):
    out = io.StringIO()
    table = csv.DictWriter(out, HEADERS[file])
    table.writeheader()
    table.writerows(rows)
    return out.getvalue()


def write_folder(folder, **files):
    """Write the four files; a keyword such as `channels=[{"value": "+1"}]` says how rows differ from the good one."""
    folder.mkdir(exist_ok=True)
    for file in GOOD:
        changes = files.get(file.removesuffix(".csv"), [{}])
        (folder / file).write_text(as_csv(file, rows_of(file, *changes) if changes else []), encoding="utf-8")
    return folder
