"""[K3] One gain for a file, and nothing over the top."""

import numpy as np
import pytest

from server.export.audio.arrays import RATE, Sound
from server.export.audio.leveling import CEILING, MOST, TARGET, Leveler, gain_for
from server.export.audio.loudness import true_peak


def leveled(sound: Sound, gain: float, peak: float) -> Sound:
    """The whole of it, in pieces, without what comes before."""
    leveler = Leveler(gain, peak)
    end = np.zeros((2, leveler.LATE), dtype=np.float32)
    parts = [leveler.process(piece) for piece in [*np.split(sound, [3200, 64_000], axis=1), end]]
    return np.concatenate(parts, axis=1)[:, leveler.LATE :]


def tone(peaks: tuple[float, ...]) -> Sound:
    """A soft sine with single loud waves in it."""
    wave = 0.1 * np.sin(2 * np.pi * 220 * np.arange(32 * 4000) / RATE)
    for i, height in enumerate(peaks):
        at = 20_000 + 30_000 * i
        wave[at : at + 400] = height * np.sin(2 * np.pi * 220 * np.arange(400) / RATE)
    return np.stack([wave, wave]).astype(np.float32)


def test_a_file_is_brought_to_the_target() -> None:
    """[K3] Up or down; not more than 24 dB up; not so far that more than 6 dB of a peak would have to go."""
    assert gain_for(TARGET - 6, 0.1) == pytest.approx(10 ** (6 / 20))
    assert gain_for(TARGET + 4, 0.9) == pytest.approx(10 ** (-4 / 20))
    assert gain_for(-60.0, 0.001) == pytest.approx(10 ** (MOST / 20))
    assert gain_for(-40.0, 0.9) * 0.9 < 2.0 * CEILING


def test_where_nothing_reaches_the_ceiling_every_sample_is_only_louder() -> None:
    """[K3] The sound is the room's."""
    sound = tone((0.3,))
    assert np.abs(leveled(sound, 2.0, 0.31) - 2 * sound).max() < 1e-6


def test_peaks_are_taken_back_smoothly_and_the_rest_stays() -> None:
    """[K3] No true peak above -1 dB, no corner in the gain, and nothing changed 20 ms away."""
    sound = tone((0.8, 0.3, 0.75))
    out = leveled(sound, 2.0, 0.8)
    assert out.shape == sound.shape
    assert true_peak(out) <= CEILING * 1.001
    quiet = slice(21_500, 49_000)
    assert np.abs(out[:, quiet] - 2 * sound[:, quiet]).max() < 1e-6
    loud = np.abs(sound[0]) > 1e-3
    gains = out[0][loud] / sound[0][loud]
    assert np.abs(np.diff(gains)).max() < 0.02
