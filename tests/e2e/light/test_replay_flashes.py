"""A wild session played back at four times its speed, filmed on the display: at most two flashes a second, no red ones.

The tape and what is told of it are the room's own: what displays are fed is what the server says during the replay.
"""

import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, Page

from server.core import door, replaying
from server.core.replay import TapePart
from server.core.tape import Event, Mixed, Staged, told_at
from server.protocol import (
    EndTechnique,
    Go,
    Lights,
    SetCalm,
    SetPulse,
    SetSeats,
    SetTempo,
    Stage,
    StartReplay,
    StartTechnique,
    SteerReplay,
    Stop,
    TechniqueState,
)
from tests.e2e.display_stage import FPS, Step, film, lone_stage
from tests.e2e.flashes import flashes_in, safe
from tests.e2e.light.second_opinion import pictures_of, second_opinion
from tests.harness import DISPLAY, ScriptedRoom

FASTEST = 4.0
"""The highest speed that the server takes."""

TICK = 0.04
"""Seconds between two moments of the hands on the tape."""

STEERED = 15
"""Ticks between two turns of the therapist's hand on the replay."""

BEGINS = 2.5
"""Seconds from asking for the replay to what is filmed: by then it runs."""


@pytest.fixture(scope="module")
def stage_page(browser: Browser, bundled: Path) -> Iterator[Page]:
    with lone_stage(browser, bundled) as page:
        yield page


Shown = list[tuple[float, Stage | Lights]]
"""What displays are told, and when."""


class Wild:
    """A room in which everybody plays without pause, its therapist changes everything, and all is heard again."""

    def __init__(self, *, players: int, rng: random.Random, seconds: float) -> None:
        self.players, self.rng, self.length = players, rng, seconds
        self.room = ScriptedRoom()
        while len(self.room.room.seats) < players:
            door.add_dozen(self.room.room)
        self.room.sits(*range(1, players + 1)).conducts(SetPulse(on=True), SetTempo(bpm=200))
        self.room.records(title="Wild")
        self.began = self.room.now
        self.down: list[tuple[float, int, int]] = []

    def play(self) -> "Wild":
        """Eight touches a second from each, and something else of the room every second."""
        everybody = list(range(1, self.players + 1))
        for tick in range(int(self.length / TICK)):
            at = tick * TICK
            self.room.at(self.began + at)
            self.lift(at)
            if tick % 350 < 100:  # for four seconds in fourteen all in one rhythm
                touching = everybody if tick % 15 == 0 else []
            else:
                touching = [seat for seat in everybody if self.rng.random() < 8 * TICK]
            for seat in touching:
                note = self.room.plays(seat, pad=self.rng.randrange(5))
                self.down.append((at + self.rng.expovariate(6), seat, note))
            if tick % 25 == 12:
                self.change(tick // 25)
        return self

    def lift(self, at: float) -> None:
        for one in [one for one in self.down if one[0] <= at]:
            self.down.remove(one)
            self.room.lifts(one[1], one[2])

    def change(self, turn: int) -> None:
        some = self.rng.sample(range(1, self.players + 1), self.players // 3)
        turns = TechniqueState(technique="turns", beats=1)
        self.room.conducts(
            (
                SetSeats(seats=some, rest=turn % 2 == 0),
                Stop(),
                Go(),
                SetCalm(on=turn % 14 > 7),
                StartTechnique(technique=turns),
                SetTempo(bpm=float(self.rng.randrange(60, 200))),
                EndTechnique(technique="turns"),
            )[turn % 7]
        )

    def heard_again(self, seconds: float, *, steered: bool) -> Shown:
        """What displays are told meanwhile; `steered`: places, seats and pauses change all the time."""
        tape = sorted(self.room.kept, key=told_at)
        self.room.conducts(SetCalm(on=False))  # the room's own calm would lie over all of it
        asked = self.room.now
        self.room.conducts(StartReplay(session=self.room.room.recorder.session or "", speed=FASTEST))
        for tick in range(int((BEGINS + seconds) / TICK)):
            self.room.at(asked + tick * TICK)
            self.answer(tape)
            if steered and tick * TICK > BEGINS and tick % STEERED == 0:
                self.steer(tick // STEERED)
        return [
            (told.at, told.fact)
            for told in self.room.told
            if told.at >= asked and isinstance(told.fact, Stage | Lights) and told.to in ("displays", DISPLAY)
        ]

    def answer(self, tape: list[Event]) -> None:
        """Storage gives whatever has been asked for."""
        for wanted in self.room.wanted:
            part = TapePart(
                title="Wild",
                length=self.length,
                seats=list(range(1, self.players + 1)),
                before=holding(tape, wanted.since) if wanted.first else [],
                events=[event for event in tape if wanted.since <= told_at(event) < wanted.until],
                upto=wanted.until,
            )
            self.room.take(replaying.answered(self.room.room, wanted, part, self.room.now))
        self.room.wanted.clear()

    def steer(self, turn: int) -> None:
        self.room.conducts(
            (
                SteerReplay(at=self.rng.uniform(0, self.length / 2)),  # it never comes to its end
                SteerReplay(without=[*range(1, 1 + self.players // 2)]),
                SteerReplay(paused=True),
                SteerReplay(paused=False),
                SteerReplay(without=[]),
            )[turn % 5]
        )


def holding(tape: list[Event], place: float) -> list[Event]:
    """The balance and the stage as they were at a place."""
    last: dict[type[Event], Event] = {}
    for event in tape:
        if told_at(event) < place and isinstance(event, Mixed | Staged):
            last[type(event)] = event
    return list(last.values())


def judged(page: Page, shown: Shown, seconds: float, what: str, folder: Path) -> None:
    script: list[Step] = [
        (at, "stage" if isinstance(fact, Stage) else "lights", msgspec.to_builtins(fact))
        for at, fact in shown
    ]
    lights = sum(len(fact.on) for _, fact in shown if isinstance(fact, Lights))
    cells = film(page, script, seconds=seconds, since=shown[0][0] + BEGINS)
    seen = flashes_in(cells, fps=FPS)
    verdict = second_opinion(pictures_of(cells), fps=FPS, folder=folder)
    print(f"\n{what}: {lights / seconds:.0f} lights a second, {seen}, {verdict}")
    assert lights / seconds > 20, "the film shows a replay"
    assert safe(seen)
    assert verdict == {"Pass"}


LONG = pytest.param(60, marks=[pytest.mark.long, pytest.mark.timeout(1800)])


@pytest.mark.timeout(300)
@pytest.mark.parametrize("seconds", [4, LONG])
@pytest.mark.parametrize("players", [12, 30])
def test_a_replay_at_four_times_the_speed(
    stage_page: Page, tmp_path: Path, players: int, seconds: int
) -> None:
    """[D2][K2] Everybody at eight touches a second becomes thirty-two; stops, Calm, rests and turns come as fast."""
    wild = Wild(players=players, rng=random.Random(players), seconds=FASTEST * seconds).play()
    script = wild.heard_again(seconds, steered=False)
    judged(stage_page, script, seconds, f"{players} seats, four times as fast", tmp_path)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("seconds", [6, LONG])
def test_a_replay_that_is_steered_without_rest(stage_page: Page, tmp_path: Path, seconds: int) -> None:
    """[D2][K2] Another place, seats off and on, pause and on again, each of them after half a second."""
    wild = Wild(players=12, rng=random.Random(5), seconds=30.0).play()
    script = wild.heard_again(seconds, steered=True)
    judged(stage_page, script, seconds, "steered", tmp_path)
