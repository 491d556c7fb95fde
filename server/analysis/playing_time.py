"""How much was played: time in which a seat's tones sounded, and its touches by minute."""

from typing import Final

from server.analysis.fact import fact, helped_counted, never_open, note, why
from server.analysis.spans import joined, shared, total
from server.analysis.taken import SeatTaken, Taken
from server.protocol.report import Measure

RINGS: Final = 1.0
"""Seconds a touch counts after the finger was lifted."""

SHORTEST: Final = 10.0
"""Seconds of open pads without which touches by minute say nothing."""


def playing_time(seat: SeatTaken) -> Measure:
    """The union of [finger down, finger up + 1 s], out of the time its pads were open."""
    open_time = total(seat.open)
    played = shared(joined((at, until + RINGS) for at, until in seat.counted.spans), seat.open)
    return fact(
        "playing_time",
        total(played) / open_time if open_time else None,
        "share",
        round(open_time),
        "seconds",
        seat=seat.seat,
        thin=never_open(seat),
        notes=(helped_counted(seat),),
    )


def notes_a_minute(seat: SeatTaken) -> Measure:
    """Touches while the pads were open, by minute of open pads."""
    open_time, touches = total(seat.open), seat.counted
    thin = never_open(seat) or (why("short", need=round(SHORTEST)) if open_time < SHORTEST else None)
    return fact(
        "notes_a_minute",
        None if thin else len(touches) * 60 / open_time,
        "a_minute",
        len(touches),
        "touches",
        seat=seat.seat,
        thin=thin,
        notes=(helped_counted(seat), note("tremor", seat.tremors)),
    )


def of_the_group(taken: Taken) -> list[Measure]:
    """The same for all seats together: while anybody's pads were open."""
    seats = [seat for seat in taken.seats if seat.open]
    open_time = joined(span for seat in seats for span in seat.open)
    touches = sum(len(seat.counted) for seat in seats)
    played = joined((at, until + RINGS) for seat in seats for at, until in seat.counted.spans)
    seconds = total(open_time)
    none = None if seconds else why("never_open")
    short = none or (why("short", need=round(SHORTEST)) if seconds < SHORTEST else None)
    share = total(shared(played, open_time)) / seconds if seconds else None
    by_minute = None if short else touches * 60 / seconds
    return [
        fact("playing_time", share, "share", round(seconds), "seconds", thin=none),
        fact("notes_a_minute", by_minute, "a_minute", touches, "touches", thin=short),
    ]
