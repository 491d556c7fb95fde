"""[K3] Filters by FFT against an independent library's filters, sample by sample."""

import numpy as np
import pytest
from scipy.signal import lfilter

from server.export.audio.arrays import Sound
from server.export.audio.filters import (
    SHORT,
    WEIGHTING,
    Biquad,
    Convolver,
    filtered,
    impulse,
    k_weighting,
    low_pass,
    powers,
)


def noise(samples: int, seed: int = 1) -> Sound:
    return np.random.default_rng(seed).uniform(-0.5, 0.5, (2, samples)).astype(np.float32)


def recursive(sound: Sound, *filters: Biquad) -> Sound:
    for above, below in filters:
        sound = lfilter(above, below, sound.astype(np.float64), axis=1)
    return sound


@pytest.mark.parametrize("hertz", [1200.0, 6000.0, 18_000.0])
def test_a_low_pass_is_what_it_would_be_sample_after_sample(hertz: float) -> None:
    """[K3] Cut after 512 samples, nothing is missed."""
    sound = noise(8000)
    found = filtered(sound, impulse(SHORT, low_pass(hertz)))
    assert np.abs(found - recursive(sound, low_pass(hertz))).max() < 2e-6


def test_loudness_is_weighed_as_the_standard_says() -> None:
    """[K3] The filters at 48 kHz are the published table; at our rate they match the recursion."""
    shelf, high_pass = k_weighting(48_000)
    table = (1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585)
    above, below = (np.array(side) / shelf[1][0] for side in shelf)
    assert [*above, *below[1:]] == pytest.approx(table, abs=1e-6)
    assert high_pass[1][1] / high_pass[1][0] == pytest.approx(-1.99004745483398, abs=1e-6)
    sound = noise(20_000)
    found = filtered(sound, impulse(WEIGHTING, *k_weighting()))
    assert np.abs(found - recursive(sound, *k_weighting())).max() < 2e-5


@pytest.mark.parametrize("cuts", [[100], [7, 8, 300, 301], [1000, 40_000], []])
def test_pieces_of_any_length_sound_as_one(cuts: list[int]) -> None:
    """[K3] The echo of one piece goes on in the next."""
    sound = noise(60_000)
    response = noise(700, seed=2)
    whole = np.stack([np.convolve(sound[side], response[side])[:60_000] for side in (0, 1)])
    convolver = Convolver(response)
    found = np.concatenate([convolver.process(piece) for piece in np.split(sound, cuts, axis=1)], axis=1)
    assert np.abs(found - whole).max() < 1e-4


def test_another_response_holds_for_what_comes_from_then_on() -> None:
    """[K3] What has gone in keeps the echo it went in with."""
    click = np.zeros((2, 50), dtype=np.float32)
    click[:, 0] = 1.0
    convolver = Convolver(np.array([1.0] + [0.0] * 58 + [0.5], dtype=np.float32))
    first = convolver.process(click)
    convolver.respond(np.zeros(60, dtype=np.float32))
    second = convolver.process(click)
    assert first[0, 0] == pytest.approx(1.0)
    assert second[0, 0] == pytest.approx(0.0, abs=1e-6)
    assert second[0, 9] == pytest.approx(0.5, abs=1e-6)


def test_powers_of_stretches_sum_both_channels() -> None:
    """[K3] The rule of sudden sounds thinks in them; what is shorter is silent at its end."""
    sound = np.full((2, 1000), 0.5, dtype=np.float32)
    plain = np.zeros(16, dtype=np.float32)
    plain[0] = 1.0
    assert powers(sound, plain, 3, 500).tolist() == pytest.approx([0.5, 0.5, 0.0], abs=1e-6)
