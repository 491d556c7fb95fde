"""A part of a kept tape for the room to play back: its events, and what holds where they begin."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, Select, or_, select

from server.core.effects import LoadReplay
from server.core.errors import Refused
from server.core.replay import TapePart
from server.core.tape import Event, Silenced, SoundBegan, SoundEnded, Surfaced
from server.storage import reading, tables
from server.storage.database import Database

LOOK_BACK: Final = 60.0
"""Seconds. A tone that a hand has held for longer is left out; grounds are found however long ago they began."""


def tape_part(database: Database, wanted: LoadReplay) -> TapePart:
    """From `since` until before `until`. Raises Refused for an unknown or an empty session."""
    session, since, until = wanted.session, wanted.since, wanted.until
    with database.reading() as connection:
        about = reading.line(connection, session)
        seats = [seat.seat for seat in reading.seats(connection, session) if seat.kept]
        before = list(_before(connection, session, since)) if wanted.first and since > 0 else []
    if about.length <= 0:
        raise Refused("replay_nothing", "Nothing was kept in this session.")
    events = list(reading.events(database, session, since, until))
    return TapePart(
        title=about.title, length=about.length, seats=seats, before=before, events=events, upto=until
    )


def _before(connection: Connection, session: str, place: float) -> Iterator[Event]:
    for kind in ("mixed", "staged"):
        newest = _kinds(session, place, kind).order_by(tables.Event.seq.desc()).limit(1)
        yield from _read(connection, newest)
    surfaces = {
        event.seat: event
        for event in _read(connection, _kinds(session, place, "surfaced").order_by(tables.Event.seq))
        if isinstance(event, Surfaced)
    }
    yield from surfaces.values()
    yield from _lasting(connection, session, place)


def _lasting(connection: Connection, session: str, place: float) -> list[Event]:
    """The tones that go on there, as they stand since the last silence of all."""
    event = tables.Event
    query = (
        _kinds(session, place, "sound_began", "sound_ended", "silenced")
        .where(
            or_(
                event.at >= place - LOOK_BACK,
                event.kind != "sound_began",
                (event.seat <= 0) & event.data.contains('"hold":true', autoescape=True),
            )
        )
        .order_by(event.seq)
    )
    going: dict[int, SoundBegan] = {}
    for told in _read(connection, query):
        match told:
            case SoundBegan(sound=sound) if sound.hold:
                going[sound.id] = told
            case SoundEnded(sound=sound) if sound.at is None or sound.at <= place:
                going.pop(sound.id, None)
            case Silenced(silence=silence):
                for number, began in list(going.items()):
                    if silence.seat in (None, began.sound.seat):
                        del going[number]
    return list(going.values())


def _kinds(session: str, place: float, *kinds: str) -> Select[str]:
    event = tables.Event
    return select(event.data).where(event.session == session, event.kind.in_(kinds), event.at < place)


def _read(connection: Connection, query: Select[str]) -> Iterator[Event]:
    for data in connection.scalars(query):
        yield reading.EVENTS.decode(data)
