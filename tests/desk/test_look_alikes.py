"""What looks like something else is refused, in forms and in imports, with a reason in the words of who typed it."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from directory.evidence.values import validate_visible, validate_web_address
from hotlines.models import Hotline
from organizations.models import Organization
from tests.desk.folders import write_folder
from tests.desk.forms import errors_at
from tests.desk.test_admin_forms import form_of, send
from tests.desk.test_import_listings import refused

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.promise(31, "Look-alike, turned and invisible characters are refused in names, addresses and numbers"),
]

REFUSED = {
    "zero width space": "Casa\u200bEsperanza",
    "word joiner": "Casa\u2060",
    "soft hyphen": "espe\u00adranza",
    "text turned around": "Casa \u202eaznarepse",
    "isolated text": "\u2066Casa\u2069",
    "Arabic letter mark": "Casa\u061c",
    "Hangul filler": "\u3164",
    "blank braille": "Casa \u2800",
    "variation selector": "Casa\ufe0f",
    "tag character": "Casa\U000e0041",
    "byte order mark": "\ufeffCasa",
    "Cyrillic a": "C\u0430sa",
    "Greek omicron": "P\u03bflaris",
    "Greek question mark word": "Polari\u0455",
    "full-width letter": "\uff23asa",
    "mathematical letter": "\U0001d402asa",
    "Arabic-Indic digit": "800 55\u0663",
    "full-width digit": "80\uff10",
}
ACCEPTED = [
    "Casa Esperanza",
    "Niñez y Adolescencia, A.C. (1.ª oficina)",
    "Dom Polski w Łodzi",
    "Центр помощи",
    "Ελλάδα",
    "中文热线",
    "خط المساعدة",
    "EU–México «24/7» ¿sí?",
    "Q'eqchi'",
]


@pytest.mark.parametrize("name", REFUSED)
def test_a_text_that_looks_like_another_is_refused(name):
    with pytest.raises(ValidationError):
        validate_visible(REFUSED[name])


@pytest.mark.parametrize("text", ACCEPTED)
def test_an_honest_text_is_accepted(text):
    assert validate_visible(text) is None  # it raises otherwise


@pytest.mark.parametrize(
    "address",
    [
        "https://p\u043elarisproject.example/",
        "https://niñez.example/",
        "https://helpers.example@elsewhere.example/",
        "https://helpers.example\u2215.elsewhere.example/",
        "https://helpers.example/\u202egpj",
    ],
)
def test_an_address_that_leads_elsewhere_than_it_seems_is_refused(address):
    with pytest.raises(ValidationError):
        validate_web_address(address)


@pytest.mark.parametrize("address", ["", "https://helpers.example/niñez?a=@b", "https://xn--niez-hqa.example/"])
def test_an_honest_address_is_accepted(address):
    assert validate_web_address(address) is None  # it raises otherwise


@pytest.mark.parametrize(("language", "part"), [("es", "no es lo que parece"), ("en", "is not what it looks like")])
def test_the_form_says_so_beside_the_field(desk, line, language, part):
    hotline = line()
    with translation.override(language):
        desk.defaults["HTTP_ACCEPT_LANGUAGE"] = language
        response = send(desk, form_of(hotline), name_es="Lín\u0435a", **{"channels-0-display": "800 55\u0663"})

        assert part in str(errors_at(response, "name_es"))
        assert part in str(errors_at(response, "channels-0-display"))
    assert Hotline.objects.get().name_es == hotline.name_es


@pytest.mark.parametrize(
    ("file", "column", "value"),
    [
        ("organizations.csv", "name_es", "Qui\u0435nes ayudan"),
        ("organizations.csv", "website", "https://h\u0435lpers.example/"),
        ("organizations.csv", "source_url", "https://source.example@elsewhere.example/"),
        ("channels.csv", "display", "800 553 300\u0660"),
        ("channels.csv", "value", "+52800553300\u200b0"),
    ],
)
def test_the_import_refuses_it_with_its_place(tmp_path, file, column, value):
    said = refused(write_folder(tmp_path / "data", **{file.removesuffix(".csv"): [{column: value}]}))

    assert f"{file}:2" in said
    assert column in said
    assert not Organization.objects.exists()
