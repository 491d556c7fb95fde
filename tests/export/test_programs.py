"""Which General MIDI sound comes nearest to each instrument."""

from server.core.instruments import INSTRUMENTS, PERCUSSION
from server.export.programs import DRUMS, PROGRAMS


def test_every_instrument_has_its_sound() -> None:
    """[K3] Whatever the room can play, another program can."""
    assert PROGRAMS.keys() == INSTRUMENTS.keys()
    assert DRUMS.keys() == set(PERCUSSION)
    assert all(0 <= program < 128 for program in PROGRAMS.values())
    assert len(set(DRUMS.values())) == len(DRUMS)
    assert all(35 <= key <= 87 for key in DRUMS.values())
