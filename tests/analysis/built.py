"""Sessions built with a truth in them: lags, spreads, turns, echoes and steady hands that a report must find again."""

import random
from typing import Final

import numpy as np

from server.analysis.taken import Taken, taken
from server.core.tape import Linked, Opened, PartBegan, SoundBegan, TechniqueRan
from server.protocol import PULSE, SoundOn
from tests.tapes import PADS, MadeTape

BPM: Final = 100.0
BEAT: Final = 60 / BPM


def read(tape: MadeTape) -> Taken:
    """The tape as the report sees it."""
    return taken(tape.document())


def duo(length: float = 120.0, *, seats: tuple[int, ...] = (1, 2), jitter: float | None = 2.0) -> MadeTape:
    """Nothing played yet; the tablets' clocks are good, or unknown."""
    tape = MadeTape(seats=seats, bpm=BPM, length=length)
    if jitter is not None:
        tape.events += [Linked(seat=seat, at=0.0, round_trip=2 * jitter, jitter=jitter) for seat in seats]
    return tape


def pulse(tape: MadeTape, since: float = 0.0, until: float | None = None) -> MadeTape:
    """A stroke on every beat."""
    end = tape.length if until is None else until
    for number, at in enumerate(np.arange(since, end, BEAT).tolist()):
        sound = SoundOn(
            id=900_000 + number,
            seat=PULSE,
            instrument="woodblock",
            soft=False,
            pitch=60.0,
            velocity=0.5,
            hold=False,
            at=at,
        )
        tape.events.append(SoundBegan(at=at, sound=sound))
    return tape


def free_times(n: int, chance: random.Random, *, since: float = 1.0, least: float = 0.5) -> list[float]:
    """Touches as they come: some time and a little more between them."""
    times, at = [], since
    for _ in range(n):
        at += least + chance.expovariate(1 / 0.4)
        times.append(at)
    return times


def played(tape: MadeTape, seat: int, times: list[float], *, length: float = 0.2) -> MadeTape:
    for number, at in enumerate(sorted(times)):
        tape.plays(seat, round(at, 4), pad=number % len(PADS), length=length)
    return tape


def follower(times: list[float], lag: float, spread: float, chance: random.Random) -> list[float]:
    """The same touches, later."""
    return [at + chance.gauss(lag, spread) for at in times]


def led_pair(n: int, lag: float, spread: float, seed: int) -> MadeTape:
    """Seat 2 follows seat 1, or (a lag below nothing) goes before."""
    chance = random.Random(seed)
    times = free_times(n, chance)
    tape = duo(times[-1] + 3)
    played(tape, 1, times)
    return played(tape, 2, follower(times, lag, spread, chance))


def on_grid(
    n: int, seed: int, *, density: float = 0.4, spread: float = 0.0, step: float = BEAT / 4
) -> list[float]:
    """Touches on lines of a grid, drawn by lot: who plays so has heard the pulse, and nobody else."""
    chance = random.Random(seed)
    times: list[float] = []
    line = 4
    while len(times) < n:
        line += 1
        if chance.random() < density:
            times.append(line * step + chance.gauss(0, spread))
    return times


def strangers(n: int, seed: int, *, quantised: bool) -> MadeTape:
    """Two who never heard each other."""
    if quantised:
        one, other = on_grid(n, 2 * seed), on_grid(n, 2 * seed + 1)
    else:
        one = free_times(n, random.Random(2 * seed))
        other = free_times(n, random.Random(2 * seed + 1))
    tape = duo(max(one[-1], other[-1]) + 2)
    played(tape, 1, one, length=0.1)
    return played(tape, 2, other, length=0.1)


def turn_taking(rounds: int, wait: float, seed: int, *, touches: int = 5) -> MadeTape:
    """Two who answer each other by themselves: each phrase begins `wait` after the other's end."""
    chance = random.Random(seed)
    times: dict[int, list[float]] = {1: [], 2: []}
    at = 1.0
    for number in range(rounds):
        seat = 1 + number % 2
        for _ in range(touches):
            times[seat].append(at)
            at += chance.uniform(0.25, 0.45)
        at = times[seat][-1] + 0.2 + wait
    tape = duo(at + 2)
    played(tape, 1, times[1])
    return played(tape, 2, times[2])


def given_turns(filled: list[bool], *, beats: int = 8, seat: int = 1, other: int = 2) -> MadeTape:
    """The technique gives turns to `seat` and `other` by turns; `filled` says which of those of `seat` it plays in."""
    length = beats * BEAT
    tape = duo(4 + 2 * len(filled) * length + 4, seats=(seat, other))
    tape.events.append(TechniqueRan(at=4.0, technique="turns", on=True, seats=[]))
    at = 4.0
    for plays in filled:
        for who in (seat, other):
            tape.events.append(
                PartBegan(at=at, technique="turns", phase="play", seats=[who], until=at + length)
            )
            tape.events.append(Opened(at=at, seats=[who]))
            if who == other or plays:
                tape.plays(who, round(at + 0.9, 4))
            at += length
    tape.events.append(TechniqueRan(at=at, technique="turns", on=False, seats=[]))
    tape.events.append(Opened(at=at, seats=[seat, other]))
    return tape


Tune = list[tuple[int, float]]
"""Pads, and the time to the next touch."""


def tune(chance: random.Random, touches: int) -> Tune:
    return [(chance.randrange(len(PADS)), chance.choice((0.2, 0.3, 0.4, 0.5))) for _ in range(touches)]


def sung(
    tape: MadeTape, seat: int, at: float, notes: Tune, chance: random.Random, noise: float = 0.0
) -> float:
    """Plays a tune; says when its last finger is lifted."""
    for pad, time in notes:
        tape.plays(seat, round(at, 4), pad=pad, length=0.1)
        at += time * (1 + chance.uniform(-noise, noise))
        last = at
    return last - notes[-1][1] + 0.1


def echoing(count: int, share: float, seed: int) -> tuple[MadeTape, list[bool]]:
    """Seat 1 plays phrases; seat 2 gives a share of them back (8 % loose), or plays another. With the truth."""
    chance = random.Random(seed)
    truth: list[bool] = []
    tape = duo(count * 12.0 + 10)
    for number in range(count):
        at = 1.0 + number * 12.0
        notes = tune(chance, chance.randint(6, 8))
        ended = sung(tape, 1, at, notes, chance)
        echo = chance.random() < share
        truth.append(echo)
        answer = notes if echo else tune(chance, len(notes))
        sung(tape, 2, ended + chance.uniform(0.8, 2.0), answer, chance, 0.08)
    return tape, truth


def crowd(seats: int, length: float, touches: int, seed: int = 1) -> MadeTape:
    """Everybody plays all the time, most of it near a pulse."""
    chance = random.Random(seed)
    numbers = tuple(range(1, seats + 1))
    tape = pulse(duo(length, seats=numbers))
    each = touches // max(seats, 1)
    for seat in numbers:
        for number in range(each):
            at = 1 + (length - 3) * (number + chance.random()) / each
            at = round(at / (BEAT / 4)) * BEAT / 4 + chance.gauss(0, 0.03) if chance.random() < 0.6 else at
            tape.plays(seat, round(at, 4), pad=chance.randrange(len(PADS)), length=0.2)
    return tape
