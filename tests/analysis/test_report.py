"""The report as a whole: what holds for any session."""

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from server.analysis.report import report
from server.core.document import Document
from server.core.tape import Assisted, Touched
from server.protocol.report import Measure, Report
from tests.analysis.built import crowd, duo, echoing, led_pair, pulse
from tests.tapes import PADS, MadeTape
from tests.tuesday import tuesday_group

WORDS = Path(__file__).parents[2] / "web" / "words"

NOT_WITH_HELP = {
    "first_response", "rests", "turns", "wait", "level", "pitch_range", "pads_used", "near_beat", "together", "leading",
    "echoes",
}  # fmt: skip
"""Facts whose definitions leave touches made with help out."""


def of(document: Document, *past: Document | Report) -> Report:
    return report(document, past, "2026-06-03T10:00:00Z", lambda share: None)


def facts(made: Report) -> dict[tuple[str, int | None, int | None], Measure]:
    return {(measure.id, measure.seat, measure.other): measure for measure in made.measures}


def test_a_full_session_with_its_past() -> None:
    """[K4] Every fact has a name, a count, and something to compare with or a reason."""
    earlier = tuesday_group(session="tuesdaygrp04", seed=4, began="2026-05-27T09:30:00Z")
    shares: list[float] = []
    made = report(tuesday_group(), [earlier], "2026-06-03T10:00:00Z", shares.append)
    assert shares == sorted(shares)
    assert 0 < made.helped < made.touches
    assert made.quantised > 0
    found = facts(made)
    assert found["playing_time", 10, None].baseline is not None
    assert found["rests", 10, None].n == 3
    assert found["turns", 10, None].n == 8
    assert {trend.key for trend in made.trends} >= {"10 Leaf", "1 Sun"}
    assert all(len(trend.points) == 2 for trend in made.trends)
    assert not [measure for measure in made.measures if measure.seat == 5]
    assert msgspec.json.decode(msgspec.json.encode(made), type=Report) == made


def test_a_report_is_as_good_a_past_as_the_session_itself() -> None:
    earlier = tuesday_group(session="tuesdaygrp04", seed=4, began="2026-05-27T09:30:00Z")
    one, other = of(tuesday_group(), earlier), of(tuesday_group(), of(earlier))
    assert one.measures == other.measures
    assert one.trends == other.trends


def test_the_same_tape_gives_the_same_report() -> None:
    document = echoing(10, 0.5, 1)[0].document()
    assert of(document) == of(document)


def test_every_fact_reason_and_caveat_has_words() -> None:
    """In every language; none of them scores, ranks or names a feeling."""
    sessions = [
        tuesday_group(), crowd(3, 40, 240).document(), led_pair(40, 0.08, 0.02, 1).document(),
        duo(60, seats=()).document(), duo(60).document(), duo(60, seats=(1,)).plays(1, 3).document(),
    ]  # fmt: skip
    measures = [measure for document in sessions for measure in of(document).measures]
    phrases = {measure.thin.key for measure in measures if measure.thin is not None}
    phrases |= {note.key for measure in measures for note in measure.notes}
    names = {f"report.measure.{measure.id}.{part}" for measure in measures for part in ("name", "definition")}
    for file in sorted(WORDS.glob("*.json")):
        words = json.loads(file.read_text("utf-8"))
        for key in phrases | names:
            found = words
            for part in key.split("."):
                assert part in found, f"{file.name}: {key}"
                found = found[part]


@pytest.mark.parametrize("seats", [(), (1,), (1, 2)])
def test_an_empty_tape(seats: tuple[int, ...]) -> None:
    """Nothing is made of nothing: no seat, or nobody who touched."""
    made = of(duo(60, seats=seats).document())
    assert made.touches == 0
    assert len(made.timeline.rows) == len(seats)
    assert not [measure for measure in made.measures if measure.value and measure.id not in ("longest_gap",)]


def test_one_note() -> None:
    made = of(duo(60, seats=(1,)).plays(1, 10.0, length=1.0).document())
    assert made.touches == 1
    assert facts(made)["notes_a_minute", 1, None].value == 1
    assert facts(made)["near_beat", 1, None].value is None


def test_no_length() -> None:
    assert of(duo(0.0).document()).timeline.length == 0


def test_forty_seats() -> None:
    made = of(crowd(40, 20, 400).document())
    assert len(made.timeline.rows) == 40
    assert len([measure for measure in made.measures if measure.id == "together"]) == 40 * 39
    assert len(made.curves) == 40 * 8 + 4


touches = st.lists(
    st.tuples(st.integers(1, 3), st.integers(0, 550), st.integers(0, 4), st.booleans()), max_size=60
)


def tape_of(played: list[tuple[int, int, int, bool]], order: tuple[int, ...] = (1, 2, 3)) -> MadeTape:
    tape = pulse(duo(60, seats=order)).runs(20, False).runs(26, True)
    for seat, tenth, pad, heard in sorted(set(played), key=lambda one: one[1]):
        tape.plays(seat, 1 + tenth / 10, pad=pad, pitch=PADS[pad], heard=heard, length=0.2)
    return tape


@settings(max_examples=25)
@given(touches)
def test_the_order_of_seats_does_not_matter(played: list[tuple[int, int, int, bool]]) -> None:
    """[K4] Nor who joined first."""
    one, other = of(tape_of(played).document()), of(tape_of(played, (3, 1, 2)).document())
    assert facts(one) == facts(other)


@settings(max_examples=25)
@given(touches, touches)
def test_what_was_done_with_help_changes_no_fact_that_leaves_it_out(
    played: list[tuple[int, int, int, bool]], helped: list[tuple[int, int, int, bool]]
) -> None:
    """[X5] [K4]"""
    plain, more = tape_of(played), tape_of(played)
    for seat, tenth, pad, heard in helped:
        at = 1.05 + tenth / 10  # between two touches of the hand alone
        more.plays(seat, at, pad=pad, pitch=PADS[pad], heard=heard, length=0.01)
        more.events.append(Assisted(seat=seat, since=at - 0.01, until=at + 0.01, at=at + 1))
    before, after = facts(of(plain.document())), facts(of(more.document()))
    for name, measure in before.items():
        if measure.id in NOT_WITH_HELP:
            assert (after[name].value, after[name].high, after[name].n) == (
                measure.value,
                measure.high,
                measure.n,
            ), name


@settings(max_examples=25)
@given(touches)
def test_shares_are_shares_and_what_is_thin_has_no_value(played: list[tuple[int, int, int, bool]]) -> None:
    document = tape_of(played).document()
    made = of(document)
    for measure in made.measures:
        assert (measure.value is None) == (measure.thin is not None)
        if measure.value is not None and measure.unit in ("share", "level"):
            assert 0 <= measure.value <= 1
        if measure.value is not None and measure.unit == "of":
            assert measure.value <= measure.n
    assert made.touches <= sum(isinstance(event, Touched) for event in document.events)


def test_a_seat_left_out_has_no_facts() -> None:
    """[K1]"""
    document = crowd(3, 40, 120).document()
    seats = [replace(seat, kept=seat.seat != 2) for seat in document.session.seats]
    events = [event for event in document.events if getattr(event, "seat", None) != 2]
    made = of(replace(document, session=replace(document.session, seats=seats), events=events))
    assert not [measure for measure in made.measures if 2 in (measure.seat, measure.other)]
    assert not [curve for curve in made.curves if curve.seat == 2]
