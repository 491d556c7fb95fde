"""Meeting the group: its pulse becomes the room's tempo."""

import random

import pytest

from server.core.errors import Refused
from server.protocol import SetTempo, TakePulse, Undo
from tests.harness import ScriptedRoom


@pytest.fixture
def room() -> ScriptedRoom:
    """Two people; Sun taps 84 a minute, a little beside the beat, for twelve seconds."""
    room, hand = ScriptedRoom().sits(1, 2), random.Random(3)
    for beat in range(17):
        room.at(1.0 + beat * 60 / 84 + hand.gauss(0, 0.02))
        room.lifts(1, room.plays(1, pad=0))
    return room


def test_one_tap_takes_the_pulse_over_by_a_glide(room: ScriptedRoom) -> None:
    """[C3] From 72 to Sun's 84 within four seconds, beginning with the next beat."""
    room.conducts(TakePulse(seat=1))
    tempo = room.room.transport
    room.at(room.now + 6)
    assert room.room.settings.bpm == pytest.approx(84, rel=0.03)
    assert room.room.transport.bpm_at(room.now) == room.room.settings.bpm
    assert room.room.transport != tempo
    glide = next(part for part in room.room.transport.parts if part.glide)
    assert glide.until - glide.at == pytest.approx(4.0)


def test_it_is_one_step_for_undo_and_says_whose_pulse(room: ScriptedRoom) -> None:
    """[C1][C3] Reversible in one tap."""
    room.conducts(TakePulse(seat=1))
    undo = room.state().undo
    assert undo is not None
    assert undo.what.endswith("from Sun")
    room.conducts(Undo())
    assert room.room.settings.bpm == 72


def test_the_group_is_seat_nought(room: ScriptedRoom) -> None:
    """[C3] One player is a group of one."""
    room.conducts(TakePulse(seat=0, over=0.0))
    assert room.room.settings.bpm == pytest.approx(84, rel=0.03)
    assert (room.state().undo or pytest.fail("nothing to undo")).what.endswith("from the group")


def test_of_tempi_as_clear_the_nearest_is_taken(room: ScriptedRoom) -> None:
    """[C3] In a room at 160 Sun plays every second beat: the tempo moves to 168, not to 84."""
    room.conducts(SetTempo(bpm=160.0), TakePulse(seat=1))
    assert room.room.settings.bpm == pytest.approx(168, rel=0.03)


def test_without_a_pulse_there_is_nothing_to_follow(room: ScriptedRoom) -> None:
    """[C3] Said in one sentence, and nothing changes."""
    with pytest.raises(Refused, match="No pulse to follow at the moment."):
        room.conducts(TakePulse(seat=2))
    with pytest.raises(Refused, match="No pulse to follow at the moment."):
        room.at(room.now + 20).conducts(TakePulse(seat=1))
    assert room.room.settings.bpm == 72


def test_a_seat_that_is_not_there_is_refused(room: ScriptedRoom) -> None:
    """[T4] Twelve seats, and no seat 40."""
    with pytest.raises(Refused, match="no seat 40"):
        room.conducts(TakePulse(seat=40))
