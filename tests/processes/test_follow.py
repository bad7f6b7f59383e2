"""`manage.py follow --forever`: the web nodes that do not publish themselves hear of it, and can be stopped."""

import signal
import sqlite3
import time
from contextlib import closing, contextmanager

import pytest

from tests import postgres
from tests.installation import Installation
from tests.lacking import require

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def installation(request, tmp_path_factory):
    """An installation with empty tables: a desk on each database, the edition in a SQLite file."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "sqlite":
        installation = Installation(folder)
        installation.migrate()
        yield installation
    else:
        with postgres.cluster(require(postgres.binaries(), postgres.LACKING)) as running:
            installation = Installation(folder, DATABASE_URL=running.url("desk"))
            installation.cluster = running
            installation.migrate()
            yield installation


@contextmanager
def follower(installation):
    process = installation.start("follow", "--forever")
    try:
        while "Following" not in process.stdout.readline():
            assert process.poll() is None
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_until_visible(installation, position, patience=10):
    deadline = time.time() + patience
    with closing(sqlite3.connect(installation.folder / "edition.sqlite3")) as edition:
        while time.time() < deadline:
            if edition.execute("SELECT position FROM edition_head WHERE position >= ?", [position]).fetchone():
                return time.time()
            time.sleep(0.02)
    pytest.fail("The publication did not become visible.")


def test_a_publication_is_visible_elsewhere_within_two_seconds(installation):
    with follower(installation):
        for _time in range(3):
            position, committed = installation.publish()

            assert wait_until_visible(installation, position) - committed < 2


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_follower_can_be_stopped(installation, how):
    with follower(installation) as process:
        time.sleep(0.2)
        process.send_signal(how)
        _said, complained = process.communicate(timeout=3)

    assert (process.returncode, complained) == (0, "")


@pytest.mark.postgres
@pytest.mark.parametrize("installation", ["postgresql"], indirect=True)
def test_a_follower_goes_on_when_the_desk_is_back(installation):
    with follower(installation) as process:
        installation.publish()
        disconnect_everybody(installation.cluster)
        position, _committed = installation.publish()

        assert wait_until_visible(installation, position)
        assert process.poll() is None


def disconnect_everybody(cluster):
    with postgres.connect(cluster) as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'desk'")
