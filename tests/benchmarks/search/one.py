"""One candidate at one size, in a process of its own: `python -m tests.benchmarks.search.one CANDIDATE SIZE FOLDER`."""

import json
import sys
from pathlib import Path


def main(name: str, size: str, folder: str) -> None:
    import django

    django.setup()
    from tests.benchmarks.search.candidates import CANDIDATES
    from tests.benchmarks.search.measure import measure

    json.dump(measure(CANDIDATES[name](Path(folder)), int(size)), sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
