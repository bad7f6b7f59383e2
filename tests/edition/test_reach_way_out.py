"""Where to turn when a line cannot be reached: the order, and what is never offered."""

from directory.edition.way_out import Kind, way_out
from tests.edition.test_reach_lines import country
from tests.listings import channel, hotline

LOCAL, ANYWHERE = ("US",), ("*",)


def us(key, kind, **facts):
    """A line of the United States that can be called there."""
    given = {"regions": ("US",), "channels": (channel(value="+16196662757", callable_from=LOCAL),)}
    return hotline(key, kind=kind, **given | facts)


def mexican_line(**facts):
    free = channel(value="+528005533000", callable_from=("MX",))
    chat = channel(type="whatsapp", value="+528005533000", callable_from=ANYWHERE)
    return hotline("mx-line", **{"channels": (free, chat)} | facts)


def emergency_line(**facts):
    pressed = channel(type="short_code", value="911", callable_from=LOCAL)
    return us("us-911", "emergency_police", channels=(pressed,), **facts)


def steps(line, hotlines, here=None, help_in="MX"):
    return [(step.kind, step.hotline.key) for step in way_out(line, here or country("US", "911"), help_in, hotlines)]


def test_the_steps_come_in_the_order_in_which_they_help():
    lines = [emergency_line(), us("consular-mx-la", "migrant"), us("us-women", "women"), us("us-line", "trafficking")]

    assert steps(mexican_line(), lines) == [
        (Kind.OTHER_CHANNEL, "mx-line"),
        (Kind.TRAFFICKING_LINE, "us-line"),
        (Kind.OTHER_LINE, "us-women"),
        (Kind.CONSULATE, "consular-mx-la"),
        (Kind.EMERGENCY, "us-911"),
    ]


def test_only_the_channels_that_work_from_here_are_offered_and_say_how():
    [step] = way_out(mexican_line(), country("US"), "MX", [])

    [way] = step.ways
    assert (way.channel.type, way.reach.uri) == ("whatsapp", "https://wa.me/528005533000")


def test_a_channel_that_is_not_public_is_no_way_out():
    secret = channel(type="whatsapp", value="+528005533000", callable_from=ANYWHERE, audience="advocates")

    assert steps(mexican_line(channels=(secret,)), []) == []


def test_what_is_not_known_to_work_is_not_offered():
    unsaid = us("us-line", "trafficking", channels=(channel(value="+16196662757", callable_from=()),))

    assert steps(mexican_line(channels=()), [unsaid]) == []


def test_a_line_that_is_not_in_service_is_not_offered():
    assert steps(mexican_line(status="closed"), [us("us-line", "trafficking", status="closed")]) == []


def test_the_line_itself_is_not_offered_a_second_time():
    line = us("us-line", "trafficking")

    assert steps(line, [line, us("us-women", "women")]) == [
        (Kind.OTHER_CHANNEL, "us-line"),
        (Kind.OTHER_LINE, "us-women"),
    ]


def test_the_country_as_a_whole_comes_before_its_parts_and_the_world():
    lines = [
        us("of-the-world", "trafficking", regions=("001",)),
        us("of-texas", "trafficking", regions=("US-TX",)),
        us("of-the-country", "trafficking"),
    ]

    found = steps(mexican_line(channels=()), lines)

    assert [key for _kind, key in found] == ["of-the-country", "of-texas", "of-the-world"]


def test_lines_of_other_countries_are_left_out():
    guatemalan = hotline("gt-line", regions=("GT",), channels=(channel(value="+50224241717", callable_from=ANYWHERE),))

    assert steps(mexican_line(channels=()), [guatemalan]) == []


def test_the_consulate_is_that_of_the_country_of_help_and_of_no_other():
    lines = [us("consular-pe-la", "migrant"), us("consular-mx-la", "migrant"), us("us-rights", "migrant")]

    assert steps(mexican_line(channels=()), lines) == [
        (Kind.OTHER_LINE, "us-rights"),
        (Kind.CONSULATE, "consular-mx-la"),
    ]


def test_a_line_for_migrants_that_the_country_of_help_runs_counts_as_its_consulate():
    ciam = us("us-ciam", "migrant", regions=("US", "MX"), organization="sre-proteccion-mx")

    assert steps(mexican_line(channels=()), [ciam]) == [(Kind.CONSULATE, "us-ciam")]
    assert steps(mexican_line(channels=()), [ciam], help_in="GT") == [(Kind.OTHER_LINE, "us-ciam")]


def test_at_home_there_is_no_consulate_of_ones_own():
    consulate = us("consular-us-x", "migrant")

    assert steps(us("us-line", "trafficking", channels=()), [consulate], help_in="US") == []


def test_an_emergency_number_is_shown_only_with_the_published_line_that_has_its_source():
    assert steps(mexican_line(channels=()), [emergency_line()]) == [(Kind.EMERGENCY, "us-911")]
    assert steps(mexican_line(channels=()), [emergency_line(status="closed")]) == []
    assert steps(mexican_line(channels=()), []) == []
