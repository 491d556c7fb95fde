"""Set-up does what is undone, in order, and an interruption leaves nothing half done."""

import io
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from server.bootstrap.child import run_child
from server.bootstrap.node import Node
from server.bootstrap.places import Places
from server.bootstrap.progress import Line
from server.bootstrap.python_side import ENVIRONMENT, PACKAGES, TEST_TOOLS
from server.bootstrap.setup import is_done, set_up, sides, steps_to_do
from server.bootstrap.step import Step
from server.bootstrap.web_side import PAGES, SOUNDS, WEB_PACKAGES
from server.core.errors import Refused
from tests.bootstrap.toy import Toy

PLENTY = 10**12
Work = Callable[[Places, Line], str]


def writing(name: str, *, needs_mb: int = 1) -> Step:
    """A step that writes one file of its name."""

    def work(places: Places, progress: Line) -> str:
        (places.root / name).write_text("done")
        return "written"

    def made(places: Places) -> str:
        return "there" if (places.root / name).exists() else ""

    return Step(key=name, name=name, needs_mb=needs_mb, made_from=lambda places: "1", made=made, work=work)


def plenty(folder: Path) -> int:
    return PLENTY


def test_steps_run_once_in_order(tmp_path: Path) -> None:
    """[S1] The second time there is nothing to do and nothing is said."""
    places, steps = Places(tmp_path), (writing("one"), writing("two"))
    said = io.StringIO()
    set_up(places, said, steps, free_bytes=plenty)
    assert [line[:9] for line in said.getvalue().splitlines()] == ["[1/2] one", "[2/2] two"]
    again = io.StringIO()
    set_up(places, again, steps, free_bytes=plenty)
    assert again.getvalue() == ""


OWN = Node(Path("node"), ("npm",), "v22.12.0", fetched=False)


def test_both_sides_are_set_up_at_once_where_the_machine_has_its_own_node() -> None:
    """[S1] A Node.js that pip brings comes after the environment it lives in: there, one thing after the other."""
    python, web = [ENVIRONMENT, PACKAGES, TEST_TOOLS], [WEB_PACKAGES, SOUNDS, PAGES]
    assert sides([*python, *web], OWN) == [python, web]
    assert sides(web, OWN) == [web]
    for node in (None, replace(OWN, fetched=True)):
        assert sides([*python, *web], node) == [[*python, *web]]


def test_what_one_side_has_done_stays_done_when_the_other_fails(tmp_path: Path) -> None:
    """[S4] The step under way is ended well, and none is begun after it."""
    begun, failed = threading.Event(), threading.Event()

    def late(places: Places, progress: Line) -> str:
        begun.set()
        assert failed.wait(timeout=30)
        (places.root / "sounds").write_text("done")
        return "late"

    def failing(places: Places, progress: Line) -> str:
        assert begun.wait(timeout=30)
        raise Refused("no_network", "There is no network.")

    class Watched(io.StringIO):
        def write(self, text: str) -> int:
            if "did not work" in text:
                failed.set()
            return super().write(text)

    web = (replace(writing("sounds"), work=late, side="web"), replace(writing("pages"), side="web"))
    python = (replace(writing("packages"), work=failing),)
    with pytest.raises(Refused, match="no network"):
        set_up(
            Places(tmp_path),
            Watched(),
            (*python, *web),
            free_bytes=plenty,
            which_node=lambda places: OWN,
        )
    assert [step.name for step in steps_to_do(Places(tmp_path), (*python, *web))] == ["packages", "pages"]


def test_what_stands_there_without_a_stamp_is_not_trusted(tmp_path: Path) -> None:
    """[S1] It may be the half of an interrupted step."""
    (tmp_path / "one").write_text("half")
    assert not is_done(writing("one"), Places(tmp_path))


def test_too_little_room_is_told_before_anything_is_written(tmp_path: Path) -> None:
    """[S4] Room is counted for the steps that are still to do."""
    places, steps = Places(tmp_path), (writing("one", needs_mb=900), writing("two", needs_mb=300))
    with pytest.raises(Refused, match=r"needs about 1\.2 GB and only 700 MB is free"):
        set_up(places, io.StringIO(), steps, free_bytes=lambda folder: 700_000_000)
    assert not (tmp_path / "one").exists()
    set_up(places, io.StringIO(), steps[:1], free_bytes=plenty)
    set_up(places, io.StringIO(), steps, free_bytes=lambda folder: 700_000_000)
    assert (tmp_path / "two").exists()


def full_disk(places: Places, progress: Line) -> str:
    with Path("/dev/full").open("w") as file:
        file.write("x" * 100_000)
    return "unreachable"


def full_disk_in_a_program(places: Places, progress: Line) -> str:
    program = "open('/dev/full', 'w').write('x' * 100_000)"
    return run_child([sys.executable, "-c", program], cwd=places.root, log=places.log("one"))


@pytest.mark.parametrize("work", [full_disk, full_disk_in_a_program])
def test_a_disk_that_fills_up_midway_is_one_sentence(tmp_path: Path, work: Work) -> None:
    """[S4] Whether we or a program of ours was writing, to a device that really is full."""
    one = writing("one")
    filling = Step(
        key="one",
        name="one",
        needs_mb=1,
        made_from=one.made_from,
        made=one.made,
        work=work,
    )
    with pytest.raises(Refused) as refused:
        set_up(Places(tmp_path), io.StringIO(), (filling,), free_bytes=plenty)
    assert refused.value.code == "no_room"
    assert steps_to_do(Places(tmp_path), (filling,)) == [filling]


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A folder that may be read but not written, by somebody who is not the administrator."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o555)
    me = os.geteuid()
    if me == 0:
        os.seteuid(65534)
    yield folder
    os.seteuid(me)
    folder.rmdir()


def test_a_folder_that_cannot_be_written_is_one_sentence(locked_folder: Path) -> None:
    """[S4] It names the folder and where to move it."""
    with pytest.raises(Refused, match="I may not write in .*home folder, then run this again") as refused:
        set_up(Places(locked_folder), io.StringIO(), (writing("one"),), free_bytes=plenty)
    assert str(locked_folder) in refused.value.text


HANGING = "const fs = require('fs'); fs.writeSync(fs.openSync('ready', 'w'), 'working'); setInterval(() => {}, 1000)"
"""Holds its end of the pipe until its own end."""


@pytest.mark.timeout(30)
@pytest.mark.parametrize(("word", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stop_in_the_middle_leaves_the_step_undone(ready_toy: Toy, word: signal.Signals, code: int) -> None:
    """[S4] No traceback, the programs we had started end too, and the next run does that step again."""
    ready, builder = ready_toy.places.web / "ready", ready_toy.places.web / "tools" / "pack.cjs"
    os.mkfifo(ready)
    (ready_toy.places.pack / "manifest.json").unlink()
    whole = builder.read_text()
    builder.write_text(HANGING)
    with subprocess.Popen(
        [sys.executable, "run.py", "setup"],
        cwd=ready_toy.places.root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        # Whatever started these tests in the background may have told them to ignore Ctrl-C; a person's shell doesn't.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as running:
        try:
            with ready.open() as program:
                assert program.read(7) == "working"
                running.send_signal(word)
                assert program.read() == ""
            _, told = running.communicate(timeout=20)
        finally:
            running.kill()
    assert running.returncode == code
    assert "Traceback" not in told
    builder.write_text(whole)
    assert ready_toy.steps_said(ready_toy.run("setup").stdout.splitlines()) == ["Sounds"]
