"""What an embed page shows, and how it answers."""

import re
from datetime import UTC, date, datetime

import brotli
import pytest
from django.conf import settings
from django.db import connections
from django.test.utils import CaptureQueriesContext

from directory.edition.follow import writing
from directory.edition.models import Entry, Head
from tests.doors.embed.conftest import WHATSAPP, names
from tests.listings import channel, checked, hotline, organization, region, retired_number, text

pytestmark = pytest.mark.django_db(databases=["edition"])

OVERDUE = checked(on=date(2026, 1, 1), due_on=date(2026, 4, 1))


def test_the_lines_stand_in_the_order_of_the_page(frame, page, lines):
    on_the_page = re.findall(r'<article class="card" id="(\w+)"', page("/es/mx/").html)

    assert re.findall(r'<article id="(\w+)"', frame("es/mx/").html) == on_the_page


def test_a_number_can_be_called_and_every_line_says_when_it_was_checked(frame, lines):
    shown = frame("es/mx/", {"limit": "1"})

    assert "tel:+528005533000" in shown.links
    assert shown.says("Primera", "800 553 3000", "Fuente leída el 1 nov 2026.")


def test_an_overdue_line_says_so_and_sinks(frame, lines, publish):
    publish(hotline("first", name=text("Primera", "First"), checked=OVERDUE, channels=(channel(checked=OVERDUE),)))

    shown = frame("es/mx/")

    assert names(shown) == ["Segunda", "Tercera", "Mundial", "Primera"]
    assert shown.says("Primera", "1 abr 2026")


def test_a_withdrawn_line_warns_below_all_others(frame, lines, publish):
    publish(hotline("first", name=text("Primera", "First"), status="withdrawn"))

    shown = frame("es/mx/")

    assert names(shown)[-1] == "Primera"
    assert "+528005533000" not in shown.html
    assert "Ya no existe" in shown.text


def test_the_frame_of_a_withdrawn_line_warns_and_offers_the_others_of_its_country(frame, lines, publish):
    publish(gone := hotline("first", name=text("Primera", "First"), status="withdrawn"))

    shown = frame(f"es/h/{gone.code}/")

    assert shown.says("Primera", "Ya no existe", "Segunda")
    assert "+528005533000" not in shown.html


def test_a_hidden_line_is_gone_and_its_frame_offers_the_countries(frame, lines):
    code = hotline("first").code
    assert "Primera" in frame(f"es/h/{code}/").text
    with writing():
        Entry.objects.filter(key="first").delete()

    assert "Primera" not in frame("es/mx/").text
    assert "/embed/v1/es/mx/" in frame(f"es/h/{code}/").links


def test_what_was_hidden_lately_is_named_without_its_number(frame, lines, hide):
    line = hotline("first", name=text("Primera", "First"))
    hide(line, at=datetime(2026, 11, 21, 18, 30, tzinfo=UTC))

    for address in ("es/mx/", f"es/h/{line.code}/"):
        shown = frame(address)
        assert names(shown) == ["Segunda", "Tercera", "Mundial"]
        assert shown.says("Primera", "21 nov 2026")
        assert "+528005533000" not in shown.html


def test_a_hidden_organization_warns_and_offers_the_lines_of_its_country(frame, lines, hide):
    hide(organization())

    assert frame(f"en/o/{organization().code}/").says("Name of helpers", "Do not use this listing any more", "First")


def test_a_retired_number_warns_and_cannot_be_pressed(frame, lines, publish):
    gone = retired_number(region="MX", value="+525555550199", why="replaced", hotline="second")
    publish(gone, retired_number("old", region="MX", value="+525555550198", why="old_spelling"))

    shown = frame("es/mx/", {"kind": "child"})

    assert shown.says("Tercera", "Ya no llame a estos números", "+52 55 5555 0199", "Use esto en su lugar: Segunda")
    assert "tel:+525555550199" not in shown.links
    assert "0198" not in shown.text
    assert "0199" not in frame("es/us/").text


def test_type_language_place_and_hours_must_hold_on_the_same_channel(frame, world, publish):
    publish(hotline(languages=(), channels=(channel(languages=("en",)), channel(**WHATSAPP, languages=("es",)))))

    assert names(frame("es/mx/", {"channel": "whatsapp", "spoken": "es"})) == ["Nombre de line"]
    assert names(frame("es/mx/", {"channel": "phone", "spoken": "es"})) == []


def test_from_keeps_only_what_certainly_works_from_there(frame, lines):
    shown = frame("es/mx/", {"from": "us"})

    assert names(shown) == ["Primera"]
    assert "https://wa.me/525555550100" in shown.links
    assert "+528005533000" not in shown.html
    assert f"/es/h/{hotline('first').code}/?from=us" in shown.links


