"""What is promised to visitors, and the tests that show it; `make promises` writes their page after `make test`.

A test says which promise it shows: `@pytest.mark.promise(9, "Titles hold no word of the topic")`, or the same in its
file's `pytestmark`. The page docs/promises.md is made of these and of what the run answered; nobody types a figure.
"""

import ast
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs/promises.md"
REPORTS = ("var/report.xml", "var/report-browser.xml")

PROMISES = {
    1: "The way out is on every page and error page, in view at every scroll position, first in focus order.",
    2: "Leaving hides the page at once, even while the server hangs.",
    3: "After leaving, Back three times shows nothing of ours.",
    4: "Leaving empties the cache that the browser keeps of us.",
    5: "Every task works without scripts and images.",
    6: "Shift three times leaves; typing capitals does not.",
    7: "Leaving leads to a neutral page, which does not learn from where.",
    8: "A visit leaves no text of ours on disk.",
    9: "Titles, addresses and names of files hold no word of the topic.",
    10: "What was typed to search is in no address, on no disk, in no log and no database.",
    11: "No cookie, storage, worker, third host or report on any public page.",
    12: "The safety page states six limits, in both languages.",
    13: "Nothing of a visitor is written anywhere on the server.",
    14: "Only known files come to be on the server.",
    15: "Limits on how often keep no address.",
    16: "No error mail or error page carries anything of a request.",
    30: "Any text in any field renders as text.",
    31: "Look-alike, turned and invisible characters are refused.",
    34: "The widget has no script, form or cookie; framed elsewhere it can only show and dial.",
    46: "Every answer carries the security headers of its kind.",
}
"""By their numbers in the plan of this site."""


@dataclass(frozen=True, order=True)
class Shown:
    """One test that shows a promise."""

    number: int
    sentence: str
    file: str
    test: str


def marked() -> list[Shown]:
    """The tests that say which promise they show, read from their sources."""
    found = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        tree = ast.parse(path.read_text())
        of_file = [mark for node in tree.body if assigns_marks(node) for mark in promises_in(node.value)]
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                own = [mark for decorator in node.decorator_list for mark in promises_in(decorator)]
                name = str(path.relative_to(ROOT))
                found += [Shown(*mark, name, node.name) for mark in own or of_file]
    return sorted(found)


def assigns_marks(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "pytestmark"


def promises_in(node: ast.expr) -> list[tuple[int, str]]:
    calls = [one for one in ast.walk(node) if isinstance(one, ast.Call) and getattr(one.func, "attr", "") == "promise"]
    return [tuple(ast.literal_eval(given) for given in call.args) for call in calls]


def reported(*files: str) -> dict[tuple[str, str], Counter]:
    """By file and test, how many cases passed, failed or were skipped, from reports of pytest (`--junitxml`)."""
    went = defaultdict(Counter)
    for case in chain.from_iterable(ElementTree.parse(file).iter("testcase") for file in files):  # noqa: S314 (ours)
        name = case.get("classname").replace(".", "/") + ".py", case.get("name").partition("[")[0]
        went[name][outcome(case)] += 1
    return went


def outcome(case: ElementTree.Element) -> str:
    troubles = {child.tag for child in case}
    if troubles & {"failure", "error"}:
        return "failed"
    return "skipped" if "skipped" in troubles else "passed"


def in_words(counts: Counter) -> str:
    """passed; 12 cases passed; 1 failed, 11 passed; not run."""
    if not counts:
        return "not run"
    if list(counts) == ["passed"]:
        cases = counts["passed"]
        return "passed" if cases == 1 else f"passed, {cases} cases"
    return ", ".join(f"{number} {word}" for word, number in sorted(counts.items()))


def page(shown: list[Shown], went: dict[tuple[str, str], Counter]) -> str:
    """The page: each promise, what shows it, and how that went."""
    lines = [
        "# What is promised, and what shows it",
        "",
        "Made by `make promises` from the tests and from what they answered; not written by hand.",
    ]
    for number, promise in PROMISES.items():
        lines += ["", f"## {number}. {promise}", ""]
        rows = [one for one in shown if one.number == number]
        if not rows:
            lines.append("No test shows this yet.")
            continue
        lines += ["| shown | test | result |", "|---|---|---|"]
        for one in rows:
            lines.append(f"| {one.sentence} | `{one.file}::{one.test}` | {in_words(went[one.file, one.test])} |")
    return "\n".join(lines) + "\n"


def main(*reports: str) -> int:
    PAGE.write_text(page(marked(), reported(*(reports or REPORTS))))
    print(f"Wrote {PAGE.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
