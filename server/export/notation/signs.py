"""What stands above the music: tempo, scenes, scales, GO and STOP, and what the therapist kept."""

from collections.abc import Iterator
from math import ceil
from typing import Final
from xml.sax.saxutils import escape

from server.core.document import Document
from server.core.tape import Ran, ScaleSet, SceneBegan
from server.export.notation.quantise import BEAT
from server.export.span import Span
from server.export.tempo import Change, Timeline

ICONS: Final = {"star": "★", "heart": "♥", "flag": "⚑"}

NEARLY: Final = 0.5
"""Beats a minute. A tempo so near the last is not written again."""

Sign = tuple[int, str]
"""Division, and its MusicXML without its place."""


def signs(document: Document, timeline: Timeline, span: Span, start: float) -> list[Sign]:
    """All of them in order; `start` is the beat of division 0."""
    found = [*_tempi(timeline, span, start), *_words(document, timeline, span, start)]
    return sorted(((max(0, place), text) for place, text in found), key=lambda sign: sign[0])


def _tempi(timeline: Timeline, span: Span, start: float) -> Iterator[Sign]:
    changes = timeline.changes
    last = 0.0
    for change, after in zip(changes, [*changes[1:], None], strict=True):
        part = change.part
        if change.pressed or part.at >= span.until or (after is not None and after.part.at <= span.since):
            continue
        place = _place(part.beat, start)
        bpm = part.bpm if place >= 0 else timeline.bpm_at(span.since)
        if abs(bpm - last) >= NEARLY:
            yield place, _metronome(bpm)
            last = bpm
        if part.glide is not None:
            yield place, _said("accel." if part.target > part.bpm else "rit.", "italic")
            yield from _slide(change, timeline, start)
            last = 0.0


def _slide(change: Change, timeline: Timeline, start: float) -> Iterator[Sign]:
    """For whoever plays it back: the tempo of each beat on the way."""
    part = change.part
    beat = ceil(part.beat + 0.001)
    while beat < part.beat_at(part.until):
        tempo = timeline.bpm_at(timeline.seconds_at(beat + 0.5))
        yield _place(beat, start), f'<sound tempo="{tempo:.2f}">{{offset}}</sound>'
        beat += 1


def _words(document: Document, timeline: Timeline, span: Span, start: float) -> Iterator[Sign]:
    def place(at: float) -> int:
        return _place(timeline.beat_at(at), start)

    first: ScaleSet | None = None
    for event in document.events:
        match event:
            case ScaleSet() if event.at <= span.since:
                first = event
            case ScaleSet() if event.at < span.until:
                yield place(event.at), _said(in_words(event), "italic")
            case SceneBegan() if span.since <= event.at < span.until:
                yield place(event.at), _direction(f"<rehearsal>{escape(event.name)}</rehearsal>")
            case Ran() if span.since < event.at < span.until:
                yield place(event.at), _said("GO" if event.plays else "STOP", "bold")
    if first is not None:
        yield 0, _said(in_words(first), "italic")
    for mark in document.session.marks:
        if span.since <= mark.at < span.until:
            yield place(mark.at), _said(f"{ICONS[mark.icon]} {mark.word}".rstrip(), "bold")


def in_words(scale: ScaleSet) -> str:
    """With its cents, where it has any: notes alone do not tell them."""
    if any(" " in tone for tone in scale.tones):
        return f"{scale.name}: {', '.join(scale.tones)}"
    return scale.name


def _place(beat: float, start: float) -> int:
    return round((beat - start) * BEAT)


def _metronome(bpm: float) -> str:
    shown = f"{bpm:.1f}".removesuffix(".0")
    mark = f"<metronome><beat-unit>quarter</beat-unit><per-minute>{shown}</per-minute></metronome>"
    return _direction(mark, f'<sound tempo="{bpm:.2f}"/>')


def _said(words: str, style: str) -> str:
    kind = 'font-weight="bold"' if style == "bold" else 'font-style="italic"'
    return _direction(f"<words {kind}>{escape(words)}</words>")


def _direction(what: str, sound: str = "") -> str:
    return (
        f'<direction placement="above"><direction-type>{what}</direction-type>{{offset}}{sound}</direction>'
    )
