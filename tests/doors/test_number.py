"""Is this number real?"""

import pytest

from directory.search.phones import numbers_in
from tests.doors.conftest import Page
from tests.listings import channel, hotline, region, retired_number, text

pytestmark = pytest.mark.django_db(databases=["edition"])

LINES = {"mx": ("+528005533000", "phone"), "us": ("+18883737888", "phone"), "pe": ("100", "short_code")}


@pytest.fixture
def ask(client, world, publish):
    publish(region("PE", name=text("Perú", "Peru"), neighbours=(), subdivisions=()))
    for code, (value, kind) in LINES.items():
        only = channel(type=kind, value=value, display="", callable_from=(code.upper(),))
        publish(hotline(code, name=text(f"Línea {code}", f"Line {code}"), regions=(code.upper(),), channels=(only,)))
    return lambda number="", **more: Page(client.post("/es/number/", {"number": number, **more}))


@pytest.mark.parametrize(
    "typed, line, old",
    [
        ("+52 800 553 3000", "mx", False),
        ("800-5533-000", "mx", False),
        ("8005533000", "mx", False),
        ("001-800-5533-000", "mx", True),
        ("01 800 5533 000", "mx", True),
        ("８００５５３３０００", "mx", False),
        ("011 52 800 553 3000", "mx", False),
        ("1-888-3737-888", "us", False),
        ("+1 (888) 373-7888", "us", False),
        ("100", "pe", False),
        ("llame al 100", "pe", False),
    ],
)
def test_a_number_of_ours_is_known_in_any_spelling(ask, typed, line, old):
    answer = ask(typed)

    assert answer.says("está en este directorio", f"Línea {line}", "Fuente leída el 1 nov 2026.")
    assert ("forma vieja" in answer.text) is old


@pytest.mark.parametrize(
    "typed",
    ["+1 800 553 3000", "+52 800 553 3001", "800 553 300", "888 373 788", "1" * 40, "101", "1-888-FREE-HELP-US"],
)
def test_another_number_is_not_ours_and_no_near_one_is_shown(ask, typed):
    answer = ask(typed)

    assert answer.says("no está en el directorio", "Eso no quiere decir que sea falso")
    assert "Línea " not in answer.text
    assert answer.response.status_code == 200


def test_a_retired_number_must_not_be_called(ask, publish):
    publish(retired_number(value="+528001112222", why="closed", region="MX", hotline="mx", replaced_by="+528005533000"))

    answer = ask("800 111 2222")

    assert answer.says("Ya no llame al", "Use este en su lugar", "Línea mx", "800 553 3000") or answer.says(
        "800 111 2222"
    )
    assert "Sí: " not in answer.text


def test_a_short_number_means_its_own_country(ask):
    assert ask("100", seen_in="pe").says("En Perú, sí: 100 está en este directorio", "Línea pe")
    assert ask("100", seen_in="mx").says("En México, este número no está en el directorio")
    assert ask("+528005533000", seen_in="us").says("Línea mx")


@pytest.mark.parametrize(
    "given, said",
    [
        ({"number": ""}, "Escriba un número"),
        ({"number": "\x00"}, "Escriba un número"),
        ({"number": "hola"}, "No pudimos leer un número"),
        ({"number": "1-888-FREE…"}, "no está en el directorio"),
        ({"number": "9" * 501}, "Es demasiado texto"),
        ({"number": "9" * 90_000}, "Es demasiado texto"),
        ({"number": "100", "seen_in": "xx"}, "No conocemos este país"),
        ({"number": "100", "seen_in": "mx-bcn"}, "No conocemos este país"),
    ],
)
def test_what_cannot_be_read_gets_a_clear_sentence(ask, given, said):
    answer = ask(**given)

    assert answer.says(said)
    assert "Línea " not in answer.text


def test_more_than_the_server_takes_gets_the_same_sentence(client, world):
    answer = Page(client.post("/es/number/", {"number": "9" * 200_000}))

    assert answer.response.status_code == 413
    assert answer.says("Es demasiado texto")


def test_the_question_leaves_no_trace(client, ask):
    answer = ask("+52 800 553 3000")

    assert answer.response["CDN-Cache-Control"] == "no-store"
    assert client.get("/es/number/?number=8005533000").content.decode().count("Línea ") == 0


def test_numbers_for_advocates_are_not_told(ask, publish):
    publish(hotline("hidden", channels=(channel(), channel(value="+525555551234", audience="advocates"))))

    assert numbers_in("+52 55 5555 1234")
    assert ask("+52 55 5555 1234").says("no está en el directorio")
