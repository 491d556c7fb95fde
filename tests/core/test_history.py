"""What Undo takes back."""

from server.core.history import KEPT, SAME_TOUCH, History
from server.core.settings import starting

BEFORE = starting("major_pentatonic", 0)
LATER = starting("minor_pentatonic", 9)


def test_the_latest_is_taken_back_first() -> None:
    """[C1] One at a time."""
    history = History()
    history.remember("a", 1.0, BEFORE)
    history.remember("b", 2.0, LATER)
    taken = history.take_back()
    assert taken is not None
    assert (taken.what, taken.before) == ("b", LATER)
    assert history.latest is not None
    assert history.latest.what == "a"


def test_quick_steps_of_one_kind_are_one_change() -> None:
    """[C1] And slow ones, or others between, are not."""
    history = History()
    history.remember("louder", 1.0, BEFORE, steps="level")
    history.remember("louder", 1.5, LATER, steps="level")
    taken = history.take_back()
    assert taken is not None
    assert taken.before == BEFORE
    assert history.latest is None
    history.remember("louder", 2.0, BEFORE, steps="level")
    history.remember("louder", 2.1 + SAME_TOUCH, LATER, steps="level")
    history.remember("rest", 4.0, LATER)
    history.remember("louder", 4.1, LATER, steps="level")
    assert [c.what for c in iter(history.take_back, None)] == ["louder", "rest", "louder", "louder"]


def test_memory_is_bounded() -> None:
    """[T4] The oldest are forgotten."""
    history = History()
    for number in range(KEPT * 2):
        history.remember(str(number), float(number), BEFORE)
    assert len(list(iter(history.take_back, None))) == KEPT
