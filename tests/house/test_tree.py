"""What holds for the repository as a whole."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.house.untranslated import Catalog, problems

ROOT = Path(__file__).resolve().parent.parent.parent


def test_imports_go_one_way():
    command = [Path(sys.executable).parent / "lint-imports", "--no-logo"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert run.returncode == 0, run.stdout


@pytest.mark.django_db(databases=["default", "edition"])
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_the_locks_hold_hashes_and_name_no_registry(file):
    text = (ROOT / file).read_text()

    assert text.count("==") <= text.count("--hash=sha256:")
    assert "://" not in text


def catalogue(*entries):
    """A catalogue of (English, Spanish, flags) entries."""
    made = Catalog(locale="es")
    for english, spanish, flags in entries:
        made.add(english, spanish, flags=flags)
    return made


@pytest.mark.parametrize(
    ("spanish", "expected"),
    [
        ([("Call", "Llamar", [])], []),
        ([], ["not translated: “Call”"]),
        ([("Call", "", [])], ["empty: “Call”"]),
        ([("Call", "Llamada", ["fuzzy"])], ["fuzzy: “Call”"]),
        ([("Call", "Llamar", []), ("Ring", "Sonar", [])], ["no longer used: “Ring”"]),
    ],
)
def test_an_untranslated_text_is_named(spanish, expected):
    sources = catalogue(("Call", "", []))

    assert problems(sources, catalogue(*spanish)) == expected


def test_a_plural_that_lacks_a_form_is_named():
    sources = catalogue((("%(n)s line", "%(n)s lines"), ("", ""), ["python-format"]))
    spanish = catalogue((("%(n)s line", "%(n)s lines"), ("%(n)s línea", ""), ["python-format"]))

    assert problems(sources, spanish) == ["empty: “%(n)s line”"]


def test_a_placeholder_that_was_changed_is_named():
    sources = catalogue(("All of %(country)s", "", ["python-format"]))
    spanish = catalogue(("All of %(country)s", "Todo %(pais)s", ["python-format"]))

    (problem,) = problems(sources, spanish)

    assert problem.startswith("wrong: “All of %(country)s”")
