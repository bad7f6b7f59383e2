"""The first page of the desk: what to do now, and how the listings stand."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from directory.desk import charts, dashboard
from directory.desk.doubts import doubts
from directory.desk.exchange.models import Upload
from directory.reports.models import Report

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)


def tell(key, times=1, what="wrong_number"):
    for _time in range(times):
        Report.objects.create(what=what, type="hotline", key=key, told_on=TODAY, language="es")


def test_an_empty_desk_asks_for_nothing(desk):
    assert "Nothing is waiting for you." in desk.get("/admin/").content.decode()


def test_a_number_that_two_visitors_call_wrong_comes_first(desk, line, release, administrator):
    for key, times in [("once", 1), ("twice", 2), ("draft", 2)]:
        hotline = line(key, value=f"+52555555010{times}")
        tell(key, times)
        if key != "draft":
            release(hotline)

    page = desk.get("/admin/").content.decode()

    assert [doubt.listing.key for doubt in doubts(administrator)] == ["twice"]
    assert page.index("these may be wrong") < page.index("To do")
    assert "2 visitors say that a number is wrong." in page


def test_a_number_that_two_checks_found_wrong_since_the_last_good_one_comes_first(
    line, release, confirm, administrator
):
    for key, found in [("wrong", "WCWW"), ("right again", "WWC"), ("once", "W"), ("silent", "NN")]:
        hotline = line(key.replace(" ", "-"))
        release(hotline)
        for age, outcome in enumerate(found):
            said = {"W": "wrong_party", "C": "confirmed", "N": "no_answer"}[outcome]
            confirm(hotline.channels.get(), 100 - age, said)

    assert [(doubt.listing.key, doubt.checks) for doubt in doubts(administrator)] == [("wrong", 2)]


def test_each_kind_of_work_is_one_task_with_its_number(desk, line, helpers, administrator):
    line()
    tell("line", what="no_answer")
    Upload.objects.create(name="a.csv", content=b"key", uploaded_by=administrator)

    tasks = {task.said: task.address for task in dashboard.dashboard(administrator, TODAY).tasks}

    assert tasks["1 number to call again"] == "/admin/call-sheet/"
    assert tasks["1 report from a visitor is open"].endswith("?state=open")
    assert tasks["1 uploaded file waits for a decision"].endswith("?state__exact=waiting")
    for address in tasks.values():
        assert desk.get(address).status_code == 200


def test_entries_that_lack_a_text_in_one_language_are_counted_and_listed(desk, line, administrator):
    line("both", summary_es="Ayudan.", summary_en="They help.")
    line("one", value="+525555550101", summary_es="Ayudan.", summary_en="")

    tasks = [task for task in dashboard.translations(administrator) if task.number]

    assert [task.number for task in tasks] == [1]
    listed = desk.get(tasks[0].address).content.decode()
    assert ">one<" in listed
    assert ">both<" not in listed


def test_a_person_who_may_see_nothing_gets_no_figures(client, line, django_user_model):
    line("secret-line")
    tell("secret-line", 2)
    client.force_login(django_user_model.objects.create_user("stranger", is_staff=True))

    page = client.get("/admin/").content.decode()

    assert "secret" not in page
    assert "Por hacer" in page


def test_the_age_of_checks_is_drawn_and_said_in_a_table(line, confirm, administrator):
    for key, days_ago in [("a", 1), ("b", 30), ("c", 31), ("d", 400)]:
        confirm(line(key).channels.get(), days_ago)
    line("never")

    drawn = charts.age_of_checks(administrator, timezone.localdate())

    assert [row.number for row in drawn.rows] == [2, 1, 0, 0, 1, 1]
    assert [row.width for row in drawn.rows] == [100, 50, 0, 0, 50, 50]


def test_the_backlog_is_told_week_by_week(line, confirm, administrator):
    today = timezone.localdate()
    confirm(line().channels.get(), 90 + 14)

    drawn = charts.backlog(administrator, today)

    assert [row.number for row in drawn.rows] == [0] * (charts.WEEKS - 2) + [1, 1]
    assert charts.overdue([today - timedelta(days=90)], today, timedelta(days=90)) is False


def test_the_first_page_costs_the_same_queries_for_many_entries(desk, line, django_assert_max_num_queries):
    for number in range(3):
        line(f"line-{number}", value=f"+5255555501{number:02}")
    desk.get("/admin/")

    with django_assert_max_num_queries(45):
        desk.get("/admin/")
