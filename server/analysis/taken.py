"""What a tape tells, read once and sorted by what is counted: touches, open time, stops, turns, pulses, clocks."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from server.analysis.beat_lines import BeatLines
from server.analysis.spans import Spans, joined, rest, shared, without
from server.analysis.touches import Rows, Touches, steady
from server.core.document import Document
from server.core.tape import (
    Assisted,
    Kept,
    Lifted,
    Linked,
    Moved,
    Opened,
    PartBegan,
    Ran,
    Replayed,
    ScaleSet,
    SceneBegan,
    SeatKept,
    SoundBegan,
    SoundEnded,
    Surfaced,
    TechniqueRan,
    TempoSet,
    Touched,
)
from server.protocol import LEADER, PULSE

PULSE_GOES_ON: Final = 2.5
"""Seconds between two strokes of the pulse in which it still sounds: the slowest one has a beat in two."""


@dataclass(frozen=True, slots=True)
class SeatTaken:
    """One seat."""

    seat: int
    key: str
    kept: bool
    touches: Touches
    """All of them, heard or not, with tremor taken out."""
    tremors: int
    """Touches that were taken out."""
    open: Spans
    """When somebody sat there, was kept, and would have been heard."""
    left_out: Spans
    helped: Spans
    pads: int
    """The most pads it had."""
    jitter: float | None
    """Milliseconds; None: its tablet never said."""

    @property
    def counted(self) -> Touches:
        """Those while its pads were open."""
        return self.touches.within(self.open)


@dataclass(frozen=True, slots=True)
class Tone:
    """A tone of the therapist's."""

    at: float
    until: float
    pitch: float
    velocity: float
    echoed: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """The whole."""

    length: float
    seats: list[SeatTaken]
    lines: BeatLines
    pulse: Spans
    """While a pulse sounded."""
    rests: Spans
    """From each STOP to the next GO."""
    goes: list[float]
    turns: dict[int, Spans]
    therapist: list[Tone]
    pauses: Spans
    replays: Spans
    stops: Spans
    """While the room was stopped, GO or not."""
    scenes: list[SceneBegan]
    scales: list[ScaleSet]
    techniques: list[TechniqueRan]
    parts: list[PartBegan]

    @property
    def echoed(self) -> int:
        return sum(tone.echoed for tone in self.therapist)


