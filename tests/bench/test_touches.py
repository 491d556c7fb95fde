"""Recording costs a touch next to nothing; the figures are for people to read, the bounds gross."""

from tests.bench.touches import cost


def test_recording_is_cheap_where_touches_pass() -> None:
    """[F1] [K1] No reading or writing, no copy of anything large; off it costs nothing."""
    figures = cost(touches=400, rounds=5)
    print(figures)
    assert figures.off < 2 * figures.bare
    assert figures.on < 4 * figures.bare
