"""Play goes on while files are made; the figures are for people to read (`python -m tests.bench.beside`)."""

from pathlib import Path

from tests.bench.beside import measure


def test_play_has_its_turn_while_files_are_made(tmp_path: Path) -> None:
    """[F2] Gross: half of its turns are far below what could be heard, beside each of them."""
    rows = measure(tmp_path, 500, 4, 60.0, ("csv", "everything", "erase"))
    for row in rows:
        print(
            f"{row.name}: {row.took:.2f} s, lateness p50 {row.p50:.2f} p99 {row.p99:.2f} worst {row.worst:.1f} ms"
        )
    assert [row.state for row in rows] == ["done"] * 5
    assert max(row.p50 for row in rows) < 50
    nothing, spinner, *jobs = rows
    machine = max(nothing.p99, spinner.p99, 5.0)
    assert max(row.p99 for row in jobs) < 20 * machine, "far beyond what anything beside it costs here"
