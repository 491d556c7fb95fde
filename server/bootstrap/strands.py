"""Several strands of work at the same time: each goes its own way to its end, and one stop ends them all."""

import threading
from collections.abc import Callable, Sequence

from server.bootstrap.child import children_end

LOOK = 0.2
"""Seconds between two looks at whether somebody wants to stop: not every system wakes a thread that only waits."""


def side_by_side(strands: Sequence[Callable[[], object]]) -> None:
    """Until all are over; then raises what went wrong first. Stopped from outside, it ends the programs they run."""
    if len(strands) == 1:
        strands[0]()
        return
    wrong: list[BaseException] = []

    def follow(strand: Callable[[], object]) -> None:
        try:
            strand()
        except BaseException as error:  # it is raised below, in the thread that waits for all of them
            wrong.append(error)

    threads = [threading.Thread(target=follow, args=(strand,)) for strand in strands]
    for thread in threads:
        thread.start()
    try:
        _wait(threads)
    except BaseException:
        with children_end():
            _wait(threads)
        raise
    if wrong:
        raise wrong[0]


def _wait(threads: Sequence[threading.Thread]) -> None:
    for thread in threads:
        while thread.is_alive():
            thread.join(LOOK)
