"""When the record is looked after: at the start, daily, after each session, and never while one is recorded."""

from collections.abc import Callable, Sequence

from server.core.errors import Refused
from server.housekeeping import AGAIN, EVERY, SOON, Housekeeping, calendar
from server.workshop.work import Purge
from tests.harness import FakeClock
from tests.test_hub import Alarms


class Home:
    """A record that says what it was asked to do."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.alarms = Alarms(self.clock)
        self.recording = False
        self.sessions: list[str] = ["old"]
        self.broken = self.erasing = False
        self.purged: list[Purge] = []
        self.copies: list[float] = []
        self.looked: list[float] = []
        self.keeps = Housekeeping(
            self.alarms,
            recording=lambda: self.recording,
            held=lambda: ["here"],
            due=self.due,
            purge=self.purged.append,
            back_up=self.copy,
            now=lambda: "2026-06-03T09:30:00Z",
        )

    def due(self, now: str, held: Sequence[str]) -> bool:
        self.looked.append(self.clock.now())
        if self.broken:
            raise Refused("record_locked", "Another program holds the record's database.")
        return bool(self.sessions)

    def copy(self, then: Callable[[bool], None]) -> None:
        self.copies.append(self.clock.now())
        if self.broken:
            raise Refused("record_full", "The disk is full.")
        then(not self.erasing)


def test_what_is_due_goes_at_the_start_and_every_day() -> None:
    """[K5] Sessions of open rooms are named, so that those kept for 0 days stay until their room ends."""
    home = Home()
    home.keeps.look()
    home.alarms.go_to(SOON)
    assert home.purged == [Purge(now="2026-06-03T09:30:00Z", held=["here"])]
    home.alarms.go_to(SOON + 3 * EVERY)
    assert len(home.purged) == 4


def test_nothing_is_started_for_nothing() -> None:
    """[F2] A worker costs a second of a small machine."""
    home = Home()
    home.sessions = []
    home.keeps.look()
    home.alarms.go_to(10.0)
    assert (home.looked, home.purged) == ([SOON], [])


def test_while_a_recording_runs_all_of_it_waits() -> None:
    """[F2] [T1] Whatever writes the record then is the recording."""
    home = Home()
    home.recording = True
    home.keeps.look()
    home.alarms.go_to(2 * AGAIN)
    assert home.looked == []
    home.recording = False
    home.keeps.session_ended()
    home.alarms.go_to(2 * AGAIN + 1.0)
    assert len(home.purged) == 1
    assert len(home.copies) == 1


def test_two_sessions_that_end_together_make_one_copy() -> None:
    """[T1] And one that begins meanwhile puts it off to its own end."""
    home = Home()
    home.keeps.session_ended()
    home.keeps.session_ended()
    home.alarms.go_to(1.0)
    assert len(home.copies) == 1
    home.keeps.session_ended()
    home.recording = True
    home.alarms.go_to(2.0)
    assert len(home.copies) == 1


def test_a_copy_that_could_not_be_made_is_made_later() -> None:
    """[T1] What is erased must not stand in a copy, so none is made while something is."""
    home = Home()
    home.erasing = True
    home.keeps.session_ended()
    home.alarms.go_to(1.0)
    home.erasing = False
    home.alarms.go_to(3 * AGAIN)
    assert len(home.copies) == 2


def test_a_record_that_cannot_be_read_is_tried_again() -> None:
    """[K5] What should be gone is not forgotten."""
    home = Home()
    home.broken = True
    home.keeps.session_ended()
    home.alarms.go_to(1.0)
    home.broken = False
    home.alarms.go_to(AGAIN + 1.0)
    assert len(home.purged) == 1


def test_the_calendar_is_written_as_the_record_writes_it() -> None:
    """[K5] Seconds, in UTC."""
    assert len(calendar()) == len("2026-06-03T09:30:00Z")
    assert calendar().endswith("Z")
