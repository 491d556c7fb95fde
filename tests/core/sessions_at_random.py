"""Made-up sessions: hands, a conductor, helpers and a recording, in any order."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import msgspec
from hypothesis import strategies as st

from server.core.errors import Refused
from server.core.room import Sender
from server.core.tape import Event, Silenced, SoundBegan, SoundEnded
from server.protocol import (
    AllNotesOff,
    AskAssent,
    Command,
    EndTechnique,
    GiveAssent,
    Go,
    KeepSeats,
    LeaderOff,
    LeaderOn,
    Link,
    Mark,
    MarkAssisted,
    NotNow,
    PauseRecording,
    RemoveSeat,
    SetBed,
    SetDrone,
    SetPulse,
    SetScale,
    SetSeats,
    SetTempo,
    SetTiming,
    StartRecording,
    StartTechnique,
    StepSeats,
    Stop,
    StopRecording,
    TechniqueState,
    Undo,
)
from tests.harness import CONDUCTOR, ScriptedRoom, member

SEATS = (1, 2, 3, 4)
SHY = 3
"""The one who is left out."""


def helper(seat: int) -> Sender:
    return Sender(f"helper {seat}", "helper", seat)


@dataclass(frozen=True)
class Touch:
    """A hand comes down, and lifts a while later."""

    seat: int
    pad: int
    lasts: float


@dataclass(frozen=True)
class Said:
    """A page says something."""

    sender: Sender
    message: Command


@dataclass(frozen=True)
class Walk:
    """A tablet goes away, or comes back."""

    seat: int
    comes: bool


Deed = Touch | Said | Walk


def by_conductor(*messages: Command) -> st.SearchStrategy[Said]:
    return st.sampled_from([Said(CONDUCTOR, message) for message in messages])


TECHNIQUES = [
    TechniqueState(technique="turns", beats=4),
    TechniqueState(technique="turns", beats=2, seats=(2, 3)),
    TechniqueState(technique="turns", beats=2, seats=(3,)),
    TechniqueState(technique="call_answer", beats=2, leader=3),
    TechniqueState(technique="pass_on", beats=4),
    TechniqueState(technique="stop_go", beats=4),
    TechniqueState(technique="build", beats=2),
    TechniqueState(technique="hold", seats=(3, 4)),
    TechniqueState(technique="lead", seats=(3,)),
    TechniqueState(technique="lead", seats=(1,)),
    TechniqueState(technique="ground"),
]

CONDUCTING = by_conductor(
    Stop(),
    Go(),
    Go(count_in=False),
    SetTempo(bpm=120),
    SetTempo(bpm=60, over=2),
    SetScale(scale="minor_pentatonic", root=9),
    SetScale(scale="hirajoshi", root=2),
    SetTiming(mode="together"),
    SetTiming(mode="as_played"),
    SetPulse(on=True),
    SetPulse(on=False),
    SetDrone(on=True),
    SetDrone(on=False),
    SetBed(on=True),
    SetSeats(seats=[3], instrument="strings"),
    SetSeats(seats=[2, 3], rest=True),
    SetSeats(seats=[2, 3], rest=False),
    SetSeats(seats=[3], solo=True),
    SetSeats(seats=[1, 3], instrument="flute"),
    StepSeats(seats=[3], by=-1),
    StepSeats(seats=[3, 4], by=1),
    AllNotesOff(),
    LeaderOn(note=1, key=62, velocity=0.5),
    LeaderOff(note=1),
    Mark(icon="star"),
    Undo(),
    *(StartTechnique(technique=state) for state in TECHNIQUES),
    *(EndTechnique(technique=state.technique) for state in TECHNIQUES),
)
"""Nothing that listens to hands: what follows from them may rightly be another when they rest."""

LISTENING = by_conductor(
    StartTechnique(technique=TechniqueState(technique="echo")),
    StartTechnique(technique=TechniqueState(technique="echo", seats=(3,))),
    StartTechnique(technique=TechniqueState(technique="turns", until_quiet=True)),
)

HELPING = st.sampled_from(
    [Said(helper(seat), MarkAssisted(on=on)) for seat in (1, SHY) for on in (True, False)]
    + [Said(helper(seat), NotNow(on=on)) for seat in (1, SHY) for on in (True, False)]
    + [Said(member(seat), Link(round_trip=trip, jitter=3.0)) for seat in (1, SHY) for trip in (5.0, 80.0)]
)

WALKS = st.builds(Walk, seat=st.sampled_from([1, SHY]), comes=st.booleans())
REMOVED = by_conductor(RemoveSeat(seat=SHY), RemoveSeat(seat=2))
TOUCHES = st.builds(
    Touch,
    seat=st.sampled_from(SEATS),
    pad=st.integers(0, 4),
    lasts=st.sampled_from([0.05, 0.4, 3.0]),
)
PAUSES = by_conductor(PauseRecording(paused=True), PauseRecording(paused=False))
LEAVING_OUT = st.one_of(
    by_conductor(
        KeepSeats(seats=[SHY], kept=False), KeepSeats(seats=[SHY], kept=True), AskAssent(seats=[SHY])
    ),
    st.sampled_from([Said(member(SHY), GiveAssent(yes=yes)) for yes in (True, False)]),
)
RECORDING = by_conductor(StartRecording(), StopRecording())


def stories(*deeds: st.SearchStrategy[Any], most: int = 40) -> st.SearchStrategy[list[tuple[float, Deed]]]:
    """Deeds with the seconds that pass before each."""
    steps = st.tuples(st.sampled_from([0.013, 0.07, 0.21, 0.93]), st.one_of(TOUCHES, *deeds))
    return st.lists(steps, max_size=most)


def seated() -> ScriptedRoom:
    """Four tablets, and a helper beside two of them. One seat's tones last."""
    room = ScriptedRoom().sits(*SEATS)
    room.conducts(SetSeats(seats=[2, SHY], instrument="strings"))
    for seat in (1, SHY):
        room.comes(helper(seat))
    return room.at(0.5)


