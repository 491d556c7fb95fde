"""The touches of a session, one a row: when the hand came and went, what was heard of it, whether it was helped."""

from collections.abc import Iterable

from msgspec import Struct

from server.core.tape import Assisted, Event, Lifted, Touched
from server.protocol import TimingMode


class Touch(Struct, frozen=True):
    """Times are seconds since the recording began; pitch is MIDI semitones."""

    seat: int
    note: int
    pad: int
    pitch: float
    velocity: float
    touched: float
    sounded: float | None
    lifted: float | None
    """None: the recording ended, or paused, while the hand was there."""
    timing: TimingMode
    helped: bool

    @property
    def quantised(self) -> bool:
        return self.timing not in ("as_played", "steady")

    @property
    def held(self) -> float:
        """Seconds the hand was there, as far as the tape knows."""
        return 0.0 if self.lifted is None else max(0.0, self.lifted - self.touched)


def touches(events: Iterable[Event]) -> list[Touch]:
    """In the order of the tape."""
    begun: list[Touched] = []
    lifted: dict[tuple[int, int], float] = {}
    helped: dict[tuple[int, float], float] = {}
    for event in events:
        match event:
            case Touched():
                begun.append(event)
            case Lifted():
                lifted[event.seat, event.note] = event.at
            case Assisted():  # of those with one beginning the last holds
                helped[event.seat, event.since] = float("inf") if event.until is None else event.until
    spans: dict[int, list[tuple[float, float]]] = {}
    for (seat, since), until in helped.items():
        spans.setdefault(seat, []).append((since, until))
    return [
        Touch(
            seat=one.seat,
            note=one.note,
            pad=one.pad,
            pitch=one.pitch,
            velocity=one.velocity,
            touched=one.touched,
            sounded=one.sounded,
            lifted=lifted.get((one.seat, one.note)),
            timing=one.timing,
            helped=any(since <= one.touched < until for since, until in spans.get(one.seat, ())),
        )
        for one in begun
    ]
