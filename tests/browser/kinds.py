"""One page of every kind, the heaviest where the shipped data has several."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

LONGEST = "SELECT code FROM edition_entry WHERE type = ? ORDER BY length(document) DESC LIMIT 1"
FULLEST = """
SELECT edition_entryplace.code FROM edition_entryplace JOIN edition_entry ON edition_entry.id = entry_id
WHERE type = 'hotline' AND edition_entryplace.code LIKE ? GROUP BY 1 ORDER BY count(*) DESC LIMIT 1
"""
WITHDRAW = """
INSERT OR REPLACE INTO edition_withdrawal (id, position, at, type, key, code, name_es, name_en)
VALUES ('00000000000000000000000000000000', 0, ?, 'hotline', 'gone', 'gone', 'Línea retirada', 'Withdrawn line')
"""
"""No shipped line is withdrawn."""

PLAIN = {
    "home": "",
    "a country with nothing": "aq/",
    "the world": "001/",
    "both sides": "us/mx/",
    "both sides, the other way": "mx/us/",
    "not two countries": "us/us/",
    "search": "search/",
    "results": "search/?q=refugio",
    "results from abroad": "search/?q=shelter+texas&from=mx",
    "results, one page": "search/?q=us&from=mx",
    "no result": "search/?q=zzzz",
    "unreadable question": "search/?country=zz",
    "number": "number/",
    "cards": "us/mx/card/",
    "about": "about/",
    "safety": "safety/",
    "for partners": "widget/?place=mx",
    "data": "data/",
    "figures": "quality/",
    "tell us": "report/",
    "missing": "zz/",
}


def kinds(installation):
    """The addresses without their language, by what they are."""
    with closing(sqlite3.connect(installation.folder / "edition.sqlite3")) as edition, edition:
        edition.execute(WITHDRAW, [str(datetime.now(UTC))])
        one = {
            kind: edition.execute(LONGEST, [kind]).fetchone()[0] for kind in ("hotline", "organization", "initiative")
        }
        country, part = (edition.execute(FULLEST, [like]).fetchone()[0].lower() for like in ("__", "__-%"))
    return PLAIN | {
        "country": f"{country}/",
        "country from abroad": f"{country}/?from=mx",
        "part of a country": f"{part}/",
        "part from abroad": f"{part}/?from=mx",
        "hotline": f"h/{one['hotline']}/",
        "hotline from abroad": f"h/{one['hotline']}/?from=mx",
        "tell us of a line": f"report/h/{one['hotline']}/",
        "gone": "h/gone/",
        "organization": f"o/{one['organization']}/",
        "initiative": f"i/{one['initiative']}/",
    }
