"""What a listener would say of a sound, in numbers: how loud, how high, when it begins, what it resembles."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

RATE = 44100
Pcm = NDArray[np.float32]
"""Channels by samples."""
Wave = NDArray[np.float64]

SPECTRUM = 16384


def decibels(ratio: float) -> float:
    return float(20 * np.log10(max(ratio, 1e-12)))


def rms(sound: Pcm, start: float, end: float) -> float:
    """Root of the mean power over all channels between two moments (seconds)."""
    part = sound[:, round(start * RATE) : round(end * RATE)].astype(np.float64)
    return float(np.sqrt(np.mean(part**2)))


def middle(sound: Pcm) -> Wave:
    """The sum of both loudspeakers."""
    return np.asarray(sound.astype(np.float64).mean(axis=0), dtype=np.float64)


def onset(sound: Pcm, *, above: float = 0.001) -> float | None:
    """Seconds to the first sample above -60 dBFS (or `above`), None in silence."""
    loud = np.flatnonzero(np.abs(sound).max(axis=0) > above)
    return float(loud[0]) / RATE if loud.size else None


# --- loudness, ITU-R BS.1770 ----------------------------------------------------------------------------------------

# The standard's own table of coefficients holds at 48 kHz, which keeps this apart from the way the pack computes them.
_TABLE_RATE = 48000
_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))


def k_weighted(sound: Pcm) -> Wave:
    """Both channels as loudness weighs them."""
    length = sound.shape[1]
    size = 1 << int(np.ceil(np.log2(2 * length)))
    turn = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size * (RATE / _TABLE_RATE))
    spectrum = np.fft.rfft(sound.astype(np.float64), size)
    for top, bottom in (_SHELF, _PASS):
        spectrum = spectrum * (top[0] + top[1] * turn + top[2] * turn**2)
        spectrum /= bottom[0] + bottom[1] * turn + bottom[2] * turn**2
    return np.asarray(np.fft.irfft(spectrum, size)[:, :length], dtype=np.float64)


def loudness(sound: Pcm, *, seconds: float) -> float:
    """LUFS over the first `seconds`, without gating."""
    length = round(seconds * RATE)
    heard = np.zeros((sound.shape[0], length), dtype=np.float32)
    heard[:, : min(length, sound.shape[1])] = sound[:, :length]
    return -0.691 + 10 * float(np.log10(float((k_weighted(heard) ** 2).sum()) / length + 1e-12))


# --- pitch ----------------------------------------------------------------------------------------------------------


def hertz(pitch: float) -> float:
    """The frequency of a MIDI pitch."""
    return float(440.0 * 2 ** ((pitch - 69) / 12))


def cents_off(wave: Wave, pitch: float, *, partials: int = 4) -> float:
    """Cents by which a tone lies above `pitch`: the strongest of its first partials, each sought within 70 cents."""
    size = 1 << 17
    power = np.abs(np.fft.rfft(wave * _hann(wave.size), size)) ** 2
    best_power, best_cents = 0.0, 0.0
    for partial in range(1, partials + 1):
        expected = hertz(pitch) * partial * size / RATE
        if expected > power.size * 0.9:
            break
        low, high = (int(expected * 2 ** (cents / 1200)) for cents in (-70, 70))
        peak = low + int(np.argmax(power[low : high + 1]))
        before, here, after = np.log(power[peak - 1 : peak + 2] + 1e-30)
        between = (before - after) / (2 * (before - 2 * here + after) - 1e-30)
        if power[peak] > best_power:
            best_power = float(power[peak])
            best_cents = float(1200 * np.log2((peak + between) / expected))
    return best_cents


@cache
def _hann(size: int) -> Wave:
    return np.hanning(size)


def fingerprint(wave: Wave) -> Wave:
    """The root of the magnitude spectrum, of length one: what two sounds of the same tone have in common."""
    part = np.zeros(SPECTRUM)
    size = min(SPECTRUM, wave.size)
    part[:size] = wave[:size] * _hann(size)
    spectrum = np.sqrt(np.abs(np.fft.rfft(part)))
    return np.asarray(spectrum / (np.linalg.norm(spectrum) + 1e-12), dtype=np.float64)


def played_faster(recording: Wave, ratio: float, start: int) -> Wave:
    """The first 16384 samples of a recording from `start` on, run `ratio` times as fast."""
    moments = start + ratio * np.arange(SPECTRUM)
    needed = recording[: int(moments[-1]) + 2]
    run = np.interp(moments, np.arange(needed.size), needed, right=0.0)
    return np.asarray(run, dtype=np.float64)


def likeliest(heard: Wave, prints: Sequence[Wave], *, right: int) -> tuple[int, float]:
    """Which fingerprint `heard` resembles most, and by how much (cosine) the best of the first `right` leads."""
    print_heard = fingerprint(heard)
    likeness = [float(print_heard @ one) for one in prints]
    return int(np.argmax(likeness)), max(likeness[:right]) - max(likeness[right:])
