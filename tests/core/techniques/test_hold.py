"""Hold: a soft, firm frame round wild playing."""

from server.core.instruments import INSTRUMENTS
from server.protocol import EndTechnique, Mix, SetSeats, StartTechnique, TechniqueState
from tests.core.techniques.beats import cue, start
from tests.harness import ScriptedRoom


def gains(room: ScriptedRoom) -> dict[int, float]:
    return {strip.seat: strip.gain for strip in room.facts(Mix)[-1].seats}


def wildly(room: ScriptedRoom, seat: int, seconds: float) -> int:
    """Ten touches a second; how many were heard."""
    room.forget()
    for _ in range(round(seconds * 10)):
        room.at(room.now + 0.1)
        room.lifts(seat, room.plays(seat, pad=0))
    return len(room.heard(seat))


def test_one_tap_in_and_one_tap_out() -> None:
    """[C2] Pulse, drone and chords come and go along."""
    room = ScriptedRoom().sits(1, 2).at(1.0).conducts(start("hold"))
    on = room.room.settings
    assert (on.pulse.on, on.drone.on, on.chords.on) == (True, True, True)
    room.conducts(EndTechnique(technique="hold"))
    off = room.room.settings
    assert (off.pulse.on, off.drone.on, off.chords.on) == (False, False, False)


def test_only_so_many_touches_are_heard_and_the_others_glow() -> None:
    """[C2][P6] Three a second in the long run; what isn't heard is still seen."""
    room = ScriptedRoom().sits(1).at(1.0).conducts(start("hold", density=3.0))
    assert 30 <= wildly(room, 1, 10.0) <= 32
    assert sum(len(frame.on) for frame in room.lights()) == 100


def test_calm_playing_is_not_touched() -> None:
    """[C2] Two hands at once, now and then, are all heard."""
    room = ScriptedRoom().sits(1).at(1.0).conducts(start("hold", density=2.0)).forget()
    for _ in range(5):
        room.at(room.now + 1.1)
        for pad in (0, 2):
            room.lifts(1, room.plays(1, pad=pad))
    assert len(room.heard(1)) == 10


def test_after_it_everything_is_heard_again() -> None:
    """[C2] At once."""
    room = ScriptedRoom().sits(1).at(1.0).conducts(start("hold"))
    wildly(room, 1, 2.0)
    room.conducts(EndTechnique(technique="hold"))
    assert wildly(room, 1, 2.0) == 20


def test_six_decibels_softer() -> None:
    """[A3][C2] The ceiling of the group, and back."""
    room = ScriptedRoom().sits(1, 2).at(1.0)
    before = gains(room)[1]
    room.conducts(start("hold"))
    assert 0.49 < gains(room)[1] / before < 0.51
    room.conducts(EndTechnique(technique="hold"))
    assert gains(room)[1] == before


def test_on_one_seat_the_others_are_free() -> None:
    """[C2] Whom it is for, and nobody else."""
    room = ScriptedRoom().sits(1, 2).at(1.0).conducts(start("hold", seats=(1,), density=1.0))
    assert gains(room)[1] < gains(room)[2]
    assert wildly(room, 1, 5.0) <= 7
    assert wildly(room, 2, 5.0) == 50


def test_held_tones_that_are_not_heard_need_no_end() -> None:
    """[P4] A lasting instrument, played wildly: every tone that sounds ends, and nothing else is told."""
    holding = next(i.id for i in INSTRUMENTS.values() if i.hold)
    room = ScriptedRoom().sits(1).at(1.0).conducts(SetSeats(seats=[1], instrument=holding), start("hold"))
    wildly(room, 1, 5.0)
    assert [off.id for off in room.ended()] == [sound.id for sound in room.heard(1)]


def test_its_density_can_be_changed_while_it_runs() -> None:
    """[C2] The grounds stay as they are."""
    room = ScriptedRoom().sits(1).at(1.0).conducts(start("hold", density=1.0))
    room.conducts(StartTechnique(TechniqueState(technique="hold", density=5.0)))
    assert wildly(room, 1, 4.0) >= 20
    room.conducts(EndTechnique(technique="hold"))
    assert not room.room.settings.pulse.on


def test_it_says_whom_it_holds() -> None:
    """[D1] Everybody plays on."""
    room = ScriptedRoom().sits(1, 2).at(1.0).conducts(start("hold"))
    assert (cue(room).phase, cue(room).now) == ("hold", [1, 2])
