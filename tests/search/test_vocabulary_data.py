"""The reviewed words themselves: what a translator may get wrong. No engine is needed."""

import csv
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pycountry
import pytest

ROOT = Path(__file__).resolve().parents[2]
VOCABULARY = ROOT / "directory" / "search" / "vocabulary"
LISTINGS = ROOT / "directory" / "data"
SERVICES = ROOT / "directory" / "regions" / "data" / "services.csv"

HEADERS = {
    "concepts": ["token", "broader", "es", "en"],
    "identities": ["token", "names"],
    "languages": ["code", "names"],
    "places": ["code", "names"],
    "demonyms": ["code", "words"],
    "stop_words": ["word", "language"],
    "soft_words": ["word", "language"],
    "ordinary_words": ["word", "language"],
}

LONGEST_PHRASE = 8
"""Words. A longer phrase is never looked up, so it would promise something that search does not do."""

TWO_CONCEPTS_ON_PURPOSE = {
    "boys": "a boy is a child, and who searches for boys or men looks for places that are not for women only",
}


def rows(file):
    path = file if isinstance(file, Path) else VOCABULARY / f"{file}.csv"
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def cells(cell):
    return [part.strip() for part in cell.split(";") if part.strip()]


def fold(text):
    """As close to what search does as is needed to see that two spellings are one."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    kept = "".join(letter if letter.isalnum() else " " for letter in bare.replace("'", "").replace("’", ""))
    return " ".join(kept.casefold().split())


def phrases(row):
    return cells(row["es"]) + cells(row["en"])


def twice(values):
    return sorted(value for value, count in Counter(values).items() if count > 1)


def concept(token):
    return next(row for row in rows("concepts") if row["token"] == token)


def words(file):
    return {fold(row["word"]) for row in rows(file)}


def codes(column, *files):
    return {code for file in files for row in rows(LISTINGS / file) for code in cells(row[column])}


def known_place(code):
    found = pycountry.subdivisions.get(code=code) if "-" in code else pycountry.countries.get(alpha_2=code)
    return found is not None


@pytest.mark.parametrize("file", HEADERS)
def test_every_file_has_its_columns_and_no_short_or_long_row(file):
    with (VOCABULARY / f"{file}.csv").open(encoding="utf-8", newline="") as table:
        header, *lines = csv.reader(table)
    assert header == HEADERS[file]
    assert [line for line in lines if len(line) != len(header) or not line[0].strip()] == []


@pytest.mark.parametrize("file", HEADERS)
def test_no_cell_but_broader_is_empty(file):
    assert [row for row in rows(file) if not all(cells(row[column]) for column in row if column != "broader")] == []


@pytest.mark.parametrize("file", ["concepts", "identities", "languages", "places", "demonyms"])
def test_everything_has_one_row(file):
    assert twice(next(iter(row.values())) for row in rows(file)) == []


@pytest.mark.parametrize("file", ["concepts", "identities"])
def test_a_token_is_a_short_plain_word(file):
    assert [row["token"] for row in rows(file) if fold(row["token"]).replace(" ", "_") != row["token"]] == []


def test_a_broader_concept_exists_and_is_another_one():
    tokens = {row["token"] for row in rows("concepts")}
    assert [row["token"] for row in rows("concepts") if not set(cells(row["broader"])) <= tokens - {row["token"]}] == []


def test_what_a_broader_concept_carries_is_written_out_too():
    """Search follows `broader` one step only: a pimp is sexual exploitation, and trafficking has to be said as well."""
    broader = {row["token"]: set(cells(row["broader"])) for row in rows("concepts")}
    missing = {
        token: sorted(set().union(*(broader[one] for one in named)) - named)
        for token, named in broader.items()
        if not set().union(*(broader[one] for one in named)) <= named
    }
    assert missing == {}


def test_no_phrase_stands_for_two_concepts():
    """Not even where one is broader: the narrower one carries it anyway."""
    said = defaultdict(set)
    for row in rows("concepts"):
        for phrase in phrases(row):
            said[fold(phrase)].add(row["token"])
    assert {phrase for phrase, tokens in said.items() if len(tokens) > 1} == set(TWO_CONCEPTS_ON_PURPOSE)


@pytest.mark.parametrize("column", ["es", "en"])
def test_no_concept_says_a_phrase_twice(column):
    found = {row["token"]: twice(map(fold, cells(row[column]))) for row in rows("concepts")}
    assert {token: repeated for token, repeated in found.items() if repeated} == {}


@pytest.mark.parametrize("file", ["identities", "languages", "places"])
def test_no_name_belongs_to_two(file):
    assert twice(fold(name) for row in rows(file) for name in cells(row["names"])) == []


def test_no_phrase_is_longer_than_search_looks():
    said = [phrase for row in rows("concepts") for phrase in phrases(row)]
    said += [
        name for file in ("identities", "languages", "places") for row in rows(file) for name in cells(row["names"])
    ]
    assert [phrase for phrase in said if not 0 < len(fold(phrase).split()) <= LONGEST_PHRASE] == []


def test_a_stop_word_is_not_soft():
    assert words("stop_words") & words("soft_words") == set()


def test_a_stop_or_soft_word_is_one_word_in_one_of_the_two_languages():
    wrong = [
        row
        for file in ("stop_words", "soft_words")
        for row in rows(file)
        if len(fold(row["word"]).split()) != 1 or row["language"] not in ("es", "en")
    ]
    assert wrong == []


@pytest.mark.parametrize("file", ["stop_words", "soft_words", "ordinary_words"])
def test_no_word_is_listed_twice_in_a_language(file):
    assert twice((row["word"], row["language"]) for row in rows(file)) == []


def test_no_stop_word_is_a_concept_a_body_a_language_or_a_place():
    said = {fold(phrase) for row in rows("concepts") for phrase in phrases(row)}
    said |= {
        fold(name)
        for file in ("identities", "languages", "places")
        for row in rows(file)
        for name in cells(row["names"])
    }
    assert said & words("stop_words") == set()


def test_the_english_pronoun_us_is_not_a_country():
    assert "us" not in {fold(name) for row in rows("places") for name in cells(row["names"])}


def test_common_words_of_names_are_no_concepts():
    common = {"casa", "ayuda", "apoyo", "centro", "nacional", "home", "house", "help", "support", "center", "national"}
    assert common & {fold(phrase) for row in rows("concepts") for phrase in phrases(row)} == set()


@pytest.mark.parametrize("file", ["places", "demonyms"])
def test_a_place_is_a_code_of_iso_3166(file):
    assert [row["code"] for row in rows(file) if not known_place(row["code"])] == []


def test_every_service_and_every_kind_of_line_is_a_concept():
    tokens = {row["token"] for row in rows("concepts")}
    assert {row["code"] for row in rows(SERVICES)} | codes("kind", "hotlines.csv") <= tokens


def test_every_kind_of_organization_is_a_concept():
    assert codes("kind", "organizations.csv") <= {row["token"] for row in rows("concepts")}


def test_every_language_of_the_listings_has_a_row():
    assert codes("languages", "hotlines.csv", "channels.csv") <= {row["code"] for row in rows("languages")}


def test_a_person_who_lost_her_passport_is_heard_in_both_languages():
    taken = concept("documents_taken")
    assert "me quitaron el pasaporte" in cells(taken["es"])
    assert "took my passport" in cells(taken["en"])


def test_a_line_that_is_not_dedicated_to_trafficking_does_not_count_as_one():
    """The whole sentence of many summaries is a phrase of its own, so that its last word is not read as trafficking."""
    general = concept("general_line")
    assert "no está dedicada a la trata" in cells(general["es"])
    assert "not dedicated to trafficking" in cells(general["en"])
    assert cells(general["broader"]) == []
