"""How seats are touched and seen: profiles changed live, whole or in part, and Calm. Bad input is refused whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import structs

from server.core.conducting import of_seats, with_seats
from server.core.effects import Effect, Handlers
from server.core.errors import Refused
from server.core.said import Said
from server.protocol import AccessProfile, ChangeAccess, ChangeOwnAccess, SetCalm, UseAccess

if TYPE_CHECKING:
    from server.core.room import Room, Sender


def changed(profile: AccessProfile, changes: dict[str, Any]) -> AccessProfile:
    """The profile with some fields set anew. Raises Refused when a field or a value is impossible."""
    fields = {field.name: getattr(profile, field.name) for field in structs.fields(profile)}
    unknown = sorted(changes.keys() - fields.keys())
    if unknown:
        raise Refused(
            "no_such_setting",
            "This page is newer than the server, or older: load it again. Nothing was changed.",
        )
    try:
        asked = msgspec.convert(fields | changes, AccessProfile)
    except msgspec.ValidationError:
        raise Refused("impossible_setting", "This value is not possible. The last good one stays.") from None
    return settled(_newest_wins(asked, changes))


def _newest_wins(asked: AccessProfile, changes: dict[str, Any]) -> AccessProfile:
    """What contradicts what was chosen just now goes off, as one of a row of radio buttons would."""
    if asked.scanning == "off":
        return asked
    scanning = "scanning" in changes
    if (asked.dwell is not None and scanning != ("dwell" in changes)) or (
        asked.any_key and scanning != ("any_key" in changes)
    ):
        if not scanning:
            return structs.replace(asked, scanning="off")
        return structs.replace(
            asked,
            dwell=asked.dwell if "dwell" in changes else None,
            any_key=asked.any_key and "any_key" in changes,
        )
    return asked


def settled(profile: AccessProfile) -> AccessProfile:
    """The profile as it can be played. Raises Refused where two settings want the same touch or key for themselves."""
    if profile.scanning != "off" and profile.dwell is not None:
        raise Refused(
            "contradictory_access",
            "Looking and waiting, and a light that walks, can't both choose the pad: keep one of them on.",
        )
    if profile.scanning != "off" and profile.any_key:
        raise Refused(
            "contradictory_keys",
            "A switch can't both stop the walking light and play its own pad: keep one of them on.",
        )
    return structs.replace(profile, own_pad=min(profile.own_pad, profile.pads - 1))


def change_access(room: Room, sender: Sender, message: ChangeAccess, now: float) -> list[Effect]:
    new = with_seats(
        room, message.seats, lambda seat: replace(seat, access=changed(seat.access, message.changes))
    )
    what = _in_words(message.seats, message.changes)
    return room.change(new, what, now, steps=f"access {message.seats} {sorted(message.changes)}")


def _in_words(seats: list[int], changes: dict[str, Any]) -> Said:
    """What was done to a seat, as Undo names it."""
    match changes:
        case {"pads": int(pads), **rest} if not rest:
            return of_seats(seats, f"with {pads} pad{'s' if pads > 1 else ''}", "pads", count=pads)
        case _:
            return touched(seats)


def touched(seats: list[int]) -> Said:
    return of_seats(seats, "touched in another way", "touched")


def use_access(room: Room, sender: Sender, message: UseAccess, now: float) -> list[Effect]:
    profile = settled(message.profile)
    new = with_seats(room, message.seats, lambda seat: replace(seat, access=profile))
    return room.change(new, touched(message.seats), now)


def change_own_access(room: Room, sender: Sender, message: ChangeOwnAccess, now: float) -> list[Effect]:
    seat = room.seat_of(sender)
    return change_access(room, sender, ChangeAccess(seats=[seat.number], changes=message.changes), now)


def set_calm(room: Room, sender: Sender, message: SetCalm, now: float) -> list[Effect]:
    if not message.seats:
        return room.change(
            replace(room.settings, calm=message.on),
            Said("calm", "undo.calm") if message.on else Said("calm over", "undo.calm_over"),
            now,
        )
    new = with_seats(room, message.seats, lambda seat: replace(seat, calm=message.on))
    return room.change(new, of_seats(message.seats, "calm" if message.on else "not calm"), now)


HANDLERS: Handlers = {
    ChangeAccess: change_access,
    UseAccess: use_access,
    ChangeOwnAccess: change_own_access,
    SetCalm: set_calm,
}
