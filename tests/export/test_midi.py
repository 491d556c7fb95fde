"""MIDI: one track for each seat, the tempo as it was, and every tone in its own cents."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import mido
import music21
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.core.document import Document
from server.core.errors import Refused
from server.core.tape import SoundBegan, SoundBent, TempoSet
from server.export import midi
from server.export.midi_clock import Clock
from server.export.page.words import Words
from server.export.played import PlayedNote, notes
from server.export.tempo import Timeline
from server.protocol import DRONE, PULSE, ExportOrder, SoundBend, SoundOn
from tests.export.made import SLENDRO, session, tempo_sets, told_tempi
from tests.tapes import MadeTape

ENGLISH = Words("en")

EXACT = 0.0006
"""Seconds an onset may lie beside the tape."""


def order(**asked: Any) -> ExportOrder:
    return ExportOrder(format="midi", **asked)


def written(document: Document, folder: Path, **asked: Any) -> mido.MidiFile:
    shares: list[float] = []
    path = midi.write(document, order(**asked), folder, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    return mido.MidiFile(path, charset="utf-8", clip=False)


class Sounded:
    """One note as an independent reader finds it in a file."""

    def __init__(self, track: str, on: float, pitch: float, velocity: int) -> None:
        self.track = track
        self.on = on
        self.off: float | None = None
        self.pitch = pitch
        self.velocity = velocity
        self.bent: list[float] = []
        """Semitones by which it was bent away from its pitch while it sounded, 2 s of ringing included."""


def read(file: mido.MidiFile) -> Iterator[Sounded]:
    """Every note of a file, in seconds: bends, ports and tempi as the standard has them."""
    tempi = [(0, 500_000)]
    now = 0
    for message in file.tracks[0]:
        now += message.time
        if message.type == "set_tempo":
            tempi.append((now, message.tempo))
    for track in file.tracks[1:]:
        yield from _read_track(track, tempi, file.ticks_per_beat)


def _read_track(track: mido.MidiTrack, tempi: list[tuple[int, int]], resolution: int) -> Iterator[Sounded]:
    ticks, seconds, place, now = 0, 0.0, 0, 0
    bends: dict[int, float] = {}
    ranges: dict[int, int] = {}
    sounding: dict[tuple[int, int], list[Sounded]] = {}
    all_of: dict[int, list[Sounded]] = {}
    for message in track:
        now += message.time
        while place + 1 < len(tempi) and tempi[place + 1][0] <= now:
            seconds += mido.tick2second(tempi[place + 1][0] - ticks, resolution, tempi[place][1])
            ticks = tempi[place + 1][0]
            place += 1
        at = seconds + mido.tick2second(now - ticks, resolution, tempi[place][1])
        if message.type == "control_change" and message.control == 6:
            ranges[message.channel] = message.value
        elif message.type == "pitchwheel":
            bends[message.channel] = message.pitch / 8192 * ranges[message.channel]
            for one in all_of.get(message.channel, []):
                if one.off is None or at < one.off + 1.9:
                    one.bent.append(one_bend(one, bends[message.channel]))
        elif message.type == "note_on":
            one = Sounded(track.name, at, message.note + bends.get(message.channel, 0.0), message.velocity)
            sounding.setdefault((message.channel, message.note), []).append(one)
            all_of.setdefault(message.channel, []).append(one)
            yield one
        elif message.type == "note_off":
            sounding[message.channel, message.note].pop(0).off = at
    assert not any(left for left in sounding.values())


def one_bend(one: Sounded, bend: float) -> float:
    return bend - (one.pitch - round(one.pitch))


def lead_of(document: Document, played: list[PlayedNote], since: float = 0.0) -> float:
    """Seconds from the file's first bar line to the span's beginning."""
    return Clock(Timeline(document.events), since, max(note.ended for note in played)).lead


def compare(document: Document, file: mido.MidiFile) -> None:
    """Every note of the tape at its moment, and no other."""
    played = notes(document, order())
    lead = lead_of(document, played)
    found = sorted(read(file), key=lambda one: (one.track, one.on))
    wanted = sorted(played, key=lambda note: (midi.name_of(note.seat, ENGLISH), note.began))
    assert len(found) == len(wanted)
    by_track: dict[str, list[float]] = {}
    for one in found:
        by_track.setdefault(one.track, []).append(one.on)
    for note in wanted:
        by_track[midi.name_of(note.seat, ENGLISH)].sort()
    heard: dict[str, list[float]] = {}
    for note in wanted:
        heard.setdefault(midi.name_of(note.seat, ENGLISH), []).append(note.began + lead)
    for name, times in heard.items():
        assert by_track[name] == pytest.approx(times, abs=EXACT)


@settings(max_examples=40)
@given(tempi=tempo_sets(), seats=st.integers(1, 40), many=st.integers(1, 120), seed=st.integers(0, 10**6))
def test_onsets_are_those_of_the_tape(
    tempi: list[TempoSet], seats: int, many: int, seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """[K3] Within 0.6 ms, through every jump and slide of the tempo, read back with mido."""
    folder = tmp_path_factory.mktemp("midi")
    document = session(
        seats=seats, notes=many, length=240.0, seed=seed, tempi=tempi, degrees=SLENDRO
    ).document()
    compare(document, written(document, folder))


@pytest.mark.parametrize("seats", [3, pytest.param(40, marks=pytest.mark.long)])
def test_music21_reads_the_same(seats: int, tmp_path: Path) -> None:
    """[K3] A second reader, which counts in beats: within 0.6 ms of the tape."""
    tempi = told_tempi(0.0, 72.0, [(5.0, 120.0, 10.0, "in_time"), (12.0, 60.0, 0.0, "in_time")])
    document = session(seats=seats, notes=120, length=30.0, tempi=tempi).document()
    midi.write(document, order(), tmp_path, lambda share: None)
    score = music21.converter.parse(tmp_path / "session.mid", forceSource=True, quantizePost=False)
    assert isinstance(score, music21.stream.Score)
    timeline = Timeline(document.events)
    found = sorted(
        timeline.seconds_at(float(one.getOffsetInHierarchy(score)))
        for part in score.parts
        for one in part.recurse().notes
        for tone in (one.notes if one.isChord else [one])
        if tone.tie is None or tone.tie.type == "start"
    )
    played = notes(document, order())
    assert len(found) == len(played)
    beside = [abs(one - note.began) for one, note in zip(found, played, strict=True)]
    assert sum(apart > EXACT for apart in beside) <= 2 * pressed(played)


def pressed(played: list[PlayedNote]) -> int:
    """Pairs of a seat so near each other that music21 takes them for a chord."""
    seats = {note.seat for note in played}
    times = [[note.began for note in played if note.seat == seat] for seat in seats]
    return sum(later - one < 0.03 for seat in times for one, later in pairwise(seat))


def test_six_hours_do_not_drift(tmp_path: Path) -> None:
    """[K3] MIDI's tempi are whole microseconds; what they lose is given back on the way."""
    document = session(seats=5, notes=2000, length=21_600.0, tempi=told_tempi(0.0, 100.7, [])).document()
    file = written(document, tmp_path)
    compare(document, file)
    assert file.length == pytest.approx(21_600.0, abs=0.01)
    tempi = [message for message in file.tracks[0] if message.type == "set_tempo"]
    assert len(tempi) < 400


