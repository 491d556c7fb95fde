"""Playing back a tape: its words to the speaker and its touches, said again at the right moments. Knows no room.

A place is in seconds of the tape. What sounded at a place sounds again `LATE` seconds after the playback is there, so
that speakers are told of every tone in time and no tone's moment depends on when the server wakes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec

from server.core.tape import (
    Event,
    Lifted,
    Mixed,
    Silenced,
    SoundBegan,
    SoundBent,
    SoundEnded,
    Staged,
    Surfaced,
    Touched,
    told_at,
)
from server.protocol import Mix, Silence, SoundBend, SoundOff, SoundOn, Stage, Tempo

LATE: Final = 0.2
"""Seconds. The look-ahead of the grounds and a little more."""

SWELL: Final = 0.3
"""Seconds in which a lasting tone comes in that had begun before the place from which it is played."""

RINGS: Final = 12.0
"""Seconds after which a struck tone has surely rung out."""


@dataclass(frozen=True, slots=True)
class TapePart:
    """A part of a kept tape, as storage hands it over."""

    title: str
    length: float
    """Seconds of the whole."""
    seats: Sequence[int]
    """Those that are kept."""
    before: Sequence[Event]
    """What holds at its beginning: balance, stage, surfaces, tones that last."""
    events: Sequence[Event]
    upto: float


@dataclass(frozen=True, slots=True)
class Tone:
    """A tone of the tape that may still sound: its seat, and the place at which it begins."""

    seat: int
    begins: float
    hold: bool


@dataclass(slots=True)
class Step:
    """What is to be said now."""

    sounds: list[SoundOn | SoundOff | SoundBend] = field(default_factory=list)
    """For the speaker. Ids are those of the tape; times are the server's."""
    touched: list[Touched] = field(default_factory=list)
    lifted: list[Lifted] = field(default_factory=list)
    mix: Mix | None = None
    stage: Stage | None = None


