"""Stretches of time."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from server.analysis.spans import inside, joined, rest, shared, total, without

spans = st.lists(
    st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda two: (float(min(two)), float(max(two))))
)


@given(spans, spans)
def test_what_is_shared_and_what_is_not_make_the_whole(
    one: list[tuple[float, float]], other: list[tuple[float, float]]
) -> None:
    one, other = joined(one), joined(other)
    assert total(shared(one, other)) + total(without(one, other)) == total(one)
    assert shared(one, other) == shared(other, one)
    assert joined([*shared(one, other), *without(one, other)]) == one


@given(spans, st.lists(st.integers(0, 50)))
def test_a_moment_lies_inside_or_in_the_rest(one: list[tuple[float, float]], moments: list[int]) -> None:
    times = np.array(moments, float)
    assert (inside(times, joined(one)) != inside(times, rest(one))).all()


def test_neighbours_are_made_one() -> None:
    assert joined([(5, 6), (0, 1), (1, 2), (2.4, 3)], near=0.5) == [(0, 3), (5, 6)]
