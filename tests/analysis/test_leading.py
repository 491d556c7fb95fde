"""Who is together with whom, and who tends to be a moment ahead."""

import pytest

from server.analysis.leading import of_pairs
from server.core.tape import Assisted, Touched
from server.protocol.report import Measure
from tests.analysis.built import crowd, duo, led_pair, played, read, strangers
from tests.tapes import MadeTape

LAGS = (0.04, 0.08, -0.05)


def facts(tape: MadeTape) -> dict[tuple[str, int | None], Measure]:
    return {(measure.id, measure.seat): measure for measure in of_pairs(read(tape), lambda share: None)}


def clearly_together(found: dict[tuple[str, int | None], Measure]) -> bool:
    measure = found["together", 1]
    return measure.value is not None and "report.note.by_chance" not in {note.key for note in measure.notes}


def right(lag: float, seed: int) -> bool:
    """Whether the one who was built to be ahead is, by the report."""
    found = facts(led_pair(30, lag, 0.03, seed))
    ahead, behind = found["leading", 1].value, found["leading", 2].value
    return (
        ahead is not None
        and behind is not None
        and (ahead > 0.5 > behind if lag > 0 else ahead < 0.5 < behind)
    )


def test_who_is_ahead_is_found_from_thirty_touches() -> None:
    """[K4] At least 95 of 100, from 40 ms on."""
    told = [right(lag, seed) for lag in LAGS for seed in range(14)]
    assert sum(told) >= 0.95 * len(told)


@pytest.mark.long
@pytest.mark.parametrize("lag", [*LAGS, 0.06, -0.12])
def test_who_is_ahead_is_found_in_many_pairs(lag: float) -> None:
    """[K4]"""
    told = [right(lag, seed) for seed in range(100, 200)]
    print(f"lag {lag * 1000:.0f} ms: right {sum(told)} of {len(told)}")
    assert sum(told) >= 95


def of_strangers(count: int, first: int) -> tuple[int, int]:
    """How many are called together, and how many ahead, of pairs who never heard each other."""
    together = ahead = 0
    for seed in range(first, first + count):
        found = facts(strangers((30, 60, 150)[seed % 3], seed, quantised=seed % 2 == 0))
        together += clearly_together(found)
        ahead += found["leading", 1].value is not None
    return together, ahead


def test_strangers_on_one_grid_are_not_called_together() -> None:
    """[K4] At most 5 of 100 together, 1 of 100 ahead; the larger figures are in the long test."""
    together, ahead = of_strangers(60, 0)
    assert together <= 3
    assert ahead == 0


@pytest.mark.long
def test_many_strangers_are_not_called_together() -> None:
    """[K4]"""
    together, ahead = of_strangers(600, 1000)
    print(f"false synchrony {together / 6:.1f} %, false leader {ahead / 6:.2f} %")
    assert together <= 30
    assert ahead <= 6


def test_a_whole_room_of_strangers() -> None:
    """[K4] 28 pairs are asked at once; those whom only the pulse brings together are said to be by chance."""
    found = of_pairs(read(crowd(8, 60, 8 * 60)), lambda share: None)
    assert not [measure for measure in found if measure.id == "leading" and measure.value is not None]


def test_both_sides_of_a_pair_are_told_and_agree() -> None:
    found = facts(led_pair(60, 0.08, 0.02, 3))
    ahead, behind = found["leading", 1], found["leading", 2]
    assert ahead.value is not None
    assert behind.value is not None
    assert ahead.value + behind.value == pytest.approx(1)
    assert (ahead.other, behind.other) == (2, 1)
    assert [note.key for note in ahead.notes] == ["report.note.ahead"]
    assert ahead.notes[0].values["ms"] == pytest.approx(80, abs=10)
    assert [note.key for note in behind.notes] == ["report.note.behind"]


@pytest.mark.parametrize(
    ("n", "jitter", "reason"), [(15, 2.0, "few"), (40, 45.0, "clock"), (40, 29.0, "near")]
)
def test_too_few_or_clocks_too_uncertain(n: int, jitter: float, reason: str) -> None:
    """[K4] It is grey, and says why."""
    tape = led_pair(n, 0.05, 0.02, 5)
    tape.events = [event for event in tape.events if type(event).__name__ != "Linked"]
    tape.events += duo(9, jitter=jitter).events[-2:]
    measure = facts(tape)["leading", 1]
    assert measure.value is None
    assert measure.thin is not None
    assert measure.thin.key == f"report.thin.{reason}"


def test_clocks_nobody_told_of_are_said_to_be_unknown() -> None:
    tape = led_pair(40, 0.08, 0.02, 5)
    tape.events = [event for event in tape.events if type(event).__name__ != "Linked"]
    assert "report.note.clock_unknown" in {note.key for note in facts(tape)["together", 1].notes}


def test_less_than_twenty_seconds_are_too_short() -> None:
    tape = duo(15)
    times = [1 + 0.5 * place for place in range(25)]
    played(played(tape, 1, times), 2, [at + 0.05 for at in times])
    thin = facts(tape)["together", 1].thin
    assert thin is not None
    assert thin.key == "report.thin.short"


def test_touches_made_with_help_change_nothing() -> None:
    plain = led_pair(40, 0.08, 0.02, 5)
    before = facts(plain)
    own = {event.touched for event in plain.events if isinstance(event, Touched)}
    for place in range(60):
        at = round(3.13 + place * 0.37, 4)
        if not any(at <= one < at + 0.01 for one in own):
            plain.plays(1, at, pad=4)
            plain.events.append(Assisted(seat=1, since=at, until=at + 0.01, at=at + 1))
    after = facts(plain)
    assert {name: one.value for name, one in after.items()} == {
        name: one.value for name, one in before.items()
    }
    assert "report.note.helped_out" in {note.key for note in after["together", 1].notes}
