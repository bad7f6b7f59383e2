"""A limit that keeps nobody's address."""

import pickle

import pytest

from directory.limiter import LIFE, Limiter

pytestmark = pytest.mark.promise(15, "A limit keeps no address, and forgets its counts after ten minutes")


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_a_network_has_its_share_and_others_have_theirs(clock):
    limiter = Limiter(each=2, all_together=100, clock=clock)

    assert [limiter.allows("203.0.113.7"), limiter.allows("203.0.113.250")] == [True, True]
    assert not limiter.allows("203.0.113.9")
    assert limiter.allows("203.0.114.9")


def test_ipv6_counts_by_its_first_48_bits_and_mapped_ipv4_as_itself(clock):
    limiter = Limiter(each=1, all_together=100, clock=clock)

    assert limiter.allows("2001:db8:1:2::3")
    assert not limiter.allows("2001:db8:1:ffff::9")
    assert limiter.allows("2001:db8:2::3")
    assert limiter.allows("::ffff:203.0.113.7")
    assert not limiter.allows("203.0.113.8")


@pytest.mark.parametrize("address", ["", "unix:", "127.0.0.1", "::1", "not an address", "1.2.3"])
def test_who_has_no_address_counts_with_everybody_only(clock, address):
    limiter = Limiter(each=1, all_together=3, clock=clock)

    assert [limiter.allows(address) for _ in range(4)] == [True, True, True, False]


def test_everybody_together_has_a_ceiling(clock):
    limiter = Limiter(each=5, all_together=3, clock=clock)

    assert [limiter.allows(f"203.0.{number}.1") for number in range(4)] == [True, True, True, False]


def test_who_was_refused_does_not_use_up_the_share_of_others(clock):
    limiter = Limiter(each=1, all_together=2, clock=clock)

    assert [limiter.allows("203.0.113.7") for _ in range(50)] == [True] + [False] * 49
    assert limiter.allows("198.51.100.7")


def test_after_ten_minutes_key_and_counts_are_other_ones(clock):
    limiter = Limiter(each=1, all_together=1, clock=clock)
    limiter.allows("203.0.113.7")
    key, counts = limiter.key, limiter.counts
    clock.now += LIFE - 1
    assert not limiter.allows("203.0.113.7")

    clock.now += 1

    assert limiter.allows("203.0.113.7")
    assert limiter.key != key
    assert not set(limiter.counts) & set(counts)


def test_no_address_and_nothing_that_can_be_traced_to_one_is_kept(clock):
    limiter, other = (Limiter(each=9, all_together=99, clock=clock) for _ in range(2))
    for one in (limiter, other):
        one.allows("203.0.113.7")
        one.lock = None  # cannot be written down

    kept = pickle.dumps(vars(limiter))

    assert b"203.0.113" not in kept
    assert bytes([203, 0, 113]) not in kept
    assert set(limiter.counts).isdisjoint(other.counts)  # the key is random: nobody can compute it again
