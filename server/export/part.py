"""A part of a session as a session: a span of it, some of its seats, or what one seat key may take with it."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from server.core.document import Document
from server.core.tape import (
    Changed,
    Event,
    Marked,
    Mixed,
    Opened,
    PartBegan,
    Ran,
    ScaleSet,
    SceneBegan,
    SoundBegan,
    SoundBent,
    SoundEnded,
    Staged,
    Surfaced,
    TechniqueRan,
    TempoSet,
    Touched,
    seat_of,
    told_at,
)
from server.export.span import Span, nothing_there, span_of
from server.protocol import ExportOrder

STATES: Final = (Surfaced, TempoSet, ScaleSet, SceneBegan, Ran, Opened, Mixed)
"""What holds until the next of its kind: a span begins with those in force at its beginning."""

ABOUT_ALL: Final = (Staged, Changed, Mixed)
"""What tells of every seat at once, in words or as a picture: no part of some seats alone."""


def part(document: Document, order: ExportOrder) -> Document:
    """What an order asks for; moments stay as they are. The whole session is itself."""
    line = document.session.line
    whole = order.since <= 0 and (order.until is None or order.until >= line.length)
    if whole and not order.seats and line.state != "running":
        return document
    span = span_of(document, order)
    events = list(_of_seats(_within(document.events, span), span.wants, some=bool(span.seats)))
    if not any(isinstance(event, Touched) for event in events):
        raise nothing_there()
    session = document.session
    keys = {seat.key for seat in session.seats if span.wants(seat.seat)}
    return replace(
        document,
        session=replace(
            session,
            seats=[seat for seat in session.seats if span.wants(seat.seat)],
            marks=[mark for mark in session.marks if span.since <= mark.at < span.until],
            goals=[goal for goal in session.goals if goal.seat_key is None or goal.seat_key in keys],
            moods=[mood for mood in session.moods if mood.seat_key is None or mood.seat_key in keys],
        ),
        events=events,
    )


def of_key(document: Document, key: str) -> Document | None:
    """What one seat key played, for whoever it was: nothing of the others, and no words about the group."""
    session = document.session
    seats = [seat for seat in session.seats if seat.key == key]
    if not seats:
        return None
    numbers = {seat.seat for seat in seats}
    events = _of_seats(document.events, numbers.__contains__, some=True)
    return replace(
        document,
        session=replace(
            session,
            line=replace(session.line, title=key, words="", plan=None, seats=len(seats)),
            seats=seats,
            marks=[],
            goals=[goal for goal in session.goals if goal.seat_key == key],
            moods=[mood for mood in session.moods if mood.seat_key == key],
            attainment=None,
        ),
        events=[event for event in events if not isinstance(event, Marked | SceneBegan)],
    )


def _within(events: Iterable[Event], span: Span) -> Iterator[Event]:
    """Those told within the span, after the states in force when it begins."""
    states: dict[tuple[type[Event], int | None], Event] = {}
    begun = False
    for event in events:
        at = told_at(event)
        if at < span.since:
            if isinstance(event, STATES):
                key = (type(event), seat_of(event))
                states.pop(key, None)
                states[key] = event
            continue
        if not begun:
            begun = True
            yield from states.values()
        if at < span.until:
            yield event


def _of_seats(events: Iterable[Event], wants: Callable[[int], bool], *, some: bool) -> Iterator[Event]:
    """`some`: only some of the seats; what tells of all of them is left out then, or made to tell of these."""
    if not some:
        yield from events
        return
    sounds: set[int] = set()
    for event in events:
        seat = seat_of(event)
        if isinstance(event, ABOUT_ALL) or (seat is not None and not wants(seat)):
            continue
        match event:
            case SoundBegan():
                sounds.add(event.sound.id)
                yield event
            case SoundEnded() | SoundBent():
                if event.sound.id in sounds:
                    yield event
            case Opened():
                yield replace(event, seats=_wanted(event.seats, wants))
            case TechniqueRan() | PartBegan():
                kept = _wanted(event.seats, wants)
                if kept or not event.seats:
                    yield replace(event, seats=kept)
            case _:
                yield event


def _wanted(seats: Collection[int], wants: Callable[[int], bool]) -> list[int]:
    return [seat for seat in seats if wants(seat)]
