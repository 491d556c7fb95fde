"""What is kept, read back."""

import pytest

from server.core.errors import Refused
from server.core.tape import told_at
from server.protocol import Goal, SessionEdit
from server.storage.archive import Archive
from server.storage.reading import BLOCK, goes
from tests.storage.sessions import OTHER, SESSION, keep, new, played
from tests.tapes import MadeTape


def test_the_newest_session_comes_first_and_is_found_by_any_word_of_it(archive: Archive) -> None:
    """[K3] Title, group, plan, the therapist's words, the date; in any case of letters."""
    keep(archive, played(), new(title="Ümlaut Choir", series="Garden"))
    keep(archive, played(), new(OTHER, title="Second", began="2026-07-01T09:30:00Z"))
    archive.edit(OTHER, SessionEdit(words="Rain on the ROOF"))
    assert [line.id for line in archive.sessions()] == [OTHER, SESSION]
    for find, found in {
        "ümLAUT": [SESSION],
        "garden": [SESSION],
        " roof ": [OTHER],
        "2026-07": [OTHER],
        "%": [],
        "zzz": [],
    }.items():
        assert [line.id for line in archive.sessions(find)] == found


def test_a_session_that_is_not_there_is_one_sentence(archive: Archive) -> None:
    """[K3] Wherever it is asked for."""
    for ask in (
        archive.session,
        archive.document,
        archive.densities,
        archive.erase,
        lambda session: list(archive.events(session)),
        lambda session: archive.edit(session, SessionEdit(title="x")),
        lambda session: archive.add_mark(session, at=1.0, icon="star"),
    ):
        with pytest.raises(Refused, match="no such session"):
            ask("nothing00000")
    assert archive.series("nobody") == []


def test_a_span_holds_what_was_told_in_it(archive: Archive) -> None:
    """[K2] From its first moment until before its last; a touch that came late over the network, too."""
    tape = MadeTape(length=20)
    for at in range(20):
        tape.plays(1, at + 0.5)
    document = tape.document(SESSION)
    late = document.events.pop(10)
    events = [*document.events, late]
    archive.begin(new())
    archive.append(SESSION, 0, events)
    for since, until in [
        (0.0, None),
        (5.5, 9.5),
        (0.0, 0.4),
        (19.9, None),
        (3.0, 3.0),
        (25.0, 30.0),
        (9.0, 8.0),
    ]:
        wanted = [
            event for event in events if told_at(event) >= since and (until is None or told_at(event) < until)
        ]
        assert list(archive.events(SESSION, since, until)) == wanted
    assert late in list(archive.events(SESSION, told_at(late), told_at(late) + 0.01))


def test_a_long_tape_is_read_in_blocks(archive: Archive) -> None:
    """[F2] While its last block is still to come, other things may be asked."""
    tape = played(400, every=0.25)
    document = keep(archive, tape, block=500)
    assert len(document.events) > 2 * BLOCK
    reader = archive.events(SESSION)
    begun = [next(reader) for _ in range(BLOCK + 1)]
    archive.edit(SESSION, SessionEdit(title="Meanwhile"))
    assert [*begun, *reader] == document.events


def test_the_picture_counts_every_touch_once(archive: Archive) -> None:
    """[K2] By column and seat; those left out are not in it."""
    keep(archive, played(30))
    picture = archive.densities(SESSION)
    assert picture.step == 1.0
    assert picture.seats == {"1": [1] * 29 + [0, 0], "2": [1] * 29 + [0, 0]}


def test_a_long_sessions_picture_stays_small(archive: Archive) -> None:
    """[F2] Its columns grow wider, not more."""
    keep(archive, MadeTape(length=21_600).plays(1, 0.5).plays(1, 3.0).plays(2, 21_599.5))
    picture = archive.densities(SESSION)
    assert picture.step == 31.0
    assert [len(row) for row in picture.seats.values()] == [697, 697]
    assert (picture.seats["1"][0], picture.seats["2"][-1]) == (2, 1)


def test_a_series_is_its_sessions_in_time(archive: Archive) -> None:
    """[K4] The oldest first."""
    keep(archive, played(), new(series="Garden", began="2026-07-01T09:30:00Z"))
    keep(archive, played(), new(OTHER, series="Garden"))
    assert [view.line.id for view in archive.series("Garden")] == [OTHER, SESSION]


def test_ratings_come_to_a_number_of_their_own(archive: Archive) -> None:
    """[K4] Made of what the therapist rated, of nothing else; nothing rated is no number."""
    keep(archive, played())
    assert archive.session(SESSION).attainment is None
    goals = [
        Goal(id="a", text="Waits", rating=1, weight=2),
        Goal(id="b", text="Begins"),
        Goal(id="c", text="Ends", rating=1),
    ]
    assert archive.edit(SESSION, SessionEdit(goals=goals)).attainment == pytest.approx(50 + 30 / 6.2**0.5)


def test_days_count_from_the_end_or_from_the_taking_in() -> None:
    """[K5] What was brought in is not erased the same night because it is old."""
    assert goes("2026-02-27T10:00:00Z", None, 2) == "2026-03-01T10:00:00Z"
    assert goes("2020-01-01T10:00:00Z", "2026-02-27T10:00:00Z", 30) == "2026-03-29T10:00:00Z"
    assert goes("2026-02-27T10:00:00Z", None, 0) == "2026-02-27T10:00:00Z"
