"""All voices of a stretch of time put together: each as loud, and from where, as it is then."""

from typing import Final

import numpy as np

from server.export.audio.arrays import RATE, Amount, Sound
from server.export.audio.engine import Engine
from server.export.audio.strip import Strip, sides
from server.export.audio.tones import Tones
from server.export.audio.voice import Voice

Spans = list[tuple[int, int]]
"""From sample to sample of the tape."""
NOBODY: Final[Spans] = []


class Mixing:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._tones = Tones()

    def block(self, begin: int, end: int) -> tuple[Sound, Sound | None]:
        """Everything from sample `begin` to `end`: of strips that are open, and of those that are calm."""
        plain = np.zeros((2, end - begin), dtype=np.float32)
        calm: Sound | None = None
        wide = self._wide(begin, end)
        for voice in self._engine.heard:
            first = max(begin, voice.first)
            last = end if voice.ends * RATE >= end else int(np.ceil(voice.ends * RATE))
            if voice.gone or first >= last:
                continue
            strip = self._engine.strips[voice.seat]
            gain = voice.gain.over(first, last - first) * strip.fader.param.over(first, last - first)
            dark = strip.calm.param.over(first, last - first)
            heard = voice.sound(self._tones, first, last)
            parts = _parts(strip, voice, wide, first, last)
            if not (isinstance(dark, float) and dark == 1.0):
                _add(plain, heard, gain if isinstance(dark, float) else gain * (1 - dark), parts, begin)
            if not (isinstance(dark, float) and dark == 0.0):
                calm = np.zeros_like(plain) if calm is None else calm
                _add(calm, heard, gain * dark, parts, begin)
        return plain, calm

    def _wide(self, begin: int, end: int) -> dict[int, Spans]:
        """When each place has sound of two channels in it: then its panner treats all it gets as such."""
        found: dict[int, Spans] = {}
        for voice in self._engine.heard:
            if voice.gone or voice.sample.channels == 1:
                continue
            since, until = round(voice.told * RATE), min(end, voice.ends * RATE)
            if since < end and until > begin:
                strip = self._engine.strips[voice.seat]
                found.setdefault(strip.places[-1][1], []).append((since, int(until)))
        return found


Part = tuple[int, int, int, bool]
"""From sample to sample of the tape, at which place, and whether that place has sound of two channels in it."""


def _parts(strip: Strip, voice: Voice, wide: dict[int, Spans], first: int, last: int) -> list[Part]:
    """The stretches of a voice in which its panning stays as it is."""
    edges = {first, last}
    for at, _ in strip.places[1:]:
        edges.add(min(last, max(first, round(at * RATE))))
    mono = voice.sample.channels == 1
    for _, place in strip.places if mono else ():
        for span in wide.get(place, NOBODY):
            edges.update(min(last, max(first, edge)) for edge in span)
    ordered = sorted(edges)
    parts = []
    for since, until in zip(ordered, ordered[1:], strict=False):
        place = next(place for at, place in reversed(strip.places) if at * RATE <= since + 0.5)
        stereo = not mono or any(begin <= since < end for begin, end in wide.get(place, NOBODY))
        parts.append((since, until, place, stereo))
    return parts


def _add(bus: Sound, heard: Sound, gain: Amount, parts: list[Part], begin: int) -> None:
    if isinstance(gain, float) and gain == 0.0:
        return
    whole = heard if isinstance(gain, float) else heard * gain.astype(np.float32)
    first = parts[0][0]
    for since, until, place, stereo in parts:
        left, right = sides(place, stereo=stereo)
        if stereo and whole.shape[0] == 1:
            left, right = (left[0] + right[0], left[1] + right[1]), (0.0, 0.0)
        level = gain if isinstance(gain, float) else 1.0
        inside = whole[:, since - first : until - first]
        for side in (0, 1):
            out = bus[side, since - begin : until - begin]
            if left[side]:
                out += inside[0] * np.float32(left[side] * level)
            if inside.shape[0] == 2 and right[side]:
                out += inside[1] * np.float32(right[side] * level)
