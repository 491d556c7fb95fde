"""What counts as a touch: when the finger came down, with what a fact may have to leave out marked on each."""

from dataclasses import dataclass, fields
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from server.analysis.spans import Mask, Spans, Times, inside

TREMOR: Final = 0.05
"""Seconds. The same pad touched again sooner is one touch of a hand that trembles."""


@dataclass(frozen=True, slots=True)
class Touches:
    """Touches of one seat, one a row, in the order of the finger. Times are seconds since the recording began."""

    at: Times
    """When the finger came down, before any help with the beat."""
    until: Times
    """When it was lifted."""
    pad: NDArray[np.int64]
    pitch: Times
    """MIDI semitones."""
    velocity: Times
    place: Times
    """Where among the tones of its pads: 0 the lowest, 1 the highest; NaN where all are the same."""
    level_told: Mask
    """Whether the velocity says something of the hand."""
    heard: Mask
    helped: Mask
    quantised: Mask

    def __len__(self) -> int:
        return len(self.at)

    def where(self, mask: Mask) -> Self:
        """Those of them."""
        return type(self)(**{field.name: getattr(self, field.name)[mask] for field in fields(self)})

    def within(self, spans: Spans) -> Self:
        return self.where(inside(self.at, spans))

    @property
    def alone(self) -> Self:
        """Without those made with help."""
        return self.where(~self.helped)

    @property
    def timed_by_hand(self) -> Self:
        """Those whose moment nothing but the member's own hand made: no help, and no tone moved onto the beat."""
        return self.where(~(self.helped | self.quantised))

    @property
    def spans(self) -> Spans:
        """From each finger's coming to its going."""
        return list(zip(self.at.tolist(), self.until.tolist(), strict=True))


def steady(touches: Touches) -> Touches:
    """With the tremor taken out: see `TREMOR`. What was done with help never stands for what was done without."""
    last: dict[tuple[int, bool], float] = {}
    counts = np.ones(len(touches), bool)
    rows = zip(touches.at.tolist(), touches.pad.tolist(), touches.helped.tolist(), strict=True)
    for row, (at, pad, helped) in enumerate(rows):
        counts[row] = at - last.get((pad, helped), float("-inf")) >= TREMOR
        if counts[row]:
            last[pad, helped] = at
    return touches.where(counts)


class Rows:
    """Touches of one seat while the tape is read; they come nearly in order."""

    def __init__(self) -> None:
        self._rows: list[tuple[float, int, float, float, float, bool, bool, bool]] = []
        self._until: list[float | None] = []
        self._down: dict[int, int] = {}

    def touched(
        self,
        note: int,
        at: float,
        pad: int,
        pitch: float,
        velocity: float,
        *,
        place: float,
        level_told: bool,
        heard: bool,
        quantised: bool,
    ) -> None:
        self._down[note] = len(self._rows)
        self._rows.append((at, pad, pitch, velocity, place, level_told, heard, quantised))
        self._until.append(None)

    def lifted(self, note: int, at: float) -> None:
        row = self._down.pop(note, None)
        if row is not None:
            self._until[row] = max(at, self._rows[row][0])

    def columns(self, helped: Spans, end: float) -> Touches:
        """All of them; a touch whose end is not on the tape lasted as long as the others did."""
        known = [
            until - row[0] for row, until in zip(self._rows, self._until, strict=True) if until is not None
        ]
        usual = float(np.median(known)) if known else 0.0
        rows = self._rows
        at = np.array([row[0] for row in rows], float)
        until = np.array(
            [
                min(row[0] + usual, max(end, row[0])) if until is None else until
                for row, until in zip(rows, self._until, strict=True)
            ],
            float,
        )
        order = np.argsort(at, kind="stable")
        return Touches(
            at=at[order],
            until=until[order],
            pad=np.array([row[1] for row in rows], np.int64)[order],
            pitch=np.array([row[2] for row in rows], float)[order],
            velocity=np.array([row[3] for row in rows], float)[order],
            place=np.array([row[4] for row in rows], float)[order],
            level_told=np.array([row[5] for row in rows], bool)[order],
            heard=np.array([row[6] for row in rows], bool)[order],
            helped=inside(at, helped)[order],
            quantised=np.array([row[7] for row in rows], bool)[order],
        )
