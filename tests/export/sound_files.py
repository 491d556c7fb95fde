"""What holds for every kind of sound file."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from server.core.document import Document
from server.core.errors import Refused
from server.export import Told
from server.protocol import ExportOrder
from tests.tapes import MadeTape

Write = Callable[[Document, ExportOrder, Path, Told], Path]


def tune() -> MadeTape:
    tape = MadeTape(length=6.0)
    tape.title = "Anna's afternoon"
    for i in range(8):
        tape.plays(1 + i % 2, 0.5 + i * 0.5, pad=i % 5)
    return tape


def check_what_it_is(write: Write, order: ExportOrder, folder: Path, *, samples_off: int) -> None:
    """Eight seconds, both sides, loud enough; the title is the program's, and nobody's name is in it."""
    name = f"session.{order.format}"
    file = write(tune().document(), order, folder, lambda _: None)
    assert file == folder / name
    sound, rate = soundfile.read(file)
    assert rate == 44_100
    assert sound.shape[0] == pytest.approx(8.0 * rate, abs=samples_off)
    assert sound.shape[1] == 2
    assert 0.3 < float(np.abs(sound).max()) < 0.95
    with soundfile.SoundFile(file) as opened:
        assert opened.title == "Roundelay"
    assert b"Anna" not in file.read_bytes()
    assert [path.name for path in folder.iterdir()] == [name]


def check_the_same_twice(write: Write, order: ExportOrder, folder: Path) -> None:
    """To the last byte."""
    (folder / "again").mkdir()
    one, other = (
        write(tune().document(), order, there, lambda _: None).read_bytes()
        for there in (folder, folder / "again")
    )
    assert one == other


def check_nothing_is_refused(write: Write, order: ExportOrder, folder: Path) -> None:
    """One sentence, and no file."""
    with pytest.raises(Refused, match="Nothing was played"):
        write(MadeTape(length=9.0).document(), order, folder, lambda _: None)
    assert list(folder.iterdir()) == []
