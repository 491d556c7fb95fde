"""[K3] Our meter against an independent one."""

import numpy as np
import pyloudnorm
import pytest

from server.export.audio.arrays import RATE, Sound
from server.export.audio.loudness import Meter, true_peak


def measured(sound: Sound, cuts: list[int]) -> Meter:
    meter = Meter()
    for piece in np.split(sound, cuts, axis=1):
        meter.add(piece)
    return meter


def music(seconds: float, seed: int) -> Sound:
    """Noise of many levels with silences between, coloured as music is."""
    chance = np.random.default_rng(seed)
    count = round(seconds * RATE)
    white = chance.normal(0, 1, (2, count))
    pink = np.fft.irfft(np.fft.rfft(white) / np.sqrt(1 + np.arange(count // 2 + 1)), count)
    levels = np.repeat(10 ** (chance.uniform(-60, -6, 200) / 20), count // 200 + 1)[:count]
    return np.asarray(pink / pink.std() * levels, dtype=np.float32)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_integrated_loudness_is_what_an_independent_meter_says(seed: int) -> None:
    """[K3] To 0.1 LU, gates included, whatever pieces it comes in."""
    sound = music(30, seed)
    expected = pyloudnorm.Meter(RATE).integrated_loudness(sound.T.astype(np.float64))
    assert measured(sound, [1000, 300_000, 300_001]).integrated() == pytest.approx(expected, abs=0.1)


def test_a_sine_at_full_scale_is_what_the_standard_says() -> None:
    """[K3] 997 Hz at 0 dBFS on one side: -3.01 LUFS."""
    sound = np.zeros((2, 5 * RATE), dtype=np.float32)
    sound[0] = np.sin(2 * np.pi * 997 * np.arange(5 * RATE) / RATE)
    assert measured(sound, []).integrated() == pytest.approx(-3.01, abs=0.05)


def test_silence_and_next_to_nothing() -> None:
    """[K3] No number is made up for them."""
    assert measured(np.zeros((2, RATE), dtype=np.float32), []).integrated() == float("-inf")
    assert Meter().integrated() == float("-inf")
    brief = np.full((2, RATE // 10), 0.25, dtype=np.float32) * np.sin(np.arange(RATE // 10) / 5).astype(
        np.float32
    )
    assert measured(brief, []).integrated() > -30


def test_the_true_peak_lies_between_the_samples() -> None:
    """[K3] A sine at a quarter of the rate whose samples all miss its tops."""
    wave = np.sin(np.pi / 2 * np.arange(20_000) + np.pi / 4)
    wave *= np.hanning(20_000)
    sound = np.stack([wave, 0.1 * wave]).astype(np.float32)
    assert np.abs(sound).max() == pytest.approx(0.7071, abs=1e-3)
    assert true_peak(sound) == pytest.approx(1.0, abs=0.005)
    assert measured(sound, [8192, 9999]).peak == pytest.approx(1.0, abs=0.005)
