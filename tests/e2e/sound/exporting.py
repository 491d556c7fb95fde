"""One tape heard twice: through the real engine in a browser, and through the export. And how alike the two are."""

from typing import Any

import msgspec
import numpy as np
from playwright.sync_api import Page

from server.core.document import Document
from server.core.tape import Mixed, Silenced, SoundBegan, SoundBent, SoundEnded
from server.export.audio.render import rendered
from server.export.span import span_of
from server.protocol import ExportOrder
from tests.e2e.sound.acoustics import RATE, Pcm, Wave
from tests.e2e.sound.rendering import heard

LATE = int(0.006 * RATE)
"""Samples by which a browser's limiter looks ahead; an export leaves them out."""
SIZE, HOP = 4096, 1024
LOWEST, HIGHEST = 40.0, 16_000.0
DEPTH = 60.0
"""Decibels below the loudest cell of the live sound: what is softer counts as that soft."""


def live(page: Page, document: Document, seconds: float, *, reverb: bool = True) -> Pcm:
    """What a speaker page on a laptop makes of the tape."""
    steps = [step for event in document.events if (step := _step(event)) is not None]
    instruments = {step["tone"]["instrument"] for step in steps if step["do"] == "play"}
    score = {
        "seconds": seconds + 0.1,
        "steps": steps,
        "instruments": sorted(instruments | {"kalimba"}),
        "cap": 128,
        "reverb": reverb,
        "folder": "/pack/",
    }
    sound = heard(page, page.evaluate("score => soundBench.render(score)", score)["heard"]).reshape(2, -1)
    return sound[:, LATE : LATE + round(seconds * RATE)]


def exported(document: Document, seconds: float, **order: Any) -> Pcm:
    """What the export makes of it before it is levelled."""
    wanted = ExportOrder(format="wav", **order)
    sound = np.concatenate(list(rendered(document, span_of(document, wanted))), axis=1)
    return sound[:, : round(seconds * RATE)]


def _step(event: object) -> dict[str, Any] | None:
    found: dict[str, Any]
    match event:
        case SoundBegan(at=at, sound=tone):
            found = {"at": at, "do": "play", "tone": msgspec.to_builtins(tone), "when": tone.at}
            found["tone"].setdefault("rise", tone.rise)
        case SoundEnded(at=at, sound=off):
            found = {"at": at, "do": "release", "id": off.id, "when": off.at, "fade": off.fade}
        case SoundBent(at=at, sound=bend):
            found = {"at": at, "do": "bend", **msgspec.to_builtins(bend)}
            found["when"] = bend.at
            found["at"] = at
        case Silenced(at=at, silence=silence):
            found = {"at": at, "do": "silence", "fade": silence.fade, "seat": silence.seat}
        case Mixed(at=at, mix=mix):
            found = {"at": at, "do": "mix", "mix": msgspec.to_builtins(mix)}
        case _:
            return None
    return {name: value for name, value in found.items() if value is not None}


def spectrogram(sound: Pcm) -> Wave:
    """Decibels, both channels' power together: frames by frequencies from 40 Hz to 16 kHz."""
    window = np.hanning(SIZE)
    starts = np.arange(0, sound.shape[1] - SIZE, HOP)
    bins = np.fft.rfftfreq(SIZE, 1 / RATE)
    kept = (bins >= LOWEST) & (bins <= HIGHEST)
    power = np.zeros((starts.size, int(kept.sum())))
    for channel in sound.astype(np.float64):
        frames = channel[starts[:, None] + np.arange(SIZE)] * window
        power += (np.abs(np.fft.rfft(frames, axis=1)) ** 2)[:, kept]
    return np.asarray(10 * np.log10(power + 1e-20))


def likeness(one: Pcm, other: Pcm) -> float:
    """Pearson's r of the two log-spectrograms, over all cells, no cell softer than 60 dB below the loudest."""
    first, second = spectrogram(one), spectrogram(other)
    floor = first.max() - DEPTH
    cells = [np.maximum(table, floor).ravel() for table in (first, second)]
    return float(np.corrcoef(cells[0], cells[1])[0, 1])


def levels_apart(one: Pcm, other: Pcm) -> float:
    """Decibels between the two as wholes."""
    return float(10 * np.log10(np.sum(one.astype(np.float64) ** 2) / np.sum(other.astype(np.float64) ** 2)))
