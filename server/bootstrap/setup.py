"""Set-up: does the steps that are not yet done, and only those."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from server.bootstrap import sentences
from server.bootstrap.child import ChildFailed
from server.bootstrap.lock import setup_lock
from server.bootstrap.places import Places
from server.bootstrap.progress import Progress
from server.bootstrap.stamps import Stamp, read_stamp, write_stamp
from server.bootstrap.step import Step, trouble
from server.bootstrap.steps import FOR_BUILDING, TO_SERVE
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
) -> None:
    """Raises `Refused` with one sentence at the first step that cannot be done; what was done before stays done."""
    if not steps_to_do(places, steps, also_tools=also_tools):
        return
    try:
        with setup_lock(places.setup / "lock", out):
            undone = steps_to_do(places, steps, also_tools=also_tools)
            _check_room(undone, free_bytes(places.root))
            progress = Progress(out, steps=len(undone))
            for step in undone:
                _do(step, places, progress, out)
    except OSError as error:
        if refused := sentences.from_os_error(error, places.root):
            raise refused from error
        raise


def _check_room(undone: Sequence[Step], free_bytes: int) -> None:
    needed, free = sum(step.needs_mb for step in undone), free_bytes // 1_000_000
    if free < needed:
        raise sentences.no_room(needed, free)


def _do(step: Step, places: Places, progress: Progress, out: TextIO) -> None:
    """The stamp goes first and comes back last: a step cut short anywhere is simply not done."""
    stamp = _stamp_path(step, places)
    stamp.unlink(missing_ok=True)
    progress.start(step.name)
    try:
        result = step.work(places, progress)
        write_stamp(stamp, Stamp(made_from=step.made_from(places), made=step.made(places)))
    except ChildFailed as failed:
        progress.fail()
        refused = trouble(step, failed.output, places)
        if refused.code == "step_failed":
            for line in failed.output.splitlines()[-LAST_LINES:]:
                print(f"    {line}", file=out)
        raise refused from failed
    except (Refused, OSError):
        progress.fail()
        raise
    except KeyboardInterrupt:
        progress.finish("stopped")
        raise
    progress.finish(result)


def _stamp_path(step: Step, places: Places) -> Path:
    return places.setup / f"{step.key}.json"
