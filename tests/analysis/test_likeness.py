"""How alike phrases are."""

import random

import numpy as np
import pytest

from server.analysis.likeness import Shapes
from server.analysis.phrases import Phrase


def phrase(pitches: list[float], times: list[float]) -> Phrase:
    at = np.concatenate([[0.0], np.cumsum(times)])
    return Phrase(seat=1, since=0.0, until=float(at[-1]), at=at, pitch=np.array(pitches, float))


def alike(one: Phrase, other: Phrase) -> float:
    return float(Shapes([one, other]).alike(np.array([0]), np.array([1]))[0])


def plainly(one: Phrase, other: Phrase) -> float:
    """The edit distance as one writes it down."""

    def steps(p: Phrase) -> list[tuple[float, float]]:
        times = np.diff(p.at)
        return list(zip(np.diff(p.pitch), np.log2(times / np.median(times)), strict=True))

    left, right = steps(one), steps(other)
    table = np.zeros((len(left) + 1, len(right) + 1))
    table[:, 0], table[0, :] = range(len(left) + 1), range(len(right) + 1)
    for i, (pitch, time) in enumerate(left):
        for j, (pitch_there, time_there) in enumerate(right):
            swap = 0.5 * min(1, abs(pitch - pitch_there) / 3) + 0.5 * min(1, abs(time - time_there))
            table[i + 1, j + 1] = min(table[i, j] + swap, table[i, j + 1] + 1, table[i + 1, j] + 1)
    return float(1 - table[-1, -1] / max(len(left), len(right)))


@pytest.mark.parametrize("seed", range(20))
def test_the_same_as_the_plain_table(seed: int) -> None:
    chance = random.Random(seed)

    def some() -> Phrase:
        n = chance.randint(4, 12)
        return phrase(
            [chance.choice((60, 62, 64, 67, 69)) for _ in range(n)],
            [chance.uniform(0.1, 0.5) for _ in range(n - 1)],
        )

    one, other = some(), some()
    assert alike(one, other) == pytest.approx(plainly(one, other), abs=1e-5)
    assert alike(one, other) == pytest.approx(alike(other, one), abs=1e-5)


def test_higher_and_slower_is_the_same() -> None:
    one = phrase([60, 62, 64, 60, 67], [0.2, 0.4, 0.2, 0.3])
    assert alike(one, phrase([65, 67, 69, 65, 72], [0.4, 0.8, 0.4, 0.6])) == pytest.approx(1)


def test_something_else_is_not() -> None:
    assert (
        alike(phrase([60, 62, 64, 60, 67], [0.2] * 4), phrase([69, 60, 69, 60, 69], [0.1, 0.6, 0.1, 0.6]))
        < 0.4
    )
