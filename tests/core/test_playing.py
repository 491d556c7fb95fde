"""Touches: what sounds, when, and how it ends."""

import pytest

from server.core.door import knock
from server.core.errors import Refused
from server.protocol import AllOff, AskToLeave, Held, Link, NoteOn, SetSeats, SetTiming, Stop
from tests.harness import ScriptedRoom, member


def test_a_touch_sounds_at_once_on_the_speaker(room: ScriptedRoom) -> None:
    """[P1] As played means now."""
    room.sits(1).at(1.0).plays(1, pad=2)
    (sound,) = room.heard(1)
    assert sound.at is None
    assert sound.pitch == room.surface(1).pads[2].pitch
    assert sound.instrument == "kalimba"


def test_a_touch_told_twice_sounds_once(room: ScriptedRoom) -> None:
    """[T3] Touches are numbered; the second telling is dropped."""
    room.sits(1).at(1.0)
    touch = NoteOn(pad=0, velocity=0.8, note=1)
    room.says(member(1), touch, touch)
    assert len(room.heard(1)) == 1


def test_a_pad_that_is_not_there_is_refused(room: ScriptedRoom) -> None:
    """[P2] Five pads are numbered 0 to 4."""
    room.sits(1)
    with pytest.raises(Refused, match="not on the tablet"):
        room.plays(1, pad=5)
    assert room.heard(1) == []


def test_a_lasting_tone_ends_with_the_touch(room: ScriptedRoom) -> None:
    """[P4] Strings sound while touched."""
    room.sits(1).conducts(SetSeats(seats=[1], instrument="strings"))
    note = room.at(1.0).plays(1, pad=0)
    room.at(1.2).lifts(1, note)
    assert [off.id for off in room.ended()] == [room.heard(1)[0].id]


def test_a_struck_tone_rings_by_itself(room: ScriptedRoom) -> None:
    """[P4] A kalimba needs no end."""
    room.sits(1)
    note = room.at(1.0).plays(1, pad=0)
    room.at(1.2).lifts(1, note)
    assert room.ended() == []


def test_what_a_tablet_no_longer_holds_has_ended(room: ScriptedRoom) -> None:
    """[P4] A lost note-off is made good by the next word about what is held."""
    room.sits(1).conducts(SetSeats(seats=[1], instrument="strings"))
    first, second = room.at(1.0).plays(1, pad=0), room.plays(1, pad=1)
    room.at(1.5).holds_on(1, second)
    assert [off.id for off in room.ended()] == [room.heard(1)[0].id]
    assert first not in room.room.seat(1).held


def test_a_silent_tablet_loses_its_tones_within_the_lease(room: ScriptedRoom) -> None:
    """[P4] No word for a second and a half, and everything it held ends."""
    room.sits(1).conducts(SetSeats(seats=[1], instrument="strings"))
    room.at(1.0).plays(1, pad=0)
    room.at(2.4)
    assert room.ended() == []
    room.at(2.6)
    assert len(room.ended()) == 1


def test_a_tablet_that_goes_takes_its_tones_along(room: ScriptedRoom) -> None:
    """[P4] Leaving ends every touch at once."""
    room.sits(1).conducts(SetSeats(seats=[1], instrument="strings"))
    room.at(1.0).plays(1, pad=0)
    room.plays(1, pad=1)
    room.at(1.1).goes(member(1))
    assert len(room.ended()) == 2


def test_all_off_ends_everything_of_that_seat_only(room: ScriptedRoom) -> None:
    """[P4] A hidden page lets go; its neighbour plays on."""
    room.sits(1, 2).conducts(SetSeats(seats=[1, 2], instrument="strings"))
    room.at(1.0).plays(1, pad=0)
    room.plays(2, pad=0)
    room.says(member(1), AllOff())
    assert [off.id for off in room.ended()] == [room.heard(1)[0].id]


def test_a_resting_seat_glows_and_is_not_heard(room: ScriptedRoom) -> None:
    """[P6] The display shows the touch as one that is not heard."""
    room.sits(1).conducts(SetSeats(seats=[1], rest=True))
    room.at(1.0).plays(1, pad=3)
    assert room.heard(1) == []
    ((light,),) = [frame.on for frame in room.lights()]
    assert (light.seat, light.pad, light.heard) == (1, 3, False)


def test_nothing_is_heard_while_the_room_is_stopped(room: ScriptedRoom) -> None:
    """[C1] STOP means silence, and pads still glow."""
    room.sits(1).conducts(Stop())
    room.at(1.0).plays(1, pad=0)
    assert room.heard(1) == []
    assert room.lights()[-1].on[0].heard is False


def test_steady_sounds_every_touch_equally_late(room: ScriptedRoom) -> None:
    """[M3] The network's unrest between touch and arrival is not heard."""
    room.sits(1).conducts(SetTiming(mode="steady"))
    room.at(1.005).plays(1, pad=0, touched=1.0)
    room.at(1.530).plays(1, pad=0, touched=1.5)
    assert [sound.at for sound in room.heard(1)] == [pytest.approx(1.06), pytest.approx(1.56)]


def test_a_clock_gone_wrong_counts_as_now(room: ScriptedRoom) -> None:
    """[M3] A touch from yesterday or tomorrow is a touch of this moment."""
    room.sits(1).conducts(SetTiming(mode="steady"))
    room.at(10.0).plays(1, pad=0, touched=1.0)
    room.plays(1, pad=0, touched=99.0)
    assert [sound.at for sound in room.heard(1)] == [pytest.approx(10.06)] * 2


def test_more_touches_than_hands_have_are_refused(room: ScriptedRoom) -> None:
    """[T4] One device can't fill the room."""
    room.sits(1)
    for _ in range(20):
        room.plays(1, pad=0)
    with pytest.raises(Refused, match="lift one first"):
        room.plays(1, pad=0)


def test_the_delay_light_follows_the_tablets_own_measure(room: ScriptedRoom) -> None:
    """[C1] Half the round trip and the jitter."""
    room.sits(1).says(member(1), Link(round_trip=30.0, jitter=5.0))
    assert room.state().seats[0].delay == 20.0


def test_a_tablet_at_the_door_may_say_how_it_is_connected(room: ScriptedRoom) -> None:
    """[R2] Waiting is no fault."""
    knock(room.room, "code", room.now)
    room.comes(member(1)).says(member(1), Link(round_trip=10.0, jitter=1.0))
    assert room.state().seats[0].delay == 6.0


def test_asking_to_leave_is_shown_to_the_therapist(room: ScriptedRoom) -> None:
    """[P7] Leaving takes the therapist's word."""
    room.sits(1).says(member(1), AskToLeave())
    assert room.state().seats[0].wants_to_leave


def test_a_held_word_about_nothing_changes_nothing(room: ScriptedRoom) -> None:
    """[T3] Numbers nobody knows are passed over."""
    room.sits(1).says(member(1), Held(notes=[7, 8]))
    assert room.ended() == []
