"""How wide: from soft to loud, from low to high among the pads given, and how many of them."""

import numpy as np

from server.analysis.fact import fact, helped_left_out, note, too_few, why
from server.analysis.taken import SeatTaken
from server.protocol.report import Measure

LOW, HIGH = 10, 90
"""Percentiles. A single slip makes no range wider."""


def level(seat: SeatTaken) -> Measure:
    """The middle 80 % of its levels, where its tablet tells them."""
    touches = seat.counted.alone
    told = touches.velocity[touches.level_told]
    thin = why("no_level") if len(touches) and not len(told) else too_few(len(told))
    low, high = (np.percentile(told, [LOW, HIGH])) if not thin else (0.0, 0.0)
    return fact(
        "level",
        float(low),
        "level",
        len(told),
        "touches",
        seat=seat.seat,
        high=float(high),
        thin=thin,
        notes=(helped_left_out(seat),),
    )


def pitch_range(seat: SeatTaken) -> Measure:
    """The middle 80 % of its touches' places among its pads: 0 is its lowest tone, 1 its highest."""
    touches = seat.counted.alone
    places = touches.place[~np.isnan(touches.place)]
    thin = why("one_pitch") if len(touches) and not len(places) else too_few(len(places))
    low, high = (np.percentile(places, [LOW, HIGH])) if not thin else (0.0, 0.0)
    return fact(
        "pitch_range",
        float(np.clip(low, 0, 1)),
        "share",
        len(places),
        "touches",
        seat=seat.seat,
        high=float(np.clip(high, 0, 1)),
        thin=thin,
        notes=(helped_left_out(seat),),
    )


def pads_used(seat: SeatTaken) -> Measure:
    """How many different pads were touched."""
    touches = seat.counted.alone
    return fact(
        "pads_used",
        len(np.unique(touches.pad)),
        "pads",
        len(touches),
        "touches",
        seat=seat.seat,
        thin=None if len(touches) else why("nothing"),
        notes=(note("pads_given", seat.pads), helped_left_out(seat)),
    )
