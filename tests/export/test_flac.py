"""[K3] A session as FLAC, read back by another program's decoder."""

from pathlib import Path

import soundfile

from server.export import wav
from server.export.flac import write
from server.protocol import ExportOrder
from tests.export.sound_files import (
    check_nothing_is_refused,
    check_the_same_twice,
    check_what_it_is,
    tune,
)

ORDER = ExportOrder(format="flac")


def test_it_can_be_read_and_says_nothing_of_anybody(tmp_path: Path) -> None:
    """[K3] Eight seconds, both sides, loud enough; the title is the program's."""
    check_what_it_is(write, ORDER, tmp_path, samples_off=1)


def test_the_same_session_is_the_same_file(tmp_path: Path) -> None:
    """[K3] To the last byte."""
    check_the_same_twice(write, ORDER, tmp_path)


def test_an_empty_session_is_refused(tmp_path: Path) -> None:
    """[K3] One sentence, and no file."""
    check_nothing_is_refused(write, ORDER, tmp_path)


def test_it_is_the_sound_of_the_wav_file(tmp_path: Path) -> None:
    """[K3] To the last bit."""
    files = [write(tune().document(), ORDER, tmp_path, lambda _: None)]
    files.append(wav.write(tune().document(), ExportOrder(format="wav"), tmp_path, lambda _: None))
    one, other = (soundfile.read(file, dtype="int16")[0] for file in files)
    assert (one == other).all()
