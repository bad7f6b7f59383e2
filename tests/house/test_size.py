"""Small in the middle, and no ugly tail: nothing is longer than what the design allows."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
FILE, FUNCTION, TEMPLATE = 300, 50, 120


def sources(pattern):
    """The project's own files; state, environments and migrations left out."""
    paths = [path for folder in ROOT.iterdir() if is_ours(folder) for path in [folder, *folder.rglob(pattern)]]
    return sorted(path for path in paths if path.match(pattern) and "migrations" not in path.parts)


def is_ours(path):
    return path.name != "var" and not path.name.startswith(".")


def too_long(paths, limit):
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in paths}
    return {name: length for name, length in lengths.items() if length > limit}


@pytest.mark.parametrize(("pattern", "limit"), [("*.py", FILE), ("*.js", FILE), ("*.html", TEMPLATE)])
def test_no_file_is_too_long(pattern, limit):
    assert too_long(sources(pattern), limit) == {}


def test_no_function_is_too_long():
    functions = [
        (f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1)
        for path in sources("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert len(functions) > 100
    assert [(name, length) for name, length in functions if length > FUNCTION] == []
