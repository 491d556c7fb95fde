"""Strands of work at the same time."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from server.bootstrap.strands import side_by_side
from tests.bootstrap.toy import ROOT


def test_all_run_at_the_same_time() -> None:
    """Each waits for the other."""
    both = threading.Barrier(2)
    side_by_side([lambda: both.wait(timeout=30), lambda: both.wait(timeout=30)])


def test_one_alone_needs_no_thread() -> None:
    """So that a stop meets it where it is."""
    ran: list[threading.Thread] = []
    side_by_side([lambda: ran.append(threading.current_thread())])
    assert ran == [threading.current_thread()]


def test_the_first_trouble_is_told_when_all_are_over() -> None:
    """The others are not cut off."""
    over, went_wrong = threading.Event(), threading.Event()

    def fails() -> None:
        went_wrong.set()
        raise ValueError("no")

    def goes_on() -> None:
        went_wrong.wait(timeout=30)
        over.set()

    with pytest.raises(ValueError, match="no"):
        side_by_side([fails, goes_on])
    assert over.is_set()


HANGING = """
import sys
from pathlib import Path
from server.bootstrap.child import run_child
from server.bootstrap.strands import side_by_side

def strand(name):
    program = "import os, signal; print(os.getpid(), flush=True); signal.pause()"
    log = Path(sys.argv[1]) / name
    tell = lambda line: print(line, end="", flush=True)
    return lambda: run_child([sys.executable, "-c", program], cwd=Path.cwd(), log=log, on_line=tell)

try:
    side_by_side([strand("one"), strand("two")])
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


@pytest.mark.timeout(60)
def test_a_stop_from_outside_ends_the_programs_of_all(tmp_path: Path) -> None:
    """[S4] Ctrl-C leaves none of them behind."""
    with subprocess.Popen(
        [sys.executable, "-c", HANGING, tmp_path],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as running:
        assert running.stdout is not None
        programs = [int(running.stdout.readline()) for _ in range(2)]
        running.send_signal(signal.SIGINT)
        assert running.stdout.readline() == "stopped\n"
    assert running.returncode == 0
    for program in programs:
        with pytest.raises(ProcessLookupError):
            os.kill(program, 0)
