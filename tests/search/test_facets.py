"""The counts beside a search are exact: each is what one would count by hand."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.edition.indexing import facets
from directory.edition.models import Entry
from directory.search.engine import Question, search
from tests.listings import channel, hotline, initiative, organization, text

pytestmark = pytest.mark.django_db(databases=["edition"])

COUNTRIES, SERVICES, SPOKEN = ("MX", "US", "PE", "MX-BCN"), ("legal", "shelter", "medical"), ("es", "en", "qu")
WORDS = ("casa", "azul", "refugio", "trata", "mexico", "zafiro")

VALUES = {
    "country": [*COUNTRIES, "GT"],
    "subdivision": ["MX-BCN", "MX-XXX"],
    "service": [*SERVICES, "nothing"],
    "spoken": SPOKEN,
    "type": ["hotline", "organization", "initiative"],
    "from": ["MX", "US"],
    "channel": ["phone", "whatsapp"],
    "no_such_facet": ["x"],
}
FILTERS = st.fixed_dictionaries(
    {}, optional={name: st.lists(st.sampled_from(values), max_size=3).map(tuple) for name, values in VALUES.items()}
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
REPEATED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def many(publish):
    publish(*(made(number) for number in range(60)), initiative())


def made(number):
    """Listings that have every combination of values somewhere."""
    facts = {
        "regions": (COUNTRIES[number % 4],) if number % 5 else ("US", "PE"),
        "name": text(f"Casa {WORDS[number % 6]} {number}", f"House {WORDS[number % 5]} {number}"),
        "languages": SPOKEN[: 1 + number % 3],
    }
    if number % 2:
        return organization(f"o{number}", **facts, services=SERVICES[: number % 4])
    kind = ("phone", "whatsapp")[number % 3 == 0]
    lines = channel(
        value=f"+52800553{3000 + number}", type=kind, callable_from=(("MX",), ("MX", "US"))[number % 4 == 0]
    )
    return hotline(f"h{number}", **facts, channels=(lines,))


def by_hand(entries, *countries):
    """The counts, those of regions only inside these countries."""
    counted = {}
    for entry in entries:
        for name, value in set(facets(entry.listing)):
            if name != "subdivision" or value.partition("-")[0] in countries:
                counted.setdefault(name, Counter())[value] += 1
    return counted


def fits(entry, filters):
    values = set(facets(entry.listing))
    return all(any((name, value) in values for value in wanted) for name, wanted in filters.items())


def chosen(filters):
    return {value[:2] for name in ("country", "subdivision") for value in filters.get(name, ())}


def no_zeros(counts):
    return {name: dict(values) for name, values in counts.items() if values}


@REPEATED
@given(filters=FILTERS)
def test_filters_keep_what_has_one_value_of_each(many, filters):
    kept = [entry for entry in Entry.objects.all() if fits(entry, filters)]

    answer = search(Question("", filters=filters, size=100))

    assert {one.entry for one in answer.results} == {str(entry.pk) for entry in kept}
    assert answer.total == len(kept)
    assert no_zeros(answer.facets) == by_hand(kept, *chosen(filters))


@REPEATED
@given(typed=TEXTS, filters=FILTERS, start=st.integers(0, 40))
def test_the_counts_are_those_of_all_hits_whatever_page_is_shown(many, typed, filters, start):
    hits = search(Question(typed, filters=filters, size=100))
    entries = Entry.objects.filter(id__in=[one.entry for one in hits.results])

    page = search(Question(typed, filters=filters, start=start, size=10))

    assert page.total == hits.total == len(hits.results) == len(entries)
    assert no_zeros(page.facets) == by_hand(entries, *chosen(filters))
    assert page.results == hits.results[start : start + 10]
    assert all(fits(entry, filters) for entry in entries)


def test_every_page_together_is_everything_once(many):
    pages = [search(Question("casa", start=start, size=7)).results for start in range(0, 70, 7)]

    together = [one.entry for page in pages for one in page]

    assert len(together) == len(set(together)) == search(Question("casa")).total


def test_a_value_that_nothing_has_finds_nothing(many):
    answer = search(Question("casa", filters={"country": ("ZZ",)}))

    assert (answer.results, answer.total, no_zeros(answer.facets)) == ([], 0, {})


def test_regions_are_counted_inside_the_country_to_which_it_is_narrowed(many):
    asked = {
        "casa": search(Question("casa")),
        "by a filter": search(Question("casa", filters={"country": ("MX",)})),
        "by a region": search(Question("casa", filters={"subdivision": ("MX-BCN",)})),
    }

    assert {name: answer.facets["subdivision"] for name, answer in asked.items()} == {
        "casa": {},
        "by a filter": {"MX-BCN": 12},
        "by a region": {"MX-BCN": 12},
    }


def test_only_the_facets_asked_for_are_counted(many):
    answer = search(Question("casa", counted=frozenset({"type"})))

    assert answer.facets.keys() == {"type"}
