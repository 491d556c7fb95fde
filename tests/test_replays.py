"""Parts of kept tapes on their way to the rooms that play them back."""

import pytest

from server.core.effects import LoadReplay
from server.core.errors import Refused
from server.core.replay import TapePart
from server.replays import BROKE, Answer, Replays
from server.runtime.threads_engine import ThreadsEngine
from tests.patience import until

WANTED = LoadReplay(session="abc123def456", ticket=1, since=0.0, until=20.0, first=True)
PART = TapePart(title="Tuesday", length=60.0, seats=[1], before=[], events=[], upto=20.0)


def answered(fetch: "TapePart | Exception") -> list[tuple[str, LoadReplay, Answer]]:
    """What is delivered for one question, on a real database thread."""
    thread = ThreadsEngine().database_thread()

    def fetched(wanted: LoadReplay) -> TapePart:
        if isinstance(fetch, Exception):
            raise fetch
        return fetch

    replays = Replays(thread, fetched)
    delivered: list[tuple[str, LoadReplay, Answer]] = []
    replays.deliver = lambda room, wanted, answer: delivered.append((room, wanted, answer))
    replays.load("a room", WANTED)
    until(lambda: delivered)
    thread.stop()
    return delivered


def test_a_part_comes_to_the_room_that_asked() -> None:
    """[K2][F2] Fetched elsewhere, so that no note waits for the disk."""
    assert answered(PART) == [("a room", WANTED, PART)]


def test_a_refusal_comes_too() -> None:
    """[K5] Erased meanwhile."""
    gone = Refused("no_such_session", "There is no such session any more.")
    assert answered(gone) == [("a room", WANTED, gone)]


def test_what_nobody_foresaw_ends_it_with_a_sentence(caplog: pytest.LogCaptureFixture) -> None:
    """[K2][S4][T4] Nothing stays loading for ever; it is logged once, without what stood there."""
    assert answered(ValueError("Anna sang")) == [("a room", WANTED, BROKE)]
    (line,) = caplog.messages
    assert line.startswith("A part of a kept tape could not be read: ValueError at replays.py:")
    assert "Anna" not in caplog.text


def test_a_tape_no_room_bears_ends_it_too(caplog: pytest.LogCaptureFixture) -> None:
    """[K2][S4] It was read, and could not be begun."""
    thread = ThreadsEngine().database_thread()
    replays = Replays(thread, lambda wanted: PART)
    delivered: list[Answer] = []

    def deliver(room: str, wanted: LoadReplay, answer: Answer) -> None:
        delivered.append(answer)
        if answer is PART:
            raise KeyError("Anna")

    replays.deliver = deliver
    replays.load("a room", WANTED)
    until(lambda: len(delivered) == 2)
    thread.stop()
    assert delivered == [PART, BROKE]
    assert len(caplog.messages) == 1
    assert "Anna" not in caplog.text