@dataclass(slots=True)
class _Reading:
    """What is gathered on the way."""

    length: float
    rows: defaultdict[int, Rows] = field(default_factory=lambda: defaultdict(Rows))
    surfaces: dict[int, Surfaced] = field(default_factory=dict)
    pads: dict[int, int] = field(default_factory=dict)
    helped: dict[tuple[int, float], float] = field(default_factory=dict)
    opened: list[Opened] = field(default_factory=list)
    moved: defaultdict[int, list[tuple[float, bool]]] = field(default_factory=lambda: defaultdict(list))
    kept: defaultdict[int, list[tuple[float, bool]]] = field(default_factory=lambda: defaultdict(list))
    recorded: list[tuple[float, bool]] = field(default_factory=list)
    replayed: list[tuple[float, bool]] = field(default_factory=list)
    ran: list[Ran] = field(default_factory=list)
    tempi: list[TempoSet] = field(default_factory=list)
    parts: list[PartBegan] = field(default_factory=list)
    techniques: list[TechniqueRan] = field(default_factory=list)
    scenes: list[SceneBegan] = field(default_factory=list)
    scales: list[ScaleSet] = field(default_factory=list)
    strokes: list[float] = field(default_factory=list)
    led: dict[int, SoundBegan] = field(default_factory=dict)
    ended: dict[int, float] = field(default_factory=dict)
    jitters: defaultdict[int, list[float]] = field(default_factory=lambda: defaultdict(list))

    def read(self, document: Document) -> None:
        for event in document.events:
            match event:
                case Touched():
                    self._touched(event)
                case Lifted():
                    self.rows[event.seat].lifted(event.note, event.at)
                case SoundBegan() if event.sound.seat == PULSE:
                    self.strokes.append(event.at if event.sound.at is None else event.sound.at)
                case SoundBegan() if event.sound.seat == LEADER:
                    self.led[event.sound.id] = event
                case SoundEnded() if event.sound.id in self.led:
                    self.ended[event.sound.id] = event.at if event.sound.at is None else event.sound.at
                case Surfaced():
                    self.surfaces[event.seat] = event
                    self.pads[event.seat] = max(self.pads.get(event.seat, 0), len(event.pads))
                case Assisted():
                    until = self.length if event.until is None else event.until
                    self.helped[event.seat, event.since] = until
                case Opened():
                    self.opened.append(event)
                case Moved(what="came" | "admitted"):
                    self.moved[event.seat].append((event.at, True))
                case Moved(what="away" | "removed"):
                    self.moved[event.seat].append((event.at, False))
                case SeatKept():
                    self.kept[event.seat].append((event.at, event.kept))
                case Kept():
                    self.recorded.append((event.at, event.what in ("began", "resumed")))
                case Replayed():
                    self.replayed.append((event.at, event.on))
                case Ran():
                    self.ran.append(event)
                case TempoSet():
                    self.tempi.append(event)
                case PartBegan():
                    self.parts.append(event)
                case TechniqueRan():
                    self.techniques.append(event)
                case SceneBegan():
                    self.scenes.append(event)
                case ScaleSet():
                    self.scales.append(event)
                case Linked():
                    self.jitters[event.seat].append(event.jitter)

    def _touched(self, event: Touched) -> None:
        surface = self.surfaces.get(event.seat)
        low, high = (min(surface.pads), max(surface.pads)) if surface and surface.pads else (0.0, 0.0)
        self.rows[event.seat].touched(
            event.note,
            event.touched,
            event.pad,
            event.pitch,
            event.velocity,
            place=(event.pitch - low) / (high - low) if high > low else float("nan"),
            level_told=surface is not None and surface.loudness != "fixed",
            heard=event.sounded is not None,
            quantised=event.timing not in ("as_played", "steady"),
        )


