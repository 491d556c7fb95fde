"""[K3][A3] The limiter by stretches against the same rules sample after sample."""

from math import asin, log10, pi, sin

import numpy as np
import pytest

from server.export.audio.arrays import RATE, Sound
from server.export.audio.limiter import LATE, MAKE_UP, Limiter, shaped


def sample_after_sample(sound: Sound) -> Sound:
    """A browser's compressor as it is published, at our settings."""
    curve = _curve()
    threshold = 10 ** (-12 / 20)
    detector = gain = 1.0
    deepest = -1.0
    gains = np.empty(sound.shape[1])
    for n in range(sound.shape[1]):
        if n % 32 == 0:
            goal = asin(detector) / (pi / 2)
            if goal > gain:
                deepest = -1.0
                x = 0.25 * (min(0.0, max(-12.0, 20 * log10(gain / goal))) + 12)
                pace = 10 ** (5 / sum(c * x**power for power, c in enumerate(curve)) / 20)
            else:
                deepest = max(deepest, 20 * log10(gain / goal))
                pace = 1 - (0.25 / max(0.5, deepest)) ** (1 / (0.002 * RATE))
        level = float(np.abs(sound[:, n]).max())
        asked = 1.0 if level < threshold else float(shaped(np.array([level]))[0]) / level
        step = 10 ** (max(2.0, -20 * log10(asked)) / (0.0025 * RATE) / 20) - 1
        detector = min(1.0, detector + (asked - detector) * (step if asked > detector else 1.0))
        gain = gain + (goal - gain) * pace if pace < 1 else min(1.0, gain * pace)
        gains[n] = MAKE_UP * sin(pi / 2 * gain)
    late = np.concatenate([np.zeros((2, LATE)), sound], axis=1)[:, : sound.shape[1]]
    return np.asarray(late * gains, dtype=np.float32)


def _curve() -> list[float]:
    """The release in frames by how much is held back: a polynomial through four points."""
    points = [0.15 * RATE * share for share in (0.09, 0.16, 0.42, 0.98)]
    table = [
        [1.0, 0.0, 0.0, 0.0],
        [-1.5788320352845888, 2.3305837032074286, -0.9141194204840429, 0.1623677525612032],
        [0.5334142869106424, -1.272736789213631, 0.9258856042207512, -0.18656310191776226],
        [0.08783463138207234, -0.1694162967925622, 0.08588057951595272, -0.00429891410546283],
        [-0.042416883008123074, 0.1115693827987602, -0.09764676325265872, 0.028494263462021576],
    ]
    return [sum(a * b for a, b in zip(row, points, strict=True)) for row in table]


def bursts(seconds: float = 1.0) -> Sound:
    """Loud and soft in turns, from far over full scale down to silence."""
    chance = np.random.default_rng(4)
    count = round(seconds * RATE) // 64 * 64
    levels = np.repeat(chance.choice([0.0, 0.02, 0.3, 1.5, 4.0], count // 2048 + 1), 2048)[:count]
    return np.asarray(chance.uniform(-1, 1, (2, count)) * levels, dtype=np.float32)


def test_by_stretches_it_is_the_same() -> None:
    """[K3] To a thousandth of full scale, in pieces of any number of stretches."""
    sound = bursts()
    limiter = Limiter()
    found = np.concatenate([limiter.process(piece) for piece in np.split(sound, [320, 9600], axis=1)], axis=1)
    assert np.abs(found - sample_after_sample(sound)).max() < 1e-3


def test_what_is_soft_is_only_made_up() -> None:
    """[K3] And 6 ms late."""
    sound = bursts() * np.float32(0.05)
    found = Limiter().process(sound)
    assert found[:, LATE:] == pytest.approx(sound[:, :-LATE] * MAKE_UP, rel=1e-5)


def test_the_curve_is_smooth_and_hardly_rises_in_the_end() -> None:
    """[K3] A knee of 6 dB, then twenty to one."""
    level = np.geomspace(10 ** (-12 / 20), 4.0, 500)
    out = 20 * np.log10(shaped(level))
    slopes = np.diff(out) / np.diff(20 * np.log10(level))
    assert slopes[0] == pytest.approx(1.0, abs=0.02)
    assert slopes[-1] == pytest.approx(0.05, abs=0.001)
    assert np.abs(np.diff(slopes)).max() < 0.02
