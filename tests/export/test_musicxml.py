"""MusicXML of whole sessions, read back by others."""

import os
import random
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import music21
import pytest
import verovio
from hypothesis import given, settings
from hypothesis import strategies as st

from server.core.document import Document
from server.core.errors import Refused
from server.core.tape import ScaleSet, SoundBegan, SoundBent, TempoSet
from server.export import musicxml
from server.export.played import notes
from server.export.tempo import Timeline
from server.protocol import DRONE, LEADER, ExportOrder, SoundBend, SoundOn
from tests.export.made import (
    HIRAJOSHI,
    HIRAJOSHI_ON_D,
    SLENDRO,
    SLENDRO_NAMES,
    session,
    tempo_sets,
    told_tempi,
)
from tests.export.schema import mistakes
from tests.tapes import MadeTape

HALF_A_CELL: Final = 0.125
"""Beats: half a sixteenth."""


def order(**asked: Any) -> ExportOrder:
    return ExportOrder(format="musicxml", **asked)


def written(document: Document, folder: Path, **asked: Any) -> bytes:
    return musicxml.write(document, order(**asked), folder, lambda share: None).read_bytes()


def incomplete(text: bytes) -> list[str]:
    """Bars whose values do not add up to their length."""
    found = []
    for part in ET.fromstring(text).iter("part"):  # noqa: S314 - our own
        beats = divisions = 0
        for measure in part.iter("measure"):
            divisions = int(measure.findtext("attributes/divisions") or divisions)
            beats = int(measure.findtext("attributes/time/beats") or beats)
            length = sum(
                int(note.findtext("duration") or 0)
                for note in measure.iter("note")
                if note.find("chord") is None
            )
            if length != beats * divisions:
                found.append(f"{part.get('id')} {measure.get('number')}: {length}")
    return found


def engravers_warnings(text: bytes) -> str:
    """Verovio tells them to the process's own standard error, past Python's."""
    verovio.enableLog(verovio.LOG_WARNING)
    with tempfile.TemporaryFile() as said:
        before = os.dup(2)
        os.dup2(said.fileno(), 2)
        try:
            engraver = verovio.toolkit()
            loaded = engraver.loadData(text.decode())
        finally:
            os.dup2(before, 2)
            os.close(before)
        said.seek(0)
        assert loaded
        return said.read().decode()


