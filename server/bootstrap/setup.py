"""Set-up: does the steps that are not yet done, and only those; the Python side and the web side at the same time."""

import shutil
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TextIO

from server.bootstrap import sentences
from server.bootstrap.child import ChildFailed, ChildStopped
from server.bootstrap.lock import setup_lock
from server.bootstrap.node import Node, find_node
from server.bootstrap.places import Places
from server.bootstrap.progress import Line, Progress
from server.bootstrap.stamps import Stamp, read_stamp, write_stamp
from server.bootstrap.step import Step, trouble
from server.bootstrap.steps import FOR_BUILDING, TO_SERVE
from server.bootstrap.strands import side_by_side
from server.core.errors import Refused

LAST_LINES = 8


def is_done(step: Step, places: Places) -> bool:
    """What is there came out of this step, whole, and is made from what is there to make it from."""
    made = step.made(places)
    if step.shows_itself or not made:
        return bool(made)
    return read_stamp(_stamp_path(step, places)) == Stamp(made_from=step.made_from(places), made=made)


def steps_to_do(places: Places, steps: Sequence[Step] = TO_SERVE, *, also_tools: bool = False) -> list[Step]:
    """In order. Node.js and the web packages count only if something is to be built, or with `also_tools`."""
    undone = [step for step in steps if step not in FOR_BUILDING and not is_done(step, places)]
    if undone or also_tools:
        undone += [step for step in steps if step in FOR_BUILDING and not is_done(step, places)]
    return [step for step in steps if step in undone]


def set_up(
    places: Places,
    out: TextIO,
    steps: Sequence[Step] = TO_SERVE,
    *,
    also_tools: bool = False,
    free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
    which_node: Callable[[Places], Node | None] = find_node,
) -> None:
    """Raises `Refused` with one sentence for the first step that cannot be done; what is done stays done."""
    if not steps_to_do(places, steps, also_tools=also_tools):
        return
    try:
        with setup_lock(places.setup / "lock", out):
            undone = steps_to_do(places, steps, also_tools=also_tools)
            _check_room(undone, free_bytes(places.root))
            progress, failed = Progress(out, steps=len(undone)), threading.Event()
            todo = sides(undone, which_node(places))
            side_by_side([partial(_do_all, side, places, progress, failed) for side in todo])
    except OSError as error:
        if refused := sentences.from_os_error(error, places.root):
            raise refused from error
        raise


def _check_room(undone: Sequence[Step], free_bytes: int) -> None:
    needed, free = sum(step.needs_mb for step in undone), free_bytes // 1_000_000
    if free < needed:
        raise sentences.no_room(needed, free)


def sides(undone: Sequence[Step], node: Node | None) -> list[list[Step]]:
    """What may be done at the same time. A Node.js that lives in our environment waits for it: then all is one side."""
    if node is None or node.fetched:
        return [list(undone)]
    both = [[step for step in undone if step.side == side] for side in ("python", "web")]
    return [side for side in both if side]


def _do_all(steps: Sequence[Step], places: Places, progress: Progress, failed: threading.Event) -> None:
    """In order, until one fails, here or on the other side; what that has begun it ends."""
    for step in steps:
        if failed.is_set():
            return
        try:
            _do(step, places, progress.start(step.name))
        except BaseException:
            failed.set()
            raise


def _do(step: Step, places: Places, progress: Line) -> None:
    """The stamp goes first and comes back last: a step cut short anywhere is simply not done."""
    stamp = _stamp_path(step, places)
    stamp.unlink(missing_ok=True)
    try:
        result = step.work(places, progress)
        write_stamp(stamp, Stamp(made_from=step.made_from(places), made=step.made(places)))
    except ChildFailed as failed:
        refused = trouble(step, failed.output, places)
        unforeseen = refused.code == "step_failed"
        progress.fail(failed.output.splitlines()[-LAST_LINES:] if unforeseen else ())
        raise refused from failed
    except (Refused, OSError):
        progress.fail()
        raise
    except (ChildStopped, KeyboardInterrupt):
        progress.finish("stopped")
        raise
    progress.finish(result)


def _stamp_path(step: Step, places: Places) -> Path:
    return places.setup / f"{step.key}.json"
