"""axe-core in the browser, on every kind of page: WCAG 2.2 AA, and AAA for contrast."""

from importlib.resources import files

import pytest

from tests.browser.kinds import kinds

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text()
RUN = """
async (only) => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const rules = {"color-contrast-enhanced": {enabled: true}, "color-contrast": {enabled: false}};
  const runOnly = only ? {type: "rule", values: only} : {type: "tag", values: tags};
  const answer = await axe.run(document, {runOnly, rules, iframes: false, resultTypes: ["violations"]});
  return answer.violations.flatMap(({id, nodes}) => nodes.map((node) => `${id}: ${node.html.slice(0, 150)}`));
}
"""
"""The contrast of AAA takes the place of that of AA, which it includes. test_embed_frame.py looks into the frames."""
OF_A_LOOK = ["color-contrast-enhanced", "target-size", "link-in-text-block", "scrollable-region-focusable"]
"""What the width and the light can change; all other rules are asked once a page."""
LOOKS = [(390, "light", None), (320, "dark", OF_A_LOOK), (1280, "dark", OF_A_LOOK)]


@pytest.mark.parametrize("language", ["es", "en"])
def test_no_page_has_a_fault_that_axe_can_find(visit, site, language):
    page = visit(f"/{language}/", java_script_enabled=True)
    faults = []
    for name, path in kinds(site.installation).items():
        page.goto(f"/{language}/{path}")
        page.evaluate(AXE)
        for width, light, only in LOOKS:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=light)
            faults += [f"{name}, {width}, {light}: {fault}" for fault in page.evaluate(RUN, only)]

    assert faults == []
