"""Meeting the group: taking over the pulse in which it plays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from server.core.effects import Effect, Handlers
from server.core.errors import Refused
from server.core.pulse import nearest_octave
from server.core.said import Said
from server.protocol import TakePulse

if TYPE_CHECKING:
    from server.core.room import Room, Sender


def take_pulse(room: Room, sender: Sender, message: TakePulse, now: float) -> list[Effect]:
    """The tempo glides to the pulse that a seat, or everybody, plays in; half or double where that is as clear."""
    whose = room.seat(message.seat).name if message.seat else "the group"
    bpm = nearest_octave(room.listening.pulse(message.seat, now), room.settings.bpm)
    if bpm is None:
        raise Refused("no_pulse", "No pulse to follow at the moment.")
    new = replace(room.settings, bpm=bpm, glide=message.over)
    seat = {"seat": message.seat} if message.seat else {}
    what = Said(f"tempo {bpm:.0f} from {whose}", "undo.tempo", bpm=round(bpm), **seat)
    return room.change(new, what, now)


HANDLERS: Handlers = {TakePulse: take_pulse}
