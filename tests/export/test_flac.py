"""[K3] A session as FLAC, read back by another program's decoder."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from server.core.errors import Refused
from server.export import wav
from server.export.flac import write
from server.protocol import ExportOrder
from tests.tapes import MadeTape

ORDER = ExportOrder(format="flac")


def tune() -> MadeTape:
    tape = MadeTape(length=6.0)
    tape.title = "Anna's afternoon"
    for i in range(8):
        tape.plays(1 + i % 2, 0.5 + i * 0.5, pad=i % 5)
    return tape


def test_it_can_be_read_and_says_nothing_of_anybody(tmp_path: Path) -> None:
    """[K3] Eight seconds, both sides, loud enough; the title is the program's."""
    file = write(tune().document(), ORDER, tmp_path, lambda _: None)
    assert file == tmp_path / "session.flac"
    sound, rate = soundfile.read(file)
    assert rate == 44_100
    assert sound.shape[0] == pytest.approx(8.0 * rate, abs=1)
    assert sound.shape[1] == 2
    assert 0.3 < float(np.abs(sound).max()) < 0.95
    with soundfile.SoundFile(file) as opened:
        assert opened.title == "Roundelay"
    assert b"Anna" not in file.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["session.flac"]


def test_it_is_the_sound_of_the_wav_file(tmp_path: Path) -> None:
    """[K3] To the last bit."""
    files = [write(tune().document(), ORDER, tmp_path, lambda _: None)]
    files.append(wav.write(tune().document(), ExportOrder(format="wav"), tmp_path, lambda _: None))
    one, other = (soundfile.read(file, dtype="int16")[0] for file in files)
    assert (one == other).all()


def test_the_same_session_is_the_same_file(tmp_path: Path) -> None:
    """[K3] To the last byte."""
    (tmp_path / "again").mkdir()
    one, other = (
        write(tune().document(), ORDER, folder, lambda _: None).read_bytes()
        for folder in (tmp_path, tmp_path / "again")
    )
    assert one == other


def test_an_empty_session_is_refused(tmp_path: Path) -> None:
    """[K3] One sentence, and no file."""
    with pytest.raises(Refused, match="Nothing was played"):
        write(MadeTape(length=9.0).document(), ORDER, tmp_path, lambda _: None)
    assert list(tmp_path.iterdir()) == []
