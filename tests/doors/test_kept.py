"""What a process keeps between pages never outlives what it was made from."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections

from directory.doors import cards
from directory.doors.visit import Visit
from directory.edition.models import Entry
from directory.search.snapshot import one_stamp, stamp_now
from tests.listings import channel, hotline, organization, region, text

pytestmark = pytest.mark.django_db(databases=["edition"])


def test_a_place_that_gets_another_name_is_called_by_it_at_once(world, publish):
    before = cards.place_names(["NI"])
    publish(region("NI", name=text("Otra Nicaragua", "Other Nicaragua"), neighbours=(), subdivisions=()))

    assert (before, cards.place_names(["NI"])) == ({"NI": "Nicaragua"}, {"NI": "Otra Nicaragua"})


def test_a_card_that_was_shown_changes_with_its_operator(world, publish, client):
    publish(hotline(organization="helpers"), organization(name=text("Casa Vieja")))
    before = client.post("/es/search/", {"q": "línea"}).content.decode()
    publish(organization(name=text("Casa Nueva")))
    after = client.post("/es/search/", {"q": "línea"}).content.decode()

    assert ("Casa Vieja" in before, "Casa Vieja" in after, "Casa Nueva" in after) == (True, False, True)


def test_a_row_that_was_shown_changes_with_the_place_that_it_names(world, publish, client):
    publish(organization(name=text("Casa Azul"), regions=("NI",)))
    before = client.post("/es/search/", {"q": "casa"}).content.decode()
    publish(region("NI", name=text("Otra Nicaragua", "Other Nicaragua"), neighbours=(), subdivisions=()))
    after = client.post("/es/search/", {"q": "casa"}).content.decode()

    assert ("Otra Nicaragua" in before, "Otra Nicaragua" in after) == (False, True)


def test_the_line_of_a_nation_is_gone_from_the_top_once_it_is_hidden(world, publish, hide, client):
    line = hotline()
    publish(line, organization(name=text("Casa Azul")))
    before = client.post("/es/search/", {"q": "casa méxico"}).content.decode()
    hide(line)
    after = client.post("/es/search/", {"q": "casa méxico"}).content.decode()

    assert ("800 553 3000" in before, "800 553 3000" in after) == (True, False)


def test_a_card_keeps_where_each_visitor_stands(world, publish, client):
    publish(hotline())
    pages = {here: client.get("/es/search/", {"q": "", "from": here}).content.decode() for here in ("mx", "us")}

    assert "?from=mx" in pages["mx"]
    assert "?from=mx" not in pages["us"]


def test_a_number_that_changes_is_shown_at_once_though_its_card_is_kept(world, publish, client):
    publish(hotline(channels=(channel(value="+528005550101", display="800 555 0101"),)))
    before = client.post("/es/search/", {"q": "línea"}).content
    publish(hotline(channels=(channel(value="+528005550102", display="800 555 0102"),)))
    after = client.post("/es/search/", {"q": "línea"}).content

    assert (b"800 555 0101" in before, b"800 555 0101" in after, b"800 555 0102" in after) == (True, False, True)


def test_a_card_is_made_anew_when_the_line_closes(world, publish):
    hours = "Mo-Su 09:00-17:00"
    publish(hotline(hours=hours, time_zone="America/Mexico_City", channels=(channel(hours=hours),)))
    entry = Entry.objects.get(type="hotline")
    almost = datetime(2026, 11, 20, 22, 59, 30, tzinfo=UTC)
    visits = [
        Visit(moment, moment.date())
        for moment in (almost, almost + timedelta(seconds=20), almost + timedelta(minutes=1))
    ]
    first, again, later = [cards.hotline_cards([entry], visit)[0] for visit in visits]

    assert first is again
    assert (first.answering.state, later.answering.state) == ("open", "closed")


@pytest.fixture
def stamps():
    """How often the stamp is asked of the database while something is done."""

    def count(do):
        asked = []

        def watch(execute, sql, *rest):
            asked.extend([sql] if sql.startswith("SELECT stamp FROM search_state") else [])
            return execute(sql, *rest)

        with connections["edition"].execute_wrapper(watch):
            do()
        return len(asked)

    return count


def test_a_page_asks_once_whether_anything_was_written(world, publish, client, stamps):
    publish(hotline())

    assert stamps(lambda: client.post("/es/search/", {"q": "línea"})) == 1
    assert stamps(lambda: client.get("/api/v1/search", {"q": "línea"})) == 1


def test_what_is_written_during_a_page_counts_from_the_next_on(world, publish):
    publish(hotline())
    with one_stamp():
        before = stamp_now()
        publish(hotline(summary=text("Otra", "Other")))
        during = stamp_now()
    after = stamp_now()

    assert before == during != after


def test_the_stamp_is_asked_again_after_a_page_that_failed(world, publish, stamps):
    publish(hotline())
    with pytest.raises(ZeroDivisionError), one_stamp():
        raise ZeroDivisionError(stamp_now())

    assert stamps(lambda: [stamp_now(), stamp_now()]) == 2
