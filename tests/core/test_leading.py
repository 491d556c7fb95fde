"""Leading by playing: the therapist's own tones, and a member's cards."""

import pytest

from server.core.errors import Refused
from server.core.leading import LOUDEST_CARD, SOFTEST_CARD
from server.core.room import Sender
from server.protocol import (
    LEADER,
    AllNotesOff,
    Conduct,
    ConductingAct,
    LeaderOff,
    LeaderOn,
    SetLeader,
    SetScale,
    Stop,
)
from tests.core.techniques.beats import start
from tests.harness import CONDUCTOR, ScriptedRoom, member


def card(room: ScriptedRoom, seat: int, act: ConductingAct) -> ScriptedRoom:
    return room.says(member(seat), Conduct(act=act))


@pytest.fixture
def led(room: ScriptedRoom) -> ScriptedRoom:
    """Seat 2 holds the cards."""
    return room.sits(1, 2).conducts(start("lead", seats=(2,)))


# --- the therapist's own tones


def test_the_nearest_tone_of_the_scale_sounds_at_once(room: ScriptedRoom) -> None:
    """[P3] Whatever key of a keyboard is pressed."""
    room.conducts(LeaderOn(note=1, key=61.0, velocity=0.5))
    (sound,) = room.heard(LEADER)
    assert sound.at is None
    assert room.room.tuning.contains(sound.pitch)
    assert abs(sound.pitch - 61.0) <= 1.0


def test_a_lasting_tone_ends_with_the_key_and_with_the_page(room: ScriptedRoom) -> None:
    """[P4] However it goes."""
    room.conducts(SetLeader(instrument="flute"))
    room.conducts(LeaderOn(note=1, key=60.0, velocity=0.5), LeaderOn(note=2, key=64.0, velocity=0.5))
    room.conducts(LeaderOff(note=1), LeaderOff(note=1))
    assert [off.id for off in room.ended()] == [room.heard()[0].id]
    room.goes(CONDUCTOR)
    assert [off.id for off in room.ended()] == [sound.id for sound in room.heard()]


def test_two_pages_may_use_the_same_number(room: ScriptedRoom) -> None:
    """[P4] Each ends its own tones."""
    other = Sender("another dashboard", "conductor")
    room.comes(other).conducts(SetLeader(instrument="flute"), LeaderOn(note=1, key=60.0, velocity=0.5))
    room.says(other, LeaderOn(note=1, key=67.0, velocity=0.5), LeaderOff(note=1))
    assert [off.id for off in room.ended()] == [room.heard()[1].id]


def test_while_stopped_it_is_silent_too(room: ScriptedRoom) -> None:
    """[C1] STOP is for everybody; and what sounded ends."""
    room.conducts(SetLeader(instrument="flute"), LeaderOn(note=1, key=60.0, velocity=0.5), Stop())
    room.forget().conducts(LeaderOn(note=2, key=60.0, velocity=0.5))
    assert room.heard() == []
    assert room.room.led == {}


def test_all_notes_off_is_for_the_therapist_too(room: ScriptedRoom) -> None:
    """[T3] Nothing is left."""
    room.conducts(SetLeader(instrument="flute"), LeaderOn(note=1, key=60.0, velocity=0.5), AllNotesOff())
    assert room.room.led == {}


def test_an_unknown_instrument_is_refused(room: ScriptedRoom) -> None:
    """[A1] With the way out."""
    with pytest.raises(Refused, match="choose another one"):
        room.conducts(SetLeader(instrument="kazoo"))


# --- the cards


def test_louder_and_softer_within_bounds(led: ScriptedRoom) -> None:
    """[A3][C5] Nobody can make it startling, or make the music vanish."""
    for _ in range(12):
        card(led, 2, "loud")
    assert led.room.settings.level == LOUDEST_CARD
    for _ in range(12):
        card(led, 2, "soft")
    assert led.room.settings.level == SOFTEST_CARD


def test_stop_and_go(led: ScriptedRoom) -> None:
    """[C5] Stop pressed twice stays one stop; go counts in."""
    card(led, 2, "stop")
    card(led, 2, "stop")
    assert not led.room.settings.running
    assert len(led.silences()) == 1
    card(led, 2, "go")
    assert led.room.counting is not None


def test_without_cards_nothing_can_be_conducted(led: ScriptedRoom) -> None:
    """[R3][C5] Said kindly."""
    with pytest.raises(Refused, match="gone back to the therapist"):
        card(led, 1, "stop")
    assert led.room.settings.running


def test_a_scale_change_moves_the_therapists_pads(room: ScriptedRoom) -> None:
    """[P3] They show what will sound."""
    before = room.state().leader.pads
    room.conducts(SetScale(scale="hirajoshi", root=2)).at(room.now + 6)
    after = room.state().leader.pads
    assert before != after
    assert all(room.room.tuning.contains(pad.pitch) for pad in after)
