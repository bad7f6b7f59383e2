from datetime import UTC, datetime

import pytest

from directory.doors.opening_words import in_words
from directory.edition.opening import state_at

LIMA, MEXICO_CITY, NEW_YORK = ("America/Lima",), ("America/Mexico_City",), ("America/New_York",)
CONTIGUOUS = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles")
NOWHERE = ()
OFFICE = "Mo-Fr 09:00-17:00"
UNKNOWN = ("No se sabe si alguien contesta ahora.", "It is not known whether somebody answers now.")


def said(hours, line, visitor, now, country=""):
    """In Spanish and in English."""
    opening = state_at(hours, line, country, datetime.fromisoformat(now).replace(tzinfo=UTC))
    return tuple(in_words(opening, line, visitor, language) for language in ("es", "en"))


@pytest.mark.parametrize(
    ("hours", "visitor", "now", "spanish", "english"),
    [
        ("24/7", NEW_YORK, "2026-11-20 20:00", "Abierta ahora, de día y de noche.", "Open now, day and night."),
        (OFFICE, LIMA, "2026-11-20 20:00", "Abierta ahora, hasta las 17:00.", "Open now, until 5:00 pm."),
        (
            OFFICE, NOWHERE, "2026-11-20 20:00",
            "Abierta ahora, hasta las 17:00 en Lima.", "Open now, until 5:00 pm in Lima.",
        ),
        (
            OFFICE, MEXICO_CITY, "2026-11-20 20:00",
            "Abierta ahora, hasta las 17:00 en Lima, 16:00 donde usted está.",
            "Open now, until 5:00 pm in Lima, 4:00 pm where you are.",
        ),
        (
            OFFICE, MEXICO_CITY, "2026-11-20 22:00",
            "Cerrada ahora. Abre el lunes a las 9:00 en Lima, 8:00 donde usted está.",
            "Closed now. Opens Monday at 9:00 am in Lima, 8:00 am where you are.",
        ),
        (
            OFFICE, MEXICO_CITY, "2026-11-20 13:00",
            "Cerrada ahora. Abre a las 9:00 en Lima, 8:00 donde usted está.",
            "Closed now. Opens at 9:00 am in Lima, 8:00 am where you are.",
        ),
        (
            "Mo 01:00-03:00", MEXICO_CITY, "2026-11-20 22:00",
            "Cerrada ahora. Abre el lunes a la 1:00 en Lima, 0:00 donde usted está.",
            "Closed now. Opens Monday at 1:00 am in Lima, 12:00 am where you are.",
        ),
        (
            "Mo 00:00-03:00", MEXICO_CITY, "2026-11-20 22:00",
            "Cerrada ahora. Abre el lunes a las 0:00 en Lima, el domingo a las 23:00 donde usted está.",
            "Closed now. Opens Monday at 12:00 am in Lima, Sunday at 11:00 pm where you are.",
        ),
        (
            "06:00-24:00", LIMA, "2026-11-20 22:00",
            "Abierta ahora, hasta la medianoche.", "Open now, until midnight.",
        ),
        (
            "22:00-06:00", LIMA, "2026-11-20 04:00",
            "Abierta ahora, hasta el viernes a las 6:00.", "Open now, until Friday at 6:00 am.",
        ),
        (
            "Fr 09:00-10:00", LIMA, "2026-11-20 20:00",
            "Cerrada ahora. Abre el viernes 27 de noviembre a las 9:00.",
            "Closed now. Opens Friday, November 27 at 9:00 am.",
        ),
        (
            "Jan 09:00-10:00", LIMA, "2026-11-20 20:00",
            "Cerrada ahora. No se sabe cuándo vuelve a abrir.", "Closed now. When it opens again is not known.",
        ),
    ],
)  # fmt: skip
def test_a_line_in_lima(hours, visitor, now, spanish, english):
    assert said(hours, LIMA, visitor, now) == (spanish, english)


