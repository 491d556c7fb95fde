"""Chords in a room."""

import pytest

from server.core.room import Sender
from server.protocol import (
    BED,
    CHORDS,
    SetBed,
    SetChords,
    SetScale,
    SetSpace,
    SetTempo,
    SoundOff,
    SoundOn,
    SpeakerState,
)
from tests.harness import ScriptedRoom


def changes(room: ScriptedRoom) -> list[float]:
    """The beats on which tones of chords begin."""
    times = {sound.at for sound in room.heard(CHORDS) if sound.at is not None}
    return sorted(room.room.transport.beat_at(at) for at in times)


def lasting(room: ScriptedRoom, at: float) -> set[float]:
    """What sounds at a moment."""
    offs = {off.id: off.at if off.at is not None else 0.0 for off in room.facts(SoundOff)}
    return {
        sound.pitch
        for sound in room.heard(CHORDS)
        if sound.at is not None and sound.at <= at < offs.get(sound.id, 1e9)
    }


def test_they_begin_on_the_bar_and_change_every_bar_or_two(room: ScriptedRoom) -> None:
    """[M4] At 72 a bar is slow enough for a chord of its own; at 120 two share one."""
    room.at(1.0).conducts(SetChords(on=True)).at(30.0)
    beats = changes(room)
    assert [round(beat, 6) % 4 for beat in beats] == [0.0] * len(beats)
    assert {round(b - a) for a, b in zip(beats, beats[1:], strict=False)} == {4}
    room.forget().conducts(SetTempo(bpm=120.0)).at(60.0)
    beats = [beat for beat in changes(room) if beat > room.room.transport.beat_at(36.0)]
    assert {round(b - a) for a, b in zip(beats, beats[1:], strict=False)} == {8}


def test_three_tones_sound_and_each_change_is_a_crossfade(room: ScriptedRoom) -> None:
    """[M4] New tones swell for a beat while those that aren't wanted go; what both have stays."""
    room.at(1.0).conducts(SetChords(on=True)).at(40.0)
    for at in (12.5, 16.0, 20.0, 30.0):
        assert len(lasting(room, at)) == 3
    rises = [sound.rise for sound in room.heard(CHORDS)]
    assert rises[:3] == pytest.approx([4 * 60 / 72] * 3, abs=0.01)
    assert rises[3:] == pytest.approx([60 / 72] * len(rises[3:]), abs=0.01)
    assert all(off.fade is not None and off.fade > 0.5 for off in room.ended())


def test_a_new_scale_changes_the_chord_on_its_bar(room: ScriptedRoom) -> None:
    """[P3] Even when the old chord had another bar to go; beds and chords change together."""
    room.at(1.0).conducts(SetTempo(bpm=132.0)).at(4.0)
    room.conducts(SetChords(on=True), SetBed(on=True, style="gamelan", density="full")).at(14.0)
    for scale, root in (("hirajoshi", 1), ("minor_pentatonic", 4), ("slendro_average", 7)):
        room.at(room.now + 5.3).conducts(SetScale(scale=scale, root=root))
        coming = room.room.coming
        assert coming is not None
        room.at(coming.at + 1.0)
        now = lasting(room, coming.at + 0.01)
        assert len(now) >= 2
        assert all(room.room.tuning.contains(pitch) for pitch in now)
        later = [s for s in room.heard(BED) if (s.at or 0.0) >= coming.at and ":" not in s.instrument]
        assert all(room.room.tuning.contains(sound.pitch) for sound in later)


def test_switched_off_they_fade_within_a_bar(room: ScriptedRoom) -> None:
    """[M4] Never a cut."""
    room.at(1.0).conducts(SetChords(on=True)).at(15.0).forget().conducts(SetChords(on=False)).at(30.0)
    assert [off.fade for off in room.ended()] == pytest.approx([4 * 60 / 72] * 3, abs=0.01)
    assert room.heard(CHORDS) == []


def test_they_come_back_after_a_space(room: ScriptedRoom) -> None:
    """[C2] On the next beat, softly."""
    room.at(1.0).conducts(SetChords(on=True)).at(15.0).conducts(SetSpace(on=True)).at(20.0)
    room.forget().conducts(SetSpace(on=False)).at(22.0)
    assert len(room.heard(CHORDS)) == 3
    assert all(sound.rise > 0.5 for sound in room.heard(CHORDS))
    assert changes(room)[0] - room.room.transport.beat_at(20.0) <= 1.2


def test_a_speaker_that_takes_over_hears_the_chord_that_lasts(room: ScriptedRoom) -> None:
    """[A4] The new page sounds what sounds, not the next chord only."""
    room.at(1.0).conducts(SetChords(on=True)).at(15.0)
    second = Sender("speaker 2", "speaker")
    room.comes(second).says(second, SpeakerState(state="ready", latency=10.0)).forget()
    room.goes(Sender("speaker", "speaker"))
    told = {fact.pitch for fact in room.facts(SoundOn, to="speaker 2") if fact.seat == CHORDS}
    assert len(told) == 3
