"""What a tape tells."""

from server.core.tape import Assisted, Kept, Linked, Moved, Opened, PartBegan, Replayed
from tests.analysis.built import duo, given_turns, pulse, read


def test_pads_are_open_while_somebody_sits_there_and_is_heard_and_kept() -> None:
    """[K1] [K4] Pauses, absence and replays are no time in which one could have played."""
    tape = duo(100, seats=(1, 2)).runs(20, False).runs(30, True)
    tape.events += [
        Moved(seat=1, at=40, what="away"), Moved(seat=1, at=50, what="came"),
        Kept(at=60, what="paused"), Kept(at=70, what="resumed"),
        Replayed(at=80, on=True), Replayed(at=85, on=False),
    ]  # fmt: skip
    tape.leaves_out(90, 2)
    one, two = (seat for seat in read(tape).seats)
    assert one.open == [(0, 20), (30, 40), (50, 60), (70, 80), (85, 100)]
    assert two.open == []  # left out when all was over: nothing of it counts
    assert two.left_out == [(0, 100)]


def test_stops_are_asked_rests_only_with_their_go() -> None:
    tape = duo(100).runs(20, False).runs(30, True).runs(60, False)
    read_tape = read(tape)
    assert read_tape.rests == [(20, 30)]
    assert read_tape.goes == [30]
    assert read_tape.stops == [(20, 30), (60, 100)]


def test_a_stop_that_a_pause_hid_is_no_asking() -> None:
    tape = duo(100).runs(20, False).runs(30, True)
    tape.events += [Kept(at=22, what="paused"), Kept(at=28, what="resumed")]
    assert read(tape).rests == []


def test_stop_and_go_of_the_technique_are_rests_too() -> None:
    tape = duo(60)
    tape.events += [
        PartBegan(at=10, technique="stop_go", phase="stop", seats=[], until=14),
        PartBegan(at=14, technique="stop_go", phase="go", seats=[1, 2], until=None),
    ]
    assert read(tape).rests == [(10, 14)]


def test_turns_are_those_the_technique_gave() -> None:
    tape = given_turns([True, False, True])
    assert [round(until - since, 3) for since, until in read(tape).turns[1]] == [4.8, 4.8, 4.8]


def test_someone_who_joins_a_part_makes_no_new_turn_of_it() -> None:
    tape = duo(60)
    tape.events += [
        PartBegan(at=10, technique="pass_on", phase="play", seats=[1], until=18),
        PartBegan(at=12, technique="pass_on", phase="play", seats=[1, 2], until=18),
        PartBegan(at=18, technique="pass_on", phase="play", seats=[2], until=26),
    ]
    turns = read(tape).turns
    assert turns[1] == [(10, 18)]
    assert turns[2] == [(12, 18), (18, 26)]


def test_help_pulse_and_clocks() -> None:
    tape = pulse(duo(60, jitter=None), 10, 20)
    tape.events += [
        Assisted(seat=1, since=5, until=None, at=5), Assisted(seat=1, since=5, until=9, at=9),
        Linked(seat=1, at=1, round_trip=20, jitter=4), Linked(seat=1, at=2, round_trip=20, jitter=6),
        Linked(seat=1, at=3, round_trip=20, jitter=50),
    ]  # fmt: skip
    taken = read(tape)
    assert taken.seats[0].helped == [(5, 9)]
    assert taken.seats[0].jitter == 6
    assert taken.seats[1].jitter is None
    assert taken.pulse[0][0] == 10
    assert 20 <= taken.pulse[0][1] < 23


def test_a_tape_that_opens_late() -> None:
    tape = duo(60)
    tape.events = [event for event in tape.events if not isinstance(event, Opened)]
    tape.events.append(Opened(at=30, seats=[2]))
    one, two = read(tape).seats
    assert (one.open, two.open) == ([], [(30, 60)])
