"""What all tests share: databases that may be thrown away, and the rule that nothing is skipped in CI."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase
from django.utils import timezone

from directory import documents
from directory.edition.follow import FORMAT, apply, batches, empty, writing
from directory.edition.models import Head
from directory.publication import append
from directory.publication.models import Publication
from directory.regions.models import Region, Service
from tests.installation import Installation
from tests.log import triggers_lifted
from tests.once import once


def pytest_configure(config):
    """Speak plain HTTP, and let pages be rendered before `collectstatic` has run."""
    settings.SECURE_SSL_REDIRECT = False
    settings.RELAX_STAFF_LOGIN = True  # tests/desk/accounts are strict again
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STATIC_ROOT = settings.BASE_DIR / "static"
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session, exitstatus):
    """In CI nothing may be skipped: what a machine lacks has to be installed there."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if hasattr(session.config, "workerinput"):
        return  # the process that shares the tests out sees them all
    if os.environ.get("CI") and reporter.stats.get("skipped") and exitstatus == pytest.ExitCode.OK:
        reporter.write_line("CI is set, and tests were skipped.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory, django_db_modify_db_settings_parallel_suffix):
    """Keep SQLite's test databases in files: in memory it has neither WAL nor waiting, which two writers need."""
    folder = tmp_path_factory.mktemp("databases")
    for alias, config in settings.DATABASES.items():
        if config["ENGINE"].endswith("sqlite3"):
            config["TEST"]["NAME"] = folder / f"{alias}.sqlite3"


@pytest.fixture(scope="session", autouse=True)
def flush_of_an_append_only_log():
    """Lift the log's triggers where Django empties all tables after a transactional test, and only there."""
    flush = TransactionTestCase._fixture_teardown

    def flush_with_triggers_lifted(case):
        if "default" in case._databases_names(include_mirrors=False):
            with triggers_lifted():
                flush(case)
        else:
            flush(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", flush_with_triggers_lifted)
        yield


@pytest.fixture
def vendor():
    """The database that the run uses: sqlite or postgresql."""
    return connection.vendor


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_user("editor")


@pytest.fixture
def second_editor(django_user_model):
    return django_user_model.objects.create_user("second editor")


@pytest.fixture
def append_to_log(editor, second_editor):
    """Publish documents as two people do, without the edition noticing."""
    return lambda *items: append.publish(items, proposed_by=editor, approved_by=second_editor)


@pytest.fixture
def publish():
    """Put documents where visitors read, without touching the desk."""

    def put(*items):
        show(
            Publication(
                action="publish",
                type=item.__struct_config__.tag,
                key=item.key,
                version=1,
                document=documents.encode(item),
            )
            for item in items
        )

    return put


@pytest.fixture
def hide():
    """Take listings from where visitors read."""

    def take_away(*items, at=None):
        named = [(item.__struct_config__.tag, item.key) for item in items]
        show(Publication(action="hide", type=type_, key=key, version=2, published_at=at) for type_, key in named)

    return take_away


def show(rows):
    """Apply rows of a log that nobody wrote, as the follower does."""
    with writing():
        head = Head.objects.filter(pk=1).first() or Head(pk=1, position=0, format=FORMAT)
        for batch in batches(rows):
            for row in batch:
                head.position += 1
                row.position, row.published_at = head.position, row.published_at or timezone.now()
            apply(batch)
        head.digest, head.applied_at = f"{head.position:064}", timezone.now()
        head.save()


@pytest.fixture(scope="module")
def shipped(set_up, django_db_setup, django_db_blocker):
    """The shipped listings, as a real installation published them: its log, applied to the edition of the tests."""
    with django_db_blocker.unblock():
        try:
            show(log_of(set_up))
            yield set_up
        finally:
            with writing():
                empty()


def log_of(installation):
    columns = ("action", "type", "key", "version", "document", "published_at")
    with closing(sqlite3.connect(installation.folder / "desk.sqlite3")) as desk:
        query = f"SELECT {', '.join(columns)} FROM publication_publication ORDER BY position"
        for *facts, published_at in desk.execute(query):
            moment = datetime.fromisoformat(published_at).replace(tzinfo=UTC)
            yield Publication(**dict(zip(columns, [*facts, moment], strict=True)))


@pytest.fixture
def places(db):
    """A few places and words on the desk, as `load_regions` leaves them."""
    world = Region.objects.create(code="001", kind="world", name_es="Todo el mundo", name_en="Worldwide")
    for code, es, en in [("MX", "México", "Mexico"), ("US", "Estados Unidos", "United States"), ("PE", "Perú", "Peru")]:
        Region.objects.create(code=code, kind="country", name_es=es, name_en=en, parent=world)
    name = "Baja California"
    Region.objects.create(code="MX-BCN", kind="subdivision", name_es=name, name_en=name, parent_id="MX")
    for code, es, en in [("legal", "Ayuda legal", "Legal help"), ("shelter", "Refugio", "Shelter")]:
        Service.objects.create(code=code, name_es=es, name_en=en)


@pytest.fixture(scope="session")
def with_places(tmp_path_factory):
    """An installation that knows the world and no listing. Tests copy it."""

    def make(folder):
        installation = Installation(folder)
        installation.migrate()
        installation.manage("load_regions")

    return Installation(once(tmp_path_factory, "with_places", make))


@pytest.fixture(scope="session")
def set_up(with_places, tmp_path_factory):
    """An installation as `make run` leaves it, here after a first start that was stopped halfway. Tests copy it."""

    def make(folder):
        installation = with_places.copy(folder)
        installation.manage("setup")
        installation.manage("collectstatic", "--no-input", "--verbosity", "0")

    return Installation(once(tmp_path_factory, "set_up", make))
