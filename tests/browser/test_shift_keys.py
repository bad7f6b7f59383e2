"""Promise 6: Shift three times leaves; writing in capitals never does. Many sequences, in the real script."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.promise(6, "Pressing Shift three times leaves; writing in capitals never does")

LEFT, RIGHT = "ShiftLeft", "ShiftRight"
OTHERS = ["a", "1", "Control", "Tab", "CapsLock", "Process", "Unidentified"]
STAY = """
    window.fetch = () => new Promise(() => {});
    window.setTimeout = () => 0;
"""
"""Who leaves stays on the page, hidden: the next sequence can begin."""
TYPE = """(events) => {
    let left = null;
    const say = (kind, made, at) => {
        Object.defineProperty(made, "timeStamp", { value: at });
        document.body.dispatchEvent(made);
    };
    events.forEach(([kind, code, repeat, at], number) => {
        const key = code.startsWith("Shift") ? "Shift" : code;
        const made = kind === "pointer"
            ? new PointerEvent("pointerdown", { bubbles: true })
            : new KeyboardEvent("key" + kind, { key, code, repeat, bubbles: true });
        say(kind, made, at);
        if (document.documentElement.hidden) left ??= number;
    });
    return left;
}"""
"""Types a sequence; gives back the number of the event at which the page was hidden."""


@pytest.fixture(scope="module")
def sheet(browser, site):
    """A page on which sequences can be typed, each from a fresh start."""
    context = browser.new_context(base_url=site.address)
    context.add_init_script(STAY)
    page = context.new_page()
    page.goto("/en/about/")
    yield page
    context.close()


@pytest.fixture
def type_keys(sheet):
    def run(events):
        left = sheet.evaluate(TYPE, [list(event) for event in events])
        if left is not None:
            sheet.reload()
        sheet.evaluate(TYPE, [["down", "Escape", False, 0]])
        return left

    return run


def tap(code, at):
    return [("down", code, False, at), ("up", code, False, at + 10)]


steps = st.one_of(
    st.tuples(st.sampled_from(["down", "up"]), st.sampled_from([LEFT, RIGHT]), st.booleans()),
    st.tuples(st.sampled_from(["down", "up"]), st.sampled_from(OTHERS), st.booleans()),
    st.just(("pointer", "", False)),
    *[st.tuples(st.just("tap"), st.sampled_from([LEFT, RIGHT]), st.just(False))] * 4,
)
sequences = st.lists(st.tuples(steps, st.integers(min_value=1, max_value=3000)), max_size=12)


def spelled(sequence):
    """Events with their moments; a tap is a press and a release."""
    now, events = 0, []
    for (kind, code, repeat), pause in sequence:
        now += pause
        events += tap(code, now) if kind == "tap" else [(kind, code, repeat, now)]
        now += 20
    return events


def should_leave_at(events):
    """The same rule told in another way: look back from each release over what happened before it."""
    for number, (kind, code, _repeat, at) in enumerate(events):
        if kind != "up" or code not in (LEFT, RIGHT):
            continue
        taps = clean_taps(events[: number + 1])
        if taps[-1:] == [at] and len(taps) >= 3 and at - taps[-3] <= 5000:
            return number
    return None


def clean_taps(events):
    """The moments of releases since the last other key or press of the pointer, of Shift keys pressed since then."""
    others = [
        n for n, (kind, code, *_) in enumerate(events) if kind == "pointer" or (kind == "down" and code in OTHERS)
    ]
    since = events[others[-1] + 1 :] if others else events
    moments, down = [], set()
    for kind, code, repeat, at in since:
        if code not in (LEFT, RIGHT):
            continue
        if kind == "down" and not repeat:
            down.add(code)
        elif kind == "up" and code in down:
            down.remove(code)
            moments.append(at)
    return moments


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sequence=sequences)
def test_any_sequence_leaves_exactly_when_the_rule_says_so(type_keys, sequence):
    events = spelled(sequence)

    assert type_keys(events) == should_leave_at(events)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shifts=st.lists(st.sampled_from([LEFT, RIGHT]), min_size=1, max_size=20), letter=st.sampled_from("AÑÉZ"))
def test_writing_in_capitals_never_leaves(type_keys, shifts, letter):
    events = []
    for number, shift in enumerate(shifts):
        at = number * 100
        events += [("down", shift, False, at), ("down", letter, False, at + 1), ("up", letter, False, at + 2)]
        events += [("up", shift, False, at + 3)]

    assert type_keys(events) is None


@pytest.mark.parametrize("keys", [[LEFT] * 3, [RIGHT] * 3, [LEFT, RIGHT, LEFT], [RIGHT, RIGHT, LEFT]])
def test_three_taps_of_either_key_leave_within_five_seconds(type_keys, keys):
    quick, slow = ([event for n, key in enumerate(keys) for event in tap(key, n * step)] for step in (2500, 2501))

    assert type_keys(quick) == 5
    assert type_keys(slow) is None


def test_both_keys_held_at_once_count_each(type_keys):
    both = [("down", LEFT, False, 0), ("down", RIGHT, False, 1), ("up", RIGHT, False, 2), ("up", LEFT, False, 3)]

    assert type_keys([*both, *tap(LEFT, 10)]) == 5


def test_a_key_that_is_held_down_counts_once(type_keys):
    held = [("down", LEFT, number > 0, number * 30) for number in range(50)]

    assert type_keys([*held, ("up", LEFT, False, 1500)]) is None


@pytest.mark.parametrize(
    ("language", "sentence"), [("es", "presione tres veces la tecla Mayús"), ("en", "press the Shift key three times")]
)
def test_the_keys_are_announced_with_the_control_where_scripts_run(visit, language, sentence):
    described = (
        "document.getElementById(document.querySelector('.leave').getAttribute('aria-describedby'))?.textContent"
    )

    assert sentence in visit(f"/{language}/", java_script_enabled=True).evaluate(described)
    assert visit(f"/{language}/").locator(".leave").get_attribute("aria-describedby") is None


def test_real_keys_leave_too(own_browser, elsewhere):
    page = own_browser().pages[0]
    page.goto("/es/search/")
    page.locator("#q").focus()
    page.keyboard.type("ABC DEF")
    for key in ["Shift", "Shift", "Shift"]:
        page.keyboard.press(key)
    page.wait_for_url(elsewhere.address)

    assert page.url == elsewhere.address
