"""Parts of kept tapes on their way to the rooms that play them back."""

from server.core.effects import LoadReplay
from server.core.errors import Refused
from server.core.replay import TapePart
from server.replays import Answer, Replays
from server.runtime.threads_engine import ThreadsEngine

WANTED = LoadReplay(session="abc123def456", ticket=1, since=0.0, until=20.0, first=True)
PART = TapePart(title="Tuesday", length=60.0, seats=[1], before=[], events=[], upto=20.0)


def answered(fetch: "TapePart | Refused") -> list[tuple[str, LoadReplay, Answer]]:
    """What is delivered for one question, on a real database thread."""
    thread = ThreadsEngine().database_thread()

    def fetched(wanted: LoadReplay) -> TapePart:
        if isinstance(fetch, Refused):
            raise fetch
        return fetch

    replays = Replays(thread, fetched)
    delivered: list[tuple[str, LoadReplay, Answer]] = []
    replays.deliver = lambda room, wanted, answer: delivered.append((room, wanted, answer))
    replays.load("a room", WANTED)
    thread.run(lambda: None)  # whatever was posted before has been done
    thread.stop()
    return delivered


def test_a_part_comes_to_the_room_that_asked() -> None:
    """[K2][F2] Fetched elsewhere, so that no note waits for the disk."""
    assert answered(PART) == [("a room", WANTED, PART)]


def test_a_refusal_comes_too() -> None:
    """[K5] Erased meanwhile."""
    gone = Refused("no_such_session", "There is no such session any more.")
    assert answered(gone) == [("a room", WANTED, gone)]
