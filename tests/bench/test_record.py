"""A long session stays quick to list and to read; `python -m tests.bench.record` has a million events."""

from pathlib import Path

from tests.bench.record import measured, told


def test_a_long_session_is_read_in_little_memory(tmp_path: Path) -> None:
    """[F2] A twentieth of the largest; only what no machine's other work explains is a failure."""
    figures = measured(tmp_path, 12_500)
    print(told(figures))
    assert figures.events == 50_000
    assert figures.stream_memory < 30
    assert figures.near_end < figures.stream
    assert figures.picture < figures.stream