def test_a_steep_slide_is_exact(tmp_path: Path) -> None:
    """[M3] From the slowest to the fastest within half a second."""
    tempi = told_tempi(0.0, 30.0, [(10.0, 200.0, 0.5, "in_beats"), (5.0, 30.0, 0.4, "in_time")])
    tape = session(seats=2, notes=1, length=30.0, tempi=tempi, lasting=False)
    for step in range(60):
        tape.plays(1, 9.9 + step * 0.1, pad=step % 5, pitch=60.0 + step % 5, length=0.05)
    document = tape.document()
    compare(document, written(document, tmp_path))


def test_tracks_are_named_and_sound_like_their_instruments(tmp_path: Path) -> None:
    """[K3] By number and symbol; the ground has its own."""
    tape = MadeTape(seats=[10, 2]).sits(2, instrument="flute", hold=True).plays(2, 1.0).plays(10, 2.0)
    for number, seat, name in ((900, DRONE, "warm_pad"), (901, PULSE, "percussion:kick")):
        tone = SoundOn(
            id=number, seat=seat, instrument=name, soft=True, pitch=36.0, velocity=0.5, hold=seat == DRONE
        )
        tape.events.append(SoundBegan(at=3.0, sound=tone))
    file = written(tape.document(), tmp_path)
    assert [track.name for track in file.tracks] == [
        "A made-up session",
        "2 Moon",
        "10 Leaf",
        "Pulse",
        "Drone",
    ]
    programs = {
        track.name: {message.program for message in track if message.type == "program_change"}
        for track in file.tracks
    }
    assert programs == {
        "A made-up session": set(),
        "2 Moon": {73},
        "10 Leaf": {12},
        "Pulse": set(),
        "Drone": {89},
    }
    assert {message.channel for message in file.tracks[3] if message.type == "note_on"} == {9}


