"""The grounds together: planned ahead, on the beat, in the key; silent when they should be."""

import pytest

from server.core.accompaniment import LOOKAHEAD
from server.core.room import Sender
from server.protocol import (
    BED,
    CHORDS,
    DRONE,
    PULSE,
    AllNotesOff,
    Go,
    SetBed,
    SetChords,
    SetDrone,
    SetPulse,
    SetScale,
    SetSpace,
    SetTempo,
    Silence,
    SoundOff,
    SoundOn,
    Stop,
)
from tests.harness import ScriptedRoom

GROUNDS = (PULSE, DRONE, BED, CHORDS)


@pytest.fixture
def full(room: ScriptedRoom) -> ScriptedRoom:
    """Everything on, and well under way."""
    room.at(1.0).conducts(
        SetPulse(on=True),
        SetDrone(on=True),
        SetBed(on=True, style="gamelan", density="full"),
        SetChords(on=True),
    )
    return room.at(14.0)


def sounds(room: ScriptedRoom) -> list[SoundOn]:
    return [sound for strip in GROUNDS for sound in room.heard(strip)]


def pulse(room: ScriptedRoom) -> list[float]:
    return [s.at for s in room.heard(0) if s.instrument.startswith("percussion:") and s.at is not None]


def test_the_pulse_is_planned_ahead_and_on_the_beat(room: ScriptedRoom) -> None:
    """[M4] Each hit is told in time and falls on its place in the music."""
    room.at(1.0).conducts(SetPulse(on=True, pattern="woodblock")).at(12.0)
    beats = [room.room.transport.beat_at(at) for at in pulse(room)]
    assert beats == pytest.approx([round(beat) for beat in beats])
    assert beats == pytest.approx(list(range(round(beats[0]), round(beats[0]) + len(beats))))
    early = [
        told.fact.at - told.at
        for told in room.told
        if isinstance(told.fact, SoundOn) and told.fact.at is not None
    ]
    assert min(early) > LOOKAHEAD / 2
    assert max(early) <= LOOKAHEAD + 60 / 72


def test_the_pulse_keeps_every_beat_through_a_change_of_tempo(room: ScriptedRoom) -> None:
    """[M3] None missing, none doubled, while the tempo glides from 72 to 120."""
    room.at(1.0).conducts(SetPulse(on=True, pattern="woodblock"), SetTempo(bpm=120.0, over=5.0)).at(15.0)
    times = pulse(room)
    assert all(earlier < later for earlier, later in zip(times, times[1:], strict=False))
    beats = [room.room.transport.beat_at(at) for at in times if at > 3.0]
    assert beats == pytest.approx([round(beat) for beat in beats], abs=1e-6)
    assert [round(b) for b in beats] == list(range(round(beats[0]), round(beats[0]) + len(beats)))


def test_the_pulse_stops_with_the_room_and_comes_back(room: ScriptedRoom) -> None:
    """[C1] STOP takes the ground along; GO brings it back on the next beat."""
    room.at(1.0).conducts(SetPulse(on=True)).at(3.0).conducts(Stop())
    room.forget().at(6.0)
    assert pulse(room) == []
    room.conducts(Go(count_in=False)).at(8.0)
    assert pulse(room)


def test_the_drone_is_the_root_and_its_fifth(room: ScriptedRoom) -> None:
    """[M4] C and G under a pentatonic on C."""
    room.at(1.0).conducts(SetDrone(on=True, voicing="one_five"))
    assert [sound.pitch for sound in room.heard(DRONE)] == [36.0, 43.0]
    assert all(sound.hold for sound in room.heard(DRONE))


def test_the_drone_moves_with_the_key_on_the_bar(room: ScriptedRoom) -> None:
    """[M2] The old tones go as the new ones come."""
    room.at(1.0).conducts(SetDrone(on=True, voicing="one"), SetScale(scale="minor_pentatonic", root=9))
    landing = room.room.coming
    assert landing is not None
    room.forget().at(landing.at)
    assert [sound.pitch for sound in room.heard(DRONE)] == [45.0]
    assert len(room.ended()) == 1


def test_switching_the_drone_off_fades_it(room: ScriptedRoom) -> None:
    """[M4] Fades, never a cut."""
    room.at(1.0).conducts(SetDrone(on=True)).at(2.0).conducts(SetDrone(on=False))
    assert {off.fade for off in room.ended()} == {3.0}
    assert {off.id for off in room.ended()} == {sound.id for sound in room.heard(DRONE)}


def test_space_is_silence_under_the_playing_while_it_is_held(full: ScriptedRoom) -> None:
    """[C2] Every ground goes within 0.3 s, planned tones too; nothing comes until it is let go."""
    full.forget().conducts(SetSpace(on=True))
    assert {(silence.seat, silence.fade) for silence in full.silences()} == {(s, 0.3) for s in GROUNDS}
    full.at(20.0)
    assert sounds(full) == []
    assert full.state().space


def test_after_a_space_the_grounds_come_back_softly_with_the_next_beat(full: ScriptedRoom) -> None:
    """[C2] As if time had gone on: the bed is where it would have been."""
    full.conducts(SetSpace(on=True)).at(20.0).forget().conducts(SetSpace(on=False))
    let_go = full.room.transport.beat_at(full.now)
    full.at(30.0)
    for strip in (PULSE, BED, CHORDS):
        first = full.heard(strip)[0]
        assert first.at is not None
        assert full.room.transport.beat_at(first.at) - let_go < 2.2
    pulse = [sound.velocity for sound in full.heard(PULSE) if sound.instrument == "percussion:frame_drum"]
    assert pulse[0] < 0.5 * pulse[3]
    assert {sound.rise for sound in full.heard(DRONE)} == {1.0}
    assert not full.state().space


