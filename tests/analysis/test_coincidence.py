"""How often touches fall together: against a plain count of all pairs, an independent library, and closed forms."""

import numpy as np
import pytest
from scipy.spatial import KDTree

from server.analysis.coincidence import lags, meetings, strokes


def plainly(one: np.ndarray, other: np.ndarray) -> tuple[float, float]:
    """Event synchronisation as its authors write it: every pair of events, looked at one by one."""
    first = second = 0.0
    for i, x in enumerate(one):
        for j, y in enumerate(other):
            gaps = [one[k + 1] - one[k] for k in (i - 1, i) if 0 <= k < len(one) - 1]
            gaps += [other[k + 1] - other[k] for k in (j - 1, j) if 0 <= k < len(other) - 1]
            if abs(x - y) <= min([*(gap / 2 for gap in gaps), 0.2]):
                first += 1.0 if x < y else 0.5 if x == y else 0.0
                second += 1.0 if x > y else 0.5 if x == y else 0.0
    return first, second


@pytest.mark.parametrize("seed", range(6))
def test_the_same_as_counting_every_pair(seed: int) -> None:
    chance = np.random.default_rng(seed)
    one, other = np.sort(chance.random(60) * 30), np.sort(chance.random(50) * 30)
    met = meetings(one, np.stack([other, other + 0.05]))
    assert (met.first[0], met.second[0]) == plainly(one, other)
    assert (met.first[1], met.second[1]) == plainly(one, other + 0.05)
    assert met.near[0] == sum(np.abs(other - x).min() <= 0.12 for x in one)
    assert met.other_near[0] == sum(np.abs(one - y).min() <= 0.12 for y in other)
    assert len(lags(one, other)) == met.first[0] + met.second[0]


def test_a_tie_is_nobodys() -> None:
    at = np.arange(10.0)
    met = meetings(at, at[None, :])
    assert (met.first[0], met.second[0], met.near[0]) == (5, 5, 10)


@pytest.mark.parametrize(("lag", "spread"), [(0.08, 0.02), (0.04, 0.02), (-0.06, 0.03), (0.12, 0.015)])
def test_a_built_lag_and_its_spread_are_found(lag: float, spread: float) -> None:
    """[K4] Within 10 ms, and 15 %."""
    chance = np.random.default_rng(4)
    one = np.cumsum(0.5 + chance.exponential(0.4, 400))
    found = lags(one, np.sort(one + chance.normal(lag, spread, 400)))
    assert np.median(found) == pytest.approx(lag, abs=0.01)
    assert found.std(ddof=1) == pytest.approx(spread, rel=0.15)


def test_a_chord_is_one_stroke() -> None:
    assert strokes(np.array([1.0, 1.02, 1.03, 2.0])).tolist() == [1.0, 2.0]
    assert lags(np.zeros(0), np.array([1.0])).tolist() == []


@pytest.mark.parametrize("seed", range(6))
def test_the_same_as_an_independent_library_finds(seed: int) -> None:
    """[K4] SciPy's search tree says who is whose neighbour, and how near."""
    chance = np.random.default_rng(100 + seed)
    one, other = np.sort(chance.random(300) * 120), np.sort(chance.random(240) * 120)
    own, others = KDTree(one[:, None]), KDTree(other[:, None])
    away, whose = others.query(one[:, None])
    rooms = [tree.query(tree.data, k=2)[0][:, 1] for tree in (own, others)]
    together = away <= np.minimum(np.minimum(rooms[0], rooms[1][whose]) / 2, 0.2)
    first = together & (one < other[whose])
    met = meetings(one, other[None, :])
    assert met.near[0] == (away <= 0.12).sum()
    assert met.other_near[0] == (own.query(other[:, None])[0] <= 0.12).sum()
    assert (met.first[0], met.second[0]) == (first.sum(), (together & ~first).sum())
    assert np.sort(np.abs(lags(one, other))) == pytest.approx(np.sort(away[together]))
