"""Numbers keep the order of ranks and names, whatever comes when."""

from bisect import insort

from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from directory.search.numbering import PAGE, SEATS, arrivals, fits, number, seats_between

RANKS = st.integers(0, 255)


def key(number):
    return f"{number:04}", ""


@given(one=RANKS, other=RANKS, first=st.integers(0, SEATS - 1), second=st.integers(0, SEATS - 1))
def test_on_a_page_a_better_rank_comes_first_and_nobody_shares_a_seat(one, other, first, second):
    numbers = number(one, first), number(other, second)

    assert (numbers[0] < numbers[1]) == ((one, first) < (other, second))
    assert max(numbers) < PAGE


@given(arrivals=st.lists(st.integers(0, 2**31 // SEATS), max_size=20, unique=True), rank=RANKS)
def test_a_number_fits_into_a_bitmap(arrivals, rank):
    assert len(BitMap(number(rank, arrival) for arrival in arrivals if arrival < PAGE)) <= len(arrivals)


@given(rank=RANKS, batches=st.lists(st.lists(st.integers(0, 500), max_size=20, unique=True), max_size=15))
def test_those_who_come_sit_between_their_neighbours(rank, batches):
    sitting = []
    for batch in batches:
        coming = sorted(key(one) for one in batch if key(one) not in dict(sitting))
        seats = seats_between(rank, sitting, coming)
        if seats is None:  # no room: all sit down anew, and then there is
            coming = sorted([*coming, *dict(sitting)])
            sitting, seats = [], seats_between(rank, [], coming)
        for one in zip(coming, seats, strict=True):
            insort(sitting, one)

    seats = [seat for _key, seat in sitting]
    assert seats == sorted(set(seats))
    assert all(number(rank, 0) <= seat < number(rank, 0) + SEATS for seat in seats)


def test_where_there_is_no_seat_between_two_there_is_none():
    assert seats_between(0, [(key(1), 5), (key(3), 6)], [key(2)]) is None
    assert seats_between(0, [(key(1), 5), (key(3), 7)], [key(2)]) == [6]


def test_a_full_page_is_filled_to_the_last_seat():
    coming = [key(one) for one in range(SEATS)]

    assert seats_between(3, [], coming) == list(range(number(3, 0), number(3, 0) + SEATS))


def test_behind_a_full_page_the_next_one_begins():
    full = BitMap(range(number(3, 0), number(3, 0) + SEATS))

    assert (fits(full, 3, 0), fits(full, 3, 1), fits(full, 2, SEATS)) == (True, False, True)
    assert (arrivals(full, 3), arrivals(full, 2)) == (SEATS, 0)
    assert number(3, SEATS) == PAGE + number(3, 0)
    assert arrivals(full | BitMap([PAGE + number(3, 0)]), 3) == SEATS + 1
