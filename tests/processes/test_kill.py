"""`kill -9` at any moment leaves nothing half-written, and the next run completes: 50 times."""

import random
import shutil
import time

import pytest

from directory.desk.exchange.dataset import SHIPPED
from tests.installation import Installation

pytestmark = pytest.mark.slow

KILLS = 25
"""Of each test."""
LINES = 300

chance = random.Random(20261121)  # noqa: S311


def run_and_kill(installation, duration, *arguments):
    """Start a command and kill it at some moment, but not while it only just begins to read its own code."""
    process = installation.start(*arguments)
    time.sleep(chance.uniform(0.3, 1.05) * duration)
    process.kill()
    process.communicate()


def seconds_of(installation, *arguments):
    start = time.monotonic()
    installation.manage(*arguments)
    return time.monotonic() - start


@pytest.fixture
def listings(tmp_path):
    """The files of the data set that stand without the others: a quick import is killed in the middle more often."""
    folder = tmp_path / "listings"
    folder.mkdir()
    for file in ("organizations.csv", "initiatives.csv"):
        shutil.copy(SHIPPED / file, folder)
    return folder


def test_an_import_that_is_killed_wrote_nothing_or_everything(with_places, listings, tmp_path):
    command = ["import_listings", listings, "--write"]
    untouched = with_places.dump("desk")
    whole = with_places.copy(tmp_path / "never killed")
    duration = seconds_of(whole, *command)
    complete = whole.dump("desk")
    assert complete["organizations_organization"]

    installation = with_places.copy(tmp_path / "killed")
    for number in range(KILLS):
        run_and_kill(installation, duration, *command)
        found = installation.dump("desk")
        assert found in (untouched, complete)
        if found == complete:
            installation = with_places.copy(tmp_path / f"killed too late {number}")
    installation.manage(*command)

    assert installation.dump("desk") == complete


def test_a_follower_that_is_killed_applied_nothing_or_everything(tmp_path):
    installation = Installation(tmp_path / "killed")
    installation.migrate()
    installation.publish(LINES)
    untouched = installation.dump("edition")
    whole = installation.copy(tmp_path / "never killed")
    whole.manage("follow")
    complete = whole.dump("edition")
    assert len(complete["edition_entry"]) == LINES
    duration = seconds_of(whole, "follow", "--rebuild")

    for _number in range(KILLS // 2 + 1):
        run_and_kill(installation, duration, "follow")
        assert installation.dump("edition") in (untouched, complete)
    installation.manage("follow")
    assert installation.dump("edition") == complete

    for _number in range(KILLS // 2):
        run_and_kill(installation, duration, "follow", "--rebuild")
        assert installation.dump("edition") == complete
