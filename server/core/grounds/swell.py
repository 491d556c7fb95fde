"""How strongly a ground plays while it comes in or goes: from one level to another, from beat to beat."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Swell:
    """`low` until beat `begins`, `high` from beat `ends` on, evenly between."""

    begins: float
    ends: float
    low: float
    high: float

    def at(self, beat: float) -> float:
        if beat >= self.ends:
            return self.high
        if beat <= self.begins:
            return self.low
        return self.low + (self.high - self.low) * (beat - self.begins) / (self.ends - self.begins)

    def toward(self, level: float, beat: float, over: float) -> "Swell":
        """From wherever it is at `beat` to another level, `over` so many beats."""
        return Swell(begins=beat, ends=beat + over, low=self.at(beat), high=level)


FULL = Swell(begins=0.0, ends=0.0, low=1.0, high=1.0)
