"""[K3] A session as WAV, read back by another program's decoder."""

from pathlib import Path

from server.export.wav import write
from server.protocol import ExportOrder
from tests.export.sound_files import (
    check_nothing_is_refused,
    check_the_same_twice,
    check_what_it_is,
)

ORDER = ExportOrder(format="wav")


def test_it_can_be_read_and_says_nothing_of_anybody(tmp_path: Path) -> None:
    """[K3] Eight seconds, both sides, loud enough; the title is the program's."""
    check_what_it_is(write, ORDER, tmp_path, samples_off=1)


def test_the_same_session_is_the_same_file(tmp_path: Path) -> None:
    """[K3] To the last byte."""
    check_the_same_twice(write, ORDER, tmp_path)


def test_an_empty_session_is_refused(tmp_path: Path) -> None:
    """[K3] One sentence, and no file."""
    check_nothing_is_refused(write, ORDER, tmp_path)
