"""What changes while tones sound: levels that grow, a colour that darkens, pitches that slide, tones that swell."""

import numpy as np
import pytest
from playwright.sync_api import Page

from tests.e2e.sound.acoustics import RATE, Pcm, cents_off, decibels, middle, rms
from tests.e2e.sound.rendering import Score

pytestmark = pytest.mark.timeout(200)

BEGIN = 0.5


def held(instrument: str, pitch: float, *, master: float, seat: int = 1) -> Score:
    score = Score(master=master)
    score.plays(BEGIN, instrument, pitch, seat=seat, hold=True)
    return score


def compared(changed: Pcm, plain: Pcm, moments: list[float]) -> list[float]:
    """Decibels between two renders of the same tone."""
    return [decibels(rms(changed, at, at + 0.05) / rms(plain, at, at + 0.05)) for at in moments]


def test_a_level_that_grows_over_bars_grows_evenly(bench: Page) -> None:
    """[C1] Eight seconds from -18 to -6 dB: one and a half a second, in decibels, the whole way."""
    score = held("warm_pad", 60, master=0.125)
    score.mix(1.0, master=0.5, over=8.0)
    plain = held("warm_pad", 60, master=0.125)
    moments = [1.0 + second for second in range(10)]
    gains = compared(score.take(bench, 11.0).sound, plain.take(bench, 11.0).sound, moments)
    wanted = [min(second * 1.5, 12.04) for second in range(10)]
    assert gains == pytest.approx(wanted, abs=0.8)


def test_less_brightness_takes_the_high_partials_only(bench: Page) -> None:
    """[C2] The darkest room keeps its low tones as loud, and gets there without a click."""
    bright, dark = held("strings", 55, master=0.1), held("strings", 55, master=0.1)
    dark.mix(1.0, master=0.1, brightness=0.0, over=1.0)
    before, after = (score.take(bench, 4.0).sound for score in (bright, dark))

    def band(sound: Pcm, low: float, high: float) -> float:
        part = middle(sound)[round(2.5 * RATE) : round(3.5 * RATE)]
        power = np.abs(np.fft.rfft(part * np.hanning(part.size)))
        return float(np.sqrt(np.sum(power[round(low) : round(high)] ** 2)))

    assert abs(decibels(band(after, 150, 450) / band(before, 150, 450))) < 1.0
    assert decibels(band(after, 4000, 9000) / band(before, 4000, 9000)) < -15
    assert np.abs(np.diff(middle(after))).max() <= np.abs(np.diff(middle(before))).max() * 1.05


def test_a_held_tone_slides_to_another_pitch(bench: Page) -> None:
    """[M3] From G up to A within half a second, and it stays there."""
    score = Score(master=0.2)
    tone = score.plays(BEGIN, "flute", 67, hold=True)
    score.bends(1.5, tone, 69, over=0.5)
    sound = middle(score.take(bench, 4.0).sound)
    assert abs(cents_off(sound[RATE : round(1.45 * RATE)], 67)) < 12
    assert abs(cents_off(sound[round(2.1 * RATE) : round(3.5 * RATE)], 69)) < 12


def test_a_tone_that_swells_takes_its_time(bench: Page) -> None:
    """[M4] Three seconds to its level, as its fade takes three to nothing."""
    score = Score(master=0.25)
    tone = score.plays(BEGIN, "warm_pad", 48, seat=-1, hold=True, rise=3.0)
    score.lets_go(5.0, tone, fade=3.0)
    plain = held("warm_pad", 48, master=0.25, seat=-1)
    gains = compared(score.take(bench, 9.0).sound, plain.take(bench, 9.0).sound, [0.8, 2.0, 3.6, 6.0, 8.1])
    assert gains[:3] == pytest.approx([-19.3, -6.0, 0.0], abs=1.5)
    assert -25 < gains[3] < -8
    assert gains[4] < -60
