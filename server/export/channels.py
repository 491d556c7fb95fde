"""Which notes may share a MIDI channel: a channel has one bend and one sound, and every tone keeps its own cents."""

from collections.abc import Callable, Iterable
from typing import Final

from msgspec import Struct

from server.export.midi_clock import Clock
from server.export.played import PlayedNote
from server.export.programs import PROGRAMS

RINGS: Final = 2.0
"""Seconds a tone is still heard after its end: until then its channel is not bent for another."""
DRUMS: Final = 9
"""The channel of drums, counted from 0, stays free of tones."""
CHANNELS: Final = tuple(channel for channel in range(16) if channel != DRUMS)

CENTRE: Final = 8192
RANGE: Final = 2
"""Semitones a channel bends either way: what every receiver does by itself."""
WIDE: Final = 24
"""Where a slide goes further."""


class Placed(Struct, gc=False):
    """A note with its ticks, its key and its lane."""

    note: PlayedNote
    key: int
    on: int
    off: int
    lane: int
    bends: list[tuple[int, int]] = []


class _Lane:
    """A channel of one seat while its notes are laid out."""

    def __init__(self) -> None:
        self.state: tuple[int, int] | None = None
        """Sound and bend; None after a slide, which is nobody else's place."""
        self.quiet = 0.0
        """Seconds from which on nothing of it is heard."""
        self.keys: dict[int, Placed] = {}

    def takes(self, key: int, on: int) -> bool:
        """Two notes of one key begin at two ticks."""
        before = self.keys.get(key)
        return before is None or before.on < on


class Part:
    """The notes of one seat on as few lanes as keep every tone in tune."""

    def __init__(
        self, notes: Iterable[PlayedNote], clock: Clock, when: Callable[[PlayedNote], float]
    ) -> None:
        self.placed: list[Placed] = []
        self.changes: list[tuple[int, int, int, int]] = []
        """From which tick on a lane has which sound and bend."""
        self.range = RANGE
        self._lanes: list[_Lane] = []
        self._wanted: dict[tuple[str, float], tuple[int, tuple[int, int]]] = {}
        notes = sorted(notes, key=when)
        if any(_deviation(note) > RANGE for note in notes if note.bends):
            self.range = WIDE
        for note in notes:
            self._place(note, clock, when(note) - note.began)

    @property
    def lanes(self) -> int:
        return len(self._lanes)

    def bend(self, semitones: float) -> int:
        return min(max(CENTRE + round(semitones / self.range * CENTRE), 0), 2 * CENTRE - 1)

    def _place(self, note: PlayedNote, clock: Clock, earlier: float) -> None:
        began, ended = note.began + earlier, note.ended + earlier
        on, off = clock.tick(began), clock.tick(ended)
        if off <= on:
            off = on + 1
        key, state = self._wants(note.instrument, note.pitch)
        number = self._choose(key, on, began, state, slides=bool(note.bends))
        lane = self._lanes[number]
        if lane.state != state:
            if lane.quiet > began:
                _end_all(lane, on)
            self.changes.append((on, number, *state))
        before = lane.keys.get(key)
        if before is not None and before.off > on:
            before.off = on
        placed = lane.keys[key] = Placed(note, key, on, off, number)
        lane.state = None if note.bends else state
        if ended + RINGS > lane.quiet:
            lane.quiet = ended + RINGS
        self.placed.append(placed)
        if note.bends:
            self._slide(placed, clock, earlier)

    def _wants(self, instrument: str, pitch: float) -> tuple[int, tuple[int, int]]:
        """The key of a tone, and the sound and bend its lane needs; a scale has few of them, so they are kept."""
        known = self._wanted.get((instrument, pitch))
        if known is None:
            key = key_of(pitch)
            bend = CENTRE if pitch == key else self.bend(pitch - key)
            known = self._wanted[instrument, pitch] = key, (PROGRAMS.get(instrument, 0), bend)
        return known

    def _choose(self, key: int, on: int, began: float, state: tuple[int, int], *, slides: bool) -> int:
        """A lane as the note needs it; else one that is quiet, a new one, or the one that is quiet soonest."""
        if not slides:
            for number, lane in enumerate(self._lanes):
                if lane.state == state and lane.takes(key, on):
                    return number
        free = [number for number, lane in enumerate(self._lanes) if lane.takes(key, on)]
        for number in free:
            if self._lanes[number].quiet <= began:
                return number
        if len(self._lanes) < len(CHANNELS):
            self._lanes.append(_Lane())
            return len(self._lanes) - 1
        return min(free or range(len(self._lanes)), key=lambda number: self._lanes[number].quiet)

    def _slide(self, placed: Placed, clock: Clock, earlier: float) -> None:
        """A slide as steps of bend, even in pitch, a hundredth of a second apart."""
        pitch = placed.note.pitch
        for bend in placed.note.bends:
            steps = max(1, round(bend.over * 100))
            for step in range(1, steps + 1):
                tick = clock.tick(bend.at + earlier + bend.over * step / steps)
                if placed.on <= tick < placed.off:
                    value = self.bend(pitch + (bend.pitch - pitch) * step / steps - placed.key)
                    placed.bends.append((tick, value))
            pitch = bend.pitch


def _end_all(lane: _Lane, tick: int) -> None:
    """Its bend is needed for another."""
    for placed in lane.keys.values():
        placed.off = min(placed.off, max(tick, placed.on + 1))


def key_of(pitch: float) -> int:
    key = round(pitch)
    return key if 0 <= key <= 127 else min(max(key, 0), 127)


def _deviation(note: PlayedNote) -> float:
    key = key_of(note.pitch)
    return max(abs(pitch - key) for pitch in (note.pitch, *(bend.pitch for bend in note.bends)))


class Ports:
    """Sixteen channels a port: seats side by side as long as there is room, then on the next port.

    Programs that know of no ports hear the same channels again: there a bend keeps to its channel where it can.
    """

    def __init__(self) -> None:
        self._taken: list[set[int]] = []
        self._homes: dict[int, list[int]] = {}

    @property
    def count(self) -> int:
        return len(self._taken)

    def seat(self, bends: list[int]) -> tuple[int, list[int]]:
        """A port, and a channel of it for each lane, given the lanes' first bends."""
        for port, taken in enumerate(self._taken):
            if len(taken) + len(bends) <= len(CHANNELS):
                return port, self._channels(taken, bends)
        self._taken.append(set())
        return len(self._taken) - 1, self._channels(self._taken[-1], bends)

    def _channels(self, taken: set[int], bends: list[int]) -> list[int]:
        chosen = []
        for bend in bends:
            free = [channel for channel in CHANNELS if channel not in taken]
            home = self._homes.setdefault(bend, [])
            others = {channel for channels in self._homes.values() for channel in channels}
            known = [channel for channel in free if channel in home]
            fresh = [channel for channel in free if channel not in others]
            channel = (known or fresh or free)[0]
            if not known:
                home.append(channel)
            taken.add(channel)
            chosen.append(channel)
        return chosen
