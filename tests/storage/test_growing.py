"""A tape grows; what is remembered of it is never anything but what stands in the tables."""

from collections import Counter
from contextlib import suppress
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from server.core.tape import Event, Moved, Touched
from server.storage.archive import Archive
from server.storage.tables import Second
from server.storage.writing import COUNTS
from tests.storage.sessions import SESSION, new

MOMENTS = st.lists(st.tuples(st.integers(0, 6), st.integers(1, 3), st.booleans()), min_size=1, max_size=5)
STEPS = st.lists(st.tuples(MOMENTS, st.sampled_from(["kept", "broken", "elsewhere"])), max_size=10)


def event(at: int, seat: int, touches: bool) -> Event:
    if not touches:
        return Moved(seat=seat, at=at + 0.5, what="came")
    return Touched(
        seat=seat, note=1, pad=0, pitch=60.0, velocity=0.5, touched=at + 0.25, sounded=None, sound=None
    )


def standing(archive: Archive) -> dict[int, tuple[int, int, dict[str, int]]]:
    with archive.database.reading() as connection:
        rows = connection.execute(
            select(Second.second, Second.first, Second.last, Second.touches).where(Second.session == SESSION)
        )
        return {row.second: (row.first, row.last, COUNTS.decode(row.touches)) for row in rows}


def counted(events: list[Event]) -> dict[int, tuple[int, int, dict[str, int]]]:
    """The same from the tape itself."""
    found: dict[int, list[int]] = {}
    touches: dict[int, Counter[str]] = {}
    for seq, one in enumerate(events):
        second = int(one.touched if isinstance(one, Touched) else one.at)
        found.setdefault(second, []).append(seq)
        touches.setdefault(second, Counter()).update([str(one.seat)] if isinstance(one, Touched) else [])
    return {second: (min(seqs), max(seqs), dict(touches[second])) for second, seqs in found.items()}


@settings(max_examples=25)
@given(STEPS)
def test_what_stands_beside_a_tape_is_always_what_the_tape_says(
    steps: list[tuple[list[tuple[int, int, bool]], str]],
) -> None:
    """[K2] Moments in any order, transactions that come to nothing, and other hands in between."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/record.db"
        archives = [Archive.open(url), Archive.open(url)]
        archives[0].begin(new())
        kept: list[Event] = []
        for moments, how in steps:
            events = [event(*moment) for moment in moments]
            if how == "broken":
                with suppress(ZeroDivisionError), archives[0].together():
                    archives[0].append(SESSION, len(kept), events)
                    raise ZeroDivisionError
                continue
            archive = archives[how == "elsewhere"]
            archives[1]._growing.clear()  # that of a server which has just opened it
            archive.append(SESSION, len(kept), events)
            kept += events
            if how == "elsewhere":
                archives[0]._growing.clear()
        assert list(archives[0].events(SESSION)) == kept
        assert standing(archives[0]) == counted(kept)
        seats = {one.seat for one in kept if isinstance(one, Touched | Moved)} | {1, 2}
        assert {seat.seat for seat in archives[0].session(SESSION).seats} == seats
        for archive in archives:
            archive.close()
