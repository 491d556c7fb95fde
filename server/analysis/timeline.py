"""Who played when: everything on one line of time."""

from collections import defaultdict
from typing import Final

import numpy as np

from server.analysis.spans import Spans
from server.analysis.taken import SeatTaken, Taken
from server.core.document import Document
from server.core.tape import PartBegan, TechniqueRan
from server.protocol.report import NoteBar, SeatRow, Stretch, Timeline

BARS_MOST: Final = 60_000
"""Touches that are drawn one by one; of more, neighbours on a pad are drawn as one."""

COLUMNS: Final = 600
"""Of the group's density, at the most."""


def timeline(document: Document, taken: Taken, bars_most: int = BARS_MOST) -> Timeline:
    """Every kept seat is a row, touched or not; one that was left out is an empty one."""
    touches = sum(len(seat.touches) for seat in taken.seats)
    pads = sum(max(seat.pads, 1) for seat in taken.seats)
    cell = 0.0 if touches <= bars_most else taken.length * pads / bars_most
    step = float(max(1, int(-(-taken.length // COLUMNS))))
    at = np.concatenate([seat.touches.at for seat in taken.seats]) if taken.seats else np.zeros(0)
    columns = max(1, int(-(-taken.length // step)))
    density = np.bincount(np.clip(at // step, 0, columns - 1).astype(np.int64), minlength=columns)
    return Timeline(
        length=taken.length,
        rows=[_row(seat, cell) for seat in taken.seats],
        therapist=[
            NoteBar(
                at=round(tone.at, 3),
                length=round(tone.until - tone.at, 3),
                pad=0,
                pitch=tone.pitch,
                velocity=tone.velocity,
                mark="",
            )
            for tone in taken.therapist
        ],
        scenes=_after_each_other([(scene.at, scene.name) for scene in taken.scenes], taken.length),
        techniques=_techniques(taken),
        scales=_after_each_other([(scale.at, scale.name) for scale in taken.scales], taken.length),
        stops=taken.stops,
        pauses=taken.pauses,
        tempo=[(round(at, 3), round(bpm, 2)) for at, bpm in taken.lines.corners],
        marks=document.session.marks,
        density=density.tolist(),
        density_step=step,
    )


def _row(seat: SeatTaken, cell: float) -> SeatRow:
    return SeatRow(
        seat=seat.seat,
        key=seat.key,
        pads=seat.pads,
        notes=_bars(seat, cell),
        left_out=_rounded(seat.left_out),
        helped=_rounded(seat.helped),
        open=_rounded(seat.open),
    )


def _rounded(spans: Spans) -> Spans:
    return [(round(since, 3), round(until, 3)) for since, until in spans]


def _bars(seat: SeatTaken, cell: float) -> list[NoteBar]:
    """`cell`: seconds of time in which those on one pad are drawn as one; 0: each for itself."""
    touches = seat.touches
    bars: list[NoteBar] = []
    last: dict[int, int] = {}
    for at, until, pad, pitch, velocity, heard, helped, quantised in zip(
        touches.at.tolist(),
        touches.until.tolist(),
        touches.pad.tolist(),
        touches.pitch.tolist(),
        touches.velocity.tolist(),
        touches.heard.tolist(),
        touches.helped.tolist(),
        touches.quantised.tolist(),
        strict=True,
    ):
        place = last.get(pad)
        if cell and place is not None and at // cell == bars[place].at // cell:
            begun = bars[place]
            length = round(max(begun.length, until - begun.at), 3)
            bars[place] = NoteBar(begun.at, length, pad, begun.pitch, begun.velocity, begun.mark)
            continue
        last[pad] = len(bars)
        bars.append(
            NoteBar(
                at=round(at, 3),
                length=round(until - at, 3),
                pad=pad,
                pitch=pitch,
                velocity=velocity,
                mark="helped"
                if helped
                else ""
                if heard and not quantised
                else "quantised"
                if heard
                else "unheard",
            )
        )
    return bars


def _after_each_other(begun: list[tuple[float, str]], length: float) -> list[Stretch]:
    """Each until the next; what is told twice is one."""
    found: list[Stretch] = []
    for at, name in begun:
        if found and found[-1].until > at:
            last = found.pop()
            if last.name == name:
                found.append(Stretch(last.since, length, name))
                continue
            if at > last.since:
                found.append(Stretch(last.since, at, last.name))
        found.append(Stretch(at, length, name))
    return found


def _techniques(taken: Taken) -> list[Stretch]:
    """Each from its beginning to its end, and the parts of those that have some."""
    found: list[Stretch] = []
    running: dict[str, TechniqueRan] = {}
    for event in taken.techniques:
        begun = running.pop(event.technique, None)
        if begun is not None:
            found.append(_stretch(begun, event.at))
        if event.on:
            running[event.technique] = event
    found += [_stretch(begun, taken.length) for begun in running.values()]
    parts: defaultdict[str, list[PartBegan]] = defaultdict(list)
    for part in taken.parts:
        parts[part.technique].append(part)
    for name, begun_parts in parts.items():
        ends = [event.at for event in taken.techniques if event.technique == name and not event.on]
        for place, one in enumerate(begun_parts):
            after = begun_parts[place + 1].at if place + 1 < len(begun_parts) else taken.length
            until = min([after, *(end for end in ends if end > one.at), *([one.until] if one.until else [])])
            if until > one.at:
                found.append(Stretch(one.at, until, one.technique, one.technique, one.phase, one.seats))
    return sorted(found, key=lambda stretch: (stretch.since, -stretch.until))


def _stretch(event: TechniqueRan, until: float) -> Stretch:
    return Stretch(event.at, until, event.technique, event.technique, None, event.seats)
