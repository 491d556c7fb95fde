"""The pulse in somebody's playing: how many beats a minute their touches suggest, and how clearly."""

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul
from typing import Final

WINDOW: Final = 10.0
"""Seconds of playing that are read: long enough for eight beats of the slowest, short enough to follow a change."""

FEWEST: Final = 7
"""Touches. Fewer can't tell a pulse from chance."""

SLOWEST, FASTEST = 40.0, 200.0
"""Beats a minute that count as a pulse. Anything faster divides a beat, and its half is read instead."""

_STEP = 0.025
_BINS = round(WINDOW / _STEP) + 1
_TOGETHER = 2
"""Steps. Touches nearer than that are one stroke: a chord, or several people on one beat."""
_FIRST_LAG, _LAST_LAG = 5, 120
_REACH = 2.0
"""Seconds. How far apart two touches may lie and still speak of one tempo: hands drift."""

_NEXT_TEMPO = 1.025
_TEMPI = tuple(SLOWEST * _NEXT_TEMPO**step for step in range(101))
"""Every tempo tried: to 470 a minute, four strokes to a beat of 118."""

_TAPER = tuple(math.exp(-((lag * _STEP / _REACH) ** 2) / 2) for lag in range(_FIRST_LAG, _LAST_LAG + 1))
_WAVES = tuple(
    tuple(math.cos(math.tau * bpm / 60 * lag * _STEP) for lag in range(_FIRST_LAG, _LAST_LAG + 1))
    for bpm in _TEMPI
)

NEARLY_AS_CLEAR: Final = 0.85
"""Of the clearest. Among tempi about as clear the slowest is the pulse: the others divide it."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """What was read from some touches."""

    bpm: float | None
    """None: no pulse to follow."""
    clarity: float
    """0 for none, 1 for a machine's."""
    octaves: tuple[float, ...] = ()
    """Half and double tempi that fit the touches about as well."""


NO_PULSE: Final = Pulse(bpm=None, clarity=0.0)


def enough(strokes: float) -> float:
    """The clarity from which so many strokes make a pulse: chance brings a few into order more often than many."""
    return max(0.23, min(0.8, 7.5 / strokes))


def read_pulse(onsets: Sequence[float]) -> Pulse:
    """The pulse of touches at these seconds, in rising order; only the last ten seconds before the latest count.

    All distances between two touches are counted (the autocorrelation of the onsets); a tempo is as clear as they
    are whole beats of it, from 1 if all are to 0 if they are as it happens. Distances count the less the longer they
    are. Beyond a beat's own length this reads two, three and four beats as well, so that one clumsy touch does little.
    """
    train = _train(onsets)
    met = _meetings(train)
    weights = list(map(mul, met[_FIRST_LAG : _LAST_LAG + 1], _TAPER))
    total = sum(weights)
    strokes = _strokes(sum(train), met)
    if strokes < FEWEST or total <= 0:
        return NO_PULSE
    clear = [sum(map(mul, weights, wave)) / total for wave in _WAVES]
    best = max(clear)
    peaks = [
        place
        for place in range(1, len(clear) - 1)
        if clear[place - 1] <= clear[place] >= clear[place + 1] and clear[place] >= NEARLY_AS_CLEAR * best
    ]
    clarity = round(min(1.0, max(0.0, best)), 3)
    if best < enough(strokes) or not peaks:
        return Pulse(bpm=None, clarity=clarity)
    found = [_between(clear, place) for place in peaks]
    bpm = found[0]
    octaves = [_folded(other) for other in found[1:] if _is_octave(other / bpm)]
    if bpm > FASTEST:  # strokes that divide a beat: two or four of them to it, who knows
        octaves.append(_folded(bpm) / 2)
    bpm = _folded(bpm)
    return Pulse(bpm=bpm, clarity=clarity, octaves=tuple(other for other in octaves if other != bpm))


def nearest_octave(pulse: Pulse, bpm: float) -> float | None:
    """The tempo of a pulse that lies nearest to `bpm`, where its octaves are about as clear."""
    if pulse.bpm is None:
        return None
    return min((pulse.bpm, *pulse.octaves), key=lambda one: abs(math.log(one / bpm)))


def _is_octave(ratio: float) -> bool:
    return any(abs(ratio / octave - 1) < 0.04 for octave in (2.0, 4.0))


def _folded(bpm: float) -> float:
    while bpm > FASTEST:
        bpm /= 2
    return round(bpm, 1)


def _between(clear: Sequence[float], place: int) -> float:
    """The tempo at the top of the curve through a peak and its two neighbours."""
    below, top, above = clear[place - 1 : place + 2]
    bend = below - 2 * top + above
    return _TEMPI[place] * math.pow(_NEXT_TEMPO, 0.5 * (below - above) / bend if bend else 0.0)


def _meetings(train: Sequence[int]) -> Sequence[int]:
    """How often two touches lie so many steps apart. One product of two long numbers does all the adding up."""
    digits = array("I", train)
    forwards = int.from_bytes(digits.tobytes(), "little")
    digits.reverse()
    backwards = int.from_bytes(digits.tobytes(), "little")
    product = (forwards * backwards).to_bytes(2 * _BINS * digits.itemsize, "little")
    return array("I", product)[_BINS - 1 :]


def _train(onsets: Sequence[float]) -> list[int]:
    """The touches in steps of time, the latest first."""
    train = [0] * _BINS
    latest = onsets[-1] if onsets else 0.0
    for onset in onsets:
        ago = round((latest - onset) / _STEP)
        if 0 <= ago < _BINS:
            train[ago] += 1
    return train


def _strokes(touches: int, met: Sequence[int]) -> float:
    """How many strokes the touches are, those that fall together counted as one."""
    together = met[0] + 2 * sum(met[1 : _TOGETHER + 1])
    return touches**2 / together if together else 0.0
