"""How much memory the long answers take: `python -m tests.benchmarks.stream` streams them at two sizes.

Each runs in a process of its own that only streams; the edition was filled by another. Memory is the process's peak
as the kernel counts it (ru_maxrss), against what it was after the first piece.
"""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

SIZES = (10_000, 100_000)
ANSWERS = ("/data/v1/all.ndjson", "/data/v1/channels.csv")
MEGABYTE = 1_000_000
BATCH = 2_000


def fill(size: int) -> None:
    """An edition of so many invented lines, as the follower would leave it, without a search index."""
    from django.core.management import call_command
    from django.utils import timezone

    from directory import documents
    from directory.edition import follow, order
    from directory.edition.models import Entry
    from tests.listings import channel, hotline

    call_command("migrate", database="edition", verbosity=0)
    for start in range(0, size, BATCH):
        rows = []
        for number in range(start, min(start + BATCH, size)):
            line = hotline(f"line-{number}", channels=(channel(value="+12025550100"), channel(value="+12025550101")))
            rows.append(
                Entry(
                    id=line.id,
                    type="hotline",
                    key=line.key,
                    code=f"{number:08}",
                    kind=line.kind,
                    need=order.need(line),
                    grade="A",
                    always_open=True,
                    published_at=timezone.now(),
                    version=1,
                    document=documents.encode(line),
                )
            )
        with follow.writing():
            Entry.objects.bulk_create(rows)


def stream(address: str) -> dict:
    from django.test import Client

    started = time.process_time()
    pieces = iter(Client().get(address, headers={"host": "localhost"}).streaming_content)
    size, first = len(next(pieces)), peak()
    for piece in pieces:
        size += len(piece)
    return {"bytes": size, "first": first, "peak": peak(), "seconds": time.process_time() - started}


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def apart(folder: str, *arguments: str) -> dict:
    """Run a part in a process of its own."""
    environment = os.environ | {"VAR_DIR": folder, "SECRET_KEY": "x" * 50, "HTTPS": "0"}
    environment |= {"DJANGO_SETTINGS_MODULE": "directory.settings"}
    environment.pop("EDITION_URL", None)
    command = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.stream", *arguments]
    return json.loads(subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE).stdout)


def main() -> None:
    found: dict[str, list[dict]] = {address: [] for address in ANSWERS}
    print("| answer | lines | MB written | memory after the first piece, MB | peak, MB | CPU s |")
    print("| --- | --- | --- | --- | --- | --- |")
    for size in SIZES:
        with TemporaryDirectory() as folder:
            apart(folder, "fill", str(size))
            for address in ANSWERS:
                one = apart(folder, "stream", address)
                found[address].append(one)
                memory = f"{one['first'] / MEGABYTE:.1f} | {one['peak'] / MEGABYTE:.1f}"
                written = f"{one['bytes'] / MEGABYTE:.1f}"
                print(f"| `{address}` | {size:,} | {written} | {memory} | {one['seconds']:.1f} |", flush=True)
    for address, (small, large) in found.items():
        print(f"\nPeak of `{address}`, {SIZES[1]:,} / {SIZES[0]:,}: {large['peak'] / small['peak']:.2f}")


if __name__ == "__main__":
    if sys.argv[1:]:
        import django

        django.setup()
        part = {"fill": lambda size: fill(int(size)), "stream": stream}[sys.argv[1]]
        json.dump(part(sys.argv[2]), sys.stdout)
    else:
        assert Path("manage.py").exists(), "Run it from the folder of the project."
        main()