class Playback:
    """The part of a tape that is at hand, and how far it has been said."""

    def __init__(self, *, until: float, speed: float = 1.0) -> None:
        self.until = until
        self.speed = speed
        self.without: frozenset[int] = frozenset()
        self.lasting: dict[int, bool] = {}
        """Whether a seat's tones last while touched."""
        self._events: list[Event] = []
        self._places: list[float] = []
        self._loaded = 0.0
        self._said = 0
        """How many of them the speaker has been told."""
        self._seen = 0
        """How many displays have seen."""
        self._tones: dict[int, Tone] = {}
        self._from: tuple[float, float] | None = None
        """(server time, place) from which it runs; None while it stands."""
        self._place = 0.0

    # --- time

    @property
    def runs(self) -> bool:
        return self._from is not None

    def place_at(self, now: float) -> float:
        if self._from is None:
            return self._place
        since, place = self._from
        return min(self.until, place + max(0.0, now - since) * self.speed)

    def _when(self, place: float) -> float:
        """The server's time at a place."""
        since, begun = self._from or (0.0, self._place)
        return since + (place - begun) / self.speed

    def over(self, now: float) -> bool:
        return self._from is not None and now >= self._when(self.until) + LATE

    @property
    def loaded(self) -> float:
        """The place up to which the tape is at hand."""
        return self._loaded

    # --- what is at hand

    def load(self, events: Iterable[Event], upto: float) -> None:
        """More of the tape, up to a place; what was said long ago is let go."""
        done = min(self._said, self._seen)
        del self._events[:done], self._places[:done]
        self._said -= done
        self._seen -= done
        for event in sorted(events, key=told_at):  # what came late stands late on a tape
            self._events.append(event)
            self._places.append(told_at(event))
        self._loaded = upto

    def reload(self, events: Iterable[Event], upto: float) -> None:
        """This part instead of what was at hand."""
        self._events.clear()
        self._places.clear()
        self._said = self._seen = 0
        self.load(events, upto)

    def begin(self, place: float, now: float, before: Iterable[Event] = ()) -> Step:
        """Runs from `place` on, which is `now`. `before`: what holds there already, such as lasting tones."""
        self._place, self._from = place, (now, place)
        self._tones.clear()
        self._said = self._seen = bisect_left(self._places, place)
        step = Step()
        for event in before:
            match event:
                case SoundBegan(sound=sound) if sound.hold and sound.seat not in self.without:
                    step.sounds.append(self._on(sound, place, rise=SWELL))
                case Mixed():
                    step.mix = event.mix
                case Staged():
                    step.stage = event.stage
                case Surfaced():
                    self.lasting[event.seat] = event.hold
        return step

    def stand(self, now: float) -> None:
        """Stays where it is; nothing of it sounds any more."""
        self._place, self._from = self.place_at(now), None
        self._tones.clear()

    def put(self, place: float) -> None:
        """While it stands: another place."""
        self._place = place

    def moved_tempo(self, tempo: Tempo) -> Tempo:
        """The tempo of the tape in the server's time, at the speed of now."""
        return msgspec.structs.replace(
            tempo,
            at=self._when(tempo.at) + LATE,
            until=self._when(tempo.until) + LATE,
            bpm=tempo.bpm * self.speed,
            target=tempo.target * self.speed,
        )

    def change_speed(self, speed: float, now: float) -> None:
        if self._from is not None:
            self._from = (now, self.place_at(now))
        self.speed = speed

    # --- saying it

    def due(self) -> float | None:
        """When something is to be said next."""
        if self._from is None:
            return None
        dues = [self._when(self.until) + LATE]
        if self._said < len(self._places):
            dues.append(self._when(self._places[self._said]))
        if self._seen < len(self._places):
            dues.append(self._when(self._places[self._seen]) + LATE)
        return min(dues)

    def step(self, now: float) -> Step:
        """Everything whose moment has come."""
        step = Step()
        if self._from is None:
            return step
        while self._said < len(self._events) and self._when(self._places[self._said]) <= now:
            step.sounds += self._heard(self._events[self._said], self._places[self._said])
            self._said += 1
        while self._seen < len(self._events) and self._when(self._places[self._seen]) + LATE <= now:
            self._show(self._events[self._seen], step)
            self._seen += 1
        self._forget_rung(self.place_at(now))
        return step

    def leave_out(self, seats: frozenset[int]) -> list[SoundOff]:
        """These stay silent and dark from now on, and no others."""
        newly = seats - self.without
        self.without = seats
        gone = [sound for sound, tone in self._tones.items() if tone.seat in newly]
        for sound in gone:
            del self._tones[sound]
        return [SoundOff(id=sound, fade=SWELL) for sound in gone]

    def _heard(self, event: Event, place: float) -> Iterator[SoundOn | SoundOff | SoundBend]:
        match event:
            case SoundBegan(sound=sound) if sound.seat not in self.without:
                yield self._on(sound, place)
            case SoundEnded(sound=sound) if sound.id in self._tones:
                tone = self._tones.pop(sound.id)
                if sound.at is None and tone.begins > place:
                    yield SoundOff(id=sound.id, fade=sound.fade)  # planned, and called off before it began
                else:
                    yield SoundOff(id=sound.id, at=self._moment(sound.at, place), fade=sound.fade)
            case SoundBent(sound=sound) if sound.id in self._tones:
                at = self._moment(sound.at, place)
                yield SoundBend(id=sound.id, pitch=sound.pitch, over=sound.over, at=at)
            case Silenced(silence=silence):
                yield from self._silenced(silence, place)

    def _on(self, sound: SoundOn, place: float, rise: float | None = None) -> SoundOn:
        begins = place if sound.at is None or rise is not None else max(place, sound.at)
        self._tones[sound.id] = Tone(seat=sound.seat, begins=begins, hold=sound.hold)
        return SoundOn(
            id=sound.id,
            seat=sound.seat,
            instrument=sound.instrument,
            soft=sound.soft,
            pitch=sound.pitch,
            velocity=sound.velocity,
            hold=sound.hold,
            at=self._when(begins) + LATE,
            rise=sound.rise if rise is None else rise,
        )

    def _silenced(self, silence: Silence, place: float) -> Iterator[SoundOff]:
        """Each tone by itself: tones told later must not be caught by a silence that was earlier."""
        for sound, tone in list(self._tones.items()):
            if silence.seat is not None and tone.seat != silence.seat:
                continue
            del self._tones[sound]
            if tone.begins > place:
                yield SoundOff(id=sound, fade=silence.fade)
            else:
                yield SoundOff(id=sound, at=self._moment(None, place), fade=silence.fade)

    def _moment(self, at: float | None, place: float) -> float:
        return self._when(place if at is None else max(place, at)) + LATE

    def _show(self, event: Event, step: Step) -> None:
        match event:
            case Touched() if event.seat not in self.without:
                step.touched.append(event)
            case Lifted() if event.seat not in self.without:
                step.lifted.append(event)
            case Surfaced():
                self.lasting[event.seat] = event.hold
            case Mixed():
                step.mix = event.mix
            case Staged():
                step.stage = event.stage

    def _forget_rung(self, place: float) -> None:
        rung = [s for s, tone in self._tones.items() if not tone.hold and tone.begins < place - RINGS]
        for sound in rung:
            del self._tones[sound]
