"""The server's time."""

from server.clock import MonotonicClock


def test_time_begins_at_the_start_and_only_rises() -> None:
    """[M3] Seconds since the server started."""
    clock = MonotonicClock()
    times = [clock.now() for _ in range(1000)]
    assert times == sorted(times)
    assert 0 <= times[0] < 10
