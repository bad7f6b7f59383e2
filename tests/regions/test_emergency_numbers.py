import pytest

from directory.regions import emergency


@pytest.fixture
def listed(monkeypatch):
    """Put these hotlines and channels in the place of the shipped ones."""

    def listed(hotlines, channels):
        tables = {"hotlines.csv": hotlines, "channels.csv": channels}
        monkeypatch.setattr(emergency, "rows", lambda table: tables[table.name])

    return listed


def hotline(key="xx-1", regions="MX", kind="emergency_police", confidence="A"):
    return {"key": key, "regions": regions, "kind": kind, "confidence": confidence}


def channel(hotline_key="xx-1", value="911", callable_from="MX", confidence="A", **other):
    parts = {"hotline_key": hotline_key, "value": value, "callable_from": callable_from, "confidence": confidence}
    return {"type": "short_code"} | parts | other


def test_a_countrys_own_line_comes_before_one_that_serves_many(listed):
    listed(
        [hotline("many", "BE;FR"), hotline("own", "BE")],
        [channel("many", "112", "BE;FR"), channel("own", "101", "BE"), channel("own", "112", "BE")],
    )

    assert emergency.numbers() == {
        "BE": [{"number": "101", "hotline": "own"}, {"number": "112", "hotline": "own"}],
        "FR": [{"number": "112", "hotline": "many"}],
    }


@pytest.mark.parametrize(
    ("line", "number"),
    [
        (hotline(confidence="C"), channel()),
        (hotline(), channel(confidence="C")),
        (hotline(kind="trafficking"), channel()),
        (hotline(), channel(type="phone")),
        (hotline(), channel(value="11414")),
        (hotline(), channel(callable_from="US")),
    ],
)
def test_what_is_not_surely_an_emergency_number_here_is_left_out(listed, line, number):
    listed([hotline("us-911", "US"), line], [channel("us-911", "911", "US"), number])

    assert emergency.numbers() == {"US": [{"number": "911", "hotline": "us-911"}]}


def test_a_short_number_without_a_list_of_countries_works_at_home(listed):
    listed([hotline()], [channel(callable_from="")])

    assert emergency.numbers() == {"MX": [{"number": "911", "hotline": "xx-1"}]}
