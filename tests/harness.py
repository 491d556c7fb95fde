"""A room and a clock for tests that read like the session they describe. Nothing here sleeps."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from server.core import recording
from server.core.effects import (
    Dismiss,
    DrawInvitation,
    Effect,
    EndSession,
    KeepAssent,
    LoadReplay,
    OpenSession,
    Reply,
    Send,
)
from server.core.room import Invitation, Room, Sender
from server.core.seat import Here
from server.core.tape import Event
from server.protocol import (
    Command,
    Fact,
    Held,
    Lights,
    NoteOff,
    NoteOn,
    RoomState,
    Silence,
    SoundOff,
    SoundOn,
    SpeakerState,
    Stage,
    StartRecording,
    Surface,
)
from tests.core.collected import COLLECTION

CONDUCTOR: Final = Sender("conductor", "conductor")
SPEAKER: Final = Sender("speaker", "speaker")
DISPLAY: Final = Sender("display", "display")

F = TypeVar("F", bound=Fact)
E = TypeVar("E", bound=Event)


class FakeClock:
    """Seconds that pass only when a test says so."""

    def __init__(self, now: float = 0.0) -> None:
        self._now = now

    def now(self) -> float:
        return self._now

    def go_to(self, now: float) -> None:
        self._now = now


def member(seat: int) -> Sender:
    return Sender(f"tablet {seat}", "member", seat)


@dataclass
class Told:
    """One fact, when it was told and to whom."""

    at: float
    to: object
    fact: Fact


@dataclass
class ScriptedRoom:
    """A started room with a ready speaker. `at` moves time on, waking the room whenever it asked for it."""

    now: float = 0.0
    told: list[Told] = field(default_factory=list)
    room: Room = field(init=False)
    dismissed: list[Dismiss] = field(default_factory=list)
    notes: dict[int, int] = field(default_factory=dict)
    kept: list[Event] = field(default_factory=list)
    """What recordings have kept, in seconds since they began."""
    sessions: list[EndSession] = field(default_factory=list)
    """Those that have ended."""
    assents: list[KeepAssent] = field(default_factory=list)
    wanted: list[LoadReplay] = field(default_factory=list)
    """What rooms have asked for of kept tapes."""

    def __post_init__(self) -> None:
        invitation = Invitation("KFM7RQ", "http://192.168.8.1:8080/j#x")
        self.room = Room(COLLECTION, scale="major_pentatonic", invitation=invitation, now=self.now)
        for sender in (CONDUCTOR, SPEAKER, DISPLAY):
            self.take(self.room.arrive(sender, self.now))
        self.says(SPEAKER, SpeakerState(state="ready", latency=20.0))

    def at(self, now: float) -> "ScriptedRoom":
        while (due := self.room.next_wake()) is not None and due <= now:
            self.now = max(self.now, due)
            self.take(self.room.wake(self.now))
        self.now = now
        return self

    def says(self, sender: Sender, *messages: Command) -> "ScriptedRoom":
        for message in messages:
            self.take(self.room.handle(sender, message, self.now))
        return self

    def conducts(self, *messages: Command) -> "ScriptedRoom":
        return self.says(CONDUCTOR, *messages)

    def sits(self, *seats: int) -> "ScriptedRoom":
        """Tablets come in by the QR code and connect."""
        for seat in seats:
            self.room.seat(seat).presence = Here(since=self.now)
            self.comes(member(seat))
        return self

    def comes(self, sender: Sender) -> "ScriptedRoom":
        self.take(self.room.arrive(sender, self.now))
        return self

    def goes(self, sender: Sender) -> "ScriptedRoom":
        self.take(self.room.depart(sender, self.now))
        return self

    def plays(self, seat: int, pad: int, *, touched: float | None = None) -> int:
        """Touches a pad and keeps the finger there; gives the note's number."""
        note = self.notes.get(seat, 0) + 1
        self.notes[seat] = note
        self.says(member(seat), NoteOn(pad=pad, velocity=0.8, note=note, at=touched))
        return note

    def lifts(self, seat: int, note: int) -> "ScriptedRoom":
        return self.says(member(seat), NoteOff(note=note))

    def holds_on(self, seat: int, *notes: int) -> "ScriptedRoom":
        return self.says(member(seat), Held(notes=list(notes)))

    # --- what was told and kept

    def records(self, **how: Any) -> "ScriptedRoom":
        """The therapist begins a recording."""
        return self.conducts(StartRecording(**how))

    def of(self, kind: type[E]) -> list[E]:
        """The events of a kind on the tapes of recordings."""
        return [event for event in self.kept if isinstance(event, kind)]

    def facts(self, kind: type[F], *, to: object = None, since: float = 0.0) -> list[F]:
        return [
            told.fact
            for told in self.told
            if isinstance(told.fact, kind) and told.at >= since and to in (None, told.to)
        ]

    def heard(self, seat: int | None = None) -> list[SoundOn]:
        return [sound for sound in self.facts(SoundOn) if seat is None or sound.seat == seat]

    def ended(self) -> list[SoundOff]:
        return self.facts(SoundOff)

    def silences(self) -> list[Silence]:
        return self.facts(Silence)

    def surface(self, seat: int) -> Surface:
        """The latest one in force that this tablet was told."""
        return [
            fact
            for fact in self.facts(Surface)
            if fact.seat == seat and (fact.at is None or fact.at <= self.now)
        ][-1]

    def state(self) -> RoomState:
        """What the dashboard shows once everything has been told."""
        self.at(self.now + 0.1)
        return self.facts(RoomState)[-1]

    def stage(self) -> Stage:
        self.at(self.now + 0.1)
        return self.facts(Stage)[-1]

    def lights(self) -> list[Lights]:
        self.at(self.now + 0.1)
        return self.facts(Lights, to="displays")

    def forget(self) -> "ScriptedRoom":
        self.told.clear()
        return self

    def take(self, effects: Iterable[Effect]) -> None:
        for effect in effects:
            match effect:
                case Send(to=to, fact=fact):
                    self.told.append(Told(self.now, to, fact))
                case Reply(connection=connection, fact=fact):
                    self.told.append(Told(self.now, connection, fact))
                case Dismiss():
                    self.dismissed.append(effect)
                case DrawInvitation():
                    self.take(self.room.invite(Invitation("ABCDEF", "http://192.168.8.1:8080/j#y")))
                case OpenSession(title=title):
                    self.take(recording.begin(self.room, "abc123def456", title, self.now))
                case EndSession():
                    self.sessions.append(effect)
                case KeepAssent():
                    self.assents.append(effect)
                case LoadReplay():
                    self.wanted.append(effect)
        self.kept += self.room.recorder.take()
