"""Sound files that keep every sample: 16 bits, 44.1 kHz, both sides."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import soundfile

from server.export.audio.arrays import RATE
from server.export.audio.writing import TITLE, Opened, Writer


def opened_as(form: Literal["WAV", "FLAC"]) -> Opened:
    @contextmanager
    def opened(file: Path) -> Iterator[Writer]:
        with soundfile.SoundFile(file, "w", RATE, 2, "PCM_16", format=form) as written:
            written.title = TITLE
            yield written

    return opened
