"""Leading by playing: the therapist's own tones, and the four cards a member may be lent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from server.core import conducting
from server.core.effects import Effect, Handlers, Send
from server.core.errors import Refused
from server.core.instruments import INSTRUMENTS
from server.core.said import Said
from server.protocol import (
    LEADER,
    Conduct,
    Go,
    LeaderOff,
    LeaderOn,
    SetLeader,
    SoundOff,
    SoundOn,
    StepLevel,
    Stop,
)

if TYPE_CHECKING:
    from server.core.room import Room, Sender

LOUDEST_CARD = 8
"""Of 10: how loud a member can make the room with the cards."""
SOFTEST_CARD = 2
"""And how soft: the music never vanishes by a hand that tries what happens."""


def set_leader(room: Room, sender: Sender, message: SetLeader, now: float) -> list[Effect]:
    changed = conducting.given(message)
    if "instrument" in changed and changed["instrument"] not in INSTRUMENTS:
        raise Refused("no_such_instrument", "This instrument is not in the collection: choose another one.")
    new = replace(room.settings, **{f"leader_{name}": value for name, value in changed.items()})
    return room.change(new, Said("your own sound", "undo.own_sound"), now, steps="leader")


def leader_on(room: Room, sender: Sender, message: LeaderOn, now: float) -> list[Effect]:
    """Sounds at once, whatever the timing: the therapist's hand is the measure."""
    key = (sender.connection, message.note)
    if key in room.led or not room.plays:
        return []
    settings = room.settings
    instrument = INSTRUMENTS[settings.leader_instrument]
    sound = SoundOn(
        id=room.next_sound(),
        seat=LEADER,
        instrument=instrument.id,
        soft=settings.leader_soft,
        pitch=room.tuning.nearest(message.key),
        velocity=message.velocity,
        hold=instrument.hold,
    )
    room.led[key] = sound
    return [Send("speaker", sound)]


def leader_off(room: Room, sender: Sender, message: LeaderOff, now: float) -> list[Effect]:
    return _end(room, (sender.connection, message.note))


def let_go(room: Room, connection: str | None = None) -> list[Effect]:
    """Every tone of a therapist's page, or of all of them, ends."""
    keys = [key for key in room.led if connection in (None, key[0])]
    return [effect for key in keys for effect in _end(room, key)]


def _end(room: Room, key: tuple[str, int]) -> list[Effect]:
    sound = room.led.pop(key, None)
    return [Send("speaker", SoundOff(id=sound.id))] if sound is not None and sound.hold else []


def conduct(room: Room, sender: Sender, message: Conduct, now: float) -> list[Effect]:
    """A card of a member that holds them: the same hand as the dashboard's."""
    seat = room.seat_of(sender)
    lent = next((t for t in room.settings.techniques if t.technique == "lead"), None)
    if lent is None or seat.number not in lent.seats:
        raise Refused("no_cards", "The cards have gone back to the therapist.")
    match message.act:
        case "loud":
            if room.settings.level >= LOUDEST_CARD:
                return []
            return conducting.step_level(room, sender, StepLevel(by=1), now)
        case "soft":
            if room.settings.level <= SOFTEST_CARD:
                return []
            return conducting.step_level(room, sender, StepLevel(by=-1), now)
        case "stop":
            if not room.settings.running:
                return []
            effects = conducting.stop(room, sender, Stop(), now)
            room.ensemble.stopped_by_card()
            return effects
        case "go":
            return conducting.go(room, sender, Go(), now)


HANDLERS: Handlers = {SetLeader: set_leader, LeaderOn: leader_on, LeaderOff: leader_off, Conduct: conduct}
