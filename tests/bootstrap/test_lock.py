"""Two copies started at once do not trip over each other."""

import io
import subprocess
import sys
from pathlib import Path

from server.bootstrap.lock import setup_lock
from tests.bootstrap.toy import ROOT

SECOND = """
import sys
from pathlib import Path
from server.bootstrap.lock import setup_lock
with setup_lock(Path(sys.argv[1]), sys.stdout):
    print("mine", flush=True)
"""


def test_the_second_copy_says_that_it_waits_and_then_goes_on(tmp_path: Path) -> None:
    """[S4] A double click at the start is no trouble."""
    lock, said = tmp_path / "deep" / "lock", io.StringIO()
    command = [sys.executable, "-c", SECOND, str(lock)]
    with setup_lock(lock, said):
        second = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert second.stdout is not None
        assert second.stdout.readline() == "Another copy is setting up this folder; waiting for it.\n"
    assert second.communicate(timeout=20)[0] == "mine\n"
    assert said.getvalue() == ""
