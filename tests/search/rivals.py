"""What a directory usually has for a search, over the same published listings: FTS5 as it comes, and LIKE."""

import re
import sqlite3

from tests.search.judged import Search

WORD = re.compile(r"\w+")
Text = tuple[str, str, str, str]
"""A listing's key, its names, its summaries and the names of its places."""


def texts() -> list[Text]:
    """What the rivals may read of each published listing, in both languages."""
    from directory.edition.models import Entry, Place

    names = {place.code: f"{place.name_es} {place.name_en}" for place in Place.objects.all()}
    return [text(entry.listing, names) for entry in Entry.objects.order_by("sort_es", "key")]


def text(listing, names: dict[str, str]) -> Text:
    acronym = getattr(listing, "acronym", None)
    called = [part for one in (listing.name, acronym) if one for part in (one.es, one.en) if part]
    said = [part for part in (listing.summary.es, listing.summary.en) if part]
    codes = dict.fromkeys(code for region in listing.regions for code in (region, region.partition("-")[0]))
    return listing.key, " ".join(called), " ".join(said), " ".join(names.get(code, "") for code in codes)


def full_text(rows: list[Text], or_any: bool) -> Search:
    """FTS5 with unicode61 and bm25. All words have to be there; with `or_any`, any of them where none has all."""
    database = sqlite3.connect(":memory:")
    tokenizer = "unicode61 remove_diacritics 2"
    database.execute(
        f"CREATE VIRTUAL TABLE listing USING fts5(key UNINDEXED, name, summary, places, tokenize='{tokenizer}')"
    )
    database.executemany("INSERT INTO listing VALUES (?, ?, ?, ?)", rows)

    def find(text: str) -> list[str]:
        words = [f'"{word}"' for word in dict.fromkeys(WORD.findall(text))][:50]
        return matching(" ".join(words)) or (matching(" OR ".join(words)) if or_any else []) if words else []

    def matching(expression: str) -> list[str]:
        query = "SELECT key FROM listing WHERE listing MATCH ? ORDER BY rank LIMIT 20"
        return [key for (key,) in database.execute(query, [expression])]

    return find


def contains(rows: list[Text]) -> Search:
    """What `icontains` with each of the words finds, in the order of names."""
    lowered = [(key, " ".join(parts).casefold()) for key, *parts in rows]

    def find(text: str) -> list[str]:
        words = text.casefold().split()
        return [key for key, said in lowered if words and all(word in said for word in words)][:20]

    return find
