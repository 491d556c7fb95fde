"""A report is made in bounded time and memory; `python -m tests.bench.report` has a full room."""

from pathlib import Path

import pytest

from tests.bench.report import measured, told


def test_a_report_of_a_small_room(tmp_path: Path) -> None:
    """[K4] [F2] Only what no machine's other work explains is a failure."""
    figures = measured(tmp_path, 8, 120, 2_000)
    print(told(figures))
    assert figures.cpu < 20
    assert figures.peak < 300


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_report_of_a_full_room(tmp_path: Path) -> None:
    """[K4] [F2] 40 seats, ten minutes, 50,000 touches."""
    figures = measured(tmp_path, 40, 600, 50_000)
    print(told(figures))
    assert figures.cpu < 60
    assert figures.peak < 300


@pytest.mark.long
@pytest.mark.timeout(900)
def test_six_hours_take_no_more_than_their_length_asks(tmp_path: Path) -> None:
    """[K4] Pairs and curves are bounded; only reading the tape grows."""
    figures = measured(tmp_path, 12, 6 * 3600, 120_000)
    print(told(figures))
    assert figures.cpu < 120
    assert figures.peak - figures.read < 300