@settings(max_examples=25)
@given(tempi=tempo_sets(), seats=st.integers(1, 6), many=st.integers(1, 80), seed=st.integers(0, 10**6))
def test_whatever_was_played_makes_a_sound_score(
    tempi: list[TempoSet], seats: int, many: int, seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """[K3] No mistake against the schema, every bar complete, no warning of the engraver."""
    folder = tmp_path_factory.mktemp("xml")
    tape = session(seats=seats, notes=many, length=90.0, seed=seed, tempi=tempi, degrees=SLENDRO)
    tape.scale(40.0, scale="slendro", degrees=SLENDRO, tones=SLENDRO_NAMES).scene(3.0, "A <b>").marked(
        7.0, "&"
    )
    text = written(tape.document(), folder)
    assert mistakes(text) == []
    assert incomplete(text) == []
    assert engravers_warnings(text) == ""


def test_the_engravers_warnings_would_be_heard() -> None:
    """[K3] What the test above listens for is really said."""
    text = b"""<?xml version="1.0"?><score-partwise version="4.0"><part-list><score-part id="P1"><part-name/>
    </score-part></part-list><part id="P1"><measure number="1"><attributes><divisions>1</divisions></attributes>
    <note><pitch><step>C</step><octave>4</octave></pitch><duration>1</duration><type>quarter</type>
    <notations><slur type="stop" number="3"/></notations></note></measure></part></score-partwise>"""
    assert engravers_warnings(text) != ""


@pytest.mark.parametrize(("seats", "many"), [(4, 600), pytest.param(12, 4000, marks=pytest.mark.long)])
def test_music21_reads_the_same_notes(seats: int, many: int, tmp_path: Path) -> None:
    """[K3] At 80 beats a minute: 99.9 % of the notes, each within half a sixteenth, 95 % within 60 ms."""
    document = session(seats=seats, notes=many, length=300.0, tempi=told_tempi(0.0, 80.0, [])).document()
    text = written(document, tmp_path)
    score = music21.converter.parse(text.decode(), format="musicxml", forceSource=True)
    assert isinstance(score, music21.stream.Score)
    timeline = Timeline(document.events)
    lost, moved = 0, []
    for part in score.parts:
        seat = int(str(part.partName).split()[0])
        played = [(timeline.beat_at(one.began), one.pitch) for one in notes(document, order(seats=[seat]))]
        found = [
            (float(Fraction(chord.getOffsetInHierarchy(part))), float(tone.pitch.ps))
            for chord in part.recurse().notes
            for tone in (chord.notes if chord.isChord else [chord])
            if tone.tie is None or tone.tie.type == "start"
        ]
        lost += abs(len(played) - len(found))
        for beat, pitch in played:
            near = [abs(beat - other) for other, same in found if abs(same - pitch) < 0.01]
            moved.append(min(near, default=9.0))
    assert lost <= many / 1000
    assert max(moved) <= HALF_A_CELL + 1 / 16
    assert sum(apart <= HALF_A_CELL for apart in moved) >= 0.999 * len(moved)


def test_who_plays_in_time_is_written_in_time() -> None:
    """[K3] Hands that miss the beat by 30 ms (SD), at 80 a minute: 95 % stand within 60 ms of where they were."""
    chance = random.Random(5)
    tape = MadeTape(seats=[1], bpm=80.0, length=310.0)
    for step in range(800):
        if chance.random() < 0.7:
            tape.plays(1, 3.0 + step * 0.375 + chance.gauss(0, 0.03), pad=chance.randrange(5))
    score = musicxml.score_of(tape.document(), order())
    moved = sorted(
        abs(chord.start / 48 * 0.75 - note.began) for chord in score.voices[0].chords for note in chord.notes
    )
    assert moved[int(0.95 * len(moved))] <= 0.06


def test_cents_reach_the_reader(tmp_path: Path) -> None:
    """[M1] As decimals of the accidental."""
    tape = MadeTape(seats=[1]).scale(0.0, scale="slendro", degrees=SLENDRO, tones=SLENDRO_NAMES)
    tape.events = [one for one in tape.events if not (isinstance(one, ScaleSet) and one.scale != "slendro")]
    for step, tone in enumerate(SLENDRO):
        tape.plays(1, 1.2 * step, pitch=60.0 + tone)
    score = ET.fromstring(written(tape.document(), tmp_path))  # noqa: S314 - our own
    alters = [one.findtext("alter") for one in score.iter("pitch")]
    assert alters == [None, "0.28", "-0.16", "0.28", "0.60"]


def test_parts_are_files(tmp_path: Path) -> None:
    """[K3] A conductor's score of who played, and each part by itself with tempo and words."""
    tape = MadeTape(seats=[1, 2, 10]).plays(10, 1.0).plays(2, 2.0).scene(3.0, "Hello")
    tone = SoundOn(id=900, seat=LEADER, instrument="flute", soft=False, pitch=67.0, velocity=0.5, hold=True)
    tape.events.append(SoundBegan(at=4.0, sound=tone))
    path = musicxml.write(tape.document(), order(parts=True), tmp_path, lambda share: None)
    with ZipFile(path) as archive:
        names = archive.namelist()
        texts = {name: archive.read(name) for name in names}
    assert names == [
        "score.musicxml",
        "parts/2 Moon.musicxml",
        "parts/10 Leaf.musicxml",
        "parts/Therapist.musicxml",
    ]
    assert all(mistakes(text) == [] and b"Hello" in text for text in texts.values())
    assert [texts[name].count(b"<score-part ") for name in names] == [3, 1, 1, 1]


def test_a_span_and_its_seats(tmp_path: Path) -> None:
    """[K3] Who did not play in it has no part."""
    tape = MadeTape(seats=[1, 2, 3], bpm=60.0).plays(1, 1.0).plays(2, 9.0).plays(3, 10.0)
    document = tape.document()
    text = written(document, tmp_path, since=8.0, until=16.0)
    assert b"1 Sun" not in text
    assert text.count(b"<measure ") == 2 * 2
    assert written(document, tmp_path, since=8.0, until=16.0, seats=[3]).count(b"<score-part ") == 1


def test_a_slide_is_two_notes(tmp_path: Path) -> None:
    """[M2] The tone it left and the tone it came to."""
    tape = (
        MadeTape(seats=[1], bpm=60.0)
        .sits(1, instrument="flute", hold=True)
        .plays(1, 0.0, pitch=60.0, length=4.0)
    )
    tape.events.append(SoundBent(at=2.0, sound=SoundBend(id=1, pitch=62.0, over=0.25)))
    score = ET.fromstring(written(tape.document(), tmp_path))  # noqa: S314 - our own
    assert [one.findtext("step") for one in score.iter("pitch")] == ["C", "D"]


def test_keys_and_clefs_fit_the_music(tmp_path: Path) -> None:
    """[K3] Low parts in the bass clef; a signature by the scale, changed at its bar."""
    tape = MadeTape(seats=[1, 2], bpm=60.0).plays(1, 1.0, pitch=45.0).plays(2, 5.0, pitch=70.0)
    tape.scale(4.0, scale="hirajoshi", root=2, degrees=HIRAJOSHI, tones=HIRAJOSHI_ON_D)
    score = ET.fromstring(written(tape.document(), tmp_path))  # noqa: S314 - our own
    assert [one.text for one in score.iter("sign")] == ["F", "G"]
    assert [one.text for one in score.iter("fifths")] == ["0", "-1", "0", "-1"]


def test_one_note_is_a_score(tmp_path: Path) -> None:
    """[K3] However little was played."""
    text = written(MadeTape(length=1.0).plays(1, 0.1).document(), tmp_path)
    assert mistakes(text) == incomplete(text) == []


def test_what_cannot_be_notated_is_refused(tmp_path: Path) -> None:
    """[K3] Nothing at all, or the ground alone: a sentence each, and no file."""
    with pytest.raises(Refused) as refused:
        written(MadeTape().document(), tmp_path)
    assert refused.value.code == "nothing_there"
    tape = MadeTape()
    tone = SoundOn(id=9, seat=DRONE, instrument="warm_pad", soft=True, pitch=36.0, velocity=0.7, hold=True)
    tape.events.append(SoundBegan(at=3.0, sound=tone))
    with pytest.raises(Refused) as refused:
        written(tape.document(), tmp_path)
    assert refused.value.code == "nothing_to_notate"
    assert not list(tmp_path.iterdir())
