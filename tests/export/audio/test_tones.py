"""[K3] Recordings run faster and slower."""

import numpy as np
import pytest

from server.export.audio.arrays import RATE, Reals
from server.export.audio.pack import EDGE, Pack, Sample
from server.export.audio.tones import KEPT, PIECE, Tones, read, soft_hertz


def made(samples: Reals, loop: tuple[int, int] | None = None) -> Sample:
    """A recording of our own."""
    sample = Sample(Pack().instrument("harp").samples[0].path, 0, 60.0, 1.0, 1.0, loop)
    sample.__dict__["sound"] = np.pad(samples.astype(np.float32)[None], ((0, 0), (EDGE, EDGE)))
    return sample


def test_between_samples_a_tone_stays_a_tone() -> None:
    """[K3] A sine of 1 kHz at two thirds of its speed is one of 667 Hz, 60 dB clean."""
    sample = made(np.sin(2 * np.pi * 1000 * np.arange(RATE) / RATE))
    found = read(sample, np.asarray(np.arange(8, 40_000) * (2 / 3), dtype=np.float64))[0]
    expected = np.sin(2 * np.pi * 1000 * np.arange(8, 40_000) * (2 / 3) / RATE)
    assert np.abs(found - expected).max() < 1e-3


def test_it_is_silent_before_and_after() -> None:
    """[K3] However far away one asks, and just beside the edge."""
    sample = made(np.ones(100))
    places = np.array([-1e6, -500.3, -3.5, -2.5, 0.0, 50.5, 99.0, 103.4, 1e6])
    assert read(sample, places)[0].tolist() == pytest.approx([0, 0, 0, 0, 1, 1, 1, 0, 0], abs=1e-6)


def test_a_loop_goes_round_for_ever() -> None:
    """[K3] From its end to its start, at any speed."""
    ramp = np.arange(1000.0)
    sample = made(ramp, (200, 700))
    assert read(sample, np.array([699.0, 700.0, 1199.5, 1200.0, 10_200.0]))[0].tolist() == pytest.approx(
        [699.0, 200.0, 699.5, 200.0, 200.0]
    )


def test_pieces_join_without_a_seam_dark_or_not() -> None:
    """[K3] Made apart, they are the tone made in one."""
    sample = Pack().instrument("harp").samples[4]
    for dark in (None, 1800.0):
        tones = Tones()
        apart = np.concatenate([tones.piece(sample, 1.03, dark, number) for number in (0, 1)], axis=1)
        whole = tones.run(sample, np.asarray((np.arange(2 * PIECE + 512) - 512) * 1.03), dark)[:, 512:]
        assert np.abs(apart - whole).max() < 1e-5
        assert apart.any()


def test_what_is_remembered_stays_small() -> None:
    """[K3] The oldest pieces go; what is asked for again is the same."""
    tones, sample = Tones(), Pack().instrument("strings").samples[3]
    first = tones.piece(sample, 1.0, None, 0).copy()
    for number in range(KEPT // (8 * PIECE) + 20):
        tones.piece(sample, 1.0 + number / 1000, None, 0)
    assert tones.kept <= KEPT
    assert (tones.piece(sample, 1.0, None, 0) == first).all()


def test_soft_tones_are_darkened_above_their_third_partial() -> None:
    """[K3] But never below 1.8 kHz nor above 16."""
    assert soft_hertz(40) == 1800
    assert soft_hertz(81) == pytest.approx(2640)
    assert soft_hertz(127) == 16_000
