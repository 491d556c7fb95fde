"""The conductor's hands: each command is one new value of the settings, with the words Undo will name it by."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import UNSET

from server.core import counting
from server.core.effects import Effect, Handlers, Send
from server.core.errors import Refused
from server.core.instruments import INSTRUMENTS
from server.core.note_names import scale_in_words
from server.core.playing import let_go
from server.core.said import Said, numbers
from server.core.seat import symbol_of
from server.core.settings import SeatSettings, Settings
from server.protocol import (
    AllNotesOff,
    Arrange,
    Command,
    Go,
    PlayTestTone,
    SetDisplay,
    SetHush,
    SetLevel,
    SetScale,
    SetSeats,
    SetTempo,
    SetTiming,
    Silence,
    StepLevel,
    StepSeats,
    Stop,
    TapTempo,
    TestTone,
    Undo,
)

if TYPE_CHECKING:
    from server.core.room import Room, Sender

AT_ONCE = 0.03
"""Seconds: short enough to be silence now, long enough not to click."""
STOP_FADE = 1.0
"""Seconds in which everything rings out after STOP; a second STOP is silence now."""


def given(message: Command, *leave_out: str) -> dict[str, Any]:
    """The fields that were sent."""
    fields = msgspec.structs.asdict(message)
    return {name: value for name, value in fields.items() if value is not UNSET and name not in leave_out}


def set_scale(room: Room, sender: Sender, message: SetScale, now: float) -> list[Effect]:
    scale = room.collection.scales.get(message.scale)
    if scale is None:
        raise Refused("no_such_scale", "This scale is not in the collection any more: choose another one.")
    root = message.root if message.root is not None else scale.root_pc
    return room.change(
        replace(room.settings, scale=scale.id, root=root),
        Said(scale_in_words(scale, root), "undo.scale", scale=scale.id, root=root),
        now,
    )


def set_tempo(room: Room, sender: Sender, message: SetTempo, now: float) -> list[Effect]:
    if not math.isfinite(message.bpm) or not math.isfinite(message.over):
        raise Refused("tempo_out_of_range", "A tempo lies between 30 and 200 beats a minute.")
    new = replace(room.settings, bpm=round(message.bpm, 1), glide=message.over)
    return room.change(
        new, Said(f"tempo {message.bpm:.0f}", "undo.tempo", bpm=round(message.bpm)), now, steps="tempo"
    )


def tap_tempo(room: Room, sender: Sender, message: TapTempo, now: float) -> list[Effect]:
    bpm = room.taps.tap(message.at if message.at is not None and message.at <= now else now)
    if bpm is None:
        return []
    new = replace(room.settings, bpm=round(bpm, 1), glide=0.0)
    return room.change(new, Said(f"tempo {bpm:.0f}", "undo.tempo", bpm=round(bpm)), now, steps="tap")


TIMINGS = {
    "as_played": "as played",
    "steady": "steady",
    "gentle": "gentle",
    "together": "together",
    "loop": "on the grid",
}
"""The timing modes as Undo names them."""


def set_timing(room: Room, sender: Sender, message: SetTiming, now: float) -> list[Effect]:
    changed = given(message, "mode")
    if message.mode is UNSET:
        return room.change(
            replace(room.settings, **changed), Said("timing", "undo.timing"), now, steps="timing"
        )
    new = replace(room.settings, timing=message.mode, **changed)
    return room.change(new, Said(TIMINGS[message.mode], f"undo.mode.{message.mode}"), now)


def by(sender: Sender, did: str, key: str) -> Said:
    """What was done, and by which seat if it has the cards: Undo doesn't say that, a record must know."""
    return Said(did, key) if sender.seat is None else Said(did, key, seat=sender.seat)


def set_level(room: Room, sender: Sender, message: SetLevel, now: float) -> list[Effect]:
    if not message.bars:
        new = replace(room.settings, level=message.level, level_over=0.0)
        return room.change(
            new, Said(f"room at {message.level}", "undo.level", level=message.level), now, steps="level"
        )
    over = 60 * message.bars * room.bar / room.transport.bpm_at(now)
    new = replace(room.settings, level=message.level, level_over=over)
    word = "growing" if message.level > room.ramp.level_at(now) else "fading"
    return room.change(new, Said(f"{word} over {message.bars} bars", f"undo.{word}", bars=message.bars), now)


def step_level(room: Room, sender: Sender, message: StepLevel, now: float) -> list[Effect]:
    return room.change(
        stepped(room.settings, message.by, room.ramp.level_at(now)),
        by(sender, "louder", "undo.louder") if message.by > 0 else by(sender, "softer", "undo.softer"),
        now,
        steps="level",
    )


def stepped(settings: Settings, by: int, now: float) -> Settings:
    """One whole step softer or louder than `now`, wherever a ramp has come to."""
    level = math.floor(now + 1) if by > 0 else math.ceil(now - 1)
    return replace(settings, level=min(10, max(0, level)), level_over=0.0)


def stop(room: Room, sender: Sender, message: Stop, now: float) -> list[Effect]:
    if not room.settings.running:
        return [Send("speaker", Silence(fade=AT_ONCE))]  # pressed twice: silence now
    room.stopped_at = now
    return room.change(replace(room.settings, running=False), by(sender, "STOP", "undo.stop"), now)


def go(room: Room, sender: Sender, message: Go, now: float) -> list[Effect]:
    if room.counting is not None:  # pressed again: at once
        return [*counting.call_off(room), *room.start(room.transport.beat_at(now), now)]
    if room.settings.running:  # whatever of a technique keeps people silent ends
        room.ensemble.go_pressed(room, now)
        return room.regroup(now)
    if message.count_in:
        return resume(room, now, by(sender, "GO", "undo.go"))
    return room.change(replace(room.settings, running=True), by(sender, "GO", "undo.go"), now)


