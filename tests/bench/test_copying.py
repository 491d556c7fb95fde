"""A copy of the record leaves those who play and record alone (`python -m tests.bench.copying` has a long one)."""

from pathlib import Path

from tests.bench.copying import measured, printed


def test_a_copy_holds_nobody_up(tmp_path: Path) -> None:
    """[F2][T1] Gross, and within one run: half of all turns come as before, and the tape goes on reaching the disk."""
    rows = measured(tmp_path, 6_000, 1.5)
    print(printed(rows))
    alone, copying, again = (row for row in rows)
    assert copying.told.late[0] < 10 * max(alone.told.late[0], again.told.late[0]) + 25
    assert copying.behind[0] < 10 * max(alone.behind[0], again.behind[0]) + 250
    assert len(list((tmp_path / "backups").iterdir())) == 1
