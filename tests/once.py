"""What is dear to make is made once for all the processes that share a test run."""

import fcntl
import os


def once(tmp_path_factory, name, make):
    """The folder that `make(folder)` filled, in this process or in the one that came first."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, made = shared / name, shared / f"{name}.made"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            make(folder)
            made.touch()
    return folder