def played(room: ScriptedRoom, story: list[tuple[float, Deed]], *, hands_of_shy: bool = True) -> ScriptedRoom:
    """The story is lived in the room. What is refused is refused, and the story goes on."""
    lifts: list[tuple[float, int, int]] = []
    now = room.now
    for wait, deed in story:
        now += wait
        for at, seat, note in sorted(lift for lift in lifts if lift[0] <= now):
            with suppress(Refused):
                room.at(at).lifts(seat, note)
        lifts = [lift for lift in lifts if lift[0] > now]
        room.at(now)
        match deed:
            case Touch() if deed.seat != SHY or hands_of_shy:
                with suppress(Refused):
                    lifts.append((now + deed.lasts, deed.seat, room.plays(deed.seat, deed.pad)))
            case Said():
                with suppress(Refused):
                    room.says(deed.sender, deed.message)
            case Walk(comes=True):
                room.comes(member(deed.seat))
                room.notes[deed.seat] = 0
            case Walk():
                room.goes(member(deed.seat))
    return room.at(now + 1.0)


def traces(event: Event, seat: int, name: str) -> list[str]:
    """Where an event speaks of a seat: by its number, by its name, or by what it alone plays on."""
    found: list[str] = []

    def look(value: object, at: str) -> None:
        match value:
            case dict():
                for key, inside in value.items():
                    look(inside, key)
            case list() if at in ("seats", "now", "next") and seat in value:
                found.append(at)
            case list():
                for inside in value:
                    look(inside, at)
            case int() if at == "seat" and value == seat:
                found.append(at)
            case str() if name in value.split():
                found.append(value)

    look(msgspec.to_builtins(event), "")
    return found


def sounding(room: ScriptedRoom) -> list[int]:
    """The lasting tones on the tape that have no end on it."""
    open_tones: dict[int, int] = {}
    for event in room.kept:
        match event:
            case SoundBegan(sound=sound) if sound.hold:
                open_tones[sound.id] = sound.seat
            case SoundEnded(sound=sound):
                open_tones.pop(sound.id, None)
            case Silenced(silence=silence):
                open_tones = {
                    tone: seat for tone, seat in open_tones.items() if silence.seat not in (None, seat)
                }
    return sorted(open_tones)
