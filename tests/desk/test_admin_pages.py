"""Every screen of the desk opens, in both languages, and says what it is for."""

import re

import pytest
from django.conf import settings
from django.contrib import admin
from django.urls import reverse
from django.utils.translation import override

from directory.publication.models import Publication
from directory.regions.models import CountryReview, Region, SearchName, Service
from hotlines.models import Channel, Hotline, RetiredNumber
from organizations.models import Initiative, Organization

MODELS = [
    Region, SearchName, CountryReview, Service, Organization, Initiative, Hotline, Channel, RetiredNumber, Publication
]  # fmt: skip
pytestmark = pytest.mark.django_db
in_both_languages = pytest.mark.parametrize("language", ["es", "en"])
of_every_model = pytest.mark.parametrize("model", MODELS)


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def full_desk(line, helpers, release):
    """One of everything."""
    hotline = line(organization=helpers)
    Initiative.objects.create(key="together", name_es="Juntas", name_en="Together", kind="alliance", grade="A")
    SearchName.objects.create(region_id="MX-BCN", name="Tijuana", source="geonames")
    CountryReview.objects.create(region_id="PE", reviewed_on="2026-01-02")
    RetiredNumber.objects.create(region_id="MX", value="018005533000", why="old_spelling", hotline=hotline)
    release(hotline)


@in_both_languages
@of_every_model
def test_every_list_names_its_rows_in_the_language_of_the_browser(desk, full_desk, model, language):
    response = desk.get(address(model, "changelist"), headers={"Accept-Language": language})

    with override(language):
        assert str(model._meta.verbose_name) in response.context["title"]
    rows = response.context["cl"].result_list
    assert rows
    assert all(address(model, "change", row.pk) in response.text for row in rows)


@in_both_languages
@of_every_model
def test_every_change_form_opens_and_labels_its_fields(desk, full_desk, model, language):
    one = model.objects.order_by("-pk").first()

    response = desk.get(address(model, "change", one.pk), headers={"Accept-Language": language})

    with override(language):
        labels = [str(name) for name, _fields in response.context["adminform"].fieldsets if name]
        assert response.context["subtitle"] == str(one)
        assert all(label in response.text for label in labels)


@in_both_languages
@pytest.mark.parametrize("model", [model for model in MODELS if model is not Publication])
def test_every_add_form_opens(desk, places, model, language):
    response = desk.get(address(model, "add"), headers={"Accept-Language": language})

    with override(language):
        assert str(model._meta.verbose_name) in response.context["title"]


@pytest.mark.parametrize("model", [Hotline, Organization, Initiative])
def test_both_languages_stand_side_by_side(desk, full_desk, model):
    response = desk.get(address(model, "change", model.objects.get().pk))

    rows = [row for _name, options in response.context["adminform"].fieldsets for row in options["fields"]]
    assert ("name_es", "name_en") in [tuple(row) for row in rows]
    assert ("summary_es", "summary_en") in [tuple(row) for row in rows]
    assert "Name in Spanish" in response.text
    assert re.search('<textarea name="summary_en" [^>]*lang="en"', response.text)


@pytest.mark.parametrize("model", [Hotline, Channel, Organization, Initiative])
def test_each_form_says_that_visitors_see_nothing_of_an_edit(desk, full_desk, model):
    response = desk.get(address(model, "change", model.objects.get().pk))

    assert "nothing that you change here is seen by visitors" in response.text


def test_the_desk_carries_the_name_of_the_installation(desk):
    response = desk.get(reverse("admin:index"))

    assert response.context["site_header"] == settings.SITE_NAME
    assert admin.site.site_title == settings.SITE_NAME


@of_every_model
def test_no_screen_has_an_inline_script_or_style_or_another_host(desk, full_desk, model):
    one = model.objects.order_by("-pk").first()

    for page in (desk.get(address(model, "changelist")), desk.get(address(model, "change", one.pk))):
        assert "script-src 'self'; style-src 'self'" in page.headers["Content-Security-Policy"]
        assert not any(found in page.text for found in ("<style", " style=", "onclick=", 'src="http', "<script>"))
