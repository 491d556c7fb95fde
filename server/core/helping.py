"""Helpers: what the page beside a seat is told, and its two buttons.

A helper's page watches a seat. It is never its presence, never sounds, and takes nobody's place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import msgspec

from server.core import views
from server.core.conducting import named, with_seats
from server.core.effects import Effect, Handlers, Reply
from server.core.errors import Refused
from server.core.mixer import is_calm
from server.core.said import Said
from server.core.seat import Free, Seat
from server.core.tape import Assisted, Lifted, Touched
from server.protocol import Cue, Helping, MarkAssisted, NotNow, Phrase

if TYPE_CHECKING:
    from server.core.room import Room, Sender
    from server.core.settings import Settings
    from server.core.techniques.technique import Technique, Words
    from server.protocol import Tempo

QUIET = 10.0
"""Seconds without a touch after which what was played together is over."""

LOOK_BACK = 60.0
"""Seconds. A mark reaches back no further: who helped longer ago no longer knows what it was."""


@dataclass(slots=True)
class Mark:
    """Touches that are being made with help."""

    since: float
    pressed: float
    look: float
    """When to look next whether the seat has been quiet for long enough."""


class Helpers:
    """What the helpers of a room have marked, and what their pages were told last."""

    def __init__(self) -> None:
        self.marks: Final[dict[int, Mark]] = {}
        """By seat: what is still going on."""
        self._told: Final[dict[str, Helping]] = {}

    def due(self) -> float | None:
        return min((mark.look for mark in self.marks.values()), default=None)

    def wake(self, room: Room, now: float) -> None:
        """Ends each mark whose seat has been quiet for long enough."""
        for number, mark in list(self.marks.items()):
            if now < mark.look:
                continue
            seat = room.seat(number)
            quiet_from = _last_touch(room, seat, mark, now) + QUIET
            if now >= quiet_from:
                self.end(room, number, until=now, now=now)
            else:
                mark.look = quiet_from

    def end(self, room: Room, seat: int, *, until: float, now: float) -> None:
        mark = self.marks.pop(seat)
        room.tape.append(Assisted(seat=seat, since=mark.since, until=until, at=now))
        room.picture.stale = True

    def tell(self, room: Room, now: float) -> list[Effect]:
        """Each helper's page what it doesn't know yet."""
        effects: list[Effect] = []
        watching = [sender for sender in room.senders.values() if sender.role == "helper"]
        if not watching:
            return effects
        words, tempo = room.ensemble.words(room), views.tempo(room, now)
        facts = {seat: told(room, room.seat(seat), words, tempo) for seat in {s.seat or 0 for s in watching}}
        for sender in watching:
            fact = facts[sender.seat or 0]
            if fact != self._told.get(sender.connection):
                self._told[sender.connection] = fact
                effects.append(Reply(sender.connection, fact))
        return effects

    def forget(self, connection: str) -> None:
        """That page has gone."""
        self._told.pop(connection, None)


def seat_freed(room: Room, number: int, now: float) -> None:
    """Whoever sat there has gone: a rest that was asked for is over, and no Undo brings it back."""
    room.consent.forget(number)
    if number in room.helping.marks:
        room.helping.end(room, number, until=now, now=now)

    def edit(settings: Settings) -> Settings:
        seats = tuple(
            replace(own, not_now=False) if seat == number else own
            for seat, own in enumerate(settings.seats, start=1)
        )
        return replace(settings, seats=seats)

    new = edit(room.settings)
    room.history.amend(edit, lambda settings: True, new)
    room.settings = new


# --- the two buttons


def mark_assisted(room: Room, sender: Sender, message: MarkAssisted, now: float) -> list[Effect]:
    seat, marks = _beside(room, sender), room.helping.marks
    if message.on == (seat.number in marks):
        return []
    if not message.on:  # pressed by mistake: it holds for nothing
        room.helping.end(room, seat.number, until=marks[seat.number].since, now=now)
        return []
    since = _run_began(room, seat, now)
    marks[seat.number] = Mark(since=since, pressed=now, look=now + QUIET)
    room.tape.append(Assisted(seat=seat.number, since=since, until=None, at=now))
    room.picture.stale = True
    return []


def not_now(room: Room, sender: Sender, message: NotNow, now: float) -> list[Effect]:
    seat = _beside(room, sender)
    if message.on == room.settings.seats[seat.number - 1].not_now:
        return []
    new = with_seats(room, [seat.number], lambda own: replace(own, not_now=message.on))
    who = named([seat.number])
    again = Said(f"{who} again", "undo.seats.again", seats=str(seat.number))
    what = Said(f"{who}: not now", "undo.seats.not_now", seats=str(seat.number)) if message.on else again
    effects = room.change(new, what, now)
    if message.on:
        text = f"{who}: not now. It rests until its helper or you let it play again."
        room.tell_news(Said(text, "notices.not_now", seat=seat.number))
    return effects


def _beside(room: Room, sender: Sender) -> Seat:
    """The seat a helper sits beside, if anybody sits there."""
    seat = room.seat(sender.seat or 0)
    if isinstance(seat.presence, Free):
        raise Refused("nobody_sits", "Nobody sits here yet. This page goes on by itself when somebody does.")
    return seat


def _run_began(room: Room, seat: Seat, now: float) -> float:
    """When the touches began that were made just now, one after the other."""
    began = now
    for event in reversed(room.tape):
        if isinstance(event, Touched) and event.seat == seat.number:
            if began - event.touched > QUIET or now - event.touched > LOOK_BACK:
                break
            began = min(began, event.touched)
    return began


def _last_touch(room: Room, seat: Seat, mark: Mark, now: float) -> float:
    """When a touch of the seat last began, ended or still went on; at the least when it was marked."""
    if seat.held:
        return now
    for event in reversed(room.tape):
        if not isinstance(event, Touched | Lifted) or event.seat != seat.number:
            continue
        return max(mark.pressed, event.touched if isinstance(event, Touched) else event.at)
    return mark.pressed


# --- what a page is told


def told(room: Room, seat: Seat, words: Words, tempo: Tempo) -> Helping:
    state = views.state_of(room, seat)
    decides = _deciding(room, seat.number)
    plays = state == "play" and room.ensemble.lets(seat.number)
    return Helping(
        seat=seat.number,
        link=views.link_of(seat.presence),
        state=state,
        turn=words(seat.number),
        counting=room.counting.fact if room.counting else None,
        cards=room.ensemble.cards(room, seat.number),
        doing=doing(room, seat.number),
        tempo=tempo,
        part=None if decides is None else _to_count(decides, decides.cue(room)),
        plays_at=None if decides is None or plays else decides.comes(room, seat.number),
        assisted=seat.number in room.helping.marks,
        not_now=room.settings.seats[seat.number - 1].not_now,
        calm=is_calm(room.settings, seat.number),
    )


def _deciding(room: Room, seat: int) -> Technique | None:
    running = room.ensemble.running.values()
    return next((one for one in running if one.decides_who and one.covers(seat)), None)


def _to_count(technique: Technique, cue: Cue | None) -> Cue | None:
    """Who plays now, with its end only where people may count down to it."""
    if cue is None or technique.end_is_told:
        return cue
    return msgspec.structs.replace(cue, until=None)


def doing(room: Room, seat: int) -> Phrase:
    """What a seat does while it plays: by its cards, by what decides who plays, by whatever else concerns it."""
    if room.ensemble.cards(room, seat).held:
        return Phrase("helper.doing.lead")
    running = [one for one in room.ensemble.running.values() if one.covers(seat)]
    for technique in sorted(running, key=lambda one: not one.decides_who):
        match technique.name:
            case "call_answer":
                calls = technique.state.leader == seat
                return Phrase("helper.doing.call" if calls else "helper.doing.answer")
            case "build":
                return Phrase("helper.doing.fade" if technique.state.fading else "helper.doing.build")
            case name:
                return Phrase(f"helper.doing.{name}")
    return Phrase("helper.doing.free")


HANDLERS: Handlers = {MarkAssisted: mark_assisted, NotNow: not_now}
