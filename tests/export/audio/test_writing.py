"""[K3] From rendering to file: measured, levelled, told of, and never half done."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pyloudnorm
import pytest

from server.core.errors import Refused
from server.export.audio.arrays import RATE
from server.export.audio.leveling import CEILING, TARGET
from server.export.audio.loudness import true_peak
from server.export.audio.writing import Samples, Writer, write_sound
from server.protocol import ExportOrder
from tests.tapes import MadeTape

WAV = ExportOrder(format="wav")


class Kept:
    """Takes what a file would."""

    def __init__(self) -> None:
        self.pieces: list[Samples] = []

    def write(self, samples: Samples) -> None:
        self.pieces.append(samples)

    @contextmanager
    def opened(self, file: Path) -> Iterator[Writer]:
        yield self


def tune(length: float = 8.0) -> MadeTape:
    tape = MadeTape(length=length)
    for i in range(int(length * 2) - 2):
        tape.plays(1 + i % 2, 0.5 + i * 0.5, pad=i % 5, velocity=0.3 + 0.1 * (i % 7))
    return tape


def test_it_is_as_loud_as_recordings_are_and_never_over_the_top(tmp_path: Path) -> None:
    """[K3] -16 LUFS as an independent meter hears it, no true peak above -1 dB, pieces below a second."""
    kept, shares = Kept(), list[float]()
    write_sound(tune().document(), WAV, tmp_path / "a", shares.append, kept.opened)
    sound = np.concatenate(kept.pieces).astype(np.float64) / 32768
    assert sound.shape == (10 * RATE, 2)
    assert pyloudnorm.Meter(RATE).integrated_loudness(sound) == pytest.approx(TARGET, abs=0.5)
    assert true_peak(sound.T.astype(np.float32)) <= CEILING * 1.01
    assert max(len(piece) for piece in kept.pieces) < RATE
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) > 5


def test_one_tone_alone_is_in_its_place(tmp_path: Path) -> None:
    """[K3] Levelling moves nothing in time."""
    kept = Kept()
    write_sound(
        MadeTape(length=3.0).plays(1, 1.25).document(), WAV, tmp_path / "a", lambda _: None, kept.opened
    )
    sound = np.concatenate(kept.pieces)
    loud = np.flatnonzero(np.abs(sound).max(axis=1) > 40)
    assert loud[0] / RATE == pytest.approx(1.25, abs=0.001)


def test_a_muted_session_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    """[K3] Nothing sounded, so there is no file."""
    tape = MadeTape(length=20.0).plays(1, 19.0)
    with pytest.raises(Refused, match="Nothing was played"):
        write_sound(
            tape.document(),
            ExportOrder(format="wav", until=5.0),
            tmp_path / "a",
            lambda _: None,
            Kept().opened,
        )
    assert list(tmp_path.iterdir()) == []


def test_what_a_format_can_not_hold_is_refused_at_once(tmp_path: Path) -> None:
    """[K3] Before anything is rendered."""
    tape = MadeTape(length=30_000.0).plays(1, 1.0)
    with pytest.raises(Refused, match="choose FLAC or MP3"):
        write_sound(tape.document(), WAV, tmp_path / "a", lambda _: None, Kept().opened, most=2.0**32)


def test_a_full_disk_is_one_sentence(tmp_path: Path) -> None:
    """[K3] And half a file does not stay."""

    class Full(Kept):
        def write(self, samples: Samples) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    file = tmp_path / "a.wav"
    file.write_bytes(b"half")
    with pytest.raises(Refused, match="make room"):
        write_sound(tune().document(), WAV, file, lambda _: None, Full().opened)
    assert list(tmp_path.iterdir()) == []
