"""The page of promises says what the tests say, and no promise stands without one."""

import re
from collections import Counter
from xml.etree import ElementTree

from tests.house.promises import PAGE, PROMISES, ROOT, in_words, marked, outcome, page

ABOUT = "templates/about/{}.html"


def test_every_promise_is_shown_by_a_test():
    assert {one.number for one in marked()} == set(PROMISES)


def test_the_page_lists_exactly_the_tests_that_show_something_and_all_passed():
    """Where this fails, run `make promises`."""
    rows = re.findall(r"^\| (.*?) \| `(.*?)::(.*?)` \| (.*?) \|$", PAGE.read_text(), re.MULTILINE)

    assert [row[:3] for row in rows] == [(one.sentence, one.file, one.test) for one in marked()]
    assert {row[3].partition(",")[0] for row in rows} == {"passed"}


def test_a_result_is_counted_from_its_cases():
    cases = ["<testcase/>", "<testcase><failure/></testcase>", "<testcase><skipped/></testcase>", "<testcase/>"]
    counts = Counter(outcome(ElementTree.fromstring(case)) for case in cases)  # noqa: S314 (ours)

    assert in_words(counts) == "1 failed, 2 passed, 1 skipped"
    assert in_words(Counter(passed=3)) == "passed, 3 cases"
    assert in_words(Counter()) == "not run"


def test_a_promise_without_a_test_says_so():
    assert page([], {}).count("No test shows this yet.") == len(PROMISES)


def test_the_site_itself_states_every_promise_in_both_languages():
    said = {language: promised(ABOUT.format(language)) for language in ("es", "en")}

    assert said["en"] == PROMISES
    assert list(said["es"]) == list(PROMISES)


def promised(template):
    items = re.findall(r'<li value="(\d+)">(.+)</li>', (ROOT / template).read_text())
    return {int(number): sentence for number, sentence in items}
