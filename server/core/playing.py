"""Touches: what a pad sounds, when, and the ways in which it ends. This is the hot path; nothing here may be slow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from server.core import density
from server.core.effects import Effect, Handlers, Send
from server.core.errors import Refused
from server.core.instruments import INSTRUMENTS
from server.core.onset import onset
from server.core.seat import HeldNote, Seat
from server.core.tape import Lifted, Linked, Touched
from server.core.timing import end_time
from server.protocol import (
    AllOff,
    AskToLeave,
    Held,
    LightOn,
    Link,
    NoteOff,
    NoteOn,
    Silence,
    SoundOff,
    SoundOn,
)

if TYPE_CHECKING:
    from server.core.room import Room, Sender

HOLD_LEASE = 1.5
"""Seconds a lasting tone stays without a word from its tablet, which says every half second what it holds."""

HELD_MOST = 20
"""Ten fingers, twice: more at once is not a hand."""

CALLED_OFF = 0.03
"""Seconds in which a tone that was planned and may not begin would fade, were it sounding already."""

OLDEST_TOUCH = 0.5
"""Seconds. A touch time further back, or in the future, is a clock gone wrong and counts as now."""

Why = Literal["lift", "left", "lease", "scale", "stopped", "turn"]


def note_on(room: Room, sender: Sender, message: NoteOn, now: float) -> list[Effect]:
    seat = room.seat_of(sender)
    if message.note <= seat.last_note:
        return []  # a touch told twice sounds once
    if message.pad >= len(seat.surface):
        raise Refused("no_such_pad", "This pad is not on the tablet any more: lift and touch again.")
    if len(seat.held) >= HELD_MOST:
        raise Refused("too_many_touches", "More touches than hands have: lift one first.")
    seat.last_note = message.note
    seat.last_heard = now
    touched = _by_hand(message.at, now)
    if message.at == touched:
        room.picture.stale |= room.steadiness.arrived(now - touched, now)
    own = room.settings.seats[seat.number - 1]
    instrument = INSTRUMENTS[own.instrument]
    in_turn, at = onset(room, seat, touched, now, lasting=instrument.hold)
    sounds = now if at is None else at
    tone = _tone(room, seat, message.pad, sounds)
    heard = in_turn and _let_through(room, seat, now)
    sound = room.next_sound() if heard else None
    seat.held[message.note] = HeldNote(
        pad=message.pad, pitch=tone, sound=sound, lasting=instrument.hold, touched=touched, sounds=sounds
    )
    touch = Touched(
        seat=seat.number,
        note=message.note,
        pad=message.pad,
        pitch=tone,
        velocity=message.velocity,
        touched=touched,
        sounded=sounds if heard else None,
        sound=sound,
        timing=own.timing or room.settings.timing,
    )
    room.tape.append(touch)
    room.listening.touched(touch)
    room.ensemble.touched(room, touch, now)
    room.picture.light(
        LightOn(
            seat=seat.number,
            pad=message.pad,
            id=room.light_id(seat.number, message.note),
            hold=instrument.hold,
            heard=heard,
        )
    )
    if sound is None:
        return []
    return [
        Send(
            "speaker",
            SoundOn(
                id=sound,
                seat=seat.number,
                instrument=own.instrument,
                soft=own.soft,
                pitch=tone,
                velocity=message.velocity,
                hold=instrument.hold,
                at=at,
            ),
        )
    ]


def _let_through(room: Room, seat: Seat, now: float) -> bool:
    """Whether a touch is among those that are heard where only so many a second are."""
    rate = density.limit(room.settings, seat.number)
    return rate is None or seat.sieve.lets(rate, now)


def _by_hand(at: float | None, now: float) -> float:
    """When the hand moved, as its tablet says, if that can be."""
    return at if at is not None and now - OLDEST_TOUCH <= at <= now else now


def _tone(room: Room, seat: Seat, pad: int, sounded: float) -> float:
    """The pad's pitch at the moment it will sound: a touch just before a change that sounds after it is new already."""
    coming = room.coming
    if coming is not None and seat.coming and sounded >= coming.at and pad < len(seat.coming):
        return seat.coming[pad].pitch
    return seat.surface[pad].pitch


