"""The tablets and speakers of a measurement, in a process of their own: a plan comes in on stdin, figures go out."""

import asyncio
import heapq
import random
import sys
from collections import deque
from time import perf_counter

import msgspec

from server.protocol import VERSION, Fact, Hello, NoteOff, NoteOn, SoundOn, Welcome
from server.rehearse.wire import Wire, new_tab, open_wire

TOUCH_SECONDS = 0.08
"""How long a finger stays down."""

TAIL = 1.0
"""Seconds we listen on after the last touch; what isn't heard then is lost."""

AT_ONCE = 16
"""Sends between two looks at what has come in, so that a chord is heard while it is still being sent."""


class Page(msgspec.Struct, frozen=True):
    """One page's way in."""

    room: str
    token: str


class Plan(msgspec.Struct, frozen=True):
    """Who takes part, and what the tablets do."""

    server: str
    tablets: list[Page]
    speakers: list[Page]
    watchers: list[Page]
    """Displays and dashboards: they only listen."""
    rate: float
    """Touches a second and tablet, at random moments; 0: chords."""
    seconds: float
    chords: float = 0.0
    """Chords a second: every tablet at the same instant."""
    seed: int = 1


class Figures(msgspec.Struct, frozen=True):
    """Latencies are from just before a tablet's send to just after the speaker's receive, in milliseconds."""

    touches: int
    heard: int
    p50: float
    p99: float
    worst: float
    per_second: float
    """Note events (touches and lifts) a second that were really sent."""


class Tablet:
    """One tablet: its wire and what it has touched."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self.touches = 0

    def touch(self, pad: int) -> None:
        self.touches += 1
        self.wire.send(NoteOn(pad=pad, velocity=0.6, note=self.touches))

    def lift(self, note: int) -> None:
        self.wire.send(NoteOff(note=note))


class Measurement:
    """Touches waiting to be heard, by room and seat: of one seat they are heard in the order of touching."""

    def __init__(self) -> None:
        self.waiting: dict[tuple[str, int], deque[float]] = {}
        self.latencies: list[float] = []
        self.unexpected = 0

    def heard(self, room: str, seat: int) -> None:
        now = perf_counter()
        waiting = self.waiting.get((room, seat))
        if not waiting:
            self.unexpected += 1
            return
        self.latencies.append(1000 * (now - waiting.popleft()))


async def run(plan: Plan) -> Figures:
    measurement = Measurement()
    chance = random.Random(plan.seed)
    everyone: list[Wire] = []

    async def enter(page: Page, hear: "Hear") -> Wire:
        wire = await open_wire(plan.server, page.room, hear, lambda: None)
        wire.send(Hello(version=VERSION, token=page.token, tab=new_tab()))
        await hear.welcomed.wait()
        everyone.append(wire)
        return wire

    for page in plan.speakers:
        await enter(page, Hear(page.room, measurement))
    for page in plan.watchers:
        await enter(page, Hear(page.room, None))
    tablets: list[tuple[tuple[str, int], Tablet]] = []
    for page in plan.tablets:
        hear = Hear(page.room, None)
        wire = await enter(page, hear)
        seat = (page.room, hear.seat)
        measurement.waiting[seat] = deque()
        tablets.append((seat, Tablet(wire)))
    begin = perf_counter()
    sent = await play(plan, tablets, measurement, chance)
    took = perf_counter() - begin
    await asyncio.sleep(TAIL)
    for wire in everyone:
        wire.close()
    ordered = sorted(measurement.latencies) or [float("nan")]
    return Figures(
        touches=sum(tablet.touches for _, tablet in tablets),
        heard=len(measurement.latencies) + measurement.unexpected,
        p50=ordered[len(ordered) // 2],
        p99=ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))],
        worst=ordered[-1],
        per_second=sent / took,
    )


class Hear:
    """What one page does with what it is told."""

    def __init__(self, room: str, measurement: Measurement | None) -> None:
        self.room, self.measurement = room, measurement
        self.welcomed = asyncio.Event()
        self.seat = 0

    def __call__(self, fact: Fact) -> None:
        if isinstance(fact, SoundOn):
            if self.measurement is not None:
                self.measurement.heard(self.room, fact.seat)
        elif isinstance(fact, Welcome):
            self.seat = fact.seat or 0
            self.welcomed.set()


async def play(
    plan: Plan, tablets: list[tuple[tuple[str, int], Tablet]], measurement: Measurement, chance: random.Random
) -> int:
    """Sends every touch and lift at its time; the number of events."""
    start = perf_counter() + 0.1
    due: list[tuple[float, int, int, int]] = []  # when, order, tablet, note to lift (0: touch)
    for which in range(len(tablets)):
        first = chance.expovariate(plan.rate) if plan.rate else 0.0
        heapq.heappush(due, (start + first, which, which, 0))
    sent = order = 0
    while due:
        await asyncio.sleep(max(0.0, due[0][0] - perf_counter()))
        for _ in range(AT_ONCE):
            if not due or due[0][0] > perf_counter():
                break
            at, _, which, note = heapq.heappop(due)
            seat, tablet = tablets[which]
            order += 1
            sent += 1
            if note:
                tablet.lift(note)
                continue
            measurement.waiting[seat].append(perf_counter())
            tablet.touch(chance.randrange(5))
            heapq.heappush(due, (at + TOUCH_SECONDS, len(tablets) + order, which, tablet.touches))
            following = at + (chance.expovariate(plan.rate) if plan.rate else 1 / plan.chords)
            if following < start + plan.seconds:
                heapq.heappush(due, (following, len(tablets) + order, which, 0))
    return sent


if __name__ == "__main__":
    figures = asyncio.run(run(msgspec.json.decode(sys.stdin.buffer.read(), type=Plan)))
    sys.stdout.buffer.write(msgspec.json.encode(figures))
