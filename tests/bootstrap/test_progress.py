"""What a person sees of set-up."""

import io

from server.bootstrap.progress import Progress


class Terminal(io.StringIO):
    """Says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_in_a_log_each_step_is_one_plain_line() -> None:
    """[S1] Number, name, result, time."""
    out = io.StringIO()
    progress = Progress(out, steps=2)
    progress.start("Sounds")
    progress.at(1, 2)
    progress.finish("158 files")
    progress.start("Pages")
    progress.fail()
    first, second = out.getvalue().splitlines()
    assert first.split() == ["[1/2]", "Sounds", "158", "files", "0.0", "s"]
    assert second.split() == ["[2/2]", "Pages", "did", "not", "work", "0.0", "s"]


def test_on_a_terminal_the_line_ends_whole() -> None:
    """[S1] Whatever was drawn before on that line is covered."""
    out = Terminal()
    progress = Progress(out, steps=1)
    progress.start("Sounds")
    progress.at(300, 200)
    progress.finish("158 files")
    last = out.getvalue().split("\r")[-1]
    assert last.split() == ["[1/1]", "Sounds", "158", "files", "0.0", "s"]
    assert last.endswith("\n")
