"""Rests taken when asked: no touch from half a second after STOP until GO."""

from typing import Final

import numpy as np

from server.analysis.fact import fact, helped_left_out, why
from server.analysis.spans import shared
from server.analysis.taken import SeatTaken, Taken
from server.protocol.report import Measure

GRACE: Final = 0.5
"""Seconds after STOP in which a hand may still come down."""

SHORTEST: Final = 1.0
"""Seconds. Nobody can show that they rest in less."""


def rests(taken: Taken, seat: SeatTaken) -> Measure:
    """Only stops before which this seat's pads were open. Touches made with help are passed over."""
    at = seat.touches.alone.at
    asked = taken_rests = 0
    for stop, go in taken.rests:
        playing = shared(seat.open, [(stop - GRACE, stop)])
        if go - stop < SHORTEST or not playing or shared(seat.left_out, [(stop, go)]):
            continue
        asked += 1
        first = int(np.searchsorted(at, stop + GRACE))
        taken_rests += not (first < len(at) and at[first] < go)
    return fact(
        "rests",
        taken_rests,
        "of",
        asked,
        "rests",
        seat=seat.seat,
        thin=None if asked else why("no_rests"),
        notes=(helped_left_out(seat),),
    )
