"""Iso ramp: meet the group where it is, then change slowly: tempo, level, register, density, brightness."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from server.core import landing
from server.core.effects import Effect
from server.core.errors import Refused
from server.core.settings import SeatSettings, Settings
from server.core.techniques.technique import Technique
from server.core.transport import SHORTEST_LEAD
from server.protocol import Cue, IsoRamp, TechniqueState

if TYPE_CHECKING:
    from server.core.room import Room

TICK = 1.0
"""Seconds between two steps; the speaker goes evenly from one to the next."""

OPEN_DENSITY = 8.0
"""Touches a second of one seat: where a ramp of the density begins if all were heard. Hardly anybody plays more."""

Sound = Literal["level", "density", "brightness"]
SOUNDS: Final[tuple[Sound, ...]] = ("level", "density", "brightness")


class Iso(Technique):
    """It goes evenly from what is now to the target, ends by itself, and leaves everything as it is then.

    Paused, stopped or ended early, it holds where it has come to. What the therapist changes by hand meanwhile leaves
    the ramp and stays as it was set. For Undo the whole ramp is one change. Ended by hand and taken back, it begins
    anew from where things are then.
    """

    name = "iso"

    def __init__(self, state: TechniqueState) -> None:
        super().__init__(state)
        self._began = 0.0
        self._passed = 0.0
        """Seconds of the ramp that have gone by, without pauses."""
        self._since: float | None = None
        """Since when it moves; None while it holds."""
        self._due = 0.0
        self._starts: dict[Sound, float] = {}
        """Where each of those began that still move."""
        self._last: dict[Sound, float] = {}
        """What each was set to last."""
        self._bpm: Literal["waits", "glides", "holds", "free"] = "free"
        self._registers: dict[int, tuple[int, int]] = {}
        """For each seat that still moves: where its register began, and what it was set to last."""
        self._bar: float | None = None
        """The bar on which registers move next."""

    @classmethod
    def settled(cls, settings: Settings, state: TechniqueState) -> TechniqueState:
        ramp = state.iso
        targets = () if ramp is None else (ramp.bpm, ramp.level, ramp.register, ramp.density, ramp.brightness)
        if all(target is None for target in targets):
            raise Refused(
                "nothing_to_change", "Choose what is to change slowly: a tempo, a level, or another."
            )
        return state

    @classmethod
    def chosen(cls, settings: Settings, state: TechniqueState) -> tuple[Settings, TechniqueState]:
        runs = any(running.technique == cls.name for running in settings.techniques)
        if state.iso is not None and state.iso.start_bpm is not None and not runs:
            settings = replace(settings, bpm=state.iso.start_bpm, glide=0.0)
        return settings, state

    @property
    def ramp(self) -> IsoRamp:
        return self.state.iso or IsoRamp()

    @property
    def seconds(self) -> float:
        return 60 * self.ramp.minutes

    @property
    def share(self) -> float:
        return min(1.0, self._passed / self.seconds)

    # --- its life

    def begin(self, room: Room, now: float) -> list[Effect]:
        settings, ramp = room.settings, self.ramp
        self._began, self._passed = room.transport.beat_at(now), 0.0
        self._starts = {name: _value(settings, name) for name in SOUNDS if getattr(ramp, name) is not None}
        self._last = dict(self._starts)
        self._bpm = "free" if ramp.bpm is None else "waits"
        self._registers = {}
        if ramp.register is not None:
            seats = enumerate(settings.seats, start=1)
            self._registers = {n: (own.register, own.register) for n, own in seats if self.covers(n)}
        self._bar = None
        self._go_on(room, now)
        return []

    def change(self, room: Room, state: TechniqueState, now: float) -> list[Effect]:
        """Paused or taken up again it goes on from there; another target makes another ramp, from here."""
        paused = msgspec.structs.replace(self.ramp, paused=state.iso is not None and state.iso.paused)
        only_paused = state.iso == paused and state.seats == self.state.seats
        self.state = state
        if not only_paused:
            return self.begin(room, now)
        if self.ramp.paused:
            self._hold(room, now)
        else:
            self._go_on(room, now)
        return []

    def stopped(self, room: Room, now: float) -> None:
        self._hold(room, now)

    def restarted(self, room: Room, beat: float, now: float) -> None:
        self._go_on(room, now)

    def end(self, room: Room, now: float) -> list[Effect]:
        """Ended before it has arrived: the tempo stays where it is, unless another has been set."""
        if self.over_since is None and self._bpm == "glides" and room.settings.bpm == self.ramp.bpm:
            room.settings = replace(room.settings, bpm=_bpm_now(room, now), glide=0.0)
            landing.announce_tempo(room, now)
        return []

    def _hold(self, room: Room, now: float) -> None:
        if self._since is None:
            return
        self._passed += now - self._since
        self._since = None
        if self._bpm == "glides":
            self._bpm = "holds"
            landing.tempo_lands(room, now, bpm=_bpm_now(room, now), glide=0.0)

    def _go_on(self, room: Room, now: float) -> None:
        if self._since is None and room.plays and not self.ramp.paused:
            self._since = self._due = now

    def due(self, room: Room) -> float | None:
        if self._since is None:
            return None
        bar = None if self._bar is None else room.transport.seconds_at(self._bar)
        return self._due if bar is None else min(self._due, bar)

    def wake(self, room: Room, now: float) -> list[Effect]:
        if self._since is None:
            return []
        self._passed += now - self._since
        self._since, self._due = now, now + min(TICK, max(0.1, self.seconds - self._passed))
        self._let_go_what_was_set_by_hand(room.settings)
        effects = [
            *self._move_sound(room, now),
            *self._move_registers(room, now),
            *self._move_tempo(room, now),
        ]
        arrived = self.share >= 1.0 and self._bpm in ("glides", "free")
        if arrived or not (self._starts or self._registers or self._bpm != "free"):
            self.finish(now)
        return effects

    # --- what moves

    def _let_go_what_was_set_by_hand(self, settings: Settings) -> None:
        for name in [name for name in self._starts if _value(settings, name) != self._last[name]]:
            del self._starts[name]
        for seat, (_, last) in list(self._registers.items()):
            if settings.seats[seat - 1].register != last:
                del self._registers[seat]
        if self._bpm in ("glides", "holds") and settings.bpm != self.ramp.bpm:
            self._bpm = "free"

    def _move_sound(self, room: Room, now: float) -> list[Effect]:
        for name, start in self._starts.items():
            target = getattr(self.ramp, name)
            self._last[name] = round(start + (target - start) * self.share, 3)
        moved = {name: self._last[name] for name in self._starts}
        if not moved:
            return []
        return room.drift(self.name, lambda settings: _with_sound(settings, moved), now)

    def _move_tempo(self, room: Room, now: float) -> list[Effect]:
        target = self.ramp.bpm
        if target is None or self._bpm not in ("waits", "holds") or room.coming_tempo is not None:
            return []  # a tempo to begin with has to land first
        left = max(0.0, self.seconds - self._passed)
        was, self._bpm = self._bpm, "glides"
        if was == "holds" or room.settings.bpm == target:
            landing.tempo_lands(room, now, bpm=target, glide=left)
            return []
        return room.drift(self.name, lambda settings: replace(settings, bpm=target, glide=left), now)

    def _move_registers(self, room: Room, now: float) -> list[Effect]:
        """One step of the ladder at most, on a bar: whoever plays finds the pads nearly where they were."""
        wanted = {seat: self._register_due(seat) for seat in self._registers}
        if all(wanted[seat] == last for seat, (_, last) in self._registers.items()):
            return []
        if self._bar is None:
            self._bar = room.transport.next_change(now, SHORTEST_LEAD, "bar", room.bar)
        if now < room.transport.seconds_at(self._bar) and self.share < 1.0:
            return []
        self._bar = None
        steps = {seat: last + _sign(wanted[seat] - last) for seat, (_, last) in self._registers.items()}
        if self.share >= 1.0:
            steps = wanted
        self._registers = {seat: (start, steps[seat]) for seat, (start, _) in self._registers.items()}
        return room.drift(self.name, lambda settings: _with_registers(settings, steps), now)

    def _register_due(self, seat: int) -> int:
        start, target = self._registers[seat][0], self.ramp.register or 0
        return round(start + (target - start) * self.share)

    # --- what it says

    def cue(self, room: Room) -> Cue:
        return Cue(
            technique=self.name,
            phase="ramp",
            now=[],
            next=[],
            began=self._began,
            until=None,
            share=round(self.share, 3),
        )


def _value(settings: Settings, name: Sound) -> float:
    match name:
        case "level":
            return settings.level
        case "density":
            return OPEN_DENSITY if settings.density is None else settings.density
        case "brightness":
            return settings.brightness


def _with_sound(settings: Settings, moved: dict[Sound, float]) -> Settings:
    over = TICK if "level" in moved or "brightness" in moved else settings.level_over
    return replace(
        settings,
        level=moved.get("level", settings.level),
        density=moved.get("density", settings.density),
        brightness=moved.get("brightness", settings.brightness),
        level_over=over,
    )


def _with_registers(settings: Settings, registers: dict[int, int]) -> Settings:
    seats: tuple[SeatSettings, ...] = tuple(
        replace(own, register=registers.get(seat, own.register))
        for seat, own in enumerate(settings.seats, start=1)
    )
    return replace(settings, seats=seats)


def _bpm_now(room: Room, now: float) -> float:
    return round(room.transport.bpm_at(now), 1)


def _sign(number: int) -> int:
    return int(math.copysign(1, number)) if number else 0
