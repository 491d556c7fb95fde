"""The Tuesday group: a made-up session as full as a real one, for whatever is read or printed afterwards."""

import random
from typing import Final

from msgspec.structs import replace

from server.core.document import Document
from server.core.seat import symbol_of
from server.core.tape import Assisted, Linked, Opened, PartBegan, Ran, TechniqueRan
from server.protocol import Goal, Mood, SessionSeat
from tests.tapes import PADS, MadeTape

SEATS: Final = (1, 2, 3, 4, 6, 9, 10, 12)
LEFT_OUT: Final = 5
LENGTH: Final = 1560.0
WORDS: Final = (
    "Quieter start than last week; two of the group had slept badly. Bell held the tablet for six minutes before "
    "touching it, then joined in with the pulse and stayed. In Turns, Leaf waited until Flower had finished, and "
    "looked up each time. We ended very softly and nobody wanted to be the one to stop."
)
SCENES: Final = ((0, "Hello"), (240, "Play"), (660, "Turns"), (1020, "Slow down"), (1380, "Goodbye"))
MARKS: Final = ((384, "Bell joins in"), (815, "Leaf waits"), (1271, "all very soft"))


def tuesday_group(
    *,
    session: str = "tuesdaygrp05",
    seed: int = 5,
    began: str = "2026-06-03T09:30:00Z",
    series: str | None = "Tuesday",
    busy: float = 1.0,
) -> Document:
    """26 minutes, nine seats of which one is left out, five scenes, turns, stops, help, three marks, two goals."""
    chance = random.Random(seed)
    tape = MadeTape(seats=[*SEATS], bpm=84, length=LENGTH)
    tape.title, tape.words, tape.series = "Tuesday group, fifth session", WORDS, series
    for scene, (at, name) in enumerate(SCENES):
        tape.scene(at, name, scene=scene)
    for number, (at, word) in enumerate(MARKS):
        tape.marked(at, word, ("star", "heart", "flag")[number])
    for seat in SEATS:
        tape.events.append(Linked(seat=seat, at=1.0, round_trip=9.0, jitter=3.0))
    for since in (520.0, 900.0, 1180.0):
        tape.runs(since, False)
        tape.runs(since + 14, True)
    _turns(tape, 680.0, 880.0)
    tape.events.append(Assisted(seat=4, since=384.0, until=460.0, at=461.0))
    stopped = [(since, since + 14) for since in (520.0, 900.0, 1180.0)]
    for seat in SEATS:
        _play(tape, seat, chance, stopped, busy)
    document = tape.document(session)
    line = replace(document.session.line, began=began, seats=len(SEATS))
    out = SessionSeat(seat=LEFT_OUT, key=f"{LEFT_OUT} {symbol_of(LEFT_OUT)}", kept=False)
    seats = sorted([*document.session.seats, out], key=lambda one: one.seat)
    goals = [
        Goal(
            id="g1",
            text="waits for another’s turn to end, at least twice",
            area="attention",
            seat_key="10 Leaf",
            rating=0,
        ),
        Goal(id="g2", text="everyone is heard once in the circle", area="relationships", weight=2),
    ]
    moods = [Mood(seat_key="10 Leaf", before=4, after=6)]
    return replace(
        document, session=replace(document.session, line=line, seats=seats, goals=goals, moods=moods)
    )


def _turns(tape: MadeTape, since: float, until: float) -> None:
    tape.events.append(TechniqueRan(at=since, technique="turns", on=True, seats=[9, 10]))
    at, seat = since, 9
    while at < until:
        part = PartBegan(at=at, technique="turns", phase="play", seats=[seat], until=at + 12)
        tape.events += [part, Opened(at=at, seats=[seat])]
        at, seat = at + 12, 19 - seat
    tape.events += [
        TechniqueRan(at=until, technique="turns", on=False, seats=[9, 10]),
        Opened(at=until, seats=list(SEATS)),
        Ran(at=until, plays=True),
    ]


def _play(
    tape: MadeTape, seat: int, chance: random.Random, stopped: list[tuple[float, float]], busy: float
) -> None:
    at = 384.0 if seat == 4 else chance.uniform(5, 60)
    pad = chance.randrange(len(PADS))
    beat = 60 / 84
    while at < LENGTH - 10:
        for _ in range(chance.randint(2, 14)):
            heard = not any(since <= at < until for since, until in stopped)
            if 680 <= at < 880:
                heard = seat == (9 if int((at - 680) // 12) % 2 == 0 else 10)
            if heard or chance.random() < 0.15:
                tape.plays(
                    seat,
                    round(at, 3),
                    pad=pad,
                    velocity=round(chance.uniform(0.3, 0.9), 2),
                    length=round(chance.uniform(0.2, 1.6), 2),
                    heard=heard,
                    timing="gentle" if 240 <= at < 300 else "as_played",
                )
            pad = min(len(PADS) - 1, max(0, pad + chance.choice((-1, 0, 1))))
            at += beat * chance.choice((0.5, 1, 1, 2)) + chance.gauss(0, 0.03)
            if at >= LENGTH - 10:
                break
        at += chance.expovariate(busy / (12 if seat != 3 else 30))
