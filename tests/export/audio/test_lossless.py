"""Sound files that keep every sample."""

from pathlib import Path
from typing import Literal

import numpy as np
import pytest
import soundfile

from server.export.audio.arrays import RATE
from server.export.audio.lossless import opened_as


@pytest.mark.parametrize("form", ["WAV", "FLAC"])
def test_what_is_written_is_read_to_the_last_bit(tmp_path: Path, form: Literal["WAV", "FLAC"]) -> None:
    """[K3] Loudest and quietest, on both sides."""
    samples = np.array([[0, 1], [32767, -32768], [-1, 12345]], dtype=np.int16)
    with opened_as(form)(tmp_path / "sound") as writer:
        writer.write(samples)
    read, rate = soundfile.read(tmp_path / "sound", dtype="int16")
    assert rate == RATE
    assert np.array_equal(read, samples)
