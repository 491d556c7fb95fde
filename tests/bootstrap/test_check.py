"""`run.py check` shows every failure, counts right, and hides no skipped test."""

import io
from pathlib import Path

from server.bootstrap.check import LONG_LEFT_OUT, ROWS, Row, closing, command, meanwhile, stages, tell
from server.bootstrap.places import Places


def table(*rows: Row) -> list[str]:
    out = io.StringIO()
    tell(rows, out)
    return out.getvalue().splitlines()


def test_the_last_line_counts_the_rows() -> None:
    """In the words that a machine looks for."""
    rows = [
        Row("style", True, 1.0, "All checks passed!"),
        Row("tests", False, 2.0, "1 failed", "the whole story"),
    ]
    said = table(*rows)
    assert said[-1] == "1 passed, 1 failed"
    assert "the whole story" in said
    assert [line.split()[:2] for line in said if line.startswith(("style", "tests"))] == [
        ["style", "passed"],
        ["tests", "FAILED"],
    ]


def test_skipped_tests_are_named() -> None:
    """Also when the row passed."""
    output = "SKIPPED [1] tests/x.py:3: no sound card\n3 passed, 1 skipped in 0.1s"
    said = table(Row("tests", True, 1.0, "", output))
    assert any("no sound card" in line for line in said)
    assert "3 passed" not in "\n".join(said[:-1])


def test_the_runners_own_summing_up_is_found() -> None:
    """Below it there may be other words, and colours in it."""
    assert closing("....\n\x1b[32m=== 12 passed in 3.1s ===\x1b[0m\n\nbye") == "12 passed in 3.1s"
    assert closing("nothing of use") == ""


def test_rows_have_one_name_each() -> None:
    """They are given on the command line."""
    assert len(set(ROWS)) == len(ROWS)


def test_what_one_row_leaves_out_another_runs() -> None:
    """No test is in no row."""
    places = Places(Path(__file__).resolve().parents[2])
    words = {name: [str(word) for word in command(name, places)] for name in ROWS}
    left_out = {word.partition("=")[2] for word in words["tests"] if word.startswith("--ignore=")}
    assert left_out == {
        word for name in ("bench", "browser") for word in words[name] if word.startswith("tests/")
    }


def test_long_tests_run_when_asked_for() -> None:
    """And it is said that they were left out, where they were."""
    places = Places(Path(__file__).resolve().parents[2])
    for name in ("tests", "browser"):
        assert "not long" in command(name, places)
        assert "not long" not in command(name, places, long=True)
    assert LONG_LEFT_OUT in table(Row("tests", True, 1.0, ""))


def test_rows_that_run_at_the_same_time_are_still_each_run_once() -> None:
    """Whichever are asked for; what uses all processors or measures runs alone."""
    for wanted in (ROWS, ("tests",), ("types", "browser"), ("style", "bench")):
        run = [[name for names in stage for name in names] for stage in stages(wanted)]
        assert sorted(name for stage in run for name in stage) == sorted(wanted)
        for name in {"tests", "bench", "browser"} & set(wanted):
            assert [name] in run


def test_programs_are_fetched_only_beside_quick_rows() -> None:
    """In one strand, as two at a time would stand in each other's way; and nothing runs beside a measurement."""
    fetched = [meanwhile(ROWS, stage) for stage in stages(ROWS)]
    assert fetched == [[["tests", "browser"]]] + [[]] * (len(fetched) - 1)
    for wanted in (("tests", "browser"), ("bench", "browser"), ("style",)):
        assert [meanwhile(wanted, stage) for stage in stages(wanted)] == [[]] * len(stages(wanted))
    assert meanwhile(("style", "browser"), [["style"]]) == [["browser"]]
