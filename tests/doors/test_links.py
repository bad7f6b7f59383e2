import pytest

from directory.doors import links
from tests.listings import channel


@pytest.mark.parametrize(
    "type_, value, address",
    [
        ("phone", "+528005533000", "tel:+528005533000"),
        ("tty", "+18007873224", "tel:+18007873224"),
        ("short_code", "911", "tel:911"),
        ("short_code", "*4455#", "tel:*4455%23"),
        ("sms", "233733", "sms:233733"),
        ("whatsapp", "+525513099024", "https://wa.me/525513099024"),
        ("email", "help@line.example", "mailto:help@line.example"),
        ("chat", "https://line.example/chat", "https://line.example/chat"),
        ("web_form", "http://line.example", "http://line.example"),
        ("app", "https://line.example/app", "https://line.example/app"),
        ("app", "LibertApp", ""),
        ("phone", "call us", ""),
        ("chat", "javascript:alert(1)", ""),
        ("email", "a@b.example?bcc=c@d.example", ""),
    ],
)
def test_a_channel_leads_where_its_type_says(type_, value, address):
    assert links.href(channel(type=type_, value=value)) == address


@pytest.mark.parametrize(
    "type_, value, display, shown",
    [
        ("phone", "+528005533000", "800 553 3000", "800 553 3000"),
        ("whatsapp", "+525513099024", "55 1309 9024 (WhatsApp)", "55 1309 9024"),
        ("sms", "3060", "3060 (SMS)", "3060"),
        ("sms", "233733", "233733 (BEFREE)", "233733 (BEFREE)"),
        ("tty", "+18007873224", "TTY 1-800-787-3224", "1-800-787-3224"),
        ("short_code", "711", "TTY: 711", "TTY: 711"),
        ("phone", "+525513099024", "", "+52 55 1309 9024"),
        ("phone", "+525513099024", "+525513099024", "+52 55 1309 9024"),
        ("phone", "+1", "", "+1"),
        ("chat", "https://www.line.example/", "", "line.example"),
    ],
)
def test_a_number_is_shown_as_people_write_it(type_, value, display, shown):
    assert links.shown(channel(type=type_, value=value, display=display)) == shown


def test_a_number_for_any_country_is_also_given_in_full():
    assert links.abroad(channel(type="whatsapp", value="+5561996100100", display="(61) 99610-0100")) == (
        "+55 61 99610-0100"
    )


def test_a_number_shown_in_full_is_not_repeated():
    assert links.abroad(channel(value="+995322100229", display="(+995 32) 2 100 229")) == ""
