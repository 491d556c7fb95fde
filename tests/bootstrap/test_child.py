"""Programs we start: heard line by line, logged whole, never left behind."""

import sys
from pathlib import Path

import pytest

from server.bootstrap.child import ChildFailed, ChildStopped, children_end, run_child


def test_lines_are_heard_and_kept(tmp_path: Path) -> None:
    """Errors and output in one stream, in the log too."""
    heard: list[str] = []
    program = "import sys; print('one', flush=True); print('two', file=sys.stderr)"
    log = tmp_path / "log" / "it.txt"
    output = run_child([sys.executable, "-c", program], cwd=tmp_path, log=log, on_line=heard.append)
    assert heard == ["one\n", "two\n"]
    assert output == log.read_text("utf-8") == "one\ntwo\n"


def test_a_failure_carries_what_was_printed(tmp_path: Path) -> None:
    """[S4] So that the right sentence can be found."""
    program = "print('no room'); raise SystemExit(3)"
    with pytest.raises(ChildFailed) as failed:
        run_child([sys.executable, "-c", program], cwd=tmp_path, log=tmp_path / "it.txt")
    assert failed.value.output == "no room\n"


def test_bytes_that_are_no_text_do_no_harm(tmp_path: Path) -> None:
    """Some systems print in their own old encoding."""
    program = "import sys; sys.stdout.buffer.write(b'caf\\xe9')"
    assert "caf" in run_child([sys.executable, "-c", program], cwd=tmp_path, log=tmp_path / "it.txt")


def test_what_we_add_to_the_environment_arrives(tmp_path: Path) -> None:
    """On top of what is there."""
    program = "import os; print(os.environ['ADDED'], 'PATH' in os.environ)"
    command = [sys.executable, "-c", program]
    assert run_child(command, cwd=tmp_path, log=tmp_path / "it.txt", env={"ADDED": "yes"}) == "yes True\n"


def test_a_program_waits_for_no_keyboard(tmp_path: Path) -> None:
    """[S4] A question to a person who is not there must not hang the set-up."""
    command = [sys.executable, "-c", "import sys; print(repr(sys.stdin.read()))"]
    assert run_child(command, cwd=tmp_path, log=tmp_path / "it.txt") == "''\n"


def test_while_all_are_being_stopped_none_begins(tmp_path: Path) -> None:
    """[S4] Afterwards they may again."""
    command = [sys.executable, "-c", "print('here')"]
    with children_end(), pytest.raises(ChildStopped):
        run_child(command, cwd=tmp_path, log=tmp_path / "it.txt")
    assert run_child(command, cwd=tmp_path, log=tmp_path / "it.txt") == "here\n"
