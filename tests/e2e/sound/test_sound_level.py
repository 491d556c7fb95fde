"""How loud everything is: equal instruments, soft twins, a ceiling, and no change that startles."""

import numpy as np
import pytest
from playwright.sync_api import Page

from tests.e2e.sound.acoustics import RATE, decibels, loudness, middle, rms
from tests.e2e.sound.rendering import Manifest, Score

pytestmark = pytest.mark.timeout(400)
"""Minutes of sound are rendered; a busy machine takes its time."""

SETTLED = 0.5
"""Seconds after which the mix has arrived."""

SLOT = 1.2


def levels(bench: Page, manifest: Manifest, *, soft: bool) -> dict[str, list[float]]:
    """LUFS over the first second of every recorded tone, at the level at which a session begins."""
    found: dict[str, list[float]] = {}
    for instrument, one in manifest.pitched.items():
        score = Score(master=0.25)
        for i, zone in enumerate(one.zones):
            tone = score.plays(SETTLED + i * SLOT, instrument, zone.nominal, hold=one.hold, soft=soft)
            score.lets_go(SETTLED + i * SLOT + 1.02, tone, fade=0.08)
        sound = score.take(bench, SETTLED + len(one.zones) * SLOT).sound
        starts = [round((SETTLED + i * SLOT) * RATE) for i in range(len(one.zones))]
        found[instrument] = [loudness(sound[:, start:], seconds=1.0) for start in starts]
    return found


def test_instruments_are_equally_loud(bench: Page, manifest: Manifest) -> None:
    """[A1] The middle tones of all instruments lie within 1 LU, and the keys of one within 3 LU of its middle."""
    found = levels(bench, manifest, soft=False)
    middles = {name: float(np.median(values)) for name, values in found.items()}
    assert max(middles.values()) - min(middles.values()) <= 1.0, middles
    for name, values in found.items():
        assert max(abs(value - middles[name]) for value in values) <= 3.0, (name, values)


@pytest.mark.long
def test_soft_twins_are_equally_loud_and_gentler(bench: Page, manifest: Manifest) -> None:
    """[A1] Twins lie within 1 LU of each other, a little below the instruments they belong to."""
    found = levels(bench, manifest, soft=True)
    middles = {name: float(np.median(values)) for name, values in found.items()}
    assert max(middles.values()) - min(middles.values()) <= 1.0, middles


def test_a_soft_twin_is_breathed_in_rather_than_struck(bench: Page) -> None:
    """[A1] Its first 10 ms are at least 10 dB below its later peak; it takes 60 ms or more to get there."""
    for instrument in ("kalimba", "piano", "glockenspiel"):
        score = Score(master=0.25)
        score.plays(SETTLED, instrument, 72, soft=True)
        sound = np.abs(score.take(bench, 1.5).sound).max(axis=0)
        start = round((SETTLED + 0.006) * RATE)
        peak = int(np.argmax(sound))
        assert (peak - start) / RATE >= 0.04
        assert decibels(sound[start : start + 441].max() / sound[peak]) <= -10


def test_percussion_is_equally_loud(bench: Page, manifest: Manifest) -> None:
    """[M4] Every percussion sound lies within 2 LU over its first 400 ms."""
    sounds = sorted(set(manifest.instruments) - set(manifest.pitched))
    score = Score(master=0.25)
    for i, sound in enumerate(sounds):
        tone = score.plays(SETTLED + i * 1.0, sound, 60)
        score.lets_go(SETTLED + i * 1.0 + 0.6, tone, fade=0.1)
    take = score.take(bench, SETTLED + len(sounds) * 1.0).sound
    found = [loudness(take[:, round((SETTLED + i) * RATE) :], seconds=0.4) for i in range(len(sounds))]
    assert max(found) - min(found) <= 2.0, dict(zip(sounds, found, strict=True))


def test_forty_full_touches_at_once_never_clip(bench: Page, manifest: Manifest) -> None:
    """[A3] All seats at their loudest, on every instrument: below full scale between the samples too."""
    names = list(manifest.pitched)
    score = Score(reverb=True)
    for seat in range(1, 41):
        score.plays(SETTLED, names[seat % len(names)], 48 + seat, seat=seat, hold=True)
    sound = score.take(bench, SETTLED + 1.5).sound
    assert np.abs(sound).max() < 0.95
    assert _between_samples(sound) <= 10 ** (-1 / 20)


