"""Goal attainment scaling."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.core.attainment import attainment

WEIGHTS = st.integers(1, 5)
RATINGS = st.integers(-2, 2)
RATED = st.lists(st.tuples(WEIGHTS, RATINGS), min_size=1, max_size=24)


def test_nothing_rated_is_no_number() -> None:
    """[K4] Not 50, not 0."""
    assert attainment([]) is None


def test_all_as_expected_is_fifty() -> None:
    """[K4] Whatever the weights."""
    assert attainment([(1, 0), (5, 0), (3, 0)]) == 50


@pytest.mark.parametrize(
    ("rated", "score"),
    [
        # Equal weights, by hand from the published formula: 10 * sum / sqrt(0.7 n + 0.3 n^2).
        ([(1, 1)], 60.0),
        ([(1, -2)], 30.0),
        ([(1, 1), (1, 0)], 56.20),
        ([(1, 2), (1, 2)], 74.81),
        ([(1, 1), (1, 1), (1, 1)], 63.69),
        ([(1, -1), (1, -1), (1, -1)], 36.31),
        ([(1, 1), (1, 1), (1, 1), (1, 1)], 64.51),
        # By hand: 10 * (4 - 1) / sqrt(0.7 * (16 + 1) + 0.3 * 25) = 30 / sqrt(19.4)
        ([(4, 1), (1, -1)], 50 + 30 / sqrt(19.4)),
        # 10 * (3*1 + 2*2 + 1*-1) / sqrt(0.7 * 14 + 0.3 * 36) = 60 / sqrt(20.6)
        ([(3, 1), (2, 2), (1, -1)], 50 + 60 / sqrt(20.6)),
    ],
)
def test_known_cases(rated: list[tuple[int, int]], score: float) -> None:
    """[K4] The correction by rho = 0.3, as published."""
    found = attainment(rated)
    assert found is not None
    assert found == pytest.approx(score, abs=0.005)


@given(RATED, st.integers(2, 7))
def test_only_the_proportion_of_weights_counts(rated: list[tuple[int, int]], times: int) -> None:
    """[K4] Weights of 1 and 2 are those of 2 and 4."""
    assert attainment([(weight * times, rating) for weight, rating in rated]) == pytest.approx(
        attainment(rated)
    )


@given(RATED)
def test_turned_round_it_lies_on_the_other_side_of_fifty(rated: list[tuple[int, int]]) -> None:
    """[K4] And the order of goals is of no account."""
    score, turned = attainment(rated), attainment([(weight, -rating) for weight, rating in reversed(rated)])
    assert score is not None
    assert turned is not None
    assert score - 50 == pytest.approx(50 - turned)
