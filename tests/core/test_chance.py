"""Chance: unforeseen, and the same again from the same seed."""

from hypothesis import given
from hypothesis import strategies as st

from server.core.chance import Chance


@given(st.floats(0, 1e9))
def test_the_same_again_from_the_same_seed(seed: float) -> None:
    """[T3] A session can be replayed."""
    one, other = Chance(seed), Chance(seed)
    assert [one.unit() for _ in range(5)] == [other.unit() for _ in range(5)]


@given(st.floats(0, 1e6), st.integers(-20, 20), st.integers(0, 20))
def test_within_its_bounds(seed: float, low: int, more: int) -> None:
    """[T3] Both ends included for whole numbers."""
    chance = Chance(seed)
    assert low <= chance.whole(low, low + more) <= low + more
    assert low <= chance.between(low, low + more) <= low + more


def test_evenly_spread() -> None:
    """[T3] Neither the row from one seed nor the first numbers of seeds close together lean anywhere."""
    row = Chance(12.5)
    rows = [[row.unit() for _ in range(4000)], [Chance(10 + k / 1000).unit() for k in range(4000)]]
    for numbers in rows:
        tenths = [sum(k / 10 <= n < (k + 1) / 10 for n in numbers) for k in range(10)]
        assert all(330 < count < 470 for count in tenths)


def test_every_whole_number_comes() -> None:
    """[T3] Also the last one."""
    chance = Chance(3.0)
    assert {chance.whole(2, 5) for _ in range(100)} == {2, 3, 4, 5}
