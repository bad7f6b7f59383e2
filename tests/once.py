"""What is dear to make is made once for all processes of a test run, and for all runs of one `make test`."""

import fcntl
import os
from pathlib import Path


def once(tmp_path_factory, name, make):
    """The folder that `make(folder)` filled, in this process or in the one that came first."""
    base = tmp_path_factory.getbasetemp()
    shared = Path(os.environ.get("MADE_ONCE") or (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base))
    shared.mkdir(parents=True, exist_ok=True)
    folder, made = shared / name, shared / f"{name}.made"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            make(folder)
            made.touch()
    return folder
