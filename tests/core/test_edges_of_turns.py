"""Whoever plays whatever and whenever: no tone begins outside its seat's turn."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from server.core.onset import LATE
from server.protocol import (
    AllOff,
    HeldNotes,
    SetScale,
    SetSeats,
    SetTempo,
    SetTiming,
    StartTechnique,
    TechniqueState,
)
from server.protocol import TimingMode as Mode
from tests.harness import ScriptedRoom, member

MODES: tuple[Mode, ...] = ("as_played", "steady", "gentle", "together", "loop")
HELD: tuple[HeldNotes, ...] = ("ring", "release", "glide")
PEOPLE = (1, 2, 3)
ROUNDED = 1e-5
"""Moments are told to the microsecond."""


@dataclass(frozen=True)
class Sounded:
    """A touch that was heard: the beats on which it was made and sounded, and how late within that turn of three."""

    seat: int
    made: float
    begun: float
    after: float
    """Seconds since the turn began in which it sounded."""


def a_session(mode: Mode, instrument: str, seed: int) -> Iterator[Sounded]:
    """Three people touch as they like for forty turns of three beats, over a network that is now and then bad."""
    hand = random.Random(seed)
    room = ScriptedRoom().sits(*PEOPLE).at(0.1)
    room.conducts(
        SetTiming(
            mode=mode, grid=hand.choice((1, 2, 4)), swing=hand.uniform(0.5, 0.75), held=hand.choice(HELD)
        ),
        SetSeats(seats=list(PEOPLE), instrument=instrument),
        StartTechnique(TechniqueState(technique="turns", beats=3)),
    )
    while room.room.transport.beat_at(room.now) < 124:
        room.at(room.now + hand.uniform(0.02, 0.2))
        if hand.random() < 0.03:
            room.conducts(SetTempo(bpm=hand.uniform(60, 140), over=hand.choice((0, 3))))
        if hand.random() < 0.03:
            scale = hand.choice(("hirajoshi", "major_pentatonic"))
            room.conducts(SetScale(scale=scale, root=hand.randrange(12)))
        seat = hand.choice(PEOPLE)
        late = hand.choice((0.005, 0.02, 0.03, 0.08, 0.2))
        if len(room.room.seat(seat).held) >= 20:
            room.says(member(seat), AllOff())
        note = room.plays(seat, pad=hand.randrange(5), touched=room.now - late)
        touch = room.room.seat(seat).held[note]
        if hand.random() < 0.8:
            room.lifts(seat, note)
        if touch.sound is not None:
            tempo = room.room.transport
            begun = tempo.beat_at(touch.sounds) + ROUNDED
            turn = tempo.seconds_at(4 + 3 * ((begun - 4) // 3))
            yield Sounded(seat, tempo.beat_at(touch.touched), begun, touch.sounds - turn)


def turn_at(beat: float) -> int:
    """Whose turn it is: the first begins with the first bar."""
    return PEOPLE[int((beat - 4) // 3) % len(PEOPLE)]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("instrument", ["kalimba", "strings"])
def test_no_tone_begins_outside_its_turn(mode: Mode, instrument: str) -> None:
    """[C2][M3] In any timing, at any tempo; but for the end of a phrase that the network brought a moment too late."""
    touches = [touch for touch in a_session(mode, instrument, len(mode)) if touch.begun > 4 + ROUNDED]
    within = [touch for touch in touches if turn_at(touch.begun) == touch.seat]
    early = [touch for touch in within if turn_at(touch.made) != touch.seat]
    assert len(within) > 100
    assert early
    for touch in touches:
        if turn_at(touch.begun) != touch.seat:
            assert instrument == "kalimba"
            assert turn_at(touch.made) == touch.seat
            assert touch.after <= LATE + ROUNDED
