"""Every pad of every scale sounds its own tone: heard through the whole engine, judged without it."""

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page

from server.catalog import Catalog, load_catalog
from server.core.ladder import Ladder
from tests.e2e.sound.acoustics import (
    RATE,
    SPECTRUM,
    Wave,
    cents_off,
    fingerprint,
    likeliest,
    middle,
    played_faster,
)
from tests.e2e.sound.rendering import Manifest, Score, recording

pytestmark = pytest.mark.timeout(400)
"""Minutes of sound are rendered; a busy machine takes its time."""

ROOT = Path(__file__).resolve().parents[3]

SCALES = (
    ("minor_pentatonic", 9),
    ("hirajoshi", 2),
    ("just_major_pentatonic", 5),
    ("slendro_measured", 7),
)
"""Scale and key: two tempered ones, one in just intonation, one whose steps are cents of their own."""

MORE_SCALES = (
    ("major_pentatonic", 0),
    ("blues_hexatonic", 4),
    ("pelog_selisir_measured", 1),
    ("equipentatonic", 10),
)

PADS = 4
SEATS = 6
WRONG = (-12, -7, -2, -1, 1, 2, 7, 12)
"""Semitones away from the right tone that are offered as answers beside it."""

SLOT = 0.45
SOUNDS = 0.38
BEGIN = 0.5
"""Seconds: the mix has settled, then one tone after the other."""

STEADY = {"kalimba", "marimba", "harp", "vibraphone", "handpan", "glockenspiel", "celesta", "guitar", "koto"}
STEADY |= {"piano", "bass"}
"""Struck and plucked tones have one pitch; blown and bowed ones waver around it by nature."""

ENSEMBLE_CENTS = 25.0
STEADY_CENTS = 10.0


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(ROOT / "scales")


class Recordings:
    """What the files hold, with the key that their names say: all that the judge knows of the pack."""

    def __init__(self, bench: Page, manifest: Manifest) -> None:
        click = middle(recording(bench, "cal.mp3"))
        self._lead = int(np.argmax(np.abs(click))) - manifest.click
        self._prints: dict[tuple[str, float], list[Wave]] = {}
        self._tones: dict[str, list[tuple[int, Wave]]] = {
            name: [(zone.nominal, middle(recording(bench, zone.file))) for zone in one.zones]
            for name, one in manifest.pitched.items()
        }

    def of(self, instrument: str, pitch: float) -> list[Wave]:
        """How `pitch` should sound: the fingerprint of the nearest recording, or of both where two are as near."""
        asked = (instrument, round(pitch, 6))
        if asked not in self._prints:
            tones = self._tones[instrument]
            nearest = min(abs(key - pitch) for key, _ in tones)
            near = [(key, tone) for key, tone in tones if abs(key - pitch) <= nearest + 0.3]
            self._prints[asked] = [
                fingerprint(played_faster(tone, 2 ** ((pitch - key) / 12), self._lead)) for key, tone in near
            ]
        return self._prints[asked]


def pitches(catalog: Catalog, scales: tuple[tuple[str, int], ...]) -> list[float]:
    """Every pad of every seat of a room of six, in these scales."""
    found: list[float] = []
    for name, root in scales:
        ladder = Ladder.build(catalog.scale(name), root)
        for seat in range(0, SEATS, 3):
            surface = ladder.surface(PADS, seat=seat, seats=SEATS)
            found += [tone.pitch for tone in surface]
    return found


@pytest.mark.parametrize(
    "scales", [SCALES, pytest.param(MORE_SCALES, marks=pytest.mark.long)], ids=["four", "four-more"]
)
def test_every_pad_of_every_scale_sounds_its_own_tone(
    bench: Page, manifest: Manifest, catalog: Catalog, scales: tuple[tuple[str, int], ...]
) -> None:
    """[A1] 512 pads and 512 more: each resembles its own tone more than eight wrong ones, and its cents are right."""
    recordings = Recordings(bench, manifest)
    wanted = pitches(catalog, scales)
    wrong: list[str] = []
    leads: list[float] = []
    for instrument in manifest.pitched:
        score = Score(master=0.25)
        for i, pitch in enumerate(wanted):
            begin = BEGIN + i * SLOT
            tone = score.plays(begin, instrument, pitch, hold=manifest.instruments[instrument].hold)
            score.lets_go(begin + SOUNDS, tone, fade=0.05)
        heard = middle(score.take(bench, BEGIN + len(wanted) * SLOT).sound)
        for i, pitch in enumerate(wanted):
            start = round((BEGIN + i * SLOT) * RATE)
            part = heard[start : start + SPECTRUM]
            right = recordings.of(instrument, pitch)
            others = [one for step in WRONG for one in recordings.of(instrument, pitch + step)]
            answer, lead = likeliest(part, right + others, right=len(right))
            leads.append(lead)
            if answer >= len(right):
                wrong.append(f"{instrument} {pitch:.2f}: another tone")
            cents = cents_off(part, pitch)
            if instrument in STEADY and abs(cents) > STEADY_CENTS:
                wrong.append(f"{instrument} {pitch:.2f}: {cents:+.1f} cents")
    assert len(leads) >= 500
    assert wrong == []
    assert min(leads) > 0
    assert np.quantile(leads, 0.01) >= 0.09


def test_every_recording_truly_sounds_the_key_it_is_filed_under(bench: Page, manifest: Manifest) -> None:
    """[A1] Measured against the theoretical frequency, so that a wrongly labelled recording can't pass."""
    off: list[str] = []
    for instrument, one in manifest.pitched.items():
        score = Score(master=0.25)
        for i, zone in enumerate(one.zones):
            tone = score.plays(BEGIN + i * 0.6, instrument, zone.nominal, hold=one.hold)
            score.lets_go(BEGIN + i * 0.6 + 0.5, tone, fade=0.1)
        heard = middle(score.take(bench, BEGIN + len(one.zones) * 0.6).sound)
        for i, zone in enumerate(one.zones):
            start = round((BEGIN + i * 0.6 + 0.03) * RATE)
            cents = cents_off(heard[start : start + SPECTRUM], zone.nominal)
            if abs(cents) > (STEADY_CENTS if instrument in STEADY else ENSEMBLE_CENTS):
                off.append(f"{instrument} {zone.nominal}: {cents:+.1f} cents")
            if not _lowest_is_fundamental(heard[start : start + SPECTRUM], zone.nominal):
                off.append(f"{instrument} {zone.nominal}: another octave")
    assert off == []


def _lowest_is_fundamental(wave: Wave, pitch: float) -> bool:
    """Nothing strong sounds below the fundamental, and the first two partials are there."""
    power = np.abs(np.fft.rfft(wave * np.hanning(wave.size))) ** 2
    first = 440 * 2 ** ((pitch - 69) / 12) * wave.size / RATE
    below = power[int(20 * wave.size / RATE) : int(first * 0.92)].max(initial=0.0)
    near = [power[int(first * n * 0.97) : int(first * n * 1.03) + 2].max() for n in (1, 2)]
    return bool(max(near) > 4 * below and max(near) > 0.001 * power.max())
