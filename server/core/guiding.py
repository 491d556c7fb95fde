"""The conductor's hand on techniques and groups."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from server.core.effects import Effect, Handlers
from server.core.errors import Refused
from server.core.said import Said
from server.core.techniques import IN_WORDS, TECHNIQUES
from server.core.techniques.choosing import check_seats, with_technique, without
from server.core.techniques.free import free
from server.protocol import EndTechnique, NextPart, PlayFree, SetGroup, StartTechnique

if TYPE_CHECKING:
    from server.core.room import Room, Sender


def start_technique(room: Room, sender: Sender, message: StartTechnique, now: float) -> list[Effect]:
    name = message.technique.technique
    runs = any(t.technique == name for t in room.settings.techniques)
    did = "changed" if runs else "on"
    what = Said(IN_WORDS[name] if runs else f"{IN_WORDS[name]} on", f"undo.technique.{did}", technique=name)
    check_seats(room.settings, message.technique)
    state = TECHNIQUES[name].asked(room, message.technique, now)
    new = with_technique(room.settings, state)
    return room.change(new, what, now, steps=name if runs else None)


def end_technique(room: Room, sender: Sender, message: EndTechnique, now: float) -> list[Effect]:
    new = without(room.settings, message.technique)
    what = Said(f"{IN_WORDS[message.technique]} off", "undo.technique.off", technique=message.technique)
    return room.change(new, what, now)


def play_free(room: Room, sender: Sender, message: PlayFree, now: float) -> list[Effect]:
    for seat in message.seats:
        room.seat(seat)
    return room.change(free(room.settings, frozenset(message.seats)), Said("Free", "undo.free"), now)


def next_part(room: Room, sender: Sender, message: NextPart, now: float) -> list[Effect]:
    running = room.ensemble.running.get(message.technique)
    if running is None:
        raise Refused(
            "not_running", f"{IN_WORDS[message.technique]} has ended already.", technique=message.technique
        )
    running.next_part(room, now)
    return room.regroup(now)


def set_group(room: Room, sender: Sender, message: SetGroup, now: float) -> list[Effect]:
    for seat in message.seats:
        room.seat(seat)
    chosen = tuple(dict.fromkeys(message.seats))
    groups = tuple(
        chosen if letter == message.group else seats
        for letter, seats in zip("ABC", room.settings.groups, strict=True)
    )
    return room.change(
        replace(room.settings, groups=groups),
        Said(f"group {message.group}", "undo.group", group=message.group),
        now,
    )


HANDLERS: Handlers = {
    StartTechnique: start_technique,
    EndTechnique: end_technique,
    PlayFree: play_free,
    NextPart: next_part,
    SetGroup: set_group,
}
