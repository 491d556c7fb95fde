"""Sound files are made faster than they sound, in little memory; figures are for people to read."""

import pytest

from tests.bench.sound import measured


@pytest.mark.parametrize("name", ["wav", "mp3"])
def test_a_minute_of_a_full_room(name: str) -> None:
    """[K3] In less time than it lasts, and in less than 250 MB."""
    figures = measured(name, 1.0)
    print(figures)
    assert figures.cpu < 60
    assert figures.memory is None or figures.memory < 250


@pytest.mark.long
def test_ten_minutes_need_no_more_memory_than_one() -> None:
    """[K3] 6,000 tones in less than 250 MB."""
    figures = measured("flac", 10.0)
    print(figures)
    assert figures.cpu < 300
    assert figures.memory is None or figures.memory < 250
