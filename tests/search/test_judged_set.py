"""The judged queries themselves: well formed, enough of each kind, and every right answer is published.

How to read judged.csv: `answers` are the keys of which one has to be among the first `within` results; `NONE` means
that nothing may be found, `ANY` that any answer will do as long as there is one, an empty one too. In `query`, `\\0`
stands for the NUL character and `REPEAT:3000:trata ` for 3,000 times what follows the second colon.
"""

import csv
from collections import Counter
from pathlib import Path

from django.conf import settings

COLUMNS = ["category", "query", "lang", "answers", "within", "why"]
AT_LEAST = {"geography": 35, "acronym": 25, "service": 30, "typo": 35, "phone": 35, "natural": 35, "hostile": 15}
DATA = Path(settings.BASE_DIR) / "directory" / "data"


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def judged():
    return read(Path(__file__).parent / "judged.csv")


def keys(row):
    return row["answers"].split(";")


def digits(text, keep=""):
    return "".join(character for character in text if character.isdigit() or character in keep)


def good(name):
    return [row for row in read(DATA / name) if row["confidence"] in {"A", "B"}]


def published():
    """An organization by its own confidence; a hotline only if one of its channels may be shown too."""
    reachable = {channel["hotline_key"] for channel in good("channels.csv")}
    hotlines = {hotline["key"] for hotline in good("hotlines.csv")} & reachable
    return hotlines | {organization["key"] for organization in good("organizations.csv")}


def test_the_columns_are_these_and_each_is_filled():
    rows = judged()

    assert list(rows[0]) == COLUMNS
    assert [row for row in rows if None in row or not all(row.values())] == []


def test_there_are_enough_queries_of_each_kind_and_of_no_other():
    counts = Counter(row["category"] for row in judged())

    assert counts.keys() == AT_LEAST.keys()
    assert {kind: counts[kind] for kind, least in AT_LEAST.items() if counts[kind] < least} == {}


def test_there_are_enough_queries_in_each_language():
    counts = Counter(row["lang"] for row in judged())

    assert counts.keys() == {"es", "en"}
    assert min(counts.values()) >= 80


def test_no_query_is_asked_twice():
    counts = Counter(" ".join(row["query"].casefold().split()) or row["query"] for row in judged())

    assert [query for query, times in counts.items() if times > 1] == []


def test_every_right_answer_is_published():
    known = published()

    assert "mx-fevimtra" not in known  # in the data, with a confidence too low
    assert {key for row in judged() for key in keys(row)} - known - {"ANY", "NONE"} == set()


def test_no_right_answer_is_named_twice_for_one_query():
    assert [row["query"] for row in judged() if len(keys(row)) != len(set(keys(row)))] == []


def test_hostile_queries_and_no_others_accept_any_answer():
    assert [row["query"] for row in judged() if (row["answers"] == "ANY") != (row["category"] == "hostile")] == []


def test_only_phone_numbers_may_have_no_answer_or_a_later_place():
    rows = [row for row in judged() if row["category"] != "phone"]

    assert {row["within"] for row in rows} == {"1"}
    assert [row["query"] for row in rows if "NONE" in keys(row)] == []


def test_phone_numbers_are_found_among_the_first_five():
    assert {row["within"] for row in judged() if row["category"] == "phone"} == {"1", "5"}


def test_a_number_that_has_no_answer_is_in_no_published_channel():
    reachable = "".join(f"{channel['value']} {channel['display']}\n" for channel in good("channels.csv"))
    absent = [row["query"] for row in judged() if row["answers"] == "NONE"]

    assert len(absent) >= 5
    assert [query for query in absent if digits(query)[-8:] in digits(reachable, keep="\n")] == []
