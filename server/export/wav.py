"""A session as WAV: every program reads it, and it is large. 16 bits, 44.1 kHz, both sides."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import soundfile

from server.core.document import Document
from server.export import Told
from server.export.audio.arrays import RATE
from server.export.audio.writing import TITLE, Writer, write_sound
from server.protocol import ExportOrder

MOST: Final = 2.0**32 - 4096
"""Bytes a WAV file can count."""


def write(document: Document, order: ExportOrder, folder: Path, told: Told) -> Path:
    return write_sound(document, order, folder / "session.wav", told, opened, most=MOST)


@contextmanager
def opened(file: Path) -> Iterator[Writer]:
    with soundfile.SoundFile(file, "w", RATE, 2, "PCM_16", format="WAV") as written:
        written.title = TITLE
        yield written
