"""Style sheets and scripts say the same once they are squeezed for serving."""

import pytest
from django.conf import settings

from directory.squeezed import script, style

OURS = settings.BASE_DIR / "static"


def test_a_squeezed_style_keeps_its_texts_and_selectors():
    sheet = '/* why */\n.a :focus,\n.b::after {\n  content: " · ";\n  width: calc(1rem + 2px); }\n'

    assert style(sheet) == '.a :focus,.b::after{content:" · ";width:calc(1rem + 2px);}'


@pytest.mark.parametrize("sheet", sorted(OURS.glob("*.css")), ids=lambda path: path.name)
def test_no_text_in_a_style_holds_what_squeezing_takes(sheet):
    texts = sheet.read_text().split('"')[1::2]

    assert [text for text in texts if style(f'"{text}"') != f'"{text}"'] == []


def test_a_squeezed_script_loses_comments_and_indentation_only():
    assert script("// why\nif (a) {\n  b(); // here\n}\n") == "if (a) {\nb(); // here\n}"


@pytest.mark.parametrize("module", sorted(OURS.glob("*.js")), ids=lambda path: path.name)
def test_no_text_in_a_script_spans_lines(module):
    assert [line for line in module.read_text().splitlines() if line.count("`") % 2 or "/*" in line] == []
