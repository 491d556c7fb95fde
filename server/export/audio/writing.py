"""A session as a sound file: rendered once to be measured, then levelled and written in small pieces."""

import errno
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from server.core.document import Document
from server.core.errors import Refused
from server.export import Told
from server.export.audio.arrays import RATE, Sound
from server.export.audio.leveling import STRETCH, Leveler, gain_for
from server.export.audio.loudness import Meter
from server.export.audio.render import RING, rendered
from server.export.span import nothing_there, span_of
from server.protocol import ExportOrder

TITLE: Final = "Roundelay"
"""What players show. Nothing of a session's own title, which may hold a name."""
RENDERING: Final = 0.75
"""Share of the work that is done when the sound is there and only has to be written."""
PIECE: Final = 32 * 1024
"""Samples written at once: less than a second, since libsndfile bears no more in some formats."""
FRAME: Final = 8
"""Bytes of one moment between the two passes."""

Samples = NDArray[np.int16]
"""Moments by channels."""


class Writer(Protocol):
    """A file while it is written."""

    def write(self, samples: Samples) -> None: ...


Opened = Callable[[Path], AbstractContextManager[Writer]]


def write_sound(
    document: Document,
    order: ExportOrder,
    file: Path,
    told: Told,
    opened: Opened,
    *,
    most: float | None = None,
) -> Path:
    """`opened` makes the file; `most`: bytes of samples it can hold."""
    span = span_of(document, order)
    seconds = span.length + RING
    if most is not None and seconds * RATE * 4 > most:
        raise Refused(
            "too_long_for_wav",
            "A WAV file can't be that long: choose FLAC or MP3, or a part of at most six hours.",
        )
    try:
        with TemporaryFile(dir=file.parent) as between:
            meter = Meter()
            done = 0
            for piece in rendered(document, span):
                meter.add(piece)
                between.write(np.ascontiguousarray(piece.T).tobytes())
                done += piece.shape[1]
                told(RENDERING * done / (seconds * RATE))
            loudness = meter.integrated()
            if meter.peak == 0 or loudness == float("-inf"):
                raise nothing_there()
            leveler = Leveler(gain_for(loudness, meter.peak), meter.peak)
            with opened(file) as writer:
                _level(between, done, leveler, writer, told)
    except OSError as error:
        file.unlink(missing_ok=True)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Refused(
                "no_space_for_sound",
                "There isn't enough room on the disk for this sound: make room, or choose a shorter part.",
            ) from None
        raise
    told(1.0)
    return file


def _level(between: IO[bytes], length: int, leveler: Leveler, writer: Writer, told: Told) -> None:
    between.seek(0)
    skip, left, came = leveler.LATE, length, 0
    while left:
        read = np.frombuffer(between.read(PIECE * FRAME), dtype=np.float32).reshape(-1, 2)
        came += read.shape[0]
        sound: Sound = np.zeros(
            (2, max(read.shape[0], leveler.LATE) + -read.shape[0] % STRETCH), dtype=np.float32
        )
        sound[:, : read.shape[0]] = read.T
        out = leveler.process(sound)[:, skip:][:, :left]
        skip = max(0, skip - sound.shape[1])
        left -= out.shape[1]
        writer.write(np.rint(out.T * 32767).clip(-32768, 32767).astype(np.int16))
        told(RENDERING + (1 - RENDERING) * came / length)
