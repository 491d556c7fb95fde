"""A session as MP3: small enough for a message, and played by every phone. 160 kbit/s."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

import lameenc

from server.core.document import Document
from server.export import Told
from server.export.audio.arrays import RATE
from server.export.audio.writing import TITLE, Samples, Writer, write_sound
from server.protocol import ExportOrder

KILOBITS: Final = 160
QUALITY: Final = 5
"""LAME's middle way: at this rate the slower ones sound alike."""


def write(document: Document, order: ExportOrder, folder: Path, told: Told) -> Path:
    return write_sound(document, order, folder / "session.mp3", told, opened)


@contextmanager
def opened(file: Path) -> Iterator[Writer]:
    with file.open("wb") as stream:
        stream.write(tag(TITLE))
        writer = _Encoder(stream)
        yield writer
        writer.finish()


def tag(title: str) -> bytes:
    """An ID3v2.3 tag with nothing but a title."""
    text = b"\x00" + title.encode("latin-1")
    frame = b"TIT2" + len(text).to_bytes(4, "big") + b"\x00\x00" + text
    size = bytes(len(frame) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + size + frame


class _Encoder:
    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._lame = lameenc.Encoder()
        self._lame.set_bit_rate(KILOBITS)
        self._lame.set_in_sample_rate(RATE)
        self._lame.set_channels(2)
        self._lame.set_quality(QUALITY)
        self._lame.silence()

    def write(self, samples: Samples) -> None:
        self._stream.write(self._lame.encode(samples.tobytes()))

    def finish(self) -> None:
        self._stream.write(self._lame.flush())
