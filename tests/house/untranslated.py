"""Fails where a text of the site has no Spanish, and says which: `python tests/house/untranslated.py`.

English is the language of the sources and needs no catalogue. The texts are collected with gettext, in a copy.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUE = Path("locale/es/LC_MESSAGES/django.po")
LACKING = "gettext is not installed. Install it with: sudo apt-get install gettext"
NOT_SOURCES = shutil.ignore_patterns("var", ".*", "tests", "__pycache__", "*.mo")


def collected() -> Catalog:
    """What the sources say today, as an empty catalogue."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        shutil.copytree(ROOT, copy, ignore=NOT_SOURCES)
        shutil.rmtree(copy / "locale", ignore_errors=True)
        (copy / "locale").mkdir()
        environment = os.environ | {"SECRET_KEY": "for collecting texts", "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "manage.py", "makemessages", "--locale=es", "--no-obsolete", "--verbosity=0"]
        subprocess.run(command, cwd=copy, env=environment, check=True, stdin=subprocess.DEVNULL)
        return read(copy / CATALOGUE)


def read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog()
    with path.open("rb") as file:
        return read_po(file, locale="es", abort_invalid=True)


def problems(sources: Catalog, spanish: Catalog) -> list[str]:
    """One line for each text that is missing, empty, only guessed, or no longer in the sources."""
    known = {(entry.id, entry.context): entry for entry in spanish if entry.id}
    wanted = {(entry.id, entry.context): entry for entry in sources if entry.id}
    return [
        *(f"not translated: {show(key)}" for key in wanted if key not in known),
        *(f"empty: {show(key)}" for key, entry in known.items() if not is_complete(entry)),
        *(f"fuzzy: {show(key)}" for key, entry in known.items() if entry.fuzzy),
        *(f"no longer used: {show(key)}" for key in known if key not in wanted),
        *(
            f"wrong: {show((entry.id, entry.context))}: {error}"
            for entry, errors in spanish.check()
            for error in errors
        ),
    ]


def is_complete(entry) -> bool:
    texts = entry.string if isinstance(entry.string, list | tuple) else [entry.string]
    return all(texts)


def show(key) -> str:
    text, context = key
    text = text if isinstance(text, str) else text[0]
    return f"“{text}”" + (f" ({context})" if context else "")


def main() -> int:
    if not shutil.which("xgettext"):
        print(LACKING, file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    found = problems(collected(), read(ROOT / CATALOGUE))
    for line in found:
        print(f"{CATALOGUE}: {line}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
