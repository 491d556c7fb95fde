"""The measuring itself works, and nothing is grossly slow; figures are for people to read, not for tests to guard."""

from pathlib import Path

import pytest

from tests.bench.measuring import Hall


@pytest.mark.parametrize("engine", ["eventlet", "threads"])
def test_ten_tablets_for_two_seconds(engine: str, tmp_path: Path) -> None:
    """[F1][P4] Every touch is sounded once, and far sooner than anybody could hear, on either engine."""
    hall = Hall(tmp_path, engine)
    try:
        figures = hall.measure(10, rate=8.0, seconds=2.0).figures
    finally:
        hall.close()
    assert figures.touches > 100
    assert figures.heard == figures.touches
    assert figures.p50 < 100
