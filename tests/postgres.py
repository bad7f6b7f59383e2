"""A throw-away PostgreSQL on a free port of this machine: `python -m tests.postgres COMMAND …` runs COMMAND on it.

COMMAND finds the two databases in DATABASE_URL and EDITION_URL. The cluster is gone afterwards, however COMMAND ends.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

LACKING = "The PostgreSQL server is not installed. Install it with: sudo apt-get install postgresql"
PATIENCE = 30
"""Seconds that the server may take to start."""


@dataclass(frozen=True)
class Cluster:
    """A running server: its process, and the address of each of its databases."""

    process: subprocess.Popen
    address: str

    def url(self, database: str) -> str:
        return f"{self.address}/{database}"

    def environment(self) -> dict[str, str]:
        return {"DATABASE_URL": self.url("desk"), "EDITION_URL": self.url("edition")}

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Stop every process of the server where it stands: it is still there, and answers nothing."""
        processes = [self.process.pid, *children(self.process.pid)]
        for process in processes:
            os.kill(process, signal.SIGSTOP)
        try:
            yield
        finally:
            for process in processes:
                os.kill(process, signal.SIGCONT)


def children(parent: int) -> list[int]:
    stats = [path.read_text().rpartition(")") for path in Path("/proc").glob("[0-9]*/stat")]
    return [int(start.split()[0]) for start, _, rest in stats if int(rest.split()[1]) == parent]


def binaries() -> Path | None:
    """The folder of initdb and postgres: Debian keeps it off the PATH, one for each version."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name))
    on_path = [Path(found).resolve().parent for found in [shutil.which("postgres")] if found]
    return next((folder for folder in [*reversed(folders), *on_path] if (folder / "initdb").exists()), None)


@contextmanager
def cluster(bin_folder: Path) -> Iterator[Cluster]:
    """Start a server with the databases `desk` and `edition`, and stop and remove it in the end."""
    folder = Path(tempfile.mkdtemp(prefix="puente-"))
    password, port = secrets.token_hex(16), free_port()
    process = None
    try:
        make(bin_folder, folder, password)
        process = start(bin_folder, folder, port)
        running = Cluster(process, f"postgres://puente:{password}@127.0.0.1:{port}")
        create_databases(running)
        yield running
    finally:
        if process:
            process.send_signal(signal.SIGQUIT)
            process.wait()
        shutil.rmtree(folder)


def make(bin_folder: Path, folder: Path, password: str) -> None:
    secret = folder / "password"
    secret.write_text(password)
    for path in (folder, secret):
        shutil.chown(path, **owner())
    initdb = [bin_folder / "initdb", "--pgdata", folder / "data", "--username=puente", "--auth=scram-sha-256"]
    options = [f"--pwfile={secret}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    subprocess.run([*initdb, *options], check=True, stdout=subprocess.DEVNULL, cwd=folder, **owner())


def start(bin_folder: Path, folder: Path, port: int) -> subprocess.Popen:
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        "unix_socket_directories": "",
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "log_min_messages": "fatal",
        "log_min_error_statement": "panic",
    }
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    command = [bin_folder / "postgres", "-D", folder / "data", *options]
    with (folder / "log").open("w") as log:
        # In a session of its own: Ctrl-C is for the tests, which need the server a moment longer.
        return subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, start_new_session=True, **owner())


def create_databases(running: Cluster) -> None:
    with connect(running) as connection:
        for name in ("desk", "edition"):
            connection.execute(f"CREATE DATABASE {name}")


def connect(running: Cluster) -> psycopg.Connection:
    """Connect as soon as the server is up. Raises psycopg.OperationalError where it does not come up."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return psycopg.connect(running.url("postgres"), autocommit=True)
        except psycopg.OperationalError:
            if time.monotonic() > deadline or running.process.poll() is not None:
                raise
            time.sleep(0.05)


def owner() -> dict[str, str]:
    """The server refuses to run as root: then it runs as its own account."""
    return {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(command: list[str], environment: dict[str, str]) -> int:
    """Run the command to its end. Ctrl-C reaches it by itself, so it alone decides what that means."""
    child = subprocess.Popen(command, env=os.environ | environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    return child.wait()


def main(command: list[str]) -> int:
    bin_folder = binaries()
    if bin_folder is None:
        print(LACKING, file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    with cluster(bin_folder) as running:
        return run(command, running.environment())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
