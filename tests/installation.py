"""An installation of its own in a folder: real commands, a real server, real files."""

import http.client
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

from tests.postgres import free_port

ROOT = Path(__file__).resolve().parent.parent
OF_NO_MEANING = {
    *("added_at", "changed_at", "applied_at", "stamp"),
    *("edition_entryplace.id", "edition_membership.id", "search_placename.id", "search_phone.id"),
    *("edition_changeplace.id", "edition_withdrawnplace.id", "edition_withdrawnnumber.id"),
}
"""When a row came, and numbers that the database gave, as opposed to what the row says."""
NOT_OURS = {"django_migrations", "sqlite_sequence"}
PUBLISH = """
import sys, time, django
django.setup()
from django.contrib.auth.models import User
from directory.publication import append
from tests.listings import hotline
people = [User.objects.get_or_create(username=name)[0] for name in ("one", "other")]
lines = [hotline(f"line-{number}") for number in range(int(sys.argv[1]))]
print(append.publish(lines, *people)[-1].position, time.time())
"""


class Installation:
    def __init__(self, folder, **environment):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self.environment = kept | {
            "VAR_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "directory.settings",
            "SECRET_KEY": "for-tests-" + "x" * 50,
            "HTTPS": "0",
            "RELAX_STAFF_LOGIN": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONUNBUFFERED": "1",
            **environment,
        }

    def start(self, *arguments):
        """Start a command of manage.py and leave it running."""
        return self.run_python("-W", "error", "manage.py", *map(str, arguments))

    def run_python(self, *arguments):
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=self.environment, **pipes)

    def manage(self, *arguments):
        """Run a command of manage.py to its end and give back what it said."""
        process = self.start(*arguments)
        said, complained = process.communicate()
        assert process.returncode == 0, complained
        return said

    def migrate(self):
        """Make the tables, and nothing in them."""
        for database in ("default", "edition"):
            self.manage("migrate", "--database", database, "--verbosity", "0")

    def publish(self, number=1):
        """Publish so many lines as another machine would; give back the last position and the moment of the commit."""
        process = self.run_python("-c", PUBLISH, str(number))
        said, complained = process.communicate()
        assert process.returncode == 0, complained
        position, moment = said.split()
        return int(position), float(moment)

    def copy(self, folder):
        """The same installation once more, as a restored backup would give it."""
        shutil.copytree(self.folder, folder)
        return Installation(folder)

    def dump(self, database):
        """Everything that a SQLite database of the installation says, table by table."""
        with closing(sqlite3.connect(self.folder / f"{database}.sqlite3")) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
            return {table: rows(connection, table) for (table,) in tables if table not in NOT_OURS}

    @contextmanager
    def server(self):
        """Serve the site as `make run` does, and stop it in the end."""
        if not (self.folder / "static").exists():
            self.manage("collectstatic", "--no-input", "--verbosity", "0")
        port = free_port()
        command = ["-m", "granian", "--interface", "wsgi", "directory.wsgi:application", "--host", "127.0.0.1"]
        options = ["--port", str(port), "--blocking-threads", "16", "--no-ws", "--log-level", "error"]
        with (self.folder / "log").open("w") as log:
            python = [sys.executable, *command, *options]
            process = subprocess.Popen(
                python, cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        try:
            yield Site(port, process, self)
        finally:
            process.terminate()
            process.wait(timeout=10)

    def log(self):
        return (self.folder / "log").read_text()


class Site:
    """What answers on a port of this machine."""

    def __init__(self, port, process, installation):
        self.port, self.process, self.installation = port, process, installation
        self.wait_until_up()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def wait_until_up(self):
        deadline = time.monotonic() + 20
        while True:
            try:
                return self.get("/healthz")
            except OSError:
                assert self.process.poll() is None, self.installation.log()
                assert time.monotonic() < deadline, "The server did not come up."
                time.sleep(0.05)

    def get(self, path):
        """The status and the body of an answer; 20 seconds at most."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)) as connection:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read()


def rows(connection, table):
    columns = [column[1] for column in connection.execute(f"PRAGMA table_info({table})")]
    kept = [f'"{column}"' for column in columns if not OF_NO_MEANING & {column, f"{table}.{column}"}]
    return sorted(connection.execute(f"SELECT {', '.join(kept)} FROM {table}"), key=repr)