def note_off(room: Room, sender: Sender, message: NoteOff, now: float) -> list[Effect]:
    seat = room.seat_of(sender)
    seat.last_heard = now
    if message.note not in seat.held:
        return []
    return _lift(room, seat, message.note, _by_hand(message.at, now), now)


def held(room: Room, sender: Sender, message: Held, now: float) -> list[Effect]:
    seat = room.seat_of(sender)
    seat.last_heard = now
    gone = seat.held.keys() - set(message.notes)
    return [effect for note in gone for effect in _lift(room, seat, note, now, now)]


def _lift(room: Room, seat: Seat, note: int, lifted: float, now: float) -> list[Effect]:
    """The hand ends a touch: its tone lasts as long as the touch did."""
    touch = seat.held[note]
    at = end_time(lifted, touched=touch.touched, sounds=touch.sounds, now=now)
    return end(room, seat, note, now, "lift", at=at)


def all_off(room: Room, sender: Sender, message: AllOff, now: float) -> list[Effect]:
    return let_go(room, room.seat_of(sender), now, "lift")


def let_go(room: Room, seat: Seat, now: float, why: Why) -> list[Effect]:
    """Every touch of a seat ends."""
    return [e for note in list(seat.held) for e in end(room, seat, note, now, why)]


def hush_seat(room: Room, seat: Seat, now: float) -> list[Effect]:
    """A seat that rests from now on: its touches end and what still rings is faded."""
    return [*let_go(room, seat, now, "stopped"), Send("speaker", Silence(fade=0.08, seat=seat.number))]


def end(
    room: Room,
    seat: Seat,
    note: int,
    now: float,
    why: Why,
    *,
    at: float | None = None,
    fade: float | None = None,
) -> list[Effect]:
    """One touch ends. Only lasting tones need telling, and planned ones that may not begin: others ring out."""
    ending = seat.held.pop(note)
    room.tape.append(Lifted(seat=seat.number, note=note, at=now, ended=now if at is None else at, why=why))
    room.picture.unlight(room.light_id(seat.number, note))
    if ending.sound is None:
        return []
    if why in ("left", "stopped", "turn") and ending.sounds > now:
        return [Send("speaker", SoundOff(id=ending.sound, fade=CALLED_OFF))]
    if not ending.lasting:
        return []
    return [Send("speaker", SoundOff(id=ending.sound, at=at, fade=fade))]


def lease_due(seat: Seat) -> float | None:
    """When this seat's touches end for want of a word from the tablet."""
    return seat.last_heard + HOLD_LEASE if seat.held else None


def link(room: Room, sender: Sender, message: Link, now: float) -> list[Effect]:
    if (
        sender.role == "member" and sender.seat is not None
    ):  # at the door, too, a tablet may say how it is connected
        seat = room.seat(sender.seat)
        delay = round(message.round_trip / 2 + message.jitter, 1)
        room.picture.stale |= room.steadiness.arrived(delay / 1000, now)
        if seat.delay is None or abs(seat.delay - delay) >= 1:
            seat.delay, seat.link = delay, message
            event = Linked(seat.number, now, round_trip=message.round_trip, jitter=message.jitter)
            room.recorder.note(event)
            room.picture.stale = True
    return []


def ask_to_leave(room: Room, sender: Sender, message: AskToLeave, now: float) -> list[Effect]:
    seat = room.seat_of(sender)
    seat.wants_to_leave = True
    room.picture.stale = True
    return []


HANDLERS: Handlers = {
    NoteOn: note_on,
    NoteOff: note_off,
    Held: held,
    AllOff: all_off,
    Link: link,
    AskToLeave: ask_to_leave,
}

TOUCHES: Final = frozenset({NoteOn, NoteOff, Held, AllOff})
"""What hands do: nothing of how the room is set, or of who may play, changes by it."""
