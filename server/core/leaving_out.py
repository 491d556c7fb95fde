"""What remains of things that are about several seats when some of them must leave no trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from server.core.conducting import named
from server.core.said import phrase_of
from server.core.seat import Free
from server.protocol import Cue, Mix, Stage, TechniqueName, TechniqueState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from server.core.room import Room


def seats_without(seats: Iterable[int], left_out: frozenset[int]) -> list[int]:
    """The others, in their order."""
    return [seat for seat in seats if seat not in left_out]


def concerns_only(state: TechniqueState, left_out: frozenset[int]) -> bool:
    """Whether a technique runs for nobody else: then it never was."""
    return bool(state.seats) and left_out.issuperset(state.seats)


def unseen(room: Room, left_out: frozenset[int]) -> frozenset[TechniqueName]:
    """The techniques that run for seats left out alone."""
    return frozenset(state.technique for state in room.settings.techniques if concerns_only(state, left_out))


def words_without(what: str, left_out: frozenset[int]) -> str | None:
    """What the conductor did, in plain words without their names; None when it is about nobody else."""
    phrase = phrase_of(what)
    values = phrase.values if phrase is not None else {}
    about = [int(seat) for seat in str(values.get("seats") or values.get("seat") or "").split(",") if seat]
    if left_out.isdisjoint(about):
        return str(what)
    others, all_named = seats_without(about, left_out), named(about)
    return named(others) + what[len(all_named) :] if others and what.startswith(all_named) else None


def mix_without(room: Room, mix: Mix, left_out: frozenset[int]) -> Mix:
    """The balance of the others, and only what they play on."""
    if not left_out:
        return mix
    taken = {
        seat.number
        for seat in room.seats
        if not isinstance(seat.presence, Free) and seat.number not in left_out
    }
    played = {room.settings.seats[number - 1].instrument for number in taken}
    return msgspec.structs.replace(
        mix,
        seats=[one for one in mix.seats if one.seat not in left_out],
        instruments=sorted(played | room.accompaniment.instruments(room)),
    )


def stage_without(room: Room, stage: Stage, left_out: frozenset[int]) -> Stage:
    """What displays show, of the others; never with the code that opens the room."""
    hidden = unseen(room, left_out)
    return msgspec.structs.replace(
        stage,
        code=None,
        seats=[light for light in stage.seats if light.seat not in left_out],
        cues=[cue_without(cue, left_out) for cue in stage.cues if cue.technique not in hidden],
    )


def cue_without(cue: Cue, left_out: frozenset[int]) -> Cue:
    if left_out.isdisjoint(cue.now) and left_out.isdisjoint(cue.next):
        return cue
    return msgspec.structs.replace(
        cue, now=seats_without(cue.now, left_out), next=seats_without(cue.next, left_out)
    )
