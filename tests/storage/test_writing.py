"""A recording goes into the tables."""

from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from server.core.tape import Marked, SeatKept
from server.protocol import SessionSeat
from server.storage.archive import Archive
from tests.storage.sessions import SESSION, keep, new, played
from tests.tapes import MadeTape


def test_whoever_plays_is_a_seat_of_the_session(archive: Archive) -> None:
    """[R1] Also those who came after it began; by itself a seat goes by its number and symbol."""
    keep(archive, played(seats=(1, 7)))
    seats = archive.session(SESSION).seats
    assert [(seat.seat, seat.key, seat.kept) for seat in seats] == [
        (1, "1 circle", True),
        (2, "2 star", True),
        (7, "7 Bird", True),
    ]


def test_a_seat_is_left_out_only_if_it_was_from_beginning_to_end(archive: Archive) -> None:
    """[K1] One that came back in is a seat that was kept; one that left later was, too."""
    begun = new()
    begun.seats.append(SessionSeat(seat=3, key="3 x", kept=False))
    begun.seats.append(SessionSeat(seat=4, key="4 x", kept=False))
    archive.begin(begun)
    archive.append(
        SESSION,
        0,
        [
            SeatKept(at=1.0, seat=3, kept=True),
            SeatKept(at=2.0, seat=1, kept=False),
            SeatKept(at=3.0, seat=9, kept=False),
        ],
    )
    seats = {seat.seat: seat.kept for seat in archive.session(SESSION).seats}
    assert seats == {1: True, 2: True, 3: True, 4: False, 9: False}


def test_numbers_of_marks_are_never_given_again(archive: Archive) -> None:
    """[K2] A page that still shows the deleted one must not edit another."""
    archive.begin(new())
    archive.append(SESSION, 0, [Marked(at=1.0, icon="star"), Marked(at=2.0, icon="flag")])
    archive.delete_mark(SESSION, 2)
    archive.append(SESSION, 2, [Marked(at=3.0, icon="heart")])
    assert [(mark.id, mark.icon) for mark in archive.session(SESSION).marks] == [(1, "star"), (3, "heart")]


def test_nothing_is_kept_of_a_session_that_is_gone(archive: Archive) -> None:
    """[K5] Erased is erased, even if something was still on its way."""
    assert archive.append(SESSION, 0, played().document(SESSION).events) is False
    assert archive.sessions() == []


def test_a_running_session_is_as_long_as_its_last_event(archive: Archive) -> None:
    """[K2] The list says how far it has come."""
    archive.begin(new())
    archive.append(SESSION, 0, MadeTape().plays(1, 12.5).events)
    (line,) = archive.sessions()
    assert (line.state, line.length, line.goes) == ("running", 12.8, None)


@settings(max_examples=8)
@given(cuts=st.lists(st.integers(0, 160), max_size=6), again=st.integers(0, 160))
def test_however_it_is_cut_the_tape_is_whole(cuts: list[int], again: int) -> None:
    """[T1] Any blocks, any of them said twice."""
    with TemporaryDirectory() as folder:
        archive = Archive.open(f"sqlite:///{folder}/record.db")
        _cut_and_keep(archive, cuts, again)
        archive.close()


def _cut_and_keep(archive: Archive, cuts: list[int], again: int) -> None:
    events = played().document(SESSION).events
    archive.begin(new())
    places = sorted({0, *(min(cut, len(events)) for cut in cuts), len(events)})
    for first, last in zip(places, places[1:], strict=False):
        archive.append(SESSION, first, events[first:last])
        archive.append(SESSION, min(again, first), events[min(again, first) : last])
    assert list(archive.events(SESSION)) == events
    assert sum(map(sum, archive.densities(SESSION).seats.values())) == 58
