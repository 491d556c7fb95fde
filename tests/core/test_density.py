"""How much of a seat's playing is heard."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from server.core.density import BURST, Sieve, limit
from server.core.settings import starting
from server.protocol import TechniqueState

SETTINGS = starting("major_pentatonic", 0)
HOLD = TechniqueState(technique="hold", density=3.0, seats=(2,))


def test_the_smallest_limit_counts() -> None:
    """[C2] A ramp's and Hold's, for the seats they are about."""
    assert limit(SETTINGS, 1) is None
    both = replace(SETTINGS, techniques=(HOLD,), density=5.0)
    assert (limit(both, 1), limit(both, 2)) == (5.0, 3.0)


@given(
    st.floats(0.25, 20),
    st.lists(st.floats(0, 2), min_size=1, max_size=80),
)
def test_never_more_than_the_limit_and_its_burst(rate: float, gaps: list[float]) -> None:
    """[C2] In any stretch of time; and a touch after a long enough pause is always heard."""
    sieve, now, let, times = Sieve(), 100.0, list[float](), list[float]()
    for gap in gaps:
        now += gap
        heard = sieve.lets(rate, now)
        assert heard or now - times[-1] < 1 / rate
        times.append(now)
        if heard:
            let.append(now)
    for first in range(len(let)):
        for last in range(first, len(let)):
            assert last - first + 1 <= BURST + rate * (let[last] - let[first]) + 1e-6
