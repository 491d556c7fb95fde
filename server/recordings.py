"""The recordings of all rooms: which session each goes into, and handing over what has come onto its tape."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, Protocol

from server.core import recording
from server.core.effects import Effect, EndSession, KeepAssent, OpenSession
from server.core.room import Room
from server.core.said import Said
from server.core.tape import Event
from server.storage.writing import NewSession


class Keeper(Protocol):
    """What writes sessions down, as `storage.journal.Journal`: nothing of it waits."""

    trouble: Said | None

    def may_begin(self) -> None:
        """Raises Refused when there is no room for another session."""

    def begin(self, new: NewSession) -> None: ...

    def keep(self, session: str, events: list[Event]) -> None: ...

    def end(self, session: str, length: float) -> None: ...


class Recordings:
    """Sessions by id while they run, and those that end with their room."""

    def __init__(self, keeper: Keeper, calendar: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._keeper: Final = keeper
        self._calendar: Final = calendar
        self.running: Final[dict[str, str]] = {}
        """Session -> room."""
        self.of_open_rooms: Final[dict[str, str]] = {}
        """Session -> room, running or not: what isn't to outlast its room may still be heard in it."""
        self.ended: Callable[[], None] = lambda: None
        """Called after a session has ended; put here by the app."""
        self.keep_assent: Callable[[KeepAssent], None] = lambda answer: None
        """Writes down what was answered; put here by the app."""
        self.closed: Callable[[], None] = lambda: None
        """The same after a room has."""

    @property
    def trouble(self) -> Said | None:
        return self._keeper.trouble

    def hand_over(self, room: Room) -> None:
        """What has come onto the tape since the last time."""
        recorder = room.recorder
        if recorder.pending and recorder.session is not None:
            self._keeper.keep(recorder.session, recorder.take())

    def open(self, asked: OpenSession, room: Room, room_id: str, now: float) -> list[Effect]:
        """Raises Refused when it can't be kept."""
        self._keeper.may_begin()
        session, plan = secrets.token_hex(6), room.settings.plan
        self._keeper.begin(
            NewSession(
                id=session,
                title=asked.title,
                series=asked.series,
                began=self._calendar().strftime("%Y-%m-%dT%H:%M:%SZ"),
                keep_days=asked.keep_days,
                plan=None if plan is None else plan.name,
                seats=recording.seats_of(room),
            )
        )
        self.running[session] = self.of_open_rooms[session] = room_id
        return recording.begin(room, session, asked.title, now)

    def end(self, over: EndSession) -> None:
        self._keeper.end(over.session, over.length)
        self.running.pop(over.session, None)
        self.ended()

    def room_closed(self, room_id: str) -> None:
        for session in [session for session, room in self.of_open_rooms.items() if room == room_id]:
            del self.of_open_rooms[session]
        self.closed()
