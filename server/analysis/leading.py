"""Pairs as facts: how much two are together, and who tends to come a moment before whom. Leading is no merit."""

from collections.abc import Callable
from typing import Final

import numpy as np

from server.analysis.fact import fact, helped_left_out, note, quantised_left_out, too_few, why
from server.analysis.fdr import clear
from server.analysis.pairs import Pair, pairs, sampled
from server.analysis.spans import Times
from server.analysis.taken import SeatTaken, Taken
from server.protocol import Phrase
from server.protocol.report import Baseline, Measure

SHORTEST: Final = 20.0
"""Seconds in which both could play."""

JITTER_MOST: Final = 30.0
"""Milliseconds. Beyond that a tablet's times say nothing of togetherness."""


def of_pairs(taken: Taken, told: Callable[[float], None]) -> list[Measure]:
    """Two facts for each of the two seats, as seen from it."""
    every = list(pairs(taken, told))
    told_enough = [pair for pair in every if _thin(pair) is None]
    near = clear([pair.chance_of_nearness() for pair in told_enough])
    order = clear([pair.chance_of_order() for pair in told_enough])
    is_near = {id(pair) for pair, so in zip(told_enough, near, strict=True) if so}
    is_ordered = {id(pair) for pair, so in zip(told_enough, order, strict=True) if so}
    share = sampled(taken)[1]
    found: list[Measure] = []
    for pair in every:
        notes = _notes(pair, 0 if share == 100 else share)
        found += _together(pair, id(pair) in is_near, notes)
        found += _leading(pair, id(pair) in is_ordered, notes)
    return found


def _thin(pair: Pair) -> Phrase | None:
    """Too little to tell, or clocks too uncertain."""
    few = too_few(min(pair.strokes, pair.other_strokes))
    if few is not None:
        return few
    if pair.seconds < SHORTEST or pair.was is None:
        return why("short", need=round(SHORTEST))
    return why("clock") if max(_jitter(pair.one), _jitter(pair.other)) > JITTER_MOST else None


def _jitter(seat: SeatTaken) -> float:
    return seat.jitter or 0.0


def _notes(pair: Pair, share: int) -> tuple[Phrase | None, ...]:
    unknown = pair.one.jitter is None or pair.other.jitter is None
    return (
        Phrase("report.note.shared_pulse") if pair.pulse else None,
        Phrase("report.note.clock_unknown") if unknown else None,
        note("sampled", share),
    )


def _together(pair: Pair, near: bool, notes: tuple[Phrase | None, ...]) -> list[Measure]:
    thin = _thin(pair)
    was, runs = pair.was, pair.by_chance
    found = []
    for seat, other, n, mine in (
        (pair.one, pair.other, pair.strokes, True),
        (pair.other, pair.one, pair.other_strokes, False),
    ):
        counts = None if was is None else (was.near if mine else was.other_near)
        chance = None if runs is None else (runs.near if mine else runs.other_near)
        shown = thin is None and counts is not None and chance is not None and n > 0
        found.append(
            fact(
                "together",
                float(counts[0]) / n if shown and counts is not None else None,
                "share",
                n,
                "touches",
                seat=seat.seat,
                other=other.seat,
                baseline=_by_chance(chance / n) if shown and chance is not None else None,
                thin=thin,
                notes=(
                    None if near or thin is not None else Phrase("report.note.by_chance"),
                    *notes,
                    helped_left_out(seat),
                    quantised_left_out(seat),
                ),
            )
        )
    return found


def _leading(pair: Pair, ordered: bool, notes: tuple[Phrase | None, ...]) -> list[Measure]:
    thin = _thin(pair)
    ahead = float(np.median(pair.lags)) if len(pair.lags) else 0.0
    spread = float(pair.lags.std(ddof=1)) if len(pair.lags) > 1 else 0.0
    uncertain = float(np.hypot(_jitter(pair.one), _jitter(pair.other))) / 1000
    if thin is None and not ordered:
        thin = why("chance")
    if thin is None and abs(ahead) < 2 * uncertain:
        thin = why("near")
    was, runs = pair.was, pair.by_chance
    both = 0.0 if was is None else float((was.first + was.second)[0])
    found = []
    for seat, other, mine in ((pair.one, pair.other, True), (pair.other, pair.one, False)):
        firsts = None if was is None else (was.first if mine else was.second)
        chance = (
            None if runs is None else _shares(runs.first if mine else runs.second, runs.first + runs.second)
        )
        shown = thin is None and firsts is not None and chance is not None and both > 0
        before = ahead if mine else -ahead
        amounts: dict[str, str | int | float] = {
            "ms": round(abs(before) * 1000),
            "spread": round(spread * 1000),
        }
        found.append(
            fact(
                "leading",
                float(firsts[0]) / both if shown and firsts is not None else None,
                "share",
                round(both),
                "times",
                seat=seat.seat,
                other=other.seat,
                baseline=_by_chance(chance) if shown and chance is not None else None,
                thin=thin,
                notes=(
                    Phrase(f"report.note.{'ahead' if before > 0 else 'behind'}", amounts) if shown else None,
                    *notes,
                    helped_left_out(seat),
                    quantised_left_out(seat),
                ),
            )
        )
    return found


def _shares(part: Times, whole: Times) -> Times:
    """Where chance brought none together, neither is first."""
    return np.where(whole > 0, part / np.maximum(whole, 1e-9), 0.5)


def _by_chance(runs: Times) -> Baseline:
    low, high = np.percentile(runs, [2.5, 97.5])
    return Baseline("chance", round(float(low), 4), round(float(high), 4), len(runs))