def test_a_visitor_whose_clock_may_be_one_of_several_is_told_the_range():
    assert said(OFFICE, LIMA, CONTIGUOUS, "2026-11-20 22:00") == (
        "Cerrada ahora. Abre el lunes a las 9:00 en Lima "
        "(donde usted está, entre las 6:00 y las 9:00, según la zona horaria).",
        "Closed now. Opens Monday at 9:00 am in Lima "
        "(where you are, between 6:00 am and 9:00 am, depending on the time zone).",
    )


@pytest.mark.parametrize(
    ("now", "english"),
    [
        ("2026-10-29 23:00", "Closed now. Opens Friday at 9:00 am in Lima, 10:00 am where you are."),
        ("2026-10-30 23:00", "Closed now. Opens Monday at 9:00 am."),  # New York's clock goes back in between
        ("2027-03-12 23:00", "Closed now. Opens Monday at 9:00 am in Lima, 10:00 am where you are."),  # and forward
    ],
)
def test_the_visitor_s_clock_is_the_one_of_that_day(now, english):
    assert said(OFFICE, LIMA, NEW_YORK, now)[1] == english


def test_a_line_whose_clock_may_be_one_of_several():
    assert said(OFFICE, CONTIGUOUS, LIMA, "2026-11-20 18:00") == (
        "Abierta ahora, hasta las 17:00, hora del lugar de la línea "
        "(donde usted está, entre las 17:00 y las 20:00, según la zona horaria).",
        "Open now, until 5:00 pm on the line's own clock "
        "(where you are, between 5:00 pm and 8:00 pm, depending on the time zone).",
    )


def test_clocks_that_disagree_are_both_told():
    assert said(OFFICE, CONTIGUOUS, LIMA, "2026-11-20 22:30") == (
        f"{UNKNOWN[0]} Puede regirse por una de varias zonas horarias: según unas está abierta hasta el viernes a las "
        "17:00; según otras abre el lunes a las 9:00, hora local.",
        f"{UNKNOWN[1]} It may follow one of several time zones: by some of them it is open until Friday at 5:00 pm, "
        "by others it opens Monday at 9:00 am, local time.",
    )


@pytest.mark.parametrize(
    ("hours", "line", "spanish", "english"),
    [
        ("", LIMA, "", ""),
        ("Lunes", LIMA, "", ""),
        ("sunrise-sunset", LIMA, " Su horario no lo dice con certeza.", " Its hours do not say it for certain."),
        (
            OFFICE, NOWHERE, " No se sabe en qué zona horaria está su horario.",
            " It is not known in which time zone its hours are.",
        ),
        (
            "PH 00:00-23:00", LIMA, " Está cerrada ahora, salvo que hoy sea día feriado allí, y eso no se sabe.",
            " It is closed now, unless today is a public holiday there, and that is not known.",
        ),
    ],
)  # fmt: skip
def test_what_is_not_known_is_said_to_be_so(hours, line, spanish, english):
    assert said(hours, line, NEW_YORK, "2026-11-20 18:00") == (UNKNOWN[0] + spanish, UNKNOWN[1] + english)


@pytest.mark.parametrize(
    ("hours", "country", "now", "spanish", "english"),
    [
        (
            "Mo-Fr 09:00-17:00; PH off", "IN", "2026-11-20 18:00",
            "No se sabe con certeza qué días son feriados allí; en esos días su horario puede ser otro.",
            "Which days are public holidays there is not known for certain; on those, its hours may be different.",
        ),
        (
            OFFICE, "PE", "2026-07-28 18:00",
            "Hoy es día feriado allí: quizás nadie conteste.",
            "Today is a public holiday there: perhaps nobody answers.",
        ),
        (
            OFFICE, "PE", "2026-07-27 23:00",
            "Ese día es feriado allí: quizás no abra.", "That day is a public holiday there: perhaps it stays closed.",
        ),
    ],
)  # fmt: skip
def test_what_holidays_may_change_is_said(hours, country, now, spanish, english):
    in_spanish, in_english = said(hours, LIMA, LIMA, now, country)

    assert in_spanish.endswith(f" {spanish}")
    assert in_english.endswith(f" {english}")


def test_a_zone_that_does_not_exist_is_left_out():
    assert said(OFFICE, LIMA, ("Mars/Olympus",), "2026-11-20 20:00")[1] == "Open now, until 5:00 pm in Lima."