def test_tracks_and_markers_speak_the_language_of_whoever_asks(tmp_path: Path) -> None:
    """[K3] As the report on paper does."""
    tape = MadeTape(seats=[10]).plays(10, 2.0).runs(20.0, plays=False)
    tone = SoundOn(id=900, seat=DRONE, instrument="warm_pad", soft=True, pitch=36.0, velocity=0.5, hold=True)
    tape.events.append(SoundBegan(at=3.0, sound=tone))
    german = Words("de")
    file = written(tape.document(), tmp_path, language="de")
    assert [track.name for track in file.tracks[1:]] == [german.seat(10), "Bordun"]
    assert german.seat(10) != ENGLISH.seat(10)
    assert [one.text for one in file.tracks[0] if one.type == "marker"][-1] == "STOPP"


def test_cents_are_bent_and_no_note_bends_another(tmp_path: Path) -> None:
    """[M1] Five tones of slendro held together: each keeps its own cents for as long as it is heard."""
    tape = MadeTape(seats=[1]).sits(1, instrument="choir", hold=True)
    for step, tone in enumerate(SLENDRO):
        tape.plays(1, 1.0 + 0.1 * step, pitch=60.0 + tone, length=3.0)
        tape.plays(1, 6.0 + 0.4 * step, pitch=60.0 + tone, length=0.3)
    found = sorted(read(written(tape.document(), tmp_path)), key=lambda one: one.on)
    assert [one.pitch for one in found] == pytest.approx([60.0 + tone for tone in SLENDRO] * 2, abs=0.001)
    assert max(abs(bend) for one in found for bend in one.bent or [0.0]) < 0.001


def test_many_seats_in_cents_are_all_in_tune(tmp_path: Path) -> None:
    """[M1] Twelve seats in slendro need more channels than a port has: seats stay whole, ports are named."""
    document = session(seats=12, notes=900, length=60.0, degrees=SLENDRO).document()
    file = written(document, tmp_path)
    pitches = sorted(note.pitch for note in notes(document, order()))
    found = list(read(file))
    assert sorted(one.pitch for one in found) == pytest.approx(pitches, abs=0.001)
    assert max(abs(bend) for one in found for bend in one.bent or [0.0]) < 0.001
    ports = [
        next((message.port for message in track if message.type == "midi_port"), 0) for track in file.tracks
    ]
    assert max(ports) >= 3
    used: set[tuple[int, int]] = set()
    for track, port in zip(file.tracks, ports, strict=True):
        channels = {(port, message.channel) for message in track if message.type == "note_on"}
        assert not channels & used
        used |= channels
    assert 9 not in {channel for _, channel in used}


def test_a_slide_is_bent_on_its_own_channel(tmp_path: Path) -> None:
    """[M2] Another tone of the same seat stays where it is."""
    tape = MadeTape(seats=[1]).sits(1, instrument="flute", hold=True)
    tape.plays(1, 1.0, pitch=60.0, length=4.0).plays(1, 1.5, pitch=67.0, length=4.0)
    tape.events.append(SoundBent(at=2.0, sound=SoundBend(id=1, pitch=62.0, over=0.25)))
    slid, still = sorted(read(written(tape.document(), tmp_path)), key=lambda one: one.on)
    assert slid.bent[-1] == pytest.approx(2.0, abs=0.001)
    assert all(earlier <= later for earlier, later in pairwise(slid.bent))
    assert still.bent == []