def test_two_hundred_touches_in_a_quarter_second_never_clip(bench: Page, manifest: Manifest) -> None:
    """[A3] [A2] A storm of touches stays below the ceiling, and never more than 128 sound."""
    names = list(manifest.pitched)
    score = Score(reverb=True)
    for i in range(200):
        score.plays(SETTLED + i * 0.00125, names[i % len(names)], 45 + i % 40, seat=1 + i % 40)
        score.counts(SETTLED + i * 0.00125)
    take = score.take(bench, SETTLED + 1.0)
    assert np.abs(take.sound).max() < 0.95
    assert _between_samples(take.sound) <= 10 ** (-1 / 20)
    assert max(take.voices) == 128


def _between_samples(sound: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> float:
    """The highest point of the wave itself, read at four times the rate."""
    peak = 0.0
    for channel in sound:
        spectrum = np.fft.rfft(channel.astype(np.float64))
        finer = np.fft.irfft(spectrum, 4 * channel.size) * 4
        peak = max(peak, float(np.abs(finer).max()))
    return peak


def test_hush_takes_everything_twenty_decibels_down_within_80_ms(bench: Page) -> None:
    """[A3] Echoes included; and it comes back in a ramp."""
    score = Score(reverb=True, master=0.25)
    score.plays(SETTLED, "choir", 60, hold=True, seat=0)
    score.mix(2.0, master=0.25, hush=True)
    score.mix(3.5, master=0.25, hush=False)
    loud = Score(reverb=True, master=0.25)
    loud.plays(SETTLED, "choir", 60, hold=True, seat=0)
    hushed, open_ = score.take(bench, 5.0).sound, loud.take(bench, 5.0).sound
    for start, wanted in ((2.09, -20.0), (3.0, -20.0), (4.2, 0.0)):
        ratio = rms(hushed, start, start + 0.3) / rms(open_, start, start + 0.3)
        assert abs(decibels(ratio) - wanted) < 0.5


def test_levels_move_in_ramps(bench: Page) -> None:
    """[A3] [A4] From soft to full takes 300 ms: no step larger than 2 dB in 10 ms once it is audible."""
    score = Score(master=0.05)
    score.plays(SETTLED, "warm_pad", 60, hold=True)
    score.mix(2.0, master=0.5)
    still = Score(master=0.05)
    still.plays(SETTLED, "warm_pad", 60, hold=True)
    moved, flat = score.take(bench, 3.0).sound, still.take(bench, 3.0).sound
    gains = [
        decibels(rms(moved, at, at + 0.02) / rms(flat, at, at + 0.02)) for at in np.arange(2.0, 2.5, 0.02)
    ]
    assert max(np.diff(gains)) < 6.0
    assert gains[3] < 12.0
    assert abs(gains[-1] - 20.0) < 2.0


def test_mute_solo_and_place_are_the_seats_own(bench: Page) -> None:
    """[A4] One seat muted leaves the other; left and right follow the chairs."""
    score = Score(master=0.25)
    score.mix(0.0, master=0.25, gains={1: 0.0, 2: 1.0}, pans={2: -1.0, 3: 1.0})
    score.plays(SETTLED, "marimba", 60, seat=1)
    score.plays(SETTLED + 1, "marimba", 60, seat=2)
    score.plays(SETTLED + 2, "marimba", 60, seat=3)
    sound = score.take(bench, SETTLED + 3).sound
    assert rms(sound, SETTLED, SETTLED + 0.9) < 1e-5
    left, right = sound[:1], sound[1:]
    for at, near, far in ((SETTLED + 1, left, right), (SETTLED + 2, right, left)):
        assert decibels(rms(near, at, at + 0.5) / rms(far, at, at + 0.5)) > 10


def test_sound_wakes_in_half_a_second(bench: Page) -> None:
    """[A3] After a new start the level rises from silence."""
    score = Score(master=0.25)
    score.plays(SETTLED, "ocarina", 72, hold=True)
    score.wakes(2.0)
    sound = score.take(bench, 3.2).sound
    levels = [rms(sound, at, at + 0.04) for at in (2.0, 2.25, 2.6)]
    assert decibels(levels[0] / levels[2]) < -20
    assert -9 < decibels(levels[1] / levels[2]) < -3


def test_nothing_sounds_after_its_time_that_nobody_holds(bench: Page) -> None:
    """[P4] A tone that is held for ever ends after 30 s; the ground may last."""
    score = Score(master=0.25)
    score.plays(SETTLED, "flute", 72, seat=1, hold=True)
    ground = Score(master=0.25)
    ground.plays(SETTLED, "warm_pad", 48, seat=0, hold=True)
    assert rms(score.take(bench, 33.0).sound, 32.0, 33.0) < 1e-5
    assert rms(middle(ground.take(bench, 33.0).sound)[np.newaxis].astype(np.float32), 32.0, 33.0) > 1e-3
