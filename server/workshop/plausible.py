"""What an event of a tape can be at all: numbers that no room ever makes are found before they reach anything."""

from collections.abc import Iterable
from typing import Final

from server.core.tape import (
    Event,
    ScaleSet,
    SoundBegan,
    SoundBent,
    Staged,
    Surfaced,
    TempoSet,
    Touched,
    seat_of,
    told_at,
)
from server.protocol import CUES, PADS_MOST, SEATS_MOST

EARLIEST, LATEST = -86_400.0, 90_000.0
"""Seconds. What held when the recording began may have begun before it; a day is the longest recording."""

PITCHES: Final = (-24.0, 152.0)
"""MIDI semitones, with room for slides beyond the piano's ends."""

TEXT_MOST: Final = 500
"""Characters of any word in an event."""


def implausible(event: Event) -> str | None:
    """What can't be about it, in a word; None: nothing."""
    if not EARLIEST <= told_at(event) <= LATEST:
        return "at"
    seat = seat_of(event)
    if seat is not None and not CUES <= seat <= SEATS_MOST:
        return "seat"
    match event:
        case Touched():
            numbers = 0 <= event.pad < 64 and 0 <= event.note < 2**31 and 0 <= (event.sound or 0) < 2**53
            fine = (
                _times((event.sounded or 0.0,))
                and _pitches((event.pitch,))
                and 0 <= event.velocity <= 1
                and numbers
            )
        case SoundBegan():
            sound = event.sound
            times = (sound.at or 0.0, sound.rise)
            fine = (
                _times(times) and _pitches((sound.pitch,)) and 0 <= sound.velocity <= 1 and sound.id < 2**53
            )
            fine = fine and len(sound.instrument) <= TEXT_MOST
        case SoundBent():
            fine = _times((event.sound.at or 0.0, event.sound.over)) and _pitches((event.sound.pitch,))
        case Surfaced():
            fine = (
                len(event.pads) <= PADS_MOST and _pitches(event.pads) and len(event.instrument) <= TEXT_MOST
            )
        case TempoSet():
            fine = 1 <= event.bpm <= 1000 and 1 <= event.target <= 1000 and 1 <= event.bar <= 64
            fine = fine and _times((event.at, event.until)) and abs(event.beat) <= 1e7
        case ScaleSet():
            fine = 0 < len(event.degrees) <= 128 and 0 < event.period <= 128 and 0 <= event.root <= 11
            fine = fine and all(0 <= degree <= 128 for degree in event.degrees)
            fine = fine and all(len(text) <= TEXT_MOST for text in (event.scale, event.name, *event.tones))
        case Staged():
            fine = len(event.stage.seats) <= SEATS_MOST
        case _:
            moments = [getattr(event, name, None) or 0.0 for name in ("until", "ended", "since")]
            texts = (getattr(event, name, "") for name in ("what", "name", "plan", "word"))
            fine = _times(moments) and all(len(one) <= TEXT_MOST for one in texts)
            fine = fine and len(getattr(event, "seats", ())) <= SEATS_MOST + 8
    return None if fine else type(event).__name__.lower()


def _times(moments: Iterable[float]) -> bool:
    return all(EARLIEST <= moment <= LATEST for moment in moments)


def _pitches(pitches: Iterable[float]) -> bool:
    low, high = PITCHES
    return all(low <= pitch <= high for pitch in pitches)
