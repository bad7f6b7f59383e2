"""Cards, QR codes and contacts: whoever finds them must not learn what they are for."""

import xml.etree.ElementTree as ElementTree

import pytest

from tests.doors.test_promises import TOPIC
from tests.doors.test_standing import border  # noqa: F401
from tests.listings import hotline, text

pytestmark = [pytest.mark.django_db(databases=["edition"]), pytest.mark.usefixtures("border")]

LINE = hotline("mx-line").code


@pytest.mark.parametrize("address", ["/es/mx/card/", f"/es/h/{LINE}/card/", "/es/us/mx/card/"])
def test_eight_cards_without_a_word_on_the_topic(page, address):
    sheet = page(address)

    assert sheet.html.count('class="pocket"') == 8
    assert not TOPIC.search(sheet.text.split("Volver a la página")[1].split("Este sitio no guarda")[0])
    assert f'src="{address}qr.svg"' in sheet.html


def test_a_card_has_the_digits_for_where_it_is_carried(page):
    sheet = page("/es/us/mx/card/")

    assert sheet.says("1 888 373 7888", "24 horas", "+52 800 553 3000", "WhatsApp", "911", "testserver/es/us/mx/")


def test_a_line_at_home_is_pressed_as_at_home(page):
    assert page(f"/es/h/{LINE}/card/").says("800 553 3000", "Llamar")


@pytest.mark.parametrize("address", ["/es/mx/card/qr.svg", f"/es/h/{LINE}/card/qr.svg", "/es/us/mx/card/qr.svg"])
def test_a_qr_code_is_a_file_of_our_own(client, address):
    response = client.get(address)

    assert response["Content-Type"] == "image/svg+xml"
    assert ElementTree.fromstring(response.content).tag.endswith("svg")  # noqa: S314 (ours)


def test_a_contact_has_the_numbers(client):
    response = client.get(f"/es/h/{LINE}/contact.vcf")
    lines = response.content.decode().split("\r\n")

    assert response["Content-Type"].startswith("text/vcard")
    assert response["Content-Disposition"] == 'attachment; filename="contact.vcf"'
    assert lines[:3] == ["BEGIN:VCARD", "VERSION:4.0", "FN:Línea de México"]
    assert lines.count("TEL;TYPE=voice:+528005533000") == 1  # the WhatsApp has the same
    assert lines[-2:] == ["END:VCARD", ""]


def test_a_neutral_contact_names_neither_the_line_nor_the_topic(client, publish):
    publish(hotline("mx-line", name=text("Línea contra la trata", "Line"), channels=hotline().channels))

    contact = client.get(f"/es/h/{LINE}/contact.vcf?name=neutral&version=3.0").content.decode()

    assert "VERSION:3.0" in contact
    assert "FN:Puente" in contact
    assert not TOPIC.search(contact)


def test_long_and_odd_names_stay_one_contact(client, publish):
    publish(hotline("mx-line", name=text("Ñandú, casa; " * 20 + "\nTEL:1", "Line")))

    rows = client.get(f"/es/h/{LINE}/contact.vcf").content.split(b"\r\n")

    assert max(len(row) for row in rows) <= 75
    assert not [row for row in rows if row.startswith(b"TEL:1")]
    assert rows[2].startswith("FN:Ñandú\\, casa\\; ".encode())


@pytest.mark.parametrize("query", ["version=2.1", "name=x", "version=%00"])
def test_other_contacts_are_not_made(client, query):
    assert client.get(f"/es/h/{LINE}/contact.vcf?{query}").status_code == 404


@pytest.mark.parametrize("end", ["card/", "card/qr.svg", "contact.vcf"])
def test_a_line_that_is_not_at_work_is_not_kept(client, publish, end):
    assert client.get(f"/es/h/{LINE}/{end}").status_code == 200

    publish(hotline("mx-line", status="withdrawn"))

    assert client.get(f"/es/h/{LINE}/{end}").status_code == 404


@pytest.mark.parametrize("address", ["/es/mx/mx/card/", "/es/us/mx-bcn/card/", "/es/xx/mx/card/qr.svg", "/es/zz/card/"])
def test_what_is_no_pair_or_place_has_no_card(client, address):
    assert client.get(address).status_code == 404
