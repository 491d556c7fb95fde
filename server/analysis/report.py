"""The report: facts of what was touched, each with what it was counted from and what to compare it with."""

from collections.abc import Callable, Iterable

from server.analysis import gaps, playing_time
from server.analysis.beat import near_beat
from server.analysis.curves import curves
from server.analysis.echoes import echoes
from server.analysis.leading import of_pairs
from server.analysis.ranges import level, pads_used, pitch_range
from server.analysis.responses import first_response
from server.analysis.rests import rests
from server.analysis.sharing import sharing
from server.analysis.taken import Taken, taken
from server.analysis.timeline import timeline
from server.analysis.trends import Past, compared, past_of, trends
from server.analysis.turns import overlaps, turns, waits
from server.core.document import Document
from server.protocol.report import Measure, Report

Told = Callable[[float], None]
"""How far it is, 0 to 1."""


def report(document: Document, past: Iterable[Document | Report], made: str, told: Told) -> Report:
    """`past`: earlier sessions of the series, the oldest first; each is let go before the next is asked for."""
    earlier = [_earlier(one) for one in past]
    told(0.2)
    read = taken(document)
    own = of_seats(read)
    told(0.3)
    between = of_pairs(read, lambda share: told(0.3 + 0.5 * share))
    told(0.8)
    lines = curves(read)
    told(0.95)
    here = past_of(document.session, own)
    counted = [seat.touches for seat in read.seats]
    return Report(
        session=document.session,
        made=made,
        timeline=timeline(document, read),
        measures=[*compared(own, document.session, earlier), *echoes(read), *between],
        curves=lines,
        trends=trends(here, earlier),
        helped=sum(int(touches.helped.sum()) for touches in counted),
        quantised=sum(int(touches.quantised.sum()) for touches in counted),
        echoed=read.echoed,
        touches=sum(len(touches) for touches in counted),
    )


def of_seats(read: Taken) -> list[Measure]:
    """What needs no comparison of seats: cheap, and so made of earlier sessions, too."""
    found: list[Measure] = [*playing_time.of_the_group(read), gaps.of_the_group(read), sharing(read)]
    for seat in read.seats:
        if not seat.kept:
            continue
        found += [
            playing_time.playing_time(seat),
            first_response(read, seat),
            playing_time.notes_a_minute(seat),
            rests(read, seat),
            turns(read, seat),
            gaps.longest_gap(seat),
            level(seat),
            pitch_range(seat),
            pads_used(seat),
            near_beat(read, seat),
        ]
    return [*found, *waits(read), *overlaps(read)]


def _earlier(one: Document | Report) -> Past:
    if isinstance(one, Report):
        return past_of(one.session, one.measures)
    return past_of(one.session, of_seats(taken(one)))
