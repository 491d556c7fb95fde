"""The command as a person types it."""

import pytest

from server.rehearse.__main__ import main
from tests.e2e.serving import free_port


def test_it_lists_what_it_would_play(capsys: pytest.CaptureFixture[str]) -> None:
    """The same seed, the same songs; no room needed."""
    assert main(["--tunes", "--seed", "3"]) == 0
    first = capsys.readouterr().out
    main(["--tunes", "--seed", "3"])
    assert capsys.readouterr().out == first
    assert len(first.splitlines()) == 10


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ([], "Say which room: its code from the dashboard"),
        (["HARP"], "HARP is not a room code: it has six letters or digits"),
        (
            ["HARP24", "--server", "http://127.0.0.1:{port}"],
            "No Roundelay answers at http://127.0.0.1:{port}",
        ),
        (["http://127.0.0.1:{port}/j#abc"], "No Roundelay answers at http://127.0.0.1:{port}"),
    ],
)
def test_what_cannot_work_is_one_sentence(
    typed: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """[S4] On the error stream, with exit code 1."""
    port = free_port()
    assert main([word.format(port=port) for word in typed]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(sentence.format(port=port))
    assert len(told.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (["--players", "0"], "1 to 48 players"),
        (["--players", "49"], "1 to 48"),
        (["--minutes", "0"], "a time above 0"),
    ],
)
def test_numbers_out_of_reach_are_named(
    typed: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["HARP24", *typed])
    assert left.value.code == 2
    assert why in capsys.readouterr().err
