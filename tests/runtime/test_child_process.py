"""Another process that talks in lines, on both engines."""

import subprocess
import sys
from pathlib import Path

import pytest

from server.runtime.child_process import ChildProcess
from tests.structure.tree import ROOT

ECHO = (
    "import sys; print(sys.stdin.readline().strip() + '!', flush=True); print('bye', flush=True); sys.exit(5)"
)
WAITS = "import sys; sys.stdin.readline(); print('here', flush=True); sys.stdin.read()"


def test_it_hears_and_is_heard(tmp_path: Path) -> None:
    """[F2] A line in, lines out, and how it ended."""
    child = ChildProcess((sys.executable, "-c", ECHO), tmp_path)
    child.say(b"hello")
    heard: list[bytes] = []
    assert child.listen(heard.append) == 5
    assert heard == [b"hello!\n", b"bye\n"]


@pytest.mark.parametrize("how", ["end", "kill"])
def test_it_is_ended(tmp_path: Path, how: str) -> None:
    """[F2] Kindly, or not."""
    child = ChildProcess((sys.executable, "-c", WAITS), tmp_path)
    child.say(b"hello")
    assert child.pid > 0
    assert child.listen(lambda _: child.end() if how == "end" else child.kill()) != 0


def test_speaking_to_one_that_is_gone_does_nothing(tmp_path: Path) -> None:
    """[F2] How it ended is told by its exit code alone."""
    child = ChildProcess((sys.executable, "-c", "raise SystemExit(4)"), tmp_path)
    assert child.listen(lambda _: None) == 4
    child.end()
    child.kill()


ON_EVENTLET = """
from pathlib import Path
import sys
from server.runtime import start_engine
engine = start_engine("eventlet")
import eventlet
from server.runtime.child_process import ChildProcess
ticks = []
def tick():
    while True:
        ticks.append(1)
        eventlet.sleep(0.01)
eventlet.spawn(tick)
code = "import sys, time; sys.stdin.readline(); time.sleep(0.5); print('done', flush=True)"
child = ChildProcess((sys.executable, "-c", code), Path("."))
child.say(b"go")
heard = []
print(child.listen(heard.append), heard, len(ticks) > 5)
"""


def test_on_eventlet_everything_else_goes_on() -> None:
    """[F2] While a child works in silence the others have their turns."""
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ON_EVENTLET],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "0 [b'done\\n'] True"
