"""The tape holds what happened, in order, with both times of every note."""

from server.core.tape import Changed, Lifted, Moved, Tape, Touched
from server.protocol import SetLevel, SetTiming
from tests.harness import ScriptedRoom


def test_everything_that_happens_is_on_it_in_order(room: ScriptedRoom) -> None:
    """[K1] Coming, conducting, touching and lifting; kept in memory only."""
    room.sits(1).at(1.0).conducts(SetLevel(level=5))
    note = room.plays(1, pad=0)
    room.at(1.2).lifts(1, note)
    assert [type(event) for event in room.room.tape] == [Moved, Changed, Touched, Lifted]


def test_both_times_of_a_touch_are_kept(room: ScriptedRoom) -> None:
    """[K4] Synchrony is read from when it was touched, not from when it sounded."""
    room.sits(1).conducts(SetTiming(mode="steady")).at(2.01).plays(1, pad=0, touched=2.0)
    touched = [event for event in room.room.tape if isinstance(event, Touched)][-1]
    assert touched.touched == 2.0
    assert touched.sounded == 2.06


def test_memory_is_bounded() -> None:
    """[T4] The oldest fall off, the count goes on."""
    tape = Tape(kept=10)
    for number in range(25):
        tape.append(Changed(what=str(number), at=float(number)))
    assert tape.length == 25
    assert list(tape) == [Changed(what=str(number), at=float(number)) for number in range(15, 25)]
