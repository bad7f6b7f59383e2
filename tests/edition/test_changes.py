"""What the edition remembers of each row of the log, and of what was hidden."""

from datetime import UTC, date, datetime, timedelta

import pytest

from directory.edition import withdrawn
from directory.edition.changes import without_numbers
from directory.edition.models import Change, Place, Withdrawal, WithdrawnNumber
from directory.search.phones import numbers_in
from tests.listings import channel, checked, hotline, organization, region, text

pytestmark = pytest.mark.django_db(databases=["edition"])

TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def changes(key="line"):
    return list(Change.objects.filter(key=key).order_by("position").values_list("change", flat=True))


def warned(number, country="", today=TODAY):
    return [one.key for one in withdrawn.with_number(numbers_in(number), country, today)]


def test_each_row_says_what_it_did(publish, hide):
    later = checked(on=date(2026, 11, 20))
    publish(hotline())
    publish(hotline(checked=later, channels=(channel(checked=later),)))
    publish(hotline(checked=later, hours=""))
    hide(hotline())
    publish(hotline())

    assert changes() == ["new", "verified", "changed", "withdrawn", "new"]


def test_a_line_published_as_no_longer_there_is_withdrawn_once(publish):
    for status in ("active", "withdrawn", "withdrawn", "active"):
        publish(hotline(status=status))

    assert changes() == ["new", "withdrawn", "verified", "changed"]


def test_places_words_and_retired_numbers_are_no_changes_of_listings(world_of_one, hide):
    assert not Change.objects.exists()


@pytest.fixture
def world_of_one(publish):
    publish(region())


def test_a_change_is_found_from_the_place_before_and_after(publish):
    publish(hotline(regions=("MX-BCN",)))
    publish(hotline(regions=("US",)))

    moved = Change.objects.get(change="changed")
    assert sorted(place.code for place in moved.places.all()) == ["MX-BCN", "US"]


def test_what_is_hidden_is_remembered_until_it_is_shown_again(publish, hide):
    publish(hotline())
    hide(hotline(), at=NOON)

    assert withdrawn.withdrawn("hotline", hotline().code.upper(), TODAY).at == NOON
    assert warned("800 553 3000") == warned("+52 800 553 3000") == warned("+521 800 553 3000") == ["line"]

    publish(hotline())

    assert withdrawn.withdrawn("hotline", hotline().code, TODAY) is None
    assert warned("800 553 3000") == []
    assert not WithdrawnNumber.objects.exists()


def test_after_the_set_time_it_is_forgotten(publish, hide, settings):
    publish(hotline())
    hide(hotline(), at=NOON)
    settings.RECALL_DAYS = 10

    last, over = TODAY + timedelta(days=10), TODAY + timedelta(days=11)

    assert withdrawn.withdrawn("hotline", hotline().code, last)
    assert warned("800 553 3000", today=last)
    assert not withdrawn.withdrawn("hotline", hotline().code, over)
    assert not warned("800 553 3000", today=over)


def test_a_number_that_another_line_still_has_is_not_called_withdrawn(publish, hide):
    publish(hotline(), hotline("other", channels=(channel(),)))
    hide(hotline(), at=NOON)

    assert warned("800 553 3000") == []


def test_a_short_number_is_withdrawn_in_its_own_country_only(publish, hide):
    short = channel(type="short_code", value="133", display="", callable_from=("MX",))
    publish(hotline(channels=(short,)))
    hide(hotline(), at=NOON)

    assert warned("133") == warned("133", "MX") == ["line"]
    assert warned("133", "US") == []


def test_numbers_that_were_not_public_are_not_told(publish, hide):
    publish(hotline(channels=(channel(), channel(value="+525555551234", audience="advocates"))))
    hide(hotline(), at=NOON)

    assert warned("+52 800 553 3000") == ["line"]
    assert warned("+52 55 5555 1234") == []


def test_a_place_names_what_it_lost(publish, hide):
    publish(region(), hotline(regions=("MX-BCN",)), organization(), hotline("us", regions=("US",)))
    hide(hotline(), organization(), hotline("us"), at=NOON)

    def lost(code):
        return {one.key for one in withdrawn.withdrawn_in(Place.objects.get(code=code), TODAY)}

    assert lost("MX") == lost("MX-BCN") == {"line", "helpers"}


@pytest.mark.parametrize(
    "name, shown",
    [
        ("Línea 800 553 3000", "Línea …"),
        ("Línea 800-5533-000 (24 h)", "Línea … (24 h)"),
        ("Marque +52 (800) 553 3000 ya", "Marque … ya"),
        ("Línea 01 800 553 3000", "Línea …"),
        ("Línea 100, de 1999", "Línea …, de 1999"),
        ("1-888-TEST-555 y 1-800-FREE-HEL", "1-888-TEST-555 y …"),
    ],
)
def test_the_name_of_a_withdrawn_line_does_not_hold_its_number(publish, hide, name, shown):
    short = channel(type="short_code", value="100", display="")
    spelled = channel(value="+18003733435", display="1-800-FREE-HEL")
    line = hotline(name=text(name, name), channels=(channel(), short, spelled))
    publish(line)
    hide(line)

    assert Withdrawal.objects.get().name == text(shown, shown)
    assert without_numbers("2026", line) == "2026"
