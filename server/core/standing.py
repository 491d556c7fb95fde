"""What holds in a room at a moment, as events of a tape: told whole when keeping begins, and then what changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from server.core.instruments import INSTRUMENTS
from server.core.leaving_out import seats_without, unseen
from server.core.note_names import scale_in_words, tone_names
from server.core.seat import Away, Free, Here, Seat
from server.core.tape import (
    Event,
    Linked,
    Moved,
    Opened,
    PartBegan,
    Ran,
    ScaleSet,
    SceneBegan,
    SeatKept,
    Surfaced,
    TechniqueRan,
    TempoSet,
)
from server.core.transport import Part, TempoMap
from server.protocol import Phase, TechniqueName, TouchLoudness

if TYPE_CHECKING:
    from server.core.ladder import Surface
    from server.core.room import Room
    from server.core.settings import Settings
    from server.core.tuning import Tuning

Pads = tuple["Surface", str, TouchLoudness]


class Standing:
    """What a tape was told last. Whatever is another now goes onto it, and nothing of a seat that is left out."""

    def __init__(self) -> None:
        self._left_out: frozenset[int] = frozenset()
        self._met: set[int] = set()
        """Seats of which the tape knows that somebody is there."""
        self.forget()

    def forget(self) -> None:
        """Whatever was told may have changed unseen: all of it is told again. Who was there, and kept, is known."""
        self._settings: Settings | None = None
        self._tuning: Tuning | None = None
        self._transport: TempoMap | None = None
        self._bar = 0
        self._scene: tuple[str, int, float] | None = None
        self._plays: bool | None = None
        self._opened: list[int] | None = None
        self._pads: dict[int, Pads] = {}
        self._running: dict[TechniqueName, list[int]] = {}
        self._parts: dict[TechniqueName, tuple[Phase, list[int], float]] = {}
        self._look = True
        self._gone = set(self._met)
        self._met.clear()

    def moved(self, event: Moved) -> None:
        """Somebody came or went, and the tape has heard of it."""
        self._look = True
        if event.what in ("came", "admitted", "away"):
            self._met.add(event.seat)

    def look(self) -> None:
        """Something may be another now that shows in no settings."""
        self._look = True
        self._settings = None

    def cut(self, now: float, gone: frozenset[int] | None = None) -> Iterator[Event]:
        """What of it names seats that are about to be left out ends; or all that has an end, because a pause begins."""
        for name, seats in list(self._running.items()):
            if gone is None or not gone.isdisjoint(seats):
                yield TechniqueRan(at=now, technique=name, on=False, seats=self._running.pop(name))
                self._parts.pop(name, None)

    def changes(self, room: Room, left_out: frozenset[int], now: float) -> Iterator[Event]:
        """What is another than was told last; cheap when nothing is."""
        if left_out != self._left_out:
            yield from self._kept(left_out, now)
        settings, bar = room.settings, room.bar
        if room.transport is not self._transport or bar != self._bar:
            yield from self._tempo(room.transport, bar, now)
        retuned = room.tuning is not self._tuning
        if retuned:
            first = self._tuning is None
            at = now if first else room.tuned_at
            yield _scale(room.tuning, at)
        else:
            at = now
        if retuned or self._look or settings is not self._settings:
            self._settings, self._tuning, self._look = settings, room.tuning, False
            yield from self._people(room, left_out, now)
            yield from self._surfaces(room, left_out, at)
            yield from self._scenes(settings, now)
            yield from self._techniques(settings, left_out, now)
        if room.plays is not self._plays:
            self._plays = room.plays
            yield Ran(at=now, plays=room.plays)
        opened = sorted(room.sounding - left_out)
        if opened != self._opened:
            self._opened = opened
            yield Opened(at=now, seats=opened)
        if room.ensemble.running or self._parts:
            yield from self._parts_begun(room, left_out, now)

    def _kept(self, left_out: frozenset[int], now: float) -> Iterator[Event]:
        for seat in sorted(left_out - self._left_out):
            yield SeatKept(at=now, seat=seat, kept=False)
            self._met.discard(seat)
            self._gone.discard(seat)
            self._pads.pop(seat, None)
        for seat in sorted(self._left_out - left_out):
            yield SeatKept(at=now, seat=seat, kept=True)
        self._left_out = left_out
        self._look = True

    def _tempo(self, tempo: TempoMap, bar: int, now: float) -> Iterator[Event]:
        """All of it that lies ahead, at first and with another bar; then the new parts of it."""
        known: tuple[Part, ...] = ()
        if self._transport is not None and bar == self._bar:
            known = self._transport.parts
        self._transport, self._bar = tempo, bar
        for part in tempo.since(now).parts:
            if part in known:
                continue
            if not known and part.at < now:  # the same curve, from here on
                beat, bpm, until = part.beat_at(now), part.bpm_at(now), max(part.until, now)
                part = Part(now, beat, bpm, part.target, until, part.glide)
            yield TempoSet(
                told=now,
                at=part.at,
                beat=part.beat,
                bpm=part.bpm,
                target=part.target,
                until=part.until,
                glide=part.glide,
                bar=bar,
            )

    def _people(self, room: Room, left_out: frozenset[int], now: float) -> Iterator[Event]:
        for seat in room.seats:
            if seat.number in left_out:
                continue
            there = isinstance(seat.presence, Here | Away)
            if there and seat.number not in self._met:
                here = isinstance(seat.presence, Here)
                yield Moved(seat=seat.number, at=now, what="came" if here else "away")
                self._met.add(seat.number)
                yield from _link(seat, now)
            elif seat.number in self._gone and isinstance(seat.presence, Free):
                yield Moved(seat=seat.number, at=now, what="removed")
        self._gone.clear()

    def _surfaces(self, room: Room, left_out: frozenset[int], at: float) -> Iterator[Event]:
        for number in sorted(self._met - left_out):
            seat, own = room.seat(number), room.settings.seats[number - 1]
            pads = (seat.surface, own.instrument, own.access.loudness)
            if pads == self._pads.get(number):
                continue
            self._pads[number] = pads
            yield Surfaced(
                seat=number,
                at=at,
                pads=[tone.pitch for tone in seat.surface],
                instrument=own.instrument,
                hold=INSTRUMENTS[own.instrument].hold,
                loudness=own.access.loudness,
            )

    def _scenes(self, settings: Settings, now: float) -> Iterator[Event]:
        plan, scene = settings.plan, settings.scene
        if plan is None or scene is None:
            self._scene = None
        elif self._scene != (plan.name, scene, settings.scene_since):
            self._scene = (plan.name, scene, settings.scene_since)
            yield SceneBegan(at=now, plan=plan.name, scene=scene, name=plan.scenes[scene].name)

    def _techniques(self, settings: Settings, left_out: frozenset[int], now: float) -> Iterator[Event]:
        wanted = {
            state.technique: seats
            for state in settings.techniques
            if (seats := seats_without(state.seats, left_out)) or not state.seats
        }
        for name in [name for name, seats in self._running.items() if wanted.get(name) != seats]:
            yield TechniqueRan(at=now, technique=name, on=False, seats=self._running.pop(name))
            self._parts.pop(name, None)
        for name, seats in wanted.items():
            if name not in self._running:
                self._running[name] = seats
                yield TechniqueRan(at=now, technique=name, on=True, seats=seats)

    def _parts_begun(self, room: Room, left_out: frozenset[int], now: float) -> Iterator[Event]:
        hidden = unseen(room, left_out)
        for name in [name for name in self._parts if name not in room.ensemble.running]:
            del self._parts[name]
        for name, technique in room.ensemble.running.items():
            cue = technique.cue(room) if technique.has_begun and name not in hidden else None
            if cue is None:
                continue
            part = (cue.phase, seats_without(cue.now, left_out), cue.began)
            before = self._parts.get(name)
            if part == before:
                continue
            self._parts[name] = part
            at = room.transport.seconds_at(cue.began)
            if before is None:
                at = max(at, now)
            elif before[2] == cue.began:  # the same part with others in it
                at = now
            until = None if cue.until is None else room.transport.seconds_at(cue.until)
            yield PartBegan(at=at, technique=name, phase=cue.phase, seats=part[1], until=until)


def _scale(tuning: Tuning, at: float) -> ScaleSet:
    scale = tuning.scale
    return ScaleSet(
        at=at,
        scale=scale.id,
        root=tuning.root,
        name=scale_in_words(scale, tuning.root),
        degrees=[cents / 100 for cents in scale.degrees],
        period=scale.period / 100,
        tones=[name.split()[0] for name in tone_names(scale, tuning.root)],
    )


def _link(seat: Seat, now: float) -> Iterator[Event]:
    if seat.link is not None:
        link = seat.link
        yield Linked(seat=seat.number, at=now, round_trip=link.round_trip, jitter=link.jitter)
