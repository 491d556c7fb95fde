"""What Undo takes back."""

from dataclasses import replace

from server.core.history import KEPT, SAME_TOUCH, History
from server.core.settings import Settings, starting

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


def runs(settings: Settings) -> bool:
    return settings.density is not None


def softer(settings: Settings) -> Settings:
    return replace(settings, level=2.0)


def test_what_moves_by_itself_moves_what_was_remembered_meanwhile() -> None:
    """[C1] Only back to where it began: before that everything stays as it was."""
    ramp = replace(BEFORE, density=4.0)
    history = History()
    history.remember("ramp on", 1.0, BEFORE)
    history.remember("scale", 2.0, ramp)
    history.amend(softer, runs, softer(replace(ramp, scale="hirajoshi")))
    assert [c.before for c in iter(history.take_back, None)] == [softer(ramp), BEFORE]


def test_a_change_that_has_become_none_is_forgotten() -> None:
    """[C1] Undo never names something that it wouldn't change."""
    history = History()
    history.remember("level", 1.0, LATER)
    history.remember("echo on", 2.0, BEFORE, steps="echo")
    history.amend(lambda _: BEFORE, runs, BEFORE)
    assert history.latest is not None
    assert history.latest.what == "level"
    history.remember("echo on", 2.5, BEFORE, steps="echo")
    assert [c.what for c in iter(history.take_back, None)] == ["echo on", "level"]


def test_memory_is_bounded() -> None:
    """[T4] The oldest are forgotten."""
    history = History()
    for number in range(KEPT * 2):
        history.remember(str(number), float(number), BEFORE)
    assert len(list(iter(history.take_back, None))) == KEPT