def taken(document: Document) -> Taken:
    """Reads a tape, from its beginning to its end."""
    length = document.session.line.length
    reading = _Reading(length)
    reading.read(document)
    whole = [(0.0, length)]
    pauses = shared(whole, rest(_while(reading.recorded, length, before=True)))
    replays = shared(whole, _while(reading.replayed, length, before=False))
    unkept = joined([*pauses, *replays])
    seats = []
    for one in sorted(document.session.seats, key=lambda one: one.seat):
        kept = _while(reading.kept[one.seat], length, before=True)
        spans = [
            span
            for (seat, since), until in reading.helped.items()
            if seat == one.seat
            for span in [(since, until)]
        ]
        helped = joined(spans)
        touches = reading.rows[one.seat].columns(helped, length)
        calm = steady(touches)
        left_out = whole if not one.kept else shared(whole, rest(kept))
        there = shared(_while(reading.moved[one.seat], length, before=not reading.moved[one.seat]), whole)
        heard = _open(reading.opened, one.seat, length)
        open_time = without(shared(shared(heard, there), rest(left_out)), unkept)
        jitters = sorted(reading.jitters[one.seat])
        seats.append(
            SeatTaken(
                seat=one.seat,
                key=one.key,
                kept=one.kept,
                touches=calm,
                tremors=len(touches) - len(calm),
                open=open_time,
                left_out=left_out,
                helped=shared(helped, whole),
                pads=reading.pads.get(one.seat, 0),
                jitter=jitters[len(jitters) // 2] if jitters else None,
            )
        )
    stops, asked, goes = _rests(reading, pauses, length)
    return Taken(
        length=length,
        seats=seats,
        lines=BeatLines(reading.tempi, length),
        pulse=joined((at, at + PULSE_GOES_ON) for at in reading.strokes),
        rests=asked,
        goes=goes,
        turns=_turns(reading, length),
        therapist=_therapist(reading),
        pauses=pauses,
        replays=replays,
        stops=stops,
        scenes=reading.scenes,
        scales=reading.scales,
        techniques=reading.techniques,
        parts=reading.parts,
    )


def _while(told: Iterable[tuple[float, bool]], length: float, *, before: bool) -> Spans:
    """When it was so, by what was told of it; `before` anything was told."""
    found: Spans = []
    since = float("-inf") if before else None
    for at, so in told:
        if so and since is None:
            since = at
        elif not so and since is not None:
            found.append((since, at))
            since = None
    if since is not None:
        found.append((since, float("inf")))
    return joined(found)


def _open(opened: list[Opened], seat: int, length: float) -> Spans:
    return shared(
        _while(((event.at, seat in event.seats) for event in opened), length, before=False), [(0.0, length)]
    )


def _rests(reading: _Reading, pauses: Spans, length: float) -> tuple[Spans, Spans, list[float]]:
    """Stopped time; every STOP that had its GO; and these GOs. What a pause of the recording hid is no asking."""
    stops: Spans = []
    asked: Spans = []
    stopped: float | None = None
    known = False
    for event in reading.ran:
        if not event.plays:
            if stopped is None:
                stopped, known = event.at, event.at > 0
        elif stopped is not None:
            stops.append((stopped, event.at))
            if known and not shared([(stopped, event.at)], pauses):
                asked.append((stopped, event.at))
            stopped = None
    if stopped is not None:
        stops.append((stopped, length))
    since: float | None = None
    for part in reading.parts:
        if part.technique == "stop_go" and part.phase == "stop":
            since = part.at
        elif part.technique == "stop_go" and part.phase == "go" and since is not None:
            asked.append((since, part.at))
            since = None
    asked = joined(span for span in asked if span[1] <= length)
    return joined(stops), asked, [go for _, go in asked]


TURNS: Final = {"turns": ("play",), "pass_on": ("play",), "call_answer": ("answer",)}
"""Techniques that give somebody a turn, and in which of their parts."""


def _turns(reading: _Reading, length: float) -> dict[int, Spans]:
    """Every seat's turns, from the beat on which they began to the one on which they ended."""
    found: defaultdict[int, Spans] = defaultdict(list)
    for name, phases in TURNS.items():
        ends = [event.at for event in reading.techniques if event.technique == name and not event.on]
        stopped = [event.at for event in reading.ran if not event.plays]
        going: dict[int, tuple[float, float | None]] = {}
        before: PartBegan | None = None
        for part in [part for part in reading.parts if part.technique == name]:
            same = before is not None and _goes_on(before, part)
            for seat in [seat for seat in going if not (same and seat in part.seats)]:
                _end(found, seat, going.pop(seat)[0], part.at, ends, stopped)
            if part.phase in phases:
                for seat in part.seats:
                    going.setdefault(seat, (part.at, part.until))
            before = part
        for seat, (since, until) in going.items():
            _end(found, seat, since, length if until is None else min(until, length), ends, stopped)
    return {seat: sorted(spans) for seat, spans in found.items()}


def _goes_on(before: PartBegan, part: PartBegan) -> bool:
    """Others came or went while the same part lasted."""
    if before.phase != part.phase or before.seats == part.seats or not set(before.seats) & set(part.seats):
        return False
    return before.until == part.until and (before.until is None or part.at < before.until)


def _end(
    found: dict[int, Spans], seat: int, since: float, until: float, ends: list[float], stopped: list[float]
) -> None:
    """A turn ends with its part, its technique or the room's playing."""
    until = min([until, *(end for end in (*ends, *stopped) if end > since)])
    if seat > 0 and until > since:
        found[seat].append((since, until))


def _therapist(reading: _Reading) -> list[Tone]:
    echoes = joined(
        (part.at, part.at + 10 if part.until is None else part.until)
        for part in reading.parts
        if part.technique == "echo"
    )
    tones = []
    for number, event in reading.led.items():
        at = event.at if event.sound.at is None else event.sound.at
        until = max(reading.ended.get(number, at + 0.5), at)
        echoed = any(since - 0.05 <= at < end + 0.05 for since, end in echoes)
        tones.append(Tone(at, until, event.sound.pitch, event.sound.velocity, echoed))
    return sorted(tones, key=lambda tone: tone.at)
