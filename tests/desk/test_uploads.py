"""From a file on a volunteer's laptop to drafts on the desk, and back."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from directory.desk.exchange.models import Upload
from directory.evidence.models import Check
from directory.publication.models import Publication
from hotlines.models import Hotline
from organizations.models import Organization
from tests.desk.folders import write_folder

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]

ADD = "/admin/exchange/upload/add/"


@pytest.fixture
def bring(desk, tmp_path):
    """Upload one file of the good folder, changed as the test says; give back the page of its plan."""

    def upload(file="organizations.csv", encoding="utf-8", name="", **changes):
        write_folder(tmp_path / "data", **changes)
        content = (tmp_path / "data" / file).read_text(encoding="utf-8").encode(encoding)
        sent = {"file": SimpleUploadedFile(name or file, content), "read_on": "2026-11-01"}
        return desk.post(ADD, sent, follow=True)

    return upload


def seen(page):
    found = re.search(r'name="seen" value="(\w+)"', page.content.decode())
    return {"seen": found[1]} if found else {}


def decide(desk, page, **choice):
    return desk.post(page.request["PATH_INFO"], seen(page) | choice, follow=True)


def test_a_file_is_taken_over_as_drafts_and_publishes_nothing(desk, bring, administrator):
    page = bring(name="listas de la oficina.csv")
    assert "helpers" in page.content.decode()
    assert not Organization.objects.exists()

    decide(desk, page, apply="1")

    assert [one.key for one in Organization.objects.all()] == ["helpers"]
    assert not Publication.objects.exists()
    assert str(Check.objects.get().checked_on) == "2026-11-01"
    upload = Upload.objects.get()
    assert (upload.state, upload.created, upload.uploaded_by, upload.decided_by) == (
        "applied",
        1,
        administrator,
        administrator,
    )


def test_a_change_is_shown_field_by_field_with_before_and_after(desk, bring):
    decide(desk, bring(), apply="1")

    page = bring(organizations=[{"name_en": "The good helpers"}]).content.decode()

    assert re.search(r"<td>name_en</td>\s*<td><del>The helpers</del></td>\s*<td><ins>The good helpers</ins></td>", page)


def test_what_was_dropped_changes_nothing_and_can_not_be_applied_later(desk, bring):
    page = bring()
    decide(desk, page, drop="1")

    answer = decide(desk, page, apply="1")

    assert "decided about this file already" in answer.content.decode()
    assert not Organization.objects.exists()
    assert Upload.objects.get().state == "dropped"


def test_a_plan_that_the_desk_has_overtaken_is_shown_again(desk, bring):
    page = bring()
    Organization.objects.create(key="helpers", kind="ngo", grade="C", name_es="Otra")

    answer = decide(desk, page, apply="1")

    assert "The desk has changed since this plan was made" in answer.content.decode()
    assert Organization.objects.get().name_es == "Otra"
    decide(desk, answer, apply="1")
    assert Organization.objects.get().name_es == "Quienes ayudan"


def test_letters_of_windows_are_shown_for_somebody_to_confirm(desk, bring):
    page = bring(encoding="cp1252", organizations=[{"name_es": "Niñez y Compañía"}])
    assert "Niñez y Compañía" in page.content.decode()

    refused = decide(desk, page, apply="1")
    assert "Please say first that the letters" in refused.content.decode()
    assert not Organization.objects.exists()

    decide(desk, refused, apply="1", letters="on")
    assert Organization.objects.get().name_es == "Niñez y Compañía"


def test_refused_rows_are_named_and_left_out_only_if_somebody_says_so(desk, bring):
    page = bring(organizations=[{}, {"key": "bad", "regions": "XX"}])
    assert "organizations.csv:3: regions" in page.content.decode()

    decide(desk, page, apply="1")
    assert not Organization.objects.exists()

    decide(desk, page, apply="1", skip="on")
    assert [one.key for one in Organization.objects.all()] == ["helpers"]
    assert Upload.objects.get().refused == 1


@pytest.mark.parametrize(
    "name, content, reason",
    [
        ("a.csv", b"", "empty"),
        ("a.csv", "key\n".encode("utf-16"), "UTF-16"),
        ("a.zip", b"PK\x03\x04junk", "damaged"),
        ("a.csv", b"one,two\n1,2\n", "columns are not those"),
    ],
)
def test_a_file_that_is_none_of_ours_gets_a_clear_error(desk, name, content, reason):
    page = desk.post(ADD, {"file": SimpleUploadedFile(name, content)}, follow=True)

    assert reason in page.content.decode()
    assert not Organization.objects.exists()


def test_everything_downloaded_and_brought_back_is_nothing_to_change(desk, tmp_path):
    hostile = {"name_es": "=cmd|'/C calc'!A0", "summary_en": "@SUM(A1) 'quoted'"}
    call_command("import_listings", write_folder(tmp_path / "data", organizations=[hostile]), write=True)

    for name in ("listings.zip", "listings.xlsx"):
        content = desk.get(f"/admin/exchange/upload/download/{name}").content
        page = desk.post(ADD, {"file": SimpleUploadedFile(name, content)}, follow=True).content.decode()
        assert "There is nothing to change." in page
        assert len(re.findall(r"<td>0</td><td>0</td><td>1</td><td>0</td>", page)) == 4


def test_two_people_who_decide_at_once_write_it_once(desk, bring):
    page = bring()
    decide(desk, page, apply="1")
    before = Organization.objects.get().changed_at

    decide(desk, page, apply="1")

    assert Organization.objects.get().changed_at == before


def test_only_an_administrator_brings_files(client, bring, django_user_model):
    bring()
    client.force_login(django_user_model.objects.create_user("stranger", is_staff=True))

    for address in (ADD, "/admin/exchange/upload/download/listings.zip", f"/admin/exchange/upload/{1}/plan/"):
        assert client.get(address).status_code == 403
    assert not Hotline.objects.exists()


def test_the_content_of_a_download_is_not_a_page_of_the_browser(desk):
    response = desk.get("/admin/exchange/upload/download/listings.zip")

    assert response["Content-Disposition"] == 'attachment; filename="listings.zip"'
    assert io.BytesIO(response.content).read(2) == b"PK"
