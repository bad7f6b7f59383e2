"""What two sets share is the same number in whatever form they are kept."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from directory.search import tally
from directory.search.tally import counted, facet_sides, filed_under, shared, side, walked

ALIVE = BitMap(range(0, 300, 2))
SETS = st.sets(st.sampled_from(list(ALIVE))).map(BitMap)


@given(hits=SETS, some=st.lists(SETS, max_size=4))
def test_what_sets_share_is_counted_exactly_in_every_form(hits, some):
    values = {str(number): bitmap for number, bitmap in enumerate(some)}
    with pytest.MonkeyPatch.context() as patch:
        for many, dense, tiny in product((0, 1000), (0.0, 0.1, 2.0), (0.0, 0.05)):
            patch.setattr(tally, "MANY", many)
            patch.setattr(tally, "DENSE", dense)
            patch.setattr(tally, "TINY", tiny)
            sides = facet_sides(values, ALIVE)

            assert shared(side(hits, ALIVE), sides.values(), len(ALIVE)) == [len(hits & one) for one in some]


@given(hits=SETS, some=st.lists(SETS, max_size=4))
def test_what_hits_are_filed_under_counts_as_the_values_of_the_facet_do(hits, some):
    facets = {"kind": {str(number): bitmap for number, bitmap in enumerate(some)}, "other": {"1": ALIVE}}
    found = walked(hits, filed_under(facets), ["kind"])

    assert found == {"kind": counted(facet_sides(facets["kind"], ALIVE), side(hits, ALIVE), len(ALIVE))}


def test_among_many_a_sparse_set_is_kept_as_what_it_lacks(monkeypatch):
    monkeypatch.setattr(tally, "MANY", 100)

    assert side(ALIVE[:10], ALIVE).lacking
    assert not side(ALIVE[:100], ALIVE).lacking
    assert not side(ALIVE[:0], ALIVE).lacking
