"""The bytes of a MIDI file: chunks, distances in time, what is said to everyone. By the Standard MIDI File 1.0.

Written here because a library makes an object of every message, which takes most of the time of a long session.
"""

from collections.abc import Iterable
from itertools import chain
from operator import itemgetter
from typing import Final

NOTE_OFF, NOTE_ON, CONTROL, PROGRAM, BEND = 0x80, 0x90, 0xB0, 0xC0, 0xE0
"""What is said on a channel; the channel's number is added."""
TEXT, NAME, MARKER, PORT, END_OF_TRACK, TEMPO, BAR = 0x01, 0x03, 0x06, 0x21, 0x2F, 0x51, 0x58
"""What is said to everyone."""

END, SET, BEGIN = range(3)
"""At one tick tones end first, then a channel is set, then tones begin."""
ORDERS: Final = 4
"""Places a tick has for them."""

Placed = tuple[int, bytes]
"""A message and its place: `ORDERS` times its tick, and one of END, SET and BEGIN."""

CLOCKS: Final = 24
"""Of a beat, for the metronomes of other programs; and a beat has so many 32nds:"""
THIRTY_SECONDS: Final = 8


def file(resolution: int, tracks: list[bytes]) -> bytes:
    """Of type 1, whose tracks sound together; `resolution` is ticks of a beat."""
    header = b"".join(number.to_bytes(2, "big") for number in (1, len(tracks), resolution))
    return b"".join([_chunk(b"MThd", header), *tracks])


def track(messages: Iterable[Placed], end: int) -> bytes:
    """Its messages in the order of their places, those of one place as they come; it lasts until tick `end`."""
    parts = []
    now = 0
    last = end * ORDERS, to_all(END_OF_TRACK)
    for place, said in chain(sorted(messages, key=itemgetter(0)), [last]):
        after = place // ORDERS - now
        if after > 0:
            now += after
            parts.append(NEAR[after] if after < len(NEAR) else number(after))
        else:
            parts.append(b"\0")
        parts.append(said)
    return _chunk(b"MTrk", b"".join(parts))


def to_all(kind: int, data: bytes = b"") -> bytes:
    return bytes((0xFF, kind)) + number(len(data)) + data


def words(kind: int, text: str) -> bytes:
    return to_all(kind, text.encode())


def tempo(beat: int) -> bytes:
    """Microseconds of a beat."""
    return to_all(TEMPO, beat.to_bytes(3, "big"))


def bar(beats: int) -> bytes:
    """Of quarters."""
    return to_all(BAR, bytes((beats, 2, CLOCKS, THIRTY_SECONDS)))


def number(value: int) -> bytes:
    """Seven bits a byte, the high ones first; all but the last have their eighth bit set."""
    said = [value & 0x7F]
    while value := value >> 7:
        said.append(value & 0x7F | 0x80)
    return bytes(reversed(said))


NEAR: Final = [number(ticks) for ticks in range(4096)]
"""Most messages come that soon after each other."""


def _chunk(kind: bytes, data: bytes) -> bytes:
    return kind + len(data).to_bytes(4, "big") + data
