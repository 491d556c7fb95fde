"""Pentatonic folk songs, read from the collection that the installed music21 brings.

Nothing of the collection is copied or kept: a song takes a few milliseconds to read, and only what will be played is.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from music21 import corpus
from music21.abcFormat import ABCBar, ABCGraceStart, ABCGraceStop, ABCHandler, ABCNote, ABCTie
from music21.pitch import Pitch

BOOKS = ("han1", "han2")
"""Chinese songs of the Essen collection: every second one keeps strictly to five tones without semitones."""

MODE = (0, 2, 4, 7, 9)
"""The five tones, in semitones above the lowest of the rotation without a gap at its start."""

SHORTEST, LONGEST = 16, 90
"""Notes. A shorter song is over before anyone has noticed it, a longer one doesn't leave room for another."""

_NOT_FOR_A_SESSION = re.compile(
    r"geming|xin minge|neues volkslied|mao ?ze|kultur|hongjun|jiefang|gongshe", re.I
)
"""The collection holds political songs of the 1950s and 60s; a session wants the old ones."""


@dataclass(frozen=True)
class SongNote:
    """One note: `step` counts tones of the scale up from any C-like zero, `beat` from the start of the song."""

    step: int
    pitch: float
    beat: float
    beats: float
    strong: bool
    """On the first beat of a bar, where others may join in."""


@dataclass(frozen=True)
class Tune:
    """A song in phrases, as its singers breathed."""

    name: str
    source: str
    phrases: tuple[tuple[SongNote, ...], ...]

    @property
    def notes(self) -> tuple[SongNote, ...]:
        return tuple(note for phrase in self.phrases for note in phrase)

    @property
    def beats(self) -> float:
        last = self.phrases[-1][-1]
        return last.beat + last.beats


def folk_tunes(chance: random.Random) -> Iterator[Tune]:
    """Song after song in an order drawn from `chance`, without end."""
    songs = [(f"{book} no. {number}", text) for book in BOOKS for number, text in _songs_in(book)]
    while True:
        chance.shuffle(songs)
        for source, text in songs:
            if tune := read_tune(text, source):
                yield tune


def _songs_in(book: str) -> list[tuple[str, str]]:
    path = Path(str(corpus.getWork(f"essenFolksong/{book}")))
    parts = re.split(r"^X: *(\d+)", path.read_text(encoding="latin-1"), flags=re.M)
    return [(number, f"X:{number}{text}") for number, text in zip(parts[1::2], parts[2::2], strict=True)]


def read_tune(text: str, source: str) -> Tune | None:
    """One song in ABC notation; None if it isn't pentatonic, or not for a session."""
    if _NOT_FOR_A_SESSION.search(text):
        return None
    sung = _sung(text)
    if not SHORTEST <= len(sung) <= LONGEST:
        return None
    zero = tonal_zero({note.midi % 12 for note in sung})
    if zero is None:
        return None
    notes = [
        SongNote(step_of(note.midi, zero), float(note.midi), note.beat, note.beats, note.strong)
        for note in sung
    ]
    title = re.search(r"^T: *(.+?)(?:,? *\d+\))?$", text, re.M)
    return Tune(title.group(1) if title else source, source, _in_phrases(notes, _notes_per_line(text)))


@dataclass(frozen=True)
class _Sung:
    midi: int
    beat: float
    beats: float
    strong: bool


def _sung(text: str) -> list[_Sung]:
    """The notes of a song. Straight from the notation's tokens: building a whole score takes 30 times as long."""
    reader = ABCHandler()
    reader.process(text)
    sung: list[_Sung] = []
    beat, strong, tied, ornament = 0.0, True, False, False
    for token in reader.tokens:
        match token:
            case ABCBar():
                strong = True
            case ABCTie():
                tied = True
            case ABCGraceStart() | ABCGraceStop():
                ornament = isinstance(token, ABCGraceStart)
            case ABCNote() if token.quarterLength > 0 and not ornament:
                beats = float(token.quarterLength)
                if not token.isRest and token.pitchName:
                    midi = int(Pitch(token.pitchName).midi)
                    if tied and sung and sung[-1].midi == midi:
                        sung[-1] = replace(sung[-1], beats=sung[-1].beats + beats)
                    else:
                        sung.append(_Sung(midi, beat, beats, strong))
                beat, strong, tied = beat + beats, False, False
    return sung


def tonal_zero(tones: set[int]) -> int | None:
    """The pitch class on which `tones` are exactly the five of `MODE`; None if they are anything else."""
    if len(tones) != len(MODE):
        return None
    return next((zero for zero in tones if {(tone - zero) % 12 for tone in tones} == set(MODE)), None)


def step_of(midi: int, zero: int) -> int:
    octave, tone = divmod(midi - zero, 12)
    return octave * len(MODE) + MODE.index(tone)


def _notes_per_line(text: str) -> list[int]:
    """The collection writes each sung line on a line of its own."""
    music = [line for line in text.splitlines() if line and not re.match(r"[A-Za-z]:|%", line)]
    return [count for line in music if (count := len(re.findall(r"[A-Ga-g]", line)))]


def _in_phrases(notes: list[SongNote], per_line: list[int]) -> tuple[tuple[SongNote, ...], ...]:
    if sum(per_line) != len(notes):  # a tie across lines, an ornament: breathe at bars instead
        per_line = _bars_of_eight_beats(notes)
    phrases, start = [], 0
    for count in per_line:
        phrases.append(tuple(notes[start : start + count]))
        start += count
    return tuple(phrases)


def _bars_of_eight_beats(notes: list[SongNote]) -> list[int]:
    counts, since = [0], notes[0].beat
    for note in notes:
        if note.strong and note.beat - since >= 8:
            counts.append(0)
            since = note.beat
        counts[-1] += 1
    return counts
