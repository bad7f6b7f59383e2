"""The edition follows the log: each row once, all or nothing, and never a log that is not the one it knows."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections

from directory.edition import follow as following
from directory.edition.follow import follow
from directory.edition.models import Entry, EntryPlace, Head, Membership, Place, Retired, Term
from directory.publication import append
from directory.publication.models import BrokenChain, Publication
from tests.edition.reading import contents
from tests.listings import channel, hotline, initiative, organization, region, retired_number, service, subdivision
from tests.log import triggers_lifted

pytestmark = pytest.mark.django_db(databases=["default", "edition"])

EVERYTHING = [region(), service(), organization(), hotline(), initiative(), retired_number()]


def name(document):
    return document.__struct_config__.tag, document.key


def shown():
    return {
        *Entry.objects.values_list("type", "key"),
        *(("region", code) for code in Place.objects.filter(kind="country").values_list("code", flat=True)),
        *(("service", code) for code in Term.objects.values_list("code", flat=True)),
        *(("retired_number", key) for key in Retired.objects.values_list("key", flat=True)),
    }


@pytest.fixture
def log(append_to_log):
    append_to_log(*EVERYTHING)


def test_what_is_published_can_be_read(log):
    assert follow() == 6

    assert Entry.objects.get(type="hotline", key="line").listing == hotline()
    assert Entry.objects.get(type="organization", key="helpers").listing == organization()
    assert Entry.objects.get(type="initiative", key="together").listing == initiative()
    assert set(EntryPlace.objects.filter(code="MX").values_list("entry__key", flat=True)) == {
        "line",
        "helpers",
        "together",
    }
    assert Membership.objects.get(entry__key="together").organization == "helpers"
    assert {place.code: place.kind for place in Place.objects.all()} == {"MX": "country", "MX-BCN": "subdivision"}
    assert Term.objects.get(code="legal").name_es == "Ayuda legal"
    assert Retired.objects.get(value="+18005533000").key == "old-line"


def test_the_head_says_how_far_the_edition_has_come(log):
    follow()

    newest, head = Publication.objects.all().newest(), Head.objects.get()
    assert (head.position, head.digest, head.published_at) == (6, newest.digest, newest.published_at)


def test_following_twice_changes_nothing(log):
    follow()
    before = contents()

    assert follow() == 0
    assert contents() == before


def test_a_new_version_takes_the_place_of_the_old_one(log, append_to_log):
    follow()
    append_to_log(hotline(regions=("GT",), channels=(channel(value="+50215000000"),)), region(subdivisions=()))

    assert follow() == 2

    entry = Entry.objects.get(type="hotline", key="line")
    assert (entry.version, entry.listing.channels[0].value) == (2, "+50215000000")
    assert [place.code for place in entry.places.all()] == ["GT"]
    assert [place.code for place in Place.objects.all()] == ["MX"]


@pytest.mark.parametrize("document", EVERYTHING, ids=lambda document: type(document).__name__)
def test_what_is_hidden_is_gone(log, editor, document):
    follow()
    append.hide(*name(document), by=editor, reason="It is wrong.")

    follow()

    assert shown() == {name(other) for other in EVERYTHING if other is not document}


def test_what_was_hidden_can_be_shown_again(log, editor, append_to_log):
    append.hide("hotline", "line", by=editor, reason="It is wrong.")
    follow()
    append_to_log(hotline(hours=""))

    follow()

    assert Entry.objects.get(key="line").version == 3


def test_a_listing_published_and_hidden_between_two_looks_is_not_shown(log, editor):
    append.hide("hotline", "line", by=editor, reason="It is wrong.")

    follow()

    assert not Entry.objects.filter(key="line").exists()


def grow(append_to_log, editor):
    """Let the log grow in steps, with new versions, things hidden and things shown again; one more at each step."""
    yield append_to_log(*EVERYTHING)
    yield append_to_log(hotline("second", regions=("MX-BCN", "US")), organization("others", services=()))
    yield append.hide("hotline", "line", by=editor, reason="It is wrong.")
    yield append_to_log(region(subdivisions=(subdivision(code="MX-SON"),)), hotline("second", regions=("001",)))
    yield append_to_log(hotline(), initiative(members=()), service(order=4))
    yield append.hide("hotline", "line", by=editor, reason="It is wrong.")
    yield append.hide("retired_number", "old-line", by=editor, reason="It is wrong.")


def test_rebuilt_from_zero_it_is_the_edition_that_grew(append_to_log, editor):
    for _step in grow(append_to_log, editor):
        follow()
    grown = contents()

    assert follow(rebuild=True) == Publication.objects.count()

    assert contents() == grown
    assert grown["Entry"]
    assert grown["Change"]
    assert grown["WithdrawnNumber"]


def test_the_size_of_a_batch_does_not_matter(append_to_log, editor, monkeypatch):
    list(grow(append_to_log, editor))
    follow(rebuild=True)
    in_one_batch = contents()
    monkeypatch.setattr(following, "BATCH", 2)

    follow(rebuild=True)

    assert contents() == in_one_batch


def test_an_edition_of_an_older_format_is_made_again(log):
    follow()
    whole = contents()
    Entry.objects.all().delete()
    Head.objects.update(format=following.FORMAT - 1)

    assert follow() == 6
    assert contents() == whole


def test_a_broken_chain_leaves_the_edition_as_it_was(log, append_to_log):
    follow()
    before = contents()
    append_to_log(hotline("good"), hotline("bad"))
    with triggers_lifted(), connection.cursor() as cursor:
        cursor.execute("UPDATE publication_publication SET reason = 'x' WHERE key = 'bad'")

    with pytest.raises(BrokenChain, match="broken at row 8: its content was changed"):
        follow()

    assert contents() == before


def test_a_restored_older_log_is_named(log, append_to_log):
    append_to_log(hotline("late"))
    follow()
    before = contents()
    with triggers_lifted():
        Publication.objects.filter(key="late").delete()

    with pytest.raises(BrokenChain, match="broken at row 7: it is not the row that the edition was made from"):
        follow()

    assert contents() == before


def test_another_log_that_grew_from_an_older_one_is_named(log, append_to_log):
    append_to_log(hotline("late"))
    follow()
    with triggers_lifted():
        Publication.objects.filter(key="late").delete()
    append_to_log(hotline("other"), hotline("another"))

    with pytest.raises(CommandError, match="broken at row 7"):
        call_command("follow")


def test_a_rebuild_accepts_the_log_as_it_is(log, append_to_log):
    append_to_log(hotline("late"))
    follow()
    with triggers_lifted():
        Publication.objects.filter(key="late").delete()

    call_command("follow", rebuild=True)

    assert Head.objects.get().position == 6
    assert not Entry.objects.filter(key="late").exists()


@pytest.mark.django_db(transaction=True, databases=["default", "edition"])
@pytest.mark.parametrize("known", [0, 6])
def test_two_followers_at_once_wait_for_each_other(append_to_log, known):
    append_to_log(*EVERYTHING)
    if known:
        follow()
    append_to_log(*(hotline(f"line-{number}") for number in range(200)))

    def follow_and_close():
        try:
            return follow()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        applied = [job.result() for job in [pool.submit(follow_and_close) for _number in range(4)]]

    assert sorted(applied) == [0, 0, 0, 206 - known]
    assert Entry.objects.filter(type="hotline").count() == 201
