"""A session as WAV: every program reads it, and it is large."""

from pathlib import Path
from typing import Final

from server.core.document import Document
from server.export import Told
from server.export.audio.lossless import opened_as
from server.export.audio.writing import write_sound
from server.protocol import ExportOrder

MOST: Final = 2.0**32 - 4096
"""Bytes a WAV file can count."""


def write(document: Document, order: ExportOrder, folder: Path, told: Told) -> Path:
    return write_sound(document, order, folder / "session.wav", told, opened_as("WAV"), most=MOST)
