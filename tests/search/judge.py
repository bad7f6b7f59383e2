"""How good the search is, over the shipped listings: `var/venv/bin/python -m tests.search.judge`.

Loads the listings with the ordinary commands into a folder of its own, once; after a change of the code only the
edition is made again. Says what failed, and how plain FTS5 and LIKE do on the same queries.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table

from tests.installation import ROOT, Installation
from tests.search.judged import Verdict, empty, errors, judge, judged, reciprocal_rank, success

FOLDER = ROOT / "var" / "judged"
DATA = ("directory/data", "directory/regions", "directory/desk", "hotlines", "organizations")
CODE = ("directory/search", "directory/edition", "directory/documents.py")


def main() -> None:
    connect(prepared())
    from tests.search.answers import found_keys
    from tests.search.rivals import contains, full_text, texts

    rows = texts()
    searches = {
        "ours": found_keys(),
        "FTS5, all words": full_text(rows, or_any=False),
        "FTS5, all words, else any": full_text(rows, or_any=True),
        "icontains, all words": contains(rows),
    }
    verdicts = {name: judge(search, judged()) for name, search in searches.items()}
    console = Console(width=180)
    console.print(f"{len(rows)} published listings, {len(judged())} judged queries")
    console.print(comparison(verdicts))
    console.print(by_category(verdicts["ours"]))
    for line in failures(verdicts["ours"]):
        console.print(line, markup=False, highlight=False)


def prepared() -> Installation:
    """An installation with the shipped listings, as new as the data and the code."""
    installation = Installation(FOLDER)
    data, code = digest(DATA), digest(CODE)
    if stamp("data") != data:
        shutil.rmtree(FOLDER)
        installation = Installation(FOLDER)
        installation.manage("setup")
        (FOLDER / "data").write_text(data)
    elif stamp("code") != code:
        installation.manage("migrate", "--database", "edition", "--verbosity", "0")
        installation.manage("follow", "--rebuild")
    (FOLDER / "code").write_text(code)
    return installation


def stamp(name: str) -> str:
    path = FOLDER / name
    return path.read_text() if path.exists() else ""


def digest(parts: Iterable[str]) -> str:
    found = hashlib.sha256()
    for part in map(ROOT.joinpath, parts):
        for path in sorted(part.rglob("*")) if part.is_dir() else [part]:
            if path.suffix in {".py", ".csv", ".json"}:
                found.update(path.read_bytes())
    return found.hexdigest()


def connect(installation: Installation) -> None:
    os.environ.update(installation.environment)
    import django

    django.setup()


def comparison(verdicts: dict[str, list[Verdict]]) -> Table:
    table = Table("", "success@1", "success@5", "MRR", "nothing found", "errors", title="All queries but hostile ones")
    for name, some in verdicts.items():
        table.add_row(name, *figures(some))
    return table


def by_category(verdicts: list[Verdict]) -> Table:
    table = Table("ours", "queries", "right", "success@1", "success@5", "MRR", "nothing found", "errors")
    for category in dict.fromkeys(one.query.category for one in verdicts):
        some = [one for one in verdicts if one.query.category == category]
        table.add_row(category, str(len(some)), str(sum(one.right for one in some)), *figures(some))
    return table


def figures(verdicts: list[Verdict]) -> list[str]:
    answerable = sum(one.query.has_answer for one in verdicts)
    nothing = len(empty(verdicts)) / answerable if answerable else 0.0
    shares = (success(verdicts, 1), success(verdicts, 5), reciprocal_rank(verdicts), nothing)
    return [*(f"{share:.3f}" for share in shares), str(len(errors(verdicts)))]


def failures(verdicts: list[Verdict]) -> list[str]:
    wrong = [one for one in verdicts if not one.right]
    return [
        f"{one.query.category:10} {one.query.text[:60]!r:64} right at {one.place or '-'}: "
        + (one.error or ", ".join(one.found[:4]) or "nothing found")
        for one in wrong
    ]


if __name__ == "__main__":
    main()
