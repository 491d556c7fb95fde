"""The notes of a session as the room heard them: from the tape's tones, their ends, slides and silences."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Final, Literal

from msgspec import Struct

from server.core.document import Document
from server.core.instruments import PERCUSSION_PREFIX
from server.core.tape import (
    Assisted,
    Event,
    Kept,
    Lifted,
    SeatKept,
    Silenced,
    SoundBegan,
    SoundBent,
    SoundEnded,
    Touched,
)
from server.export.span import Span, span_of
from server.protocol import BED, CHORDS, DRONE, PULSE, ExportOrder, SoundOn

LASTS_MOST: Final = 30.0
"""Seconds after which the speaker lets a lasting tone go by itself; those of the grounds stay."""
STRUCK: Final = 0.5
"""Seconds. How long a struck tone counts that no hand held: it rings by itself, and nobody says when it is over."""
STRUCK_LEAST: Final = 0.25
"""Seconds. A tap on a bar sounds longer than the hand was there."""
STRUCK_MOST: Final = 3.0
"""Seconds. A hand that rests on a bar does not make it ring for ever."""
HIT: Final = 0.1
"""Seconds a sound without pitch counts."""
BRIEFEST: Final = 0.02
"""Seconds. Whatever was heard was heard for so long."""

NOBODY: Final = -1
"""No tone has this number."""

OF_TONES: Final = frozenset({SoundEnded, SoundBent, Silenced, SeatKept, Kept})
"""The events that end tones or bend them."""

GROUNDS: Final = frozenset({PULSE, DRONE, BED, CHORDS})

NotedAs = Literal["assisted", "quantised"]
PLAIN: Final[frozenset[NotedAs]] = frozenset()
ASSISTED: Final[frozenset[NotedAs]] = frozenset({"assisted"})
QUANTISED: Final[frozenset[NotedAs]] = frozenset({"quantised"})


class Bend(Struct, frozen=True, gc=False):
    """A slide to another pitch: it begins `at` and takes `over` seconds."""

    at: float
    pitch: float
    over: float


class PlayedNote(Struct, frozen=True, gc=False):
    """One tone. Times are seconds since the recording began; pitch is MIDI semitones, cents as fractions."""

    seat: int
    """0 and below: a strip that is nobody's seat (PULSE, DRONE, BED, CHORDS, LEADER, CUES)."""
    sound: int
    instrument: str
    pitch: float
    velocity: float
    """0 to 1."""
    began: float
    ended: float
    """When it was let go or cut off. For struck tones that ring on: a length as one would write it down."""
    hold: bool
    """It lasts while held; otherwise it was struck or plucked and rings by itself."""
    soft: bool
    rise: float
    """Seconds in which it swells."""
    fade: float | None
    """Seconds in which it was told to go from `ended` on; None: as its instrument does by itself."""
    bends: tuple[Bend, ...]
    touched: float | None
    """When the hand came; None: no hand of a seat did this."""
    marks: frozenset[NotedAs]

    @property
    def pitched(self) -> bool:
        return not self.instrument.startswith(PERCUSSION_PREFIX)

    @property
    def by_hand(self) -> float:
        """When the hand came, or else when it sounded."""
        return self.began if self.touched is None else self.touched


class _Tone(Struct, gc=False):
    """A tone while the tape is read."""

    sound: SoundOn
    began: float
    ended: float | None = None
    fade: float | None = None
    lifted: float | None = None
    bends: list[Bend] = []
    touch: Touched | None = None

    def end(self, at: float, fade: float | None) -> None:
        """The earlier end holds."""
        if self.ended is None or at < self.ended:
            self.ended, self.fade = at, fade

    @property
    def heard(self) -> bool:
        """A tone that was planned and called off before it began was not."""
        return self.ended is None or self.ended >= self.began

    def length(self) -> float:
        """Seconds it counts when nothing cut it off."""
        if self.sound.hold:
            return float("inf") if self.sound.seat in GROUNDS else LASTS_MOST
        if self.sound.instrument.startswith(PERCUSSION_PREFIX):
            return HIT
        if self.lifted is None:
            return STRUCK
        return min(max(self.lifted - self.began, STRUCK_LEAST), STRUCK_MOST)


def notes(document: Document, order: ExportOrder) -> list[PlayedNote]:
    """Every tone heard within the order's span, by when it began; what reaches over its edges is cut there.

    A tone that lasted before the span began sounds from its beginning on; a struck one does not come again.
    """
    span = span_of(document, order)
    helped = _helped(document.events)
    tones = [tone for tone in _tones(document.events) if not span.seats or tone.sound.seat in span.seats]
    found = [_note(tone, span, helped) for tone in tones]
    return sorted((note for note in found if note is not None), key=attrgetter("began", "sound"))


