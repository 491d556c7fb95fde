"""How much room is left."""

from pathlib import Path

from server.storage.disk import LOW, TOO_LOW, free_bytes


def test_the_room_is_that_of_the_disk(tmp_path: Path) -> None:
    """[K1] And unknown where there is no such folder."""
    free = free_bytes(tmp_path)
    assert free is not None
    assert free > 0
    assert free_bytes(tmp_path / "nowhere") is None
    assert TOO_LOW < LOW
