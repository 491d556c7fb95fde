"""A kept tape without some seats."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from server.core.seat import symbol_of
from server.core.tape import (
    Assisted,
    Changed,
    Event,
    Mixed,
    Opened,
    PartBegan,
    SoundBegan,
    SoundEnded,
    Staged,
    TechniqueRan,
    seat_of,
)
from server.core.tape_without import without
from server.protocol import Cue, Mix, SeatLight, SeatMix, Stage, Tempo
from tests.tapes import MadeTape

JSON = msgspec.json.Encoder()


def stage(*seats: int) -> Stage:
    return Stage(
        seats=[SeatLight(seat=seat, place=seat, link="here", rest=False) for seat in seats],
        running=True,
        tempo=Tempo(beat=0, at=0, bpm=90, target=90, until=0, bar=4),
        pulse=False,
        cues=[
            Cue(technique="turns", phase="play", now=[seat], next=[], began=0, until=None) for seat in seats
        ],
        counting=None,
        plan=None,
        light="full",
        calm=False,
        code=None,
    )


def mix(*seats: int) -> Mix:
    return Mix(
        master=1.0,
        hush=False,
        calm=False,
        seats=[SeatMix(seat=seat, gain=1.0, pan=0.0) for seat in seats],
        instruments=["marimba"],
    )


EVENTS: list[Event] = [
    *MadeTape(seats=(1, 2, 3), length=4)
    .plays(1, 0.5)
    .plays(2, 1.0, sounded=1.2)
    .plays(3, 1.5)
    .document()
    .events,
    Changed(what=f"{symbol_of(2)}: instrument kalimba", at=1.0),
    Changed(what="Tempo 90", at=1.0),
    Opened(at=2.0, seats=[1, 2]),
    Opened(at=2.5, seats=[2]),
    TechniqueRan(at=2.0, technique="turns", on=True, seats=[2]),
    TechniqueRan(at=2.0, technique="turns", on=True, seats=[2, 3]),
    TechniqueRan(at=2.0, technique="ground", on=True, seats=[]),
    PartBegan(at=2.0, technique="turns", phase="play", seats=[2], until=None),
    PartBegan(at=3.0, technique="turns", phase="play", seats=[3], until=None),
    Assisted(seat=2, since=1.0, until=2.0, at=2.0),
    Mixed(at=3.0, mix=mix(1, 2, 0)),
    Staged(at=3.0, stage=stage(1, 2, 3)),
]


def test_nothing_is_left_of_a_seat() -> None:
    """[K5] Not its touches, its tones and their ends, its turns, its light, its name, its place in a list."""
    left = list(without(EVENTS, [2]))
    text = JSON.encode(left).decode()
    assert '"seat":2' not in text
    assert symbol_of(2) not in text
    sounds = {event.sound.id for event in EVENTS if isinstance(event, SoundBegan) and event.sound.seat == 2}
    assert sounds
    assert not [
        event for event in left if isinstance(event, SoundBegan | SoundEnded) and event.sound.id in sounds
    ]
    assert [event.seats for event in left if isinstance(event, Opened)][-2:] == [[1], []]
    assert [event.seats for event in left if isinstance(event, TechniqueRan | PartBegan)] == [[3], [], [3]]
    (shown,) = [event.stage for event in left if isinstance(event, Staged)]
    assert ([light.seat for light in shown.seats], [cue.now for cue in shown.cues]) == ([1, 3], [[1], [3]])


def test_all_others_stay_as_they_were() -> None:
    """[K5] To the last digit."""
    kept = [event for event in EVENTS if seat_of(event) in (1, 3)]
    left = list(without(EVENTS, [2]))
    assert [event for event in left if seat_of(event) in (1, 3)] == kept
    assert Changed(what="Tempo 90", at=1.0) in left
    assert list(without(EVENTS, [])) == EVENTS
    assert list(without(EVENTS, [9])) == EVENTS


@given(st.sets(st.integers(1, 4)), st.sets(st.integers(1, 4)))
def test_one_after_the_other_is_both_at_once(first: set[int], second: set[int]) -> None:
    """[K5] And twice is once."""
    assert list(without(without(EVENTS, first), second)) == list(without(EVENTS, first | second))
