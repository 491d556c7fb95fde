"""A bed in a room."""

import pytest

from server.protocol import BED, PULSE, SetBed, SetPulse, SetScale, SetTempo, SoundOff
from tests.core.collected import BEDS
from tests.harness import ScriptedRoom


def beats(room: ScriptedRoom, strip: int = BED) -> list[float]:
    return [room.room.transport.beat_at(sound.at) for sound in room.heard(strip) if sound.at is not None]


def test_it_begins_on_the_bar_and_grows_for_a_bar(room: ScriptedRoom) -> None:
    """[M4] One tap: from the next bar line on, softly first."""
    room.at(2.0).conducts(SetBed(on=True, style="walking", density="middle")).at(16.0)
    first = beats(room)[0]
    assert first % 4 == pytest.approx(0.0)
    assert first - room.room.transport.beat_at(2.0) <= 4.2
    bass = [sound.velocity for sound in room.heard(BED) if sound.instrument == "bass"]
    assert bass[0] < 0.4 * bass[8]
    assert bass[:4] == sorted(bass[:4])


def test_switched_off_it_goes_within_a_bar(room: ScriptedRoom) -> None:
    """[M4] Softer and softer, never a cut; the next time it begins anew."""
    room.at(2.0).conducts(SetBed(on=True, style="walking", density="middle")).at(20.0)
    off = room.room.transport.beat_at(room.now)
    room.forget().conducts(SetBed(on=False)).at(30.0)
    late = [sound for sound in room.heard(BED) if sound.instrument == "bass"]
    assert 3 <= len(late) <= 5
    assert [sound.velocity for sound in late] == sorted((s.velocity for s in late), reverse=True)
    assert max(beats(room)) <= off + 4.3
    room.forget().conducts(SetBed(on=True)).at(36.0)
    assert beats(room)[0] % 4 == pytest.approx(0.0)


def test_every_tone_ends(room: ScriptedRoom) -> None:
    """[P4] Each on has its off, later than itself."""
    room.at(1.0).conducts(SetBed(on=True, style="lullaby", density="full")).at(30.0).conducts(
        SetBed(on=False)
    )
    room.at(45.0)
    offs = {off.id: off.at for off in room.facts(SoundOff)}
    for sound in room.heard(BED):
        end = offs[sound.id]
        assert sound.at is not None
        assert end is not None
        assert end > sound.at


def test_another_style_comes_with_the_next_bar(room: ScriptedRoom) -> None:
    """[M4] The old one plays to the bar line, the new one begins there with its first bar."""
    room.at(1.0).conducts(SetBed(on=True, style="lullaby", density="thin")).at(12.0)
    room.conducts(SetBed(style="gamelan")).at(22.0)
    changed = [s for s in room.heard(BED) if s.instrument in ("handpan", "vibraphone")]
    before = [s for s in room.heard(BED) if s.instrument == "harp"]
    assert changed[0].at is not None
    assert before[-1].at is not None
    assert room.room.transport.beat_at(changed[0].at) % 4 == pytest.approx(0.0)
    assert changed[0].instrument == "handpan"
    assert before[-1].at < changed[0].at


def test_a_waltz_has_three_beats_a_bar_and_the_room_with_it(room: ScriptedRoom) -> None:
    """[M4] Bars, the pulse's accent and a new scale follow; afterwards a bar has four again."""
    room.at(1.0).conducts(SetPulse(on=True, pattern="woodblock"), SetBed(on=True, style="waltz"))
    assert room.room.bar == 3
    room.at(20.0)
    assert room.state().tempo.bar == 3
    high = [
        room.room.transport.beat_at(sound.at)
        for sound in room.heard(PULSE)
        if sound.instrument == "percussion:woodblock_high" and sound.at is not None and sound.at > 2.0
    ]
    assert [round(beat) % 3 for beat in high] == [0] * len(high)
    assert len(high) >= 5
    low = [s for s in room.heard(BED) if s.instrument == "guitar" and s.at is not None]
    assert room.room.transport.beat_at(low[0].at or 0.0) % 3 == pytest.approx(0.0)
    room.conducts(SetScale(scale="minor_pentatonic", root=9))
    assert room.room.coming is not None
    assert room.room.transport.beat_at(room.room.coming.at) % 3 == pytest.approx(0.0)
    room.at(30.0).conducts(SetBed(on=False))
    assert room.room.bar == 4


@pytest.mark.parametrize("style", BEDS)
def test_a_new_scale_is_played_from_its_bar_on(room: ScriptedRoom, style: str) -> None:
    """[P3] [M2] What is planned beyond the bar line has the coming tones; what rings and isn't among them goes."""
    room.at(1.0).conducts(SetBed(on=True, style=style, density="full")).at(12.3)
    room.forget().conducts(SetScale(scale="hirajoshi", root=1))
    coming = room.room.coming
    assert coming is not None
    old, new = room.room.tuning, coming.tuning
    room.at(coming.at + 6.0)
    for sound in room.heard(BED):
        if sound.instrument.startswith("percussion:") or sound.at is None:
            continue
        tuning = new if sound.at >= coming.at - 1e-6 else old
        assert tuning.contains(sound.pitch)
        if sound.at < coming.at and not new.contains(sound.pitch):
            ends = [off.at or coming.at for off in room.facts(SoundOff) if off.id == sound.id]
            assert min(ends) <= coming.at + 0.05


def test_it_keeps_its_place_while_the_tempo_glides(room: ScriptedRoom) -> None:
    """[M3] [M4] Every tone of the figure once, on its beat."""
    room.at(1.0).conducts(SetBed(on=True, style="walking", density="middle"))
    room.at(6.0).conducts(SetTempo(bpm=140.0, over=6.0)).at(15.0).conducts(SetTempo(bpm=50.0)).at(30.0)
    bass = [s.at for s in room.heard(BED) if s.instrument == "bass" and s.at is not None]
    recent = [room.room.transport.beat_at(at) for at in bass if at > 16.0]
    assert recent == pytest.approx([round(beat) for beat in recent], abs=1e-6)
    assert bass == sorted(bass)
    assert len(bass) == len(set(bass))
