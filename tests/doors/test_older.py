"""A translation that is older than its original says so to its readers, and to nobody else."""

import json

import pytest

from directory import documents
from directory.documents import Text
from tests.listings import channel, hotline, organization

pytestmark = pytest.mark.django_db(databases=["edition"])

SAID = {
    "es": "Este texto es más antiguo que el original en inglés.",
    "en": "This text is older than the original in Spanish.",
}
OLDER = Text(es="Atienden de noche.", en="They answer by day.", older="en")


@pytest.mark.parametrize(
    "listing",
    [
        hotline(summary=OLDER),
        hotline(name=OLDER),
        hotline(channels=(channel(notes=OLDER),)),
        organization(summary=OLDER),
        organization(first_step=OLDER),
        organization(people_served=OLDER),
    ],
)
def test_the_page_says_it_where_it_shows_the_older_text_and_only_there(page, world, publish, listing):
    publish(listing)
    letter = "h" if isinstance(listing, documents.Hotline) else "o"

    assert page(f"/en/{letter}/{listing.code}/").says(SAID["en"])
    assert not page(f"/es/{letter}/{listing.code}/").says(SAID["es"])


def test_it_is_said_in_spanish_of_a_text_written_in_english_first(page, world, publish):
    line = hotline(source_language="en", summary=Text(es="De día.", en="By night.", older="es"))
    publish(line)

    assert page(f"/es/h/{line.code}/").says(SAID["es"])
    assert not page(f"/en/h/{line.code}/").says(SAID["en"])


def test_a_card_says_it_too(page, world, publish):
    publish(hotline(summary=OLDER))

    assert page("/en/mx/").says(SAID["en"])
    assert not page("/es/mx/").says(SAID["es"])


def test_programs_read_which_language_is_older_and_nothing_where_none_is(client, world, publish):
    line = hotline(summary=OLDER)
    publish(line)

    answer = client.get(f"/api/v1/hotlines/{line.code}").json()

    assert answer["summary"] == {"es": OLDER.es, "en": OLDER.en, "older": "en"}
    assert answer["name"].keys() == {"es", "en"}


def test_a_document_without_older_translations_is_written_as_it_always_was():
    text = documents.encode(hotline())

    assert json.loads(text)["summary"].keys() == {"es", "en"}
    assert documents.encode(documents.decode(text)) == text
