"""The sound of a session from its tape: what the speaker was told, played once more by the same rules.

Time is that of the tape. Where the record was paused, or the room listened to something kept earlier, it goes on in
silence. What was sounding when the span begins sounds from there on; at its end everything is let go and rings out.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

from server.core.document import Document
from server.core.tape import (
    Event,
    Kept,
    Mixed,
    Replayed,
    SeatKept,
    Silenced,
    SoundBegan,
    SoundBent,
    SoundEnded,
    told_at,
)
from server.export.audio.arrays import RATE, Sound
from server.export.audio.engine import Engine
from server.export.audio.limiter import LATE
from server.export.audio.mixing import Mixing
from server.export.audio.pack import PLACE, Pack
from server.export.audio.voice import BLOCK
from server.export.span import Span, nothing_there
from server.protocol import Mix

PIECE: Final = 3456 * BLOCK
"""Samples worked on at a time, 10 s: with its echo just within one transform, and small in memory."""
LEAD: Final = 2.2
"""Seconds before a span that are played unheard, so that echoes and the limiter are as they were."""
RING: Final = 2.0
"""Seconds after a span in which what sounds fades."""
SOFT_START: Final = 0.02
HALT: Final = 0.3
"""Seconds in which everything ends where the record pauses."""
USUAL: Final = Mix(
    master=0.25, hush=False, calm=False, seats=[], instruments=[], accents=True
)  # -12 dB, as every session begins
"""The balance of a tape that doesn't say."""


class Player:
    """Hands the tape to the engine, in the order in which it was told."""

    def __init__(self, document: Document, span: Span, pack: Pack) -> None:
        self._events = document.events
        self._next = 0
        self._span = span
        self._silent = False
        mixes = (event.mix for event in self._events if isinstance(event, Mixed))
        self.engine = Engine(pack, next(mixes, USUAL))
        self._over = False

    def play(self, until: float) -> None:
        """Everything that was told before `until`."""
        last = min(until, self._span.until)
        while self._next < len(self._events) and told_at(self._events[self._next]) < last:
            self._hand_on(self._events[self._next])
            self._next += 1
        if until > self._span.until and not self._over:
            self._over = True
            self.engine.let_go(self._span.until)
        self.engine.settle(until)

    def _hand_on(self, event: Event) -> None:
        engine = self.engine
        match event:
            case SoundBegan(at=at, sound=tone):
                begins = at if tone.at is None else tone.at
                if not self._silent and self._span.wants(tone.seat) and begins < self._span.until:
                    engine.play(tone, at)
            case SoundEnded(at=at, sound=off):
                engine.release(off.id, at, off.at, off.fade)
            case SoundBent(at=at, sound=bend):
                engine.bend(bend.id, bend.pitch, bend.over, at, bend.at)
            case Silenced(at=at, silence=silence):
                engine.silence(silence.fade, silence.seat, at)
            case Mixed(at=at, mix=mix):
                engine.mix(mix, at)
            case SeatKept(at=at, seat=seat, kept=False):
                engine.let_go(at, seat)
            case Kept(at=at, what="paused" | "ended"):
                engine.silence(HALT, None, at)
            case Replayed(at=at, on=on):
                self._silent = on
                if on:
                    engine.silence(HALT, None, at)
            case _:
                pass


def rendered(document: Document, span: Span, pack: Path = PLACE) -> Iterator[Sound]:
    """Left and right in pieces, from the span's beginning to `RING` after its end, as loud as the room was."""
    if not any(_begins(event, span) for event in document.events):
        raise nothing_there()
    player = Player(document, span, Pack(pack))
    since, length = round(span.since * RATE), round((span.length + RING) * RATE)
    begin = max(0, round((span.since - LEAD) * RATE)) // BLOCK * BLOCK
    for before in range(0, begin, PIECE):
        player.play(before / RATE)
        player.engine.rendered(before)
    edges = _Edges(since - begin + LATE, length, soft=span.since > 0)
    mixing = Mixing(player.engine)
    while edges.wants:
        player.play((begin + PIECE) / RATE)
        plain, calm = mixing.block(begin, begin + PIECE)
        piece = edges.cut(player.engine.chain.process(plain, calm, begin))
        begin += PIECE
        player.engine.rendered(begin)
        if piece.shape[1]:
            yield piece


def _begins(event: Event, span: Span) -> bool:
    return (
        isinstance(event, SoundBegan)
        and span.wants(event.sound.seat)
        and (event.at if event.sound.at is None else event.sound.at) < span.until
    )


class _Edges:
    """Cuts what was rendered to the span: a soft start where it begins in the middle, and an end that fades."""

    def __init__(self, skip: int, length: int, *, soft: bool) -> None:
        self._skip, self._length, self._done = skip, length, 0
        self._soft = round(SOFT_START * RATE) if soft else 0

    @property
    def wants(self) -> bool:
        return self._done < self._length

    def cut(self, sound: Sound) -> Sound:
        skipped = min(self._skip, sound.shape[1])
        self._skip -= skipped
        piece = sound[:, skipped : skipped + self._length - self._done]
        place = self._done + np.arange(piece.shape[1])
        self._done += piece.shape[1]
        if place.size and place[0] < self._soft:
            piece *= np.sin(np.pi / 2 * np.clip(place / self._soft, 0, 1)).astype(np.float32) ** 2
        ring = round(RING * RATE)
        if self._done > self._length - ring:
            left = np.clip((self._length - place) / ring, 0, 1)
            piece *= np.sin(np.pi / 2 * left).astype(np.float32) ** 2
        return piece
