"""The index is written with the entries, in one transaction, and is the same however it came to be."""

import pytest
from django.db import transaction
from pyroaring import BitMap

from directory.edition import indexing
from directory.edition.follow import follow
from directory.publication import append
from directory.search import snapshot
from directory.search.models import Doc, Facet, Phone, PlaceName, Posting, State, Word
from tests.listings import channel, hotline, organization, region, service, text

pytestmark = pytest.mark.django_db(databases=["default", "edition"])

QUERIES = [
    "", "línea", "hotline", "refugio", "shelter tijuana", "abogada", "legal help mexico", "casa", "Casa Azul", "trata",
    "quechua", "Tijuana", "Baja California", "8005533000", "7888", "553", "soy mexicana", "ayuda en México", "alvergue",
    "24/7", "zzzzzz",
]  # fmt: skip


def made(number):
    """One of many listings that differ in everything that search sees."""
    word = ("azul", "verde", "roja", "clara")[number % 4]
    facts = {"name": text(f"Casa {word} {number}", f"House {word} {number}"), "grade": "AB"[number % 2]}
    if number % 3:
        return organization(
            f"casa-{number}", **facts, regions=("MX-BCN",), services=(("legal", "shelter")[number % 2],)
        )
    value = f"+52800553{3000 + number}"
    return hotline(
        f"casa-{number}", **facts, languages=("es", "qu")[: 1 + number % 2], channels=(channel(value=value),)
    )


def entries_of(bitmap, entries):
    return {entries[rid] for rid in BitMap.deserialize(bytes(bitmap))}


def tables():
    """The whole index, listings by their ids in place of their numbers."""
    entries = {doc.rid: doc.entry for doc in Doc.objects.all()}
    return {
        "docs": {doc.entry: (doc.static, doc.sort, doc.fields, doc.facets) for doc in Doc.objects.all()},
        "postings": {row.token: (row.df, entries_of(row.bitmap, entries)) for row in Posting.objects.all()},
        "facets": {row.key: entries_of(row.bitmap, entries) for row in Facet.objects.all()},
        "phones": sorted((str(entries[row.rid]), row.country, row.full, row.national) for row in Phone.objects.all()),
        "words": dict(Word.objects.values_list("word", "df")),
        "names": sorted(PlaceName.objects.values_list("phrase", "code", "city", "name", "population", "proper")),
        "alive": entries_of(State.objects.get().alive, entries),
    }


def answers(ask):
    found = {query: ask(query) for query in QUERIES}
    return {
        query: ([(one.entry, one.score) for one in answer.results], answer.total, answer.facets, answer.corrected)
        for query, answer in found.items()
    }


def test_a_listing_is_found_when_its_transaction_is_over_and_not_if_it_failed(publish, found):
    publish(organization("known", name=text("Casa Azul", "Casa Azul")))

    with transaction.atomic("edition"):
        publish(organization("new", name=text("Casa Azul Nueva", "Casa Azul Nueva")))
        transaction.set_rollback(True, using="edition")

    assert found("casa azul") == ["known"]


def test_nothing_of_a_hidden_listing_is_left(publish, hide, found):
    other = organization("other", name=text("Casa Verde", "Casa Verde"))
    publish(region(), other)
    before = tables()
    hidden = hotline("hidden", name=text("Línea Zafiro", "Zafiro Line"), channels=(channel(value="+525513099024"),))
    publish(hidden)
    assert found("zafiro") == found("55 1309 9024") == ["hidden"]

    hide(hidden)

    assert found("zafiro") == found("55 1309 9024") == []
    assert tables() == before


def test_a_changed_listing_is_found_by_what_it_says_now_only(publish, found):
    publish(organization("casa", name=text("Casa Azul", "Casa Azul"), services=("legal",)))
    publish(organization("casa", name=text("Casa Verde", "Casa Verde"), services=("shelter",)))

    assert found("verde") == ["casa"]
    assert found("azul", correct=False) == []
    assert found("", filters={"service": ("legal",)}) == []


def test_a_listing_is_found_by_the_name_of_the_organization_that_runs_it(publish, found):
    line = hotline("line", organization="helpers")
    publish(line)
    publish(organization("helpers", name=text("Manos Zafiro", "Zafiro Hands")))

    assert found("zafiro") == ["helpers", "line"]


def test_a_rebuild_gives_what_many_small_steps_gave(append_to_log, editor, ask):
    append_to_log(region(), service(), *(made(number) for number in range(20)))
    follow()
    append_to_log(*(made(number) for number in range(20, 40)))
    follow()
    for number in (3, 5, 22):
        append.hide(made(number).__struct_config__.tag, f"casa-{number}", by=editor, reason="It is wrong.")
    follow()
    append_to_log(made(5), organization("casa-7", name=text("Casa Nueva", "New House")), region(calling_code="52"))
    follow()
    steps, in_steps = tables(), answers(ask)

    follow(rebuild=True)

    assert len(steps["docs"]) == 38
    assert tables() == steps
    assert answers(ask) == in_steps


def test_the_order_of_equals_does_not_tell_when_they_came(publish, found, ask):
    """There are more of them than are scored."""
    houses = [
        organization(f"casa-{number:03}", name=text(f"Casa {number:03}", f"Casa {number:03}")) for number in range(150)
    ]
    publish(*houses[75:], *houses[:25])
    publish(*houses[25:75], *houses[100:])
    publish(*reversed(houses[10:20]))

    expected = [house.key for house in houses]

    assert found("casa", size=200) == found("legal", size=200) == found("", size=200) == expected


def test_the_next_query_sees_what_another_process_wrote(publish, found):
    publish(organization("first", name=text("Casa Azul", "Casa Azul")))
    assert found("azul") == ["first"]
    kept = snapshot._kept

    publish(organization("second", name=text("Casa Azul Dos", "Casa Azul Dos")))

    assert snapshot._kept is kept  # nobody told this process
    assert found("azul") == ["first", "second"]


def test_nothing_is_read_twice_while_nothing_is_written(publish, ask):
    publish(organization("first", name=text("Casa Azul", "Casa Azul")))
    ask("azul")
    kept = snapshot._kept

    ask("verde")

    assert snapshot._kept is kept


def test_a_search_costs_the_same_queries_for_one_listing_and_for_many(publish, ask, django_assert_max_num_queries):
    publish(region(), *(made(number) for number in range(30)))
    ask("casa azul tijuana")  # what it keeps in memory is read once

    with django_assert_max_num_queries(5, using="edition"):
        ask("casa verde tijuana")


def test_an_emptied_index_finds_nothing(publish, ask):
    publish(region(), made(1))

    indexing.empty()

    assert ask("casa").total == ask("").total == 0
