"""Meeting the group: taking over the pulse in which it plays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.core.effects import Effect, Handlers
from server.core.errors import Refused
from server.protocol import TakePulse

if TYPE_CHECKING:
    from server.core.room import Room, Sender


def take_pulse(room: Room, sender: Sender, message: TakePulse, now: float) -> list[Effect]:
    raise Refused("no_pulse", "No pulse to follow at the moment.")


HANDLERS: Handlers = {TakePulse: take_pulse}