def test_a_struck_again_tone_ends_first(tmp_path: Path) -> None:
    """[P4] At one tick the old one goes before the new one comes; two fingers at once are two notes."""
    tape = MadeTape(seats=[1]).plays(1, 1.0, length=2.0).plays(1, 2.0, length=1.0).plays(1, 2.0, length=1.0)
    file = written(tape.document(), tmp_path)
    first, *others = sorted(read(file), key=lambda one: one.on)
    assert first.off == pytest.approx(2.0, abs=EXACT)
    assert len(others) == 2
    track = [message for message in file.tracks[1] if message.type in ("note_on", "note_off")]
    assert [message.type for message in track][:2] == ["note_on", "note_off"]


def test_what_happened_is_marked(tmp_path: Path) -> None:
    """[K3] Scenes, scales, GO and STOP, and what the therapist kept."""
    tape = MadeTape(length=60.0).plays(1, 1.0).scene(5.0, "Hello").runs(20.0, plays=False)
    tape.scale(10.0, scale="hirajoshi", root=2, tones=["D", "E", "F", "A", "B♭"]).marked(12.0, "Ana laughed")
    file = written(tape.document(), tmp_path)
    now, found = 0.0, []
    for message in file.tracks[0]:
        now += message.time / file.ticks_per_beat * 0.6
        if message.type == "marker":
            found.append((round(now, 3), message.text))
    assert found == [
        (0.0, "Major pentatonic on C"),
        (0.0, "GO"),
        (5.0, "Hello"),
        (10.0, "Hirajoshi on D"),
        (12.0, "★ Ana laughed"),
        (20.0, "STOP"),
    ]


def test_the_hands_own_times(tmp_path: Path) -> None:
    """[K4] When the hand came instead of when it was heard."""
    document = MadeTape(seats=[1]).plays(1, 1.0, sounded=1.5).document()
    assert [one.on for one in read(written(document, tmp_path))] == pytest.approx([1.5], abs=EXACT)
    assert [one.on for one in read(written(document, tmp_path, touched=True))] == pytest.approx(
        [1.0], abs=EXACT
    )


def test_a_span_begins_with_its_bar(tmp_path: Path) -> None:
    """[K3] So that bars are bars: at 60 beats a minute second 10 lies two beats into one."""
    document = MadeTape(seats=[1, 2], bpm=60.0).plays(1, 9.0).plays(1, 11.0).plays(2, 12.0).document()
    assert [one.on for one in read(written(document, tmp_path, since=10.0))] == pytest.approx(
        [3.0, 4.0], abs=EXACT
    )
    assert [one.on for one in read(written(document, tmp_path, since=10.0, seats=[2]))] == pytest.approx(
        [4.0]
    )


def test_bars_are_told(tmp_path: Path) -> None:
    """[M4] As the bed counts them."""
    tape = MadeTape(seats=[1], bpm=60.0).plays(1, 1.0).tempo(8.0, 60.0, bar=3)
    file = written(tape.document(), tmp_path)
    bars = [message.numerator for message in file.tracks[0] if message.type == "time_signature"]
    assert bars == [4, 1, 3]


def test_nothing_to_hear_is_refused(tmp_path: Path) -> None:
    """[K3] With a sentence, and without a file."""
    with pytest.raises(Refused, match="choose a longer one"):
        written(MadeTape().document(), tmp_path)
    with pytest.raises(Refused):
        written(MadeTape().plays(1, 5.0).document(), tmp_path, since=10.0)
    assert not list(tmp_path.iterdir())


def test_the_ground_alone_is_music(tmp_path: Path) -> None:
    """[K3] A drone nobody played over."""
    tape = MadeTape()
    tone = SoundOn(id=9, seat=DRONE, instrument="warm_pad", soft=True, pitch=36.0, velocity=0.7, hold=True)
    tape.events.append(SoundBegan(at=3.0, sound=tone))
    (one,) = read(written(tape.document(), tmp_path))
    assert one.track == "Drone"
    assert one.off == pytest.approx(60.0, abs=EXACT)