def _tones(events: Iterable[Event]) -> Iterator[_Tone]:
    """Every tone the speaker was told, with how it ended."""
    tones: dict[int, _Tone] = {}
    sounding: defaultdict[int, list[_Tone]] = defaultdict(list)
    hands: dict[int, Touched] = {}
    latest: dict[tuple[int, int], int] = {}
    for event in events:
        if type(event) is Touched:
            if event.sound is not None:
                hands[event.sound] = event
                latest[event.seat, event.note] = event.sound
        elif type(event) is SoundBegan:
            sound = event.sound
            tone = tones[sound.id] = _Tone(sound, event.at if sound.at is None else sound.at)
            sounding[sound.seat].append(tone)
        elif type(event) is Lifted:
            number = latest.pop((event.seat, event.note), NOBODY)
            if number in tones:
                tones[number].lifted = event.ended
        elif type(event) in OF_TONES:
            _end(event, tones, sounding)
    for number, touch in hands.items():
        if number in tones:
            tones[number].touch = touch
    yield from tones.values()


def _end(event: Event, tones: dict[int, _Tone], sounding: dict[int, list[_Tone]]) -> None:
    """What becomes of tones that were told."""
    match event:
        case SoundEnded() if event.sound.id in tones:
            tone = tones[event.sound.id]
            if tone.sound.hold or event.sound.fade is not None:
                at = event.at if event.sound.at is None else event.sound.at
                tone.end(at, event.sound.fade)
        case SoundBent() if event.sound.id in tones:
            at = event.at if event.sound.at is None else event.sound.at
            tones[event.sound.id].bends.append(Bend(at, event.sound.pitch, event.sound.over))
        case Silenced():
            _cut(sounding, event.silence.seat, event.at, event.silence.fade)
        case SeatKept(kept=False):
            _cut(sounding, event.seat, event.at, None, lasting=True)
        case Kept(what="paused" | "ended"):
            _cut(sounding, None, event.at, None, lasting=True)


def _cut(
    sounding: dict[int, list[_Tone]],
    seat: int | None,
    at: float,
    fade: float | None,
    *,
    lasting: bool = False,
) -> None:
    """Ends everything told so far of a seat, or of all; with `lasting` only what would sound on unheard of."""
    for strip in list(sounding) if seat is None else [seat]:
        for tone in sounding.pop(strip, ()):
            if tone.sound.hold or not lasting:
                tone.end(at, fade)


def _note(tone: _Tone, span: Span, helped: dict[int, list[tuple[float, float]]]) -> PlayedNote | None:
    sound, touch = tone.sound, tone.touch
    if not tone.heard:
        return None
    ended = tone.began + tone.length()
    fade = None
    if tone.ended is not None and tone.ended < ended:
        ended, fade = tone.ended, tone.fade
    ended = max(ended, tone.began + BRIEFEST)
    began = max(tone.began, span.since) if sound.hold else tone.began
    if not (span.since <= began < span.until and ended > span.since):
        return None
    return PlayedNote(
        sound.seat,
        sound.id,
        sound.instrument,
        sound.pitch,
        sound.velocity,
        began,
        min(ended, max(span.until, began + BRIEFEST)),
        sound.hold,
        sound.soft,
        sound.rise,
        fade,
        tuple(tone.bends),
        None if touch is None else touch.touched,
        PLAIN if touch is None else _marks(touch, helped.get(touch.seat, ())),
    )


def _marks(touch: Touched, helped: Iterable[tuple[float, float]]) -> frozenset[NotedAs]:
    assisted = any(since <= touch.touched < until for since, until in helped) if helped else False
    if touch.timing in ("as_played", "steady"):
        return ASSISTED if assisted else PLAIN
    return QUANTISED | ASSISTED if assisted else QUANTISED


def _helped(events: Iterable[Event]) -> dict[int, list[tuple[float, float]]]:
    """Where each seat had help. Of the words about one beginning the last holds."""
    spans: dict[tuple[int, float], float] = {}
    for event in events:
        if type(event) is Assisted:
            spans[event.seat, event.since] = float("inf") if event.until is None else event.until
    found: dict[int, list[tuple[float, float]]] = {}
    for (seat, since), until in spans.items():
        found.setdefault(seat, []).append((since, until))
    return found
