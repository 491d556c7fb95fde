"""What a person sees of set-up."""

import io
import threading

from server.bootstrap.progress import Progress


class Terminal(io.StringIO):
    """Says it is a terminal; `two` is set when it has shown two steps at once."""

    def __init__(self) -> None:
        super().__init__()
        self.two = threading.Event()

    def write(self, text: str) -> int:
        if "·" in text:
            self.two.set()
        return super().write(text)

    def isatty(self) -> bool:
        return True


def test_in_a_log_each_step_is_one_plain_line() -> None:
    """[S1] Number, name, result, time; what went wrong below it."""
    out = io.StringIO()
    progress = Progress(out, steps=2)
    sounds = progress.start("Sounds")
    sounds.at(1, 2)
    sounds.finish("158 files")
    progress.start("Pages").fail(["no such file"])
    first, second, why = out.getvalue().splitlines()
    assert first.split() == ["[1/2]", "Sounds", "158", "files", "0.0", "s"]
    assert second.split() == ["[2/2]", "Pages", "did", "not", "work", "0.0", "s"]
    assert why == "    no such file"


def test_on_a_terminal_the_line_ends_whole() -> None:
    """[S1] Whatever was drawn before on that line is covered."""
    out = Terminal()
    progress = Progress(out, steps=1)
    sounds = progress.start("Sounds")
    sounds.at(300, 200)
    sounds.finish("158 files")
    last = out.getvalue().split("\r")[-1]
    assert last.split() == ["[1/1]", "Sounds", "158", "files", "0.0", "s"]
    assert last.endswith("\n")


def test_of_two_at_once_each_has_its_own_line() -> None:
    """[S1] In the order in which they end."""
    for out in (io.StringIO(), Terminal()):
        progress = Progress(out, steps=2)
        packages, sounds = progress.start("Python packages"), progress.start("Sounds")
        packages.at(3, 10)
        sounds.finish("158 files")
        packages.finish("47 packages")
        said = [line.split("\r")[-1].split()[:2] for line in out.getvalue().split("\n")[:-1]]
        assert said == [["[1/2]", "Sounds"], ["[2/2]", "Python"]]


def test_on_a_terminal_all_that_is_under_way_is_named() -> None:
    """[S1] Each with how far it is."""
    out = Terminal()
    progress = Progress(out, steps=3)
    packages, sounds = progress.start("Python packages"), progress.start("Sounds")
    packages.at(3, 10)
    assert out.two.wait(timeout=30)
    assert "[1/3] Python packages 30 % · Sounds" in out.getvalue()
    sounds.finish("158 files")
    packages.finish("47 packages")
