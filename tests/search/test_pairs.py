"""What a translator wrote in one language meets what was written in the other: no database is needed."""

import csv

import pytest

from directory.search.analyze import tokens_of
from directory.search.lexicon import FOLDER, cells
from directory.search.reading import read_query


def rows(file):
    with (FOLDER / f"{file}.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def no_places(phrases):
    return {}


def asked(phrase):
    return {token for group in read_query(phrase, no_places).groups for token in group.tokens}


def meet(query, listing):
    """Whether each group of the query is satisfied by the text of a listing."""
    groups = [group for group in read_query(query, no_places).groups if not group.soft]
    return all(set(group.tokens) & set(tokens_of(listing, no_places)) for group in groups)


@pytest.mark.parametrize("row", rows("concepts"), ids=lambda row: row["token"])
def test_each_language_of_a_concept_finds_the_other(row):
    spanish, english = cells(row["es"])[0], cells(row["en"])[0]

    assert f"@{row['token']}" in asked(spanish) & asked(english)
    assert meet(spanish, english)
    assert meet(english, spanish)


@pytest.mark.parametrize("row", rows("concepts"), ids=lambda row: row["token"])
def test_every_phrase_of_a_concept_stands_for_it(row):
    phrases = cells(row["es"]) + cells(row["en"])

    assert [phrase for phrase in phrases if f"@{row['token']}" not in asked(phrase)] == []


@pytest.mark.parametrize("row", rows("concepts"), ids=lambda row: row["token"])
def test_who_asks_for_the_broader_thing_finds_the_narrower(row):
    said = tokens_of(cells(row["es"])[0], no_places)

    assert {f"@{broader}" for broader in cells(row["broader"])} <= set(said)


@pytest.mark.parametrize("row", rows("identities"), ids=lambda row: row["token"])
def test_every_name_of_a_body_finds_every_other(row):
    names = cells(row["names"])

    assert [name for name in names if f"#{row['token']}" not in asked(name)] == []
    assert [name for name in names if not meet(names[0], name)] == []


@pytest.mark.parametrize("row", rows("languages"), ids=lambda row: row["code"])
def test_every_name_of_a_language_stands_for_it(row):
    assert [name for name in cells(row["names"]) if f"l:{row['code']}" not in asked(name)] == []
