"""What people answered stands with their seat."""

from server.protocol import SessionSeat
from server.storage.archive import Archive
from server.storage.assents import keep_assent
from tests.storage.sessions import SESSION, new


def seat(archive: Archive, number: int) -> SessionSeat:
    return next(seat for seat in archive.session(SESSION).seats if seat.seat == number)


def test_the_latest_answer_of_a_seat_is_kept(archive: Archive) -> None:
    """[K1] Nothing else of the seat is another."""
    archive.begin(new())
    before = seat(archive, 1)
    keep_assent(archive, SESSION, 1, "no")
    keep_assent(archive, SESSION, 1, "yes")
    assert seat(archive, 1) == SessionSeat(seat=1, key=before.key, kept=before.kept, assent="yes")


def test_an_answer_may_come_before_anything_else_of_a_seat(archive: Archive) -> None:
    """[K1] Whoever said no was not kept, unless the tape says otherwise."""
    archive.begin(new())
    keep_assent(archive, SESSION, 9, "no")
    assert seat(archive, 9) == SessionSeat(seat=9, key="9 Flower", kept=False, assent="no")


def test_an_answer_for_a_session_that_is_gone_is_nothing(archive: Archive) -> None:
    """[K5] Erased is erased."""
    keep_assent(archive, SESSION, 1, "yes")
    assert archive.sessions() == []
