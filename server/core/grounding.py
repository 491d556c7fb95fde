"""The conductor's hand on the grounds: pulse, drone, bed, chords, the space between, an accent, a rumble."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
from msgspec import UNSET

from server.core.accompaniment import LOOKAHEAD
from server.core.conducting import given
from server.core.effects import Effect, Handlers, Send
from server.core.errors import Refused
from server.core.said import Said
from server.protocol import (
    LEADER,
    Accent,
    GroundName,
    PreviewScale,
    SetBed,
    SetChords,
    SetDrone,
    SetPulse,
    SetRumble,
    SetSpace,
    SoundOn,
)

if TYPE_CHECKING:
    from server.core.room import Room, Sender


def _set(
    room: Room, name: GroundName, message: SetPulse | SetDrone | SetBed | SetChords, now: float
) -> list[Effect]:
    state = msgspec.structs.replace(getattr(room.settings, name), **given(message))
    did = "changed" if message.on is UNSET else "on" if state.on else "off"
    what = Said(name if did == "changed" else f"{name} {did}", f"undo.ground.{did}", ground=name)
    return room.change(replace(room.settings, **{name: state}), what, now, steps=name)


def set_pulse(room: Room, sender: Sender, message: SetPulse, now: float) -> list[Effect]:
    if message.pattern is not UNSET and message.pattern not in room.collection.pulses:
        raise Refused("no_such_pulse", "This pulse is not in the collection any more: choose another one.")
    return _set(room, "pulse", message, now)


def set_drone(room: Room, sender: Sender, message: SetDrone, now: float) -> list[Effect]:
    return _set(room, "drone", message, now)


def set_bed(room: Room, sender: Sender, message: SetBed, now: float) -> list[Effect]:
    if message.style is not UNSET and message.style not in room.collection.beds:
        raise Refused("no_such_bed", "This bed is not in the collection any more: choose another one.")
    return _set(room, "bed", message, now)


def set_chords(room: Room, sender: Sender, message: SetChords, now: float) -> list[Effect]:
    return _set(room, "chords", message, now)


def set_space(room: Room, sender: Sender, message: SetSpace, now: float) -> list[Effect]:
    return room.accompaniment.space(room, sender.connection, message.on, now)


def set_rumble(room: Room, sender: Sender, message: SetRumble, now: float) -> list[Effect]:
    return room.accompaniment.rumble(room, sender.connection, message.on, now)


def accent(room: Room, sender: Sender, message: Accent, now: float) -> list[Effect]:
    return room.accompaniment.accent(room, now)


PREVIEW_VELOCITY = 0.5
PREVIEW_STEP = 0.28
"""Seconds from tone to tone."""


def preview_scale(room: Room, sender: Sender, message: PreviewScale, now: float) -> list[Effect]:
    """Up and down once, softly, in the therapist's timbre: the room itself stays as it is."""
    scale = room.collection.scales.get(message.scale)
    if scale is None:
        raise Refused("no_such_scale", "This scale is not in the collection any more: choose another one.")
    root = scale.root_pitch(scale.root_pc if message.root is None else message.root)
    up = [root + cents / 100 for cents in (*scale.degrees, scale.period)]
    return [
        Send(
            "speaker",
            SoundOn(
                id=room.next_sound(),
                seat=LEADER,
                instrument=PREVIEW_INSTRUMENT,
                soft=True,
                pitch=pitch,
                velocity=PREVIEW_VELOCITY,
                hold=False,
                at=now + LOOKAHEAD + step * PREVIEW_STEP,
            ),
        )
        for step, pitch in enumerate([*up, *reversed(up[:-1])])
    ]


PREVIEW_INSTRUMENT = "kalimba"
"""Always loaded."""

HANDLERS: Handlers = {
    PreviewScale: preview_scale,
    SetPulse: set_pulse,
    SetDrone: set_drone,
    SetBed: set_bed,
    SetChords: set_chords,
    SetSpace: set_space,
    SetRumble: set_rumble,
    Accent: accent,
}
