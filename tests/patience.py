"""Waiting for what another process does, by asking again."""

from collections.abc import Callable
from threading import Event
from time import monotonic
from typing import TypeVar

Answer = TypeVar("Answer")

PATIENCE = 60.0
"""Seconds that anything may take on a busy machine. Only what fails waits so long."""


def until(question: Callable[[], Answer | None], *, seconds: float = PATIENCE) -> Answer:
    """The first answer that is something."""
    end = monotonic() + seconds
    pause = Event()
    while not (answer := question()):
        assert monotonic() < end, f"not within {seconds:g} s"
        pause.wait(0.01)
    return answer
