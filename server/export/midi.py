"""MIDI: one track for each seat, the tempo as it was, and every tone in its own cents."""

from collections.abc import Callable, Iterator
from operator import attrgetter
from pathlib import Path
from typing import Final

import mido

from server.core.document import Document
from server.core.instruments import PERCUSSION_PREFIX
from server.core.seat import symbol_of
from server.core.tape import Ran, ScaleSet, SceneBegan
from server.export import Told
from server.export.channels import DRUMS as DRUM_CHANNEL
from server.export.channels import Part, Ports
from server.export.midi_clock import Clock
from server.export.played import PlayedNote, notes
from server.export.programs import DRUMS
from server.export.span import Span, nothing_there, span_of
from server.export.tempo import Timeline
from server.export.uncollected import uncollected
from server.protocol import BED, CHORDS, CUES, DRONE, LEADER, PULSE, ExportOrder

STRIPS: Final = {
    LEADER: "Therapist",
    PULSE: "Pulse",
    DRONE: "Drone",
    BED: "Bed",
    CHORDS: "Chords",
    CUES: "Cues",
}
"""In the order in which they come after the seats."""

ICONS: Final = {"star": "★", "heart": "♥", "flag": "⚑"}

END, SET, BEGIN = range(3)
"""At one tick tones end first, then a channel is set, then tones begin."""

TOLD: Final = frozenset({ScaleSet, SceneBegan, Ran})
"""The events that become markers."""

NOTE_OFF, NOTE_ON, CONTROL, PROGRAM, BEND = 0x80, 0x90, 0xB0, 0xC0, 0xE0


class Sent:
    """A channel's message as mido writes it into a file: its own class takes most of the time of a long session."""

    __slots__ = ("_said", "place", "tick", "time")
    type = "channel"
    is_meta = False
    is_realtime = False

    def __init__(self, tick: int, order: int, *said: int) -> None:
        self.tick = tick
        self.place = 4 * tick + order
        self.time = 0
        """Ticks since the message before."""
        self._said = said

    def bytes(self) -> tuple[int, ...]:
        return self._said


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
    file = mido.MidiFile(type=1, ticks_per_beat=clock.resolution, charset="utf-8")
    file.tracks.append(_conductor(document, span, clock))
    by_seat: dict[int, list[PlayedNote]] = {}
    for note in played:
        by_seat.setdefault(note.seat, []).append(note)
    ports = Ports()
    for done, seat in enumerate(in_order(by_seat)):
        file.tracks.append(_track(seat, by_seat[seat], clock, ports, when))
        told(0.2 + 0.5 * (done + 1) / len(by_seat))
    path = folder / "session.mid"
    file.save(path)
    told(1.0)
    return path


def as_heard(note: PlayedNote) -> float:
    return note.began


def by_hand(note: PlayedNote) -> float:
    return note.by_hand


def in_order(seats: dict[int, list[PlayedNote]]) -> list[int]:
    """Seats by their numbers, then the therapist, then the ground."""
    return [*sorted(seat for seat in seats if seat > 0), *(strip for strip in STRIPS if strip in seats)]


def name_of(seat: int) -> str:
    return STRIPS[seat] if seat <= 0 else f"{seat} {symbol_of(seat)}"


def _conductor(document: Document, span: Span, clock: Clock) -> mido.MidiTrack:
    meta = mido.MetaMessage
    said: list[tuple[int, mido.MetaMessage]] = [
        (0, meta("track_name", name=document.session.line.title)),
        (0, meta("text", text=f"Made by Roundelay {document.made_by}")),
    ]
    said += [(tick, meta("time_signature", numerator=length, denominator=4)) for tick, length in clock.bars]
    said += [(tick, meta("set_tempo", tempo=length)) for tick, length in clock.tempi]
    said += [(clock.tick(at), meta("marker", text=words)) for at, words in markers(document, span)]
    said.sort(key=lambda one: one[0])
    track = mido.MidiTrack()
    now = 0
    for tick, message in said:
        track.append(message.copy(time=tick - now))
        now = tick
    track.append(meta("end_of_track", time=max(0, clock.end - now)))
    return track


def markers(document: Document, span: Span) -> Iterator[tuple[float, str]]:
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
                said.append((event.at, "GO" if event.plays else "STOP"))
    if scale is not None:
        yield span.since, scale.name
    yield from said
    for mark in document.session.marks:
        if span.since <= mark.at < span.until:
            yield mark.at, f"{ICONS[mark.icon]} {mark.word}".rstrip()


def _track(
    seat: int, played: list[PlayedNote], clock: Clock, ports: Ports, when: Callable[[PlayedNote], float]
) -> mido.MidiTrack:
    part = Part((note for note in played if note.pitched), clock, when)
    first = {lane: (program, bend) for _, lane, program, bend in reversed(part.changes)}
    port, channels = ports.seat([first[lane][1] for lane in range(part.lanes)])
    messages: list[Sent] = []
    for lane, channel in enumerate(channels):
        messages += _opened(channel, *first[lane], part.range)
    for tick, lane, program, bend in part.changes:
        channel = channels[lane]
        messages.append(Sent(tick, SET, PROGRAM | channel, program))
        messages.append(_bent(tick, channel, bend))
    for placed in part.placed:
        channel = channels[placed.lane]
        _sound(messages, placed.on, placed.off, channel, placed.key, placed.note.velocity)
        messages += [_bent(tick, channel, bend) for tick, bend in placed.bends]
    for note in played:
        if not note.pitched:
            key = DRUMS.get(note.instrument.removeprefix(PERCUSSION_PREFIX), 60)
            on = clock.tick(when(note))
            off = max(clock.tick(when(note) + note.ended - note.began), on + 1)
            _sound(messages, on, off, DRUM_CHANNEL, key, note.velocity)
    messages.sort(key=attrgetter("place"))
    track = mido.MidiTrack([mido.MetaMessage("track_name", name=name_of(seat))])
    if port:
        track.append(mido.MetaMessage("midi_port", port=port))
    now = 0
    for message in messages:
        message.time = message.tick - now
        now = message.tick
    track += messages
    track.append(mido.MetaMessage("end_of_track", time=max(0, clock.end - now)))
    return track


def _opened(channel: int, program: int, bend: int, wide: int) -> list[Sent]:
    """A channel at the beginning: how far it bends (registered parameter 0), its sound, its cents."""
    controls = ((101, 0), (100, 0), (6, wide), (38, 0), (101, 127), (100, 127))
    return [
        *(Sent(0, SET, CONTROL | channel, one, to) for one, to in controls),
        Sent(0, SET, PROGRAM | channel, program),
        _bent(0, channel, bend),
    ]


def _bent(tick: int, channel: int, bend: int) -> Sent:
    return Sent(tick, SET, BEND | channel, bend & 0x7F, bend >> 7)


def _sound(messages: list[Sent], on: int, off: int, channel: int, key: int, velocity: float) -> None:
    loud = min(round(velocity * 127), 127) or 1
    messages.append(Sent(on, BEGIN, NOTE_ON | channel, key, loud))
    messages.append(Sent(off, END, NOTE_OFF | channel, key, 64))