def test_a_space_ends_with_the_page_that_held_it(full: ScriptedRoom) -> None:
    """[T3] A dashboard that has gone silences nothing for ever; another one's hold stays."""
    phone, tablet = Sender("phone", "conductor"), Sender("tablet", "conductor")
    full.comes(phone).comes(tablet).says(phone, SetSpace(on=True)).says(tablet, SetSpace(on=True))
    full.at(16.0).goes(phone).forget().at(18.0)
    assert sounds(full) == []
    full.goes(tablet).at(20.0)
    assert full.heard(PULSE)
    assert full.heard(DRONE)


def test_what_is_switched_off_in_a_space_stays_silent_after_it(full: ScriptedRoom) -> None:
    """[C2] Space gives back what is on by then, and nothing else."""
    full.conducts(SetSpace(on=True)).at(16.0)
    full.conducts(SetBed(on=False), SetDrone(on=False), SetChords(on=False)).forget()
    full.conducts(SetSpace(on=False)).at(22.0)
    assert {sound.seat for sound in sounds(full)} == {PULSE}


def test_nothing_sounds_while_stopped_or_counted_in(full: ScriptedRoom) -> None:
    """[C1] STOP is one word to the speaker; what is due before GO doesn't exist."""
    full.conducts(Stop())
    assert any(isinstance(told.fact, Silence) and told.fact.seat is None for told in full.told)
    full.forget().at(20.0)
    assert sounds(full) == []
    full.conducts(Go(count_in=True))
    counting = full.room.counting
    assert counting is not None
    full.at(counting.go + 5.0)
    assert all(sound.at is None or sound.at >= counting.go - 1e-6 for sound in sounds(full))
    for strip in (PULSE, BED, CHORDS):
        assert full.heard(strip)[0].at == pytest.approx(counting.go)


def test_after_all_notes_off_the_grounds_come_back(full: ScriptedRoom) -> None:
    """[C1] The panic button clears what hangs; the grounds are on, so they sound again."""
    full.forget().conducts(AllNotesOff()).at(17.0)
    assert {sound.seat for sound in sounds(full)} == set(GROUNDS)


def test_everything_on_holds_its_laws_through_a_restless_session(full: ScriptedRoom) -> None:
    """[P3] [P4] Scales, tempi, stops, spaces: each tone belongs to the scale of its moment, and ends."""
    scales = (("hirajoshi", 1), ("minor_pentatonic", 9), ("pelog_selisir_measured", 4), ("open_fifth", 7))
    for turn, (scale, root) in enumerate(scales * 2):
        full.at(full.now + 3.1).conducts(SetScale(scale=scale, root=root))
        full.at(full.now + 2.7).conducts(SetTempo(bpm=60.0 + 20 * turn, over=turn % 3))
        full.conducts(SetBed(style=("waltz", "blues", "latin")[turn % 3]), SetSpace(on=turn % 2 == 0))
        if turn % 4 == 3:
            full.at(full.now + 1.3).conducts(Stop()).at(full.now + 2.0).conducts(Go(count_in=turn > 4))
        coming, tuning = full.room.coming, full.room.tuning
        since = full.now
        full.at(full.now + 0.4)
        for told in full.told:
            if isinstance(told.fact, SoundOn) and told.at >= since and ":" not in told.fact.instrument:
                at = told.fact.at or told.at
                right = coming.tuning if coming is not None and at >= coming.at - 1e-6 else tuning
                assert right.contains(told.fact.pitch)
    full.conducts(
        SetSpace(on=False), SetPulse(on=False), SetDrone(on=False), SetBed(on=False), SetChords(on=False)
    ).at(full.now + 12.0)
    ended = {off.id for off in full.facts(SoundOff)}
    quiet = [(told.at, told.fact.seat) for told in full.told if isinstance(told.fact, Silence)]
    silenced = {strip: max(at for at, seat in quiet if seat in (None, strip)) for strip in GROUNDS}
    for told in full.told:
        if isinstance(told.fact, SoundOn) and told.fact.hold and told.fact.seat in GROUNDS:
            assert told.fact.id in ended or told.at <= silenced[told.fact.seat]


def test_what_is_on_is_loaded(room: ScriptedRoom) -> None:
    """[A4] The voices of the bed, the chords' and the drone's; nothing of what is off."""
    room.at(1.0)
    assert room.room.accompaniment.instruments(room.room) == frozenset()
    room.conducts(SetBed(on=True, style="gamelan", density="thin"), SetDrone(on=True), SetChords(on=True))
    assert room.room.accompaniment.instruments(room.room) == {"handpan", "vibraphone", "warm_pad", "strings"}


def test_a_ground_says_that_it_waits_and_that_it_fades(room: ScriptedRoom) -> None:
    """[M4] Between the tap and the bar it opens; between the tap and silence it leaves; then neither."""
    room.at(1.0).conducts(SetBed(on=True))
    state = room.state()
    assert (state.opening, state.leaving) == (["bed"], [])
    room.at(8.0)
    state = room.state()
    assert (state.opening, state.leaving) == ([], [])
    room.conducts(SetBed(on=False))
    assert room.state().leaving == ["bed"]
    room.at(room.now + 6.0)
    assert room.state().leaving == []
