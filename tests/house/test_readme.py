"""What the README names exists, and what exists is named there."""

import ast
import re
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent.parent
OURS = ("directory", "hotlines", "organizations")
READERS = {"flag", "number", "words", "database", "config", "get"}
"""The calls by which settings.py reads a setting: its name is what they are given first."""


@pytest.fixture(scope="module")
def readme():
    return (ROOT / "README.md").read_text()


def section(readme, heading):
    found = re.search(rf"^## {heading}$(.*?)(?=^## |\Z)", readme, re.MULTILINE | re.DOTALL)
    assert found, f"README.md has no section “## {heading}”."
    return found[1]


def first_cells(table):
    """What stands in code font in the first column of a Markdown table."""
    return {name for row in re.findall(r"^\|([^|]*)\|", table, re.MULTILINE) for name in re.findall(r"`([^`]+)`", row)}


def settings_read():
    calls = [
        node for node in ast.walk(ast.parse((ROOT / "directory/settings.py").read_text())) if isinstance(node, ast.Call)
    ]
    names = [call.args[0].value for call in calls if called(call) in READERS and isinstance(call.args[0], ast.Constant)]
    return {name for name in names if name.isupper()}


def called(call):
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def our_commands():
    return {name for name, app in get_commands().items() if str(app).split(".")[0] in OURS}


def test_every_setting_is_documented_and_every_documented_setting_is_read(readme):
    assert {"DATABASE_URL", "SECRET_KEY", "HTTPS", "VAR_DIR"} <= settings_read()

    assert first_cells(section(readme, "Settings")) == settings_read()


def test_every_command_is_documented_and_every_documented_command_exists(readme):
    commands = {name.split()[0] for name in first_cells(section(readme, "Commands")) if not name.startswith("make ")}

    assert commands == our_commands()


def test_what_the_readme_asks_of_make_can_be_asked(readme):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    assert {"run", "test"} <= set(re.findall(r"\bmake ([a-z]+)\b(?=`|  +#)", readme)) <= targets


def test_what_the_readme_links_to_is_there(readme):
    links = [link for link in re.findall(r"\]\(([^)#]+)", readme) if "://" not in link]

    assert [link for link in links if not (ROOT / link).exists()] == []
