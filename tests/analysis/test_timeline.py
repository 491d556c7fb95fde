"""Who played when."""

from server.analysis.taken import taken
from server.analysis.timeline import COLUMNS, timeline
from server.core.tape import Assisted, SoundBegan
from server.protocol import LEADER, SoundOn
from server.protocol.report import Timeline
from tests.analysis.built import duo, given_turns
from tests.tapes import MadeTape
from tests.tuesday import LEFT_OUT, SCENES, tuesday_group


def of(tape: MadeTape) -> Timeline:
    document = tape.document()
    return timeline(document, taken(document))


def test_every_seat_is_a_row_and_one_left_out_an_empty_one() -> None:
    """[K1]"""
    document = tuesday_group()
    line = timeline(document, taken(document))
    assert [row.seat for row in line.rows] == [1, 2, 3, 4, 5, 6, 9, 10, 12]
    empty = line.rows[4]
    assert (empty.seat, empty.notes, empty.left_out) == (LEFT_OUT, [], [(0.0, 1560.0)])
    assert [(stretch.since, stretch.name) for stretch in line.scenes] == list(SCENES)
    assert line.scenes[-1].until == 1560
    assert sum(line.density) == sum(len(row.notes) for row in line.rows)
    assert len(line.stops) == 3
    assert [mark.word for mark in line.marks] == ["Bell joins in", "Leaf waits", "all very soft"]


def test_touches_say_what_they_were() -> None:
    tape = duo(30, seats=(1,)).plays(1, 1).plays(1, 2, timing="gentle").plays(1, 3, heard=False).plays(1, 4)
    tape.events.append(Assisted(seat=1, since=3.5, until=5, at=5))
    row = of(tape).rows[0]
    assert [note.mark for note in row.notes] == ["", "quantised", "unheard", "helped"]
    assert row.helped == [(3.5, 5)]


def test_techniques_and_their_parts() -> None:
    stretches = of(given_turns([True, True])).techniques
    assert stretches[0].phase is None
    assert [part.seats for part in stretches[1:]] == [[1], [2], [1], [2]]
    assert all(one.until <= two.since + 1e-9 for one, two in zip(stretches[1:], stretches[2:], strict=False))


def test_the_therapists_own_tones_have_their_line() -> None:
    tape = duo(30)
    sound = SoundOn(
        id=7, seat=LEADER, instrument="piano", soft=False, pitch=60, velocity=0.5, hold=False, at=2.5
    )
    tape.events.append(SoundBegan(at=2.4, sound=sound))
    assert [(note.at, note.length) for note in of(tape).therapist] == [(2.5, 0.5)]


def test_a_very_long_session_draws_neighbours_as_one() -> None:
    """What is counted stays as it is."""
    tape = duo(3600, seats=(1,))
    for place in range(1100):
        tape.plays(1, place * 3.0, pad=place // 2 % 5, length=0.1)
    document = tape.document()
    line = timeline(document, taken(document), bars_most=1000)
    assert 500 < len(line.rows[0].notes) <= 1000
    assert sum(line.density) == 1100
    assert len(line.density) <= COLUMNS