def resume(room: Room, now: float, what: Said | None = None) -> list[Effect]:
    """Counts a stopped room in."""
    begun = counting.begin(room, now)
    what = what or Said("GO", "undo.go")
    return [*begun, *room.change(replace(room.settings, running=True), what, now)]


def set_hush(room: Room, sender: Sender, message: SetHush, now: float) -> list[Effect]:
    return room.change(
        replace(room.settings, hush=message.on),
        Said("hush", "undo.hush") if message.on else Said("hush over", "undo.hush_over"),
        now,
    )


def all_notes_off(room: Room, sender: Sender, message: AllNotesOff, now: float) -> list[Effect]:
    effects = [e for seat in room.seats for e in let_go(room, seat, now, "stopped")]
    room.led.clear()
    return [*effects, Send("speaker", Silence(fade=AT_ONCE)), *room.accompaniment.begin_again(room, now)]


def play_test_tone(room: Room, sender: Sender, message: PlayTestTone, now: float) -> list[Effect]:
    return [Send("speaker", TestTone())]


def undo(room: Room, sender: Sender, message: Undo, now: float) -> list[Effect]:
    change = room.history.take_back()
    if change is None:
        raise Refused("nothing_to_undo", "There is nothing to take back.")
    before = replace(change.before, level_over=0.0)  # what is taken back is taken back now
    return [*counting.call_off(room), *room.put(before, now)]


def named(seats: list[int]) -> str:
    """The seats in words: "Leaf", "Sun and Moon", "3 seats"."""
    names = [symbol_of(seat) for seat in seats]
    return " and ".join(names) if len(names) <= 2 else f"{len(names)} seats"


def of_seats(seats: list[int], did: str, key: str | None = None, **values: str | int | float) -> Said:
    """What was done to some seats, as Undo names it; `key` where the words alone don't make one."""
    at = f"undo.seats.{key or did.replace(' ', '_')}"
    return Said(f"{named(seats)} {did}", at, seats=numbers(seats), **values)


def set_seats(room: Room, sender: Sender, message: SetSeats, now: float) -> list[Effect]:
    changed = given(message, "seats")
    if "instrument" in changed and changed["instrument"] not in INSTRUMENTS:
        raise Refused("no_such_instrument", "This instrument is not in the collection: choose another one.")
    # whoever lets a seat play again means it, whoever let it rest
    again = message.rest is False
    new = with_seats(
        room,
        message.seats,
        lambda seat: replace(seat, **changed, not_now=seat.not_now and not again),
    )
    did, key, values = _in_words(changed, several=len(message.seats) > 1)
    return room.change(new, of_seats(message.seats, did, key, **values), now)


def _in_words(changed: dict[str, Any], *, several: bool) -> tuple[str, str, dict[str, str | int]]:
    """What was done to a seat, as Undo names it; its name in the catalogs, and what stands in its places."""
    match changed:
        case {"rest": bool(on)}:
            return (("rest" if several else "rests"), "rest", {}) if on else ("again", "again", {})
        case {"solo": bool(on)}:
            return ("alone", "alone", {}) if on else ("with all", "with_all", {})
        case {"instrument": str(name)}:
            return f"with {INSTRUMENTS[name].name.lower()}", "instrument", {"instrument": name}
        case {"level": int(level)}:
            return f"at {level}", "level", {"level": level}
        case {"register": int()}:
            return "higher or lower", "register", {}
        case {"timing": str(mode)}:
            return TIMINGS[mode], f"mode.{mode}", {}
        case {"timing": None}:
            return "in the room's time", "room_time", {}
        case {"soft": bool(on)}:
            return ("soft", "soft", {}) if on else ("not soft", "not_soft", {})
        case _:
            return "touched in another way", "touched", {}


def step_seats(room: Room, sender: Sender, message: StepSeats, now: float) -> list[Effect]:
    new = with_seats(
        room, message.seats, lambda seat: replace(seat, level=min(10, max(0, seat.level + message.by)))
    )
    what = of_seats(message.seats, "louder" if message.by > 0 else "softer")
    return room.change(new, what, now, steps=f"step {message.seats} {message.by}")


def with_seats(room: Room, numbers: list[int], change: Callable[[SeatSettings], SeatSettings]) -> Settings:
    """The settings with some seats changed. Raises Refused for a seat that isn't there."""
    for number in numbers:
        room.seat(number)
    chosen = set(numbers)
    seats: tuple[SeatSettings, ...] = tuple(
        change(seat) if number in chosen else seat for number, seat in enumerate(room.settings.seats, start=1)
    )
    return replace(room.settings, seats=seats)


def arrange(room: Room, sender: Sender, message: Arrange, now: float) -> list[Effect]:
    if sorted(message.order) != sorted(room.settings.order):
        raise Refused("bad_order", "Every seat stands in the circle exactly once.")
    return room.change(
        replace(room.settings, order=tuple(message.order)), Said("chairs", "undo.chairs"), now, steps="chairs"
    )


def set_display(room: Room, sender: Sender, message: SetDisplay, now: float) -> list[Effect]:
    return room.change(
        replace(room.settings, **given(message)), Said("display", "undo.display"), now, steps="display"
    )


HANDLERS: Handlers = {
    SetScale: set_scale,
    SetTempo: set_tempo,
    TapTempo: tap_tempo,
    SetTiming: set_timing,
    SetLevel: set_level,
    StepLevel: step_level,
    Stop: stop,
    Go: go,
    SetHush: set_hush,
    AllNotesOff: all_notes_off,
    PlayTestTone: play_test_tone,
    Undo: undo,
    SetSeats: set_seats,
    StepSeats: step_seats,
    Arrange: arrange,
    SetDisplay: set_display,
}
