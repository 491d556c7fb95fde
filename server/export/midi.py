"""MIDI: one track for each seat, the tempo as it was, and every tone in its own cents."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from server.core.document import Document
from server.core.instruments import PERCUSSION_PREFIX
from server.core.tape import Ran, ScaleSet, SceneBegan
from server.export import Told, midi_file
from server.export.channels import DRUMS as DRUM_CHANNEL
from server.export.channels import Part, Ports
from server.export.midi_clock import Clock
from server.export.midi_file import (
    BEGIN,
    BEND,
    CONTROL,
    END,
    MARKER,
    NAME,
    NOTE_OFF,
    NOTE_ON,
    ORDERS,
    PORT,
    PROGRAM,
    SET,
    TEXT,
    Placed,
)
from server.export.page.words import Words
from server.export.played import PlayedNote, notes
from server.export.programs import DRUMS
from server.export.span import Span, nothing_there, span_of
from server.export.tempo import Timeline
from server.export.uncollected import uncollected
from server.protocol import BED, CHORDS, CUES, DRONE, LEADER, PULSE, ExportOrder

STRIPS: Final = {
    LEADER: "take_away.strip.therapist",
    PULSE: "dashboard.sound.ground.pulse",
    DRONE: "dashboard.sound.ground.drone",
    BED: "dashboard.sound.ground.bed",
    CHORDS: "dashboard.sound.ground.chords",
    CUES: "take_away.strip.cues",
}
"""In the order in which they come after the seats."""

ICONS: Final = {"star": "★", "heart": "♥", "flag": "⚑"}

TOLD: Final = frozenset({ScaleSet, SceneBegan, Ran})
"""The events that become markers."""


@uncollected()
def write(document: Document, order: ExportOrder, folder: Path, told: Told) -> Path:
    """`session.mid`, type 1. It begins with the bar in which the span begins."""
    span = span_of(document, order)
    played = notes(document, order)
    if not played:
        raise nothing_there()
    told(0.2)
    when = by_hand if order.touched else as_heard
    first = min(span.since, min(map(when, played)))
    clock = Clock(Timeline(document.events), first, max(span.until, max(note.ended for note in played)))
    words = Words(order.language)
    tracks = [_conductor(document, span, clock, words)]
    by_seat: dict[int, list[PlayedNote]] = {}
    for note in played:
        by_seat.setdefault(note.seat, []).append(note)
    ports = Ports()
    for done, seat in enumerate(in_order(by_seat)):
        tracks.append(_track(name_of(seat, words), by_seat[seat], clock, ports, when))
        told(0.2 + 0.7 * (done + 1) / len(by_seat))
    path = folder / "session.mid"
    path.write_bytes(midi_file.file(clock.resolution, tracks))
    told(1.0)
    return path


def as_heard(note: PlayedNote) -> float:
    return note.began


def by_hand(note: PlayedNote) -> float:
    return note.by_hand


def in_order(seats: dict[int, list[PlayedNote]]) -> list[int]:
    """Seats by their numbers, then the therapist, then the ground."""
    return [*sorted(seat for seat in seats if seat > 0), *(strip for strip in STRIPS if strip in seats)]


def name_of(seat: int, words: Words) -> str:
    return words.say(STRIPS[seat]) if seat <= 0 else words.seat(seat)


def _conductor(document: Document, span: Span, clock: Clock, words: Words) -> bytes:
    text = midi_file.words
    said = [
        (0, text(NAME, document.session.line.title)),
        (0, text(TEXT, f"Made by Roundelay {document.made_by}")),
    ]
    said += [(ORDERS * tick, midi_file.bar(beats)) for tick, beats in clock.bars]
    said += [(ORDERS * tick, midi_file.tempo(beat)) for tick, beat in clock.tempi]
    said += [(ORDERS * clock.tick(at), text(MARKER, name)) for at, name in markers(document, span, words)]
    return midi_file.track(said, clock.end)


def markers(document: Document, span: Span, words: Words) -> Iterator[tuple[float, str]]:
    """Scenes, scales, GO and STOP, and what the therapist kept, within the span; what is in force when it begins."""
    scale: ScaleSet | None = None
    said: list[tuple[float, str]] = []
    for event in document.events:
        if type(event) not in TOLD:
            continue
        match event:
            case ScaleSet() if event.at <= span.since:
                scale = event
            case ScaleSet() | SceneBegan() if span.since <= event.at < span.until:
                said.append((event.at, event.name))
            case Ran() if span.since <= event.at < span.until:
                said.append((event.at, words.say(f"dashboard.keys.act.{'go' if event.plays else 'stop'}")))
    if scale is not None:
        yield span.since, scale.name
    yield from said
    for mark in document.session.marks:
        if span.since <= mark.at < span.until:
            yield mark.at, f"{ICONS[mark.icon]} {mark.word}".rstrip()


def _track(
    name: str, played: list[PlayedNote], clock: Clock, ports: Ports, when: Callable[[PlayedNote], float]
) -> bytes:
    part = Part((note for note in played if note.pitched), clock, when)
    first = {lane: (program, bend) for _, lane, program, bend in reversed(part.changes)}
    port, channels = ports.seat([first[lane][1] for lane in range(part.lanes)])
    said = [(0, midi_file.words(NAME, name))]
    if port:
        said.append((0, midi_file.to_all(PORT, bytes((port,)))))
    for lane, channel in enumerate(channels):
        said += _opened(channel, *first[lane], part.range)
    for tick, lane, program, bend in part.changes:
        channel = channels[lane]
        said.append((ORDERS * tick + SET, bytes((PROGRAM | channel, program))))
        said.append(_bent(tick, channel, bend))
    for placed in part.placed:
        channel = channels[placed.lane]
        said += _sound(placed.on, placed.off, channel, placed.key, placed.note.velocity)
        if placed.bends:
            said += [_bent(tick, channel, bend) for tick, bend in placed.bends]
    for note in played:
        if not note.pitched:
            key = DRUMS.get(note.instrument.removeprefix(PERCUSSION_PREFIX), 60)
            on = clock.tick(when(note))
            off = max(clock.tick(when(note) + note.ended - note.began), on + 1)
            said += _sound(on, off, DRUM_CHANNEL, key, note.velocity)
    return midi_file.track(said, clock.end)


def _opened(channel: int, program: int, bend: int, wide: int) -> list[Placed]:
    """A channel at the beginning: how far it bends (registered parameter 0), its sound, its cents."""
    controls = ((101, 0), (100, 0), (6, wide), (38, 0), (101, 127), (100, 127))
    return [
        *((SET, bytes((CONTROL | channel, one, to))) for one, to in controls),
        (SET, bytes((PROGRAM | channel, program))),
        _bent(0, channel, bend),
    ]


def _bent(tick: int, channel: int, bend: int) -> Placed:
    return ORDERS * tick + SET, bytes((BEND | channel, bend & 0x7F, bend >> 7))


def _sound(on: int, off: int, channel: int, key: int, velocity: float) -> tuple[Placed, Placed]:
    loud = round(velocity * 127) or 1 if velocity < 1 else 127
    return (
        (ORDERS * on + BEGIN, bytes((NOTE_ON | channel, key, loud))),
        (ORDERS * off + END, bytes((NOTE_OFF | channel, key, 64))),
    )
