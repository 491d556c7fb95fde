"""Filters, as pieces of sound pass through them one after the other: by FFT, cut where they have died away."""

from math import cos, pi, sin, tan
from typing import Final

import numpy as np

from server.export.audio.arrays import RATE, Reals, Sound

Biquad = tuple[tuple[float, float, float], tuple[float, float, float]]
"""Coefficients above and below."""

ROUNDED: Final = -3.0
"""Decibels at the corner of a low-pass over many tones: flat before it, no bump."""
SHORT: Final = 512
"""Samples after which a low-pass of 1.2 kHz and more has died away by far more than 120 dB."""
WEIGHTING: Final = 4096
"""The same for the weighting of loudness, which reaches down to 38 Hz."""
LEAST: Final = 1 << 15
"""Samples of a transform: fewer at once cost more for each."""


def low_pass(hertz: float, decibels: float = ROUNDED) -> Biquad:
    """As a BiquadFilterNode has it; `decibels` is its Q."""
    turn = 2 * pi * min(hertz, RATE / 2) / RATE
    alpha = sin(turn) / (2 * 10 ** (decibels / 20))
    top = (1 - cos(turn)) / 2
    return (top, 2 * top, top), (1 + alpha, -2 * cos(turn), 1 - alpha)


def k_weighting(rate: int = RATE) -> tuple[Biquad, Biquad]:
    """The two filters of ITU-R BS.1770 at any rate: their analogue prototypes, bilinear transform."""
    k, q = tan(pi * 1681.974450955533 / rate), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    shelf: Biquad = (
        (high + band * k / q + k * k, 2 * (k * k - high), high - band * k / q + k * k),
        (1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k),
    )
    k, q = tan(pi * 38.13547087602444 / rate), 0.5003270373238773
    below = (1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k)
    return shelf, ((below[0], -2 * below[0], below[0]), below)


def impulse(length: int, *filters: Biquad) -> Sound:
    """What these filters, one behind the other, make of a click."""
    size = 4 * length
    turn = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    spectrum = np.ones(turn.size, dtype=np.complex128)
    for above, below in filters:
        spectrum *= above[0] + above[1] * turn + above[2] * turn**2
        spectrum /= below[0] + below[1] * turn + below[2] * turn**2
    return np.asarray(np.fft.irfft(spectrum, size)[:length], dtype=np.float32)


def filtered(sound: Sound, response: Sound) -> Sound:
    """The whole of a sound at once, as long as it was."""
    size = 1 << (sound.shape[-1] + response.shape[-1] - 2).bit_length()
    spectrum = np.fft.rfft(sound, size) * np.fft.rfft(response, size)
    return np.asarray(np.fft.irfft(spectrum, size)[..., : sound.shape[-1]], dtype=np.float32)


class Convolver:
    """Both sides of a stream through one response each, or through the same; its echo goes on from piece to piece."""

    def __init__(self, response: Sound) -> None:
        """`response`: samples, or channels by samples."""
        self._length = response.shape[-1]
        self._size = max(LEAST, 1 << (4 * self._length - 1).bit_length())
        self._step = self._size - self._length + 1
        self.tail: Sound = np.zeros((2, self._length - 1), dtype=np.float32)
        """What is still to come of what has gone in."""
        self.respond(response)

    def respond(self, response: Sound) -> None:
        """Another response of the same length for what goes in from now on."""
        self._response = np.atleast_2d(response).astype(np.float32)
        self._spectra: dict[int, np.ndarray[tuple[int, ...], np.dtype[np.complex64]]] = {}

    def process(self, sound: Sound) -> Sound:
        out = np.empty_like(sound)
        for begin in range(0, sound.shape[1], self._step):
            piece = sound[:, begin : begin + self._step]
            out[:, begin : begin + piece.shape[1]] = self._piece(piece)
        return out

    def _piece(self, piece: Sound) -> Sound:
        count = piece.shape[1]
        keep = self._length - 1
        if not piece.any():
            whole = np.zeros((2, count + keep), dtype=np.float32)
        else:
            size = 1 << (count + keep - 1).bit_length()
            # Numpy stays within float32, three times as fast, only where the transform itself is to be scaled.
            spectrum = np.fft.rfft(piece, size, norm="forward")
            spectrum *= self._spectrum(size)
            whole = np.fft.irfft(spectrum, size)[:, : count + keep]
        whole[:, :keep] += self.tail
        self.tail = whole[:, count:].copy()
        return whole[:, :count]

    def _spectrum(self, size: int) -> np.ndarray[tuple[int, ...], np.dtype[np.complex64]]:
        if size not in self._spectra:
            self._spectra[size] = (np.fft.rfft(self._response, size) * size).astype(np.complex64)
        return self._spectra[size]


def powers(sound: Sound, response: Sound, count: int, length: int) -> Reals:
    """Power of the first `count` stretches of `length` samples behind a filter, channels summed."""
    heard = filtered(np.atleast_2d(sound)[:, : count * length], response)
    padded = np.zeros((heard.shape[0], count * length))
    padded[:, : heard.shape[1]] = heard
    return np.asarray((padded**2).reshape(-1, count, length).mean(axis=2).sum(axis=0))
