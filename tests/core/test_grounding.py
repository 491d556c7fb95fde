"""The conductor's hand on the grounds."""

import pytest

from server.core.errors import Refused
from server.protocol import LEADER, PreviewScale, SetBed, SetChords, SetPulse, Undo
from tests.harness import CONDUCTOR, ScriptedRoom


def test_each_ground_is_one_tap_and_one_undo(room: ScriptedRoom) -> None:
    """[C4] Named in the sentence that offers to take it back."""
    room.at(1.0).conducts(SetBed(on=True, style="waltz", density="full"))
    assert room.state().bed.style == "waltz"
    undo = room.state().undo
    assert undo is not None
    assert undo.what == "bed on"
    room.conducts(Undo())
    assert not room.state().bed.on
    room.conducts(SetChords(on=True))
    assert room.state().chords.on


def test_what_is_not_in_the_collection_is_refused(room: ScriptedRoom) -> None:
    """[M4] With nothing changed."""
    before = room.room.settings
    for message in (SetPulse(on=True, pattern="rave"), SetBed(on=True, style="polka")):
        with pytest.raises(Refused, match="choose another one"):
            room.room.handle(CONDUCTOR, message, 1.0)
    assert room.room.settings == before


def test_a_scale_can_be_heard_before_it_is_chosen(room: ScriptedRoom) -> None:
    """[M1] Up and down once, in the therapist's strip; the room stays as it is."""
    room.at(1.0).conducts(PreviewScale(scale="hirajoshi", root=2))
    heard = room.heard(LEADER)
    pitches = [sound.pitch for sound in heard]
    assert pitches == [*pitches[:6], *reversed(pitches[:5])]
    assert room.room.settings.scale == "major_pentatonic"
    with pytest.raises(Refused, match="not in the collection"):
        room.room.handle(CONDUCTOR, PreviewScale(scale="nowhere"), 2.0)
