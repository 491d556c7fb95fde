"""A new room's settings."""

from server.core.settings import starting


def test_a_new_room_starts_as_promised() -> None:
    """[A3] [P2] [M3] Quiet, five pads, as played, nothing under it, everybody in."""
    settings = starting("major_pentatonic", 0)
    assert len(settings.seats) == 12
    assert settings.order == tuple(range(1, 13))
    assert {seat.access.pads for seat in settings.seats} == {5}
    assert settings.level == 6
    assert settings.timing == "as_played"
    assert settings.running
    assert not settings.pulse.on
    assert not settings.drone.on
