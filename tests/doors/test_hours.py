import csv

import pytest
from django.conf import settings
from django.utils import translation

from directory.doors import facts
from directory.doors.hours import in_words, zone_in_words

WORDED = {
    "24/7": ("24 horas, todos los días", "24 hours, every day"),
    "07:30-19:30": ("todos los días, de 7:30 a 19:30", "every day, 7:30 am to 7:30 pm"),
    "07:30-21:00": ("todos los días, de 7:30 a 21:00", "every day, 7:30 am to 9:00 pm"),
    "08:00-20:00": ("todos los días, de 8:00 a 20:00", "every day, 8:00 am to 8:00 pm"),
    "08:00-23:00": ("todos los días, de 8:00 a 23:00", "every day, 8:00 am to 11:00 pm"),
    "09:00-19:00": ("todos los días, de 9:00 a 19:00", "every day, 9:00 am to 7:00 pm"),
    "10:00-18:00": ("todos los días, de 10:00 a 18:00", "every day, 10:00 am to 6:00 pm"),
    "Mo-Fr 06:00-18:00, Sa-Su 08:00-12:00": (
        "lunes a viernes, de 6:00 a 18:00; sábado y domingo, de 8:00 a 12:00",
        "Monday to Friday, 6:00 am to 6:00 pm; Saturday and Sunday, 8:00 am to noon",
    ),
    "Mo-Fr 08:00-16:00": ("lunes a viernes, de 8:00 a 16:00", "Monday to Friday, 8:00 am to 4:00 pm"),
    "Mo-Fr 08:00-20:00": ("lunes a viernes, de 8:00 a 20:00", "Monday to Friday, 8:00 am to 8:00 pm"),
    "Mo-Fr 08:00-20:00; Sa-Su 09:00-19:00": (
        "lunes a viernes, de 8:00 a 20:00; sábado y domingo, de 9:00 a 19:00",
        "Monday to Friday, 8:00 am to 8:00 pm; Saturday and Sunday, 9:00 am to 7:00 pm",
    ),
    "Mo-Fr 08:00-22:00": ("lunes a viernes, de 8:00 a 22:00", "Monday to Friday, 8:00 am to 10:00 pm"),
    "Mo-Fr 08:00-24:00; PH off": (
        "lunes a viernes, de 8:00 a medianoche; cerrado: días feriados",
        "Monday to Friday, 8:00 am to midnight; closed on public holidays",
    ),
    "Mo-Fr 08:30-16:00; Sa,Su,PH 09:00-15:00": (
        "lunes a viernes, de 8:30 a 16:00; sábado, domingo y días feriados, de 9:00 a 15:00",
        "Monday to Friday, 8:30 am to 4:00 pm; Saturday, Sunday and public holidays, 9:00 am to 3:00 pm",
    ),
    "Mo-Fr 08:30-16:30": ("lunes a viernes, de 8:30 a 16:30", "Monday to Friday, 8:30 am to 4:30 pm"),
    "Mo-Fr 09:00-12:30,13:30-17:00": (
        "lunes a viernes, de 9:00 a 12:30 y de 13:30 a 17:00",
        "Monday to Friday, 9:00 am to 12:30 pm and 1:30 pm to 5:00 pm",
    ),
    "Mo-Fr 09:00-14:00": ("lunes a viernes, de 9:00 a 14:00", "Monday to Friday, 9:00 am to 2:00 pm"),
    "Mo-Fr 09:00-17:00": ("lunes a viernes, de 9:00 a 17:00", "Monday to Friday, 9:00 am to 5:00 pm"),
    "Mo-Fr 10:00-18:00": ("lunes a viernes, de 10:00 a 18:00", "Monday to Friday, 10:00 am to 6:00 pm"),
    "Mo-Sa 07:00-19:00": ("lunes a sábado, de 7:00 a 19:00", "Monday to Saturday, 7:00 am to 7:00 pm"),
    "Mo-Su 06:00-24:00": ("todos los días, de 6:00 a medianoche", "every day, 6:00 am to midnight"),
    "Mo-Su 07:00-19:00": ("todos los días, de 7:00 a 19:00", "every day, 7:00 am to 7:00 pm"),
    "Mo-Th 08:00-15:00, Fr 08:00-12:00": (
        "lunes a jueves, de 8:00 a 15:00; viernes, de 8:00 a 12:00",
        "Monday to Thursday, 8:00 am to 3:00 pm; Friday, 8:00 am to noon",
    ),
    "Tu-Sa 08:00-20:00": ("martes a sábado, de 8:00 a 20:00", "Tuesday to Saturday, 8:00 am to 8:00 pm"),
    "Mo,We 22:00-06:00": ("lunes y miércoles, de 22:00 a 6:00", "Monday and Wednesday, 10:00 pm to 6:00 am"),
    "Sa-Mo 00:00-24:00": ("lunes, sábado y domingo, las 24 horas", "Monday, Saturday and Sunday, 24 hours"),
}


@pytest.mark.parametrize("hours", WORDED)
def test_hours_are_said_in_both_languages(hours):
    with translation.override("es"):
        spanish = in_words(hours)
    with translation.override("en"):
        english = in_words(hours)

    assert (spanish, english) == WORDED[hours]


def test_all_hours_of_the_shipped_listings_are_among_those_tried_here():
    shipped = set()
    for name in ("hotlines.csv", "channels.csv"):
        with (settings.BASE_DIR / "directory/data" / name).open(encoding="utf-8") as file:
            shipped |= {row["hours"] for row in csv.DictReader(file)}

    assert shipped - {""} <= set(WORDED)


@pytest.mark.parametrize(
    "hours",
    [
        "dawn-dusk",
        "Apr-Oct: 08:00-12:00",
        "Mo-Fr 09:00+",
        "Mo-Fr 08:00-26:00",
        "Mo-Fr 08:00-24:30",
        'Mo-Fr 08:00-12:00 "by appointment"',
        "24/7; PH off",
        "Mo-Fr 08:00-18:00; Fr 08:00-12:00",  # the second rule takes Friday away from the first
        "08:00-18:00; Su off",
        "week 1-10 Mo 08:00-12:00",
        "Mo 08:00-12:00 || We 08:00-12:00",
        "",
    ],
)
def test_what_would_need_a_guess_is_not_worded(hours):
    assert in_words(hours) is None


def test_hours_that_cannot_be_worded_are_shown_as_they_stand():
    assert facts.opening("dawn-dusk", "") == facts.Hours(raw="dawn-dusk")


def test_hours_name_the_clock_they_follow():
    assert (
        facts.opening("Mo-Fr 09:00-17:00", "America/Lima").worded == "Lunes a viernes, de 9:00 a 17:00 (hora de Lima)"
    )


def test_round_the_clock_needs_no_clock():
    assert facts.opening("24/7", "America/Lima").worded == "24 horas, todos los días"


def test_an_unknown_zone_is_left_out():
    assert zone_in_words("Mars/Olympus") == ""
