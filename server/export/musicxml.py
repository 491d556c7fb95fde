"""MusicXML: a conductor's score of a span, and single parts; read by whatever program sets music."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec

from server.core.document import Document
from server.core.errors import Refused
from server.core.instruments import INSTRUMENTS
from server.export import Told
from server.export.notation.bars import bars
from server.export.notation.quantise import BEAT, quantise
from server.export.notation.signs import signs
from server.export.notation.spelling import Keys
from server.export.notation.writer import TAIL, Frame, Voice, head, part
from server.export.page.words import Words
from server.export.played import PlayedNote, notes
from server.export.programs import PROGRAMS
from server.export.span import nothing_there, span_of
from server.export.tempo import Timeline
from server.export.uncollected import uncollected
from server.protocol import LEADER, ExportOrder

TREBLE_FROM: Final = 58.0
"""Mean pitch from which on a part stands in the treble clef, for all of it."""

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""What is written twice is the same twice."""


@dataclass(frozen=True, slots=True)
class Score:
    """A span of a session, ready to be written: a part for each seat that played, then the therapist's."""

    title: str
    made_by: str
    frame: Frame
    voices: list[Voice]
    keys: Keys

    def text(self, voices: list[Voice]) -> Iterator[str]:
        """As MusicXML, piece by piece."""
        yield head(self.title, self.made_by, voices)
        for number, voice in enumerate(voices, 1):
            music = bars(voice.chords, self.frame.lines)
            yield from part(number, voice, self.frame, music, self.keys, signed=number == 1)
        yield TAIL


@uncollected()
def write(document: Document, order: ExportOrder, folder: Path, told: Told) -> Path:
    """`session.musicxml`; with `order.parts` `session-notation.zip` with the score and a file for each part."""
    score = score_of(document, order)
    told(0.4)
    if not order.parts:
        path = folder / "session.musicxml"
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(score.text(score.voices))
    else:
        path = folder / "session-notation.zip"
        with ZipFile(path, "w") as archive:
            put(archive, "score.musicxml", score.text(score.voices))
            for done, voice in enumerate(score.voices):
                put(archive, f"parts/{voice.name}.musicxml", score.text([voice]))
                told(0.7 + 0.3 * done / len(score.voices))
    told(1.0)
    return path


def put(archive: ZipFile, name: str, text: Iterable[str]) -> None:
    info = ZipInfo(name, date_time=EPOCH)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    with archive.open(info, "w") as file:
        file.writelines(piece.encode() for piece in text)


def score_of(document: Document, order: ExportOrder) -> Score:
    """What hands played, and the therapist: the ground and whatever has no pitch stay out of it."""
    span = span_of(document, order)
    heard = notes(document, order)
    if not heard:
        raise nothing_there()
    by_seat: dict[int, list[PlayedNote]] = {}
    for note in heard:
        if note.pitched and (note.seat > 0 or note.seat == LEADER):
            by_seat.setdefault(note.seat, []).append(note)
    if not by_seat:
        raise nothing_to_notate()
    words = Words(order.language)
    timeline = Timeline(document.events)
    start = timeline.bar_line(timeline.beat_at(span.since))
    voices = [
        _voice(seat, by_seat[seat], timeline, start, words)
        for seat in sorted(by_seat, key=lambda seat: (seat <= 0, seat))
    ]
    end = max(timeline.beat_at(span.until) - start, max(voice.chords[-1].end for voice in voices) / BEAT)
    lines = [
        (round((bar.beat - start) * BEAT), round((bar.beat - start + bar.length) * BEAT))
        for bar in timeline.bars(start, start + end)
    ]
    keys = Keys(document.events)
    changes = [
        (round((timeline.beat_at(at) - start) * BEAT), key) for at, key in keys.changes if at < span.until
    ]
    frame = Frame(lines=lines, keys=changes, signs=signs(document, timeline, span, start))
    return Score(document.session.line.title, document.made_by, frame, voices, keys)


def nothing_to_notate() -> Refused:
    return Refused(
        "nothing_to_notate",
        "Only the ground sounded here, and notation leaves it out: choose another part, MIDI or sound.",
    )


def _voice(seat: int, played: list[PlayedNote], timeline: Timeline, start: float, words: Words) -> Voice:
    timed = [
        (timeline.beat_at(one.began) - start, timeline.beat_at(one.ended) - start, one)
        for note in played
        for one in slid(note)
    ]
    first = played[0].instrument
    instrument = INSTRUMENTS.get(first)
    return Voice(
        name=words.say("take_away.strip.therapist") if seat <= 0 else words.seat(seat),
        short="T" if seat <= 0 else str(seat),
        instrument=words.say(
            f"instruments.{first}", instead=first if instrument is None else instrument.name
        ),
        program=PROGRAMS.get(first, 0),
        bass=sum(note.pitch for note in played) / len(played) < TREBLE_FROM,
        chords=quantise(timed),
    )


def slid(note: PlayedNote) -> Iterator[PlayedNote]:
    """A tone that slides to others is written as all of them."""
    replace = msgspec.structs.replace
    for bend in note.bends:
        if note.began < bend.at < note.ended:
            yield replace(note, ended=bend.at)
            note = replace(note, began=bend.at, pitch=bend.pitch)
    yield note