def test_a_service_keeps_the_lines_of_those_who_offer_it(frame, lines):
    assert names(frame("es/mx/", {"service": "shelter"})) == ["Primera"]
    assert names(frame("es/mx/", {"service": "legal"})) == []


def test_open_leaves_out_what_is_closed_or_not_known(frame, world, publish):
    unknown = hotline("unknown", hours="", channels=(channel(value="+525555550103", hours=""),))
    publish(hotline("always", name=text("Siempre", "Always")), unknown)

    assert len(names(frame("es/mx/"))) == 2
    assert names(frame("es/mx/", {"open": "1"})) == ["Siempre"]


def test_the_number_for_danger_stands_on_top(frame, world, publish):
    from directory.documents import EmergencyNumber

    publish(region("MX", emergency_numbers=(EmergencyNumber("911", "mx-911"),)))
    publish(hotline("mx-911", kind="emergency_police", channels=(channel(value="911", type="short_code"),)), hotline())

    shown = frame("es/mx/")

    assert shown.links[0] == "tel:911"
    assert names(shown) == ["Nombre de line"]


def test_an_organization_shows_its_lines_and_where_to_write(frame, lines, publish):
    publish(organization(services=("shelter",), email="help@helpers.example"))

    shown = frame(f"en/o/{organization().code}/")

    assert shown.says("Name of helpers", "Shelter", "helpers.example", "First")
    assert "mailto:help@helpers.example" in shown.links


def test_the_frame_says_when_the_directory_last_changed(frame, lines):
    with writing():
        moment = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
        Head.objects.update(published_at=moment)

    assert "Actualizado: 20 nov 2026, 18:30 UTC" in frame("es/mx/").text


def test_links_open_in_a_new_tab_without_telling_where_from_and_say_so(frame, lines):
    leaving = re.findall(r'<a [^>]*href="(?!tel:|#)[^>]*>.*?</a>', frame("es/mx/").html, re.DOTALL)

    assert len(leaving) > 4
    assert all('target="_blank" rel="noopener noreferrer"' in link for link in leaving)
    assert all("se abre en otra pestaña" in link for link in leaving)


@pytest.mark.promise(34, "A frame holds no script and no form and sets no cookie")
def test_a_frame_holds_no_script_and_no_form_and_sets_no_cookie(frame, lines):
    shown = frame("es/mx/")

    assert not re.search("<script|<form|<input|<button", shown.html)
    assert "script-src" not in shown.response["Content-Security-Policy"]
    assert not shown.response.cookies


def test_signals_allow_one_script_of_ours(frame, lines):
    shown = frame("es/mx/", {"signals": "1"})

    assert re.findall(r'<script src="([^"]*)"', shown.html) == ["/static/frame.js"]
    assert "script-src 'self'" in shown.response["Content-Security-Policy"]


@pytest.mark.parametrize("query", ["", "?signals=1"])
def test_what_has_not_changed_is_not_sent_again_and_may_still_be_framed(client, lines, query):
    first = client.get(f"/embed/v1/es/mx/{query}")

    again = client.get(f"/embed/v1/es/mx/{query}", headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["Content-Security-Policy"] == first["Content-Security-Policy"]
    for answer in (first, again):
        assert "X-Frame-Options" not in answer
        assert "frame-ancestors" not in answer["Content-Security-Policy"]
        assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert answer["Cross-Origin-Embedder-Policy"] == "require-corp"
        assert answer["Cache-Control"].startswith("public, max-age=60")
        assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("query", [{}, {"from": "us"}])
def test_a_frame_costs_the_same_for_one_line_and_for_fifty(client, world, publish, query):
    publish(hotline(channels=(channel(**WHATSAPP),)))
    with CaptureQueriesContext(connections["edition"]) as once:
        client.get("/embed/v1/es/mx/", query)

    publish(*(hotline(f"line-{n}", channels=(channel(**WHATSAPP),), organization="helpers") for n in range(50)))
    with CaptureQueriesContext(connections["edition"]) as often:
        client.get("/embed/v1/es/mx/", query | {"limit": "20"})

    assert len(often) == len(once)


def test_all_bytes_of_a_frame_fit_in_eight_kilobytes(client, world, publish):
    publish(*(hotline(f"line-{n}", summary=text("x " * 100, "y")) for n in range(30)))

    shown = client.get("/embed/v1/es/mx/?limit=20&signals=1", headers={"accept-encoding": "br"})
    files = [(settings.BASE_DIR / "static" / name).read_bytes() for name in ("frame.css", "frame.js")]

    assert len(shown.content) + sum(len(brotli.compress(file)) for file in files) <= 8_000


def test_the_heading_can_be_left_to_the_partner_but_not_to_a_screen_reader(frame, lines):
    assert '<h1 class="unseen">' in frame("es/mx/", {"heading": "0"}).html
    assert "<h1>" in frame("es/mx/").html
