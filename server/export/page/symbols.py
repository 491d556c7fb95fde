"""The seats' symbols and colours on white paper: the same as on every page (`web/src/ui/symbols.ts`, `tokens.css`)."""

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

from server.core.seat import symbol_of
from server.protocol import SYMBOLS

SIDE: Final = 48
"""Symbols are drawn in a square of this side, from its top left."""

PATHS: Final = {
    "Sun": "M24 14a10 10 0 1 1 0 20a10 10 0 0 1 0-20z"
    "M21.5 4A2.5 2.5 0 0 1 26.5 4L26.5 8A2.5 2.5 0 0 1 21.5 8z"
    "M21.5 40A2.5 2.5 0 0 1 26.5 40L26.5 44A2.5 2.5 0 0 1 21.5 44z"
    "M4 26.5A2.5 2.5 0 0 1 4 21.5L8 21.5A2.5 2.5 0 0 1 8 26.5z"
    "M40 26.5A2.5 2.5 0 0 1 40 21.5L44 21.5A2.5 2.5 0 0 1 44 26.5z"
    "M8.1 11.7A2.5 2.5 0 0 1 11.7 8.1L14.5 10.9A2.5 2.5 0 0 1 10.9 14.5z"
    "M33.5 37.1A2.5 2.5 0 0 1 37.1 33.5L39.9 36.3A2.5 2.5 0 0 1 36.3 39.9z"
    "M11.7 39.9A2.5 2.5 0 0 1 8.1 36.3L10.9 33.5A2.5 2.5 0 0 1 14.5 37.1z"
    "M37.1 14.5A2.5 2.5 0 0 1 33.5 10.9L36.3 8.1A2.5 2.5 0 0 1 39.9 11.7z",
    "Moon": "M29 4.5A20 20 0 1 0 43.6 29 17.5 17.5 0 0 1 29 4.5z",
    "Fish": "M2 24c6-11 22-15 31-5l10-8c3-1 4 1 3 3-3 6-3 14 0 20 1 2 0 4-3 3l-10-8C24 39 8 35 2 24z"
    "m12-5.2a3.2 3.2 0 1 0 .01 6.4 3.2 3.2 0 0 0 0-6.4z",
    "Bell": "M24 3a4 4 0 0 1 4 3.6C34 8.5 37 14 37 21v7l5 6c1.5 2 .5 4-2 4H8c-2.5 0-3.5-2-2-4l5-6v-7"
    "c0-7 3-12.5 9-14.4A4 4 0 0 1 24 3zM18 41h12a6 5 0 0 1-12 0z",
    "Drop": "M24 2c1 0 1.8.5 2.4 1.2C31 9 40 20.5 40 29.5A16 16 0 0 1 8 29.5C8 20.5 17 9 21.6 3.2 22.2 2.5 23 2 24 2z",
    "Star": "M22.2 4.2A2 2 0 0 1 25.8 4.2L31 15.4L43.3 17A2 2 0 0 1 44.4 20.5L35.4 28.9L37.7 41A2 2 0 0 1 34.7 43.2"
    "L24 37.3L13.3 43.2A2 2 0 0 1 10.3 41L12.6 28.9L3.6 20.5A2 2 0 0 1 4.7 17L17 15.4z",
    "Bird": "M46 15.5l-6 3.5c1 13-8 21-20 21H6c-2 0-2.6-2-1.2-3.2L12 31C6 25 5 17 8 10c.6-1.5 2.4-1.5 3.2-.2"
    "C14 14 18.5 17 24 17c1-6.5 5-10 10-10 3.5 0 6 2 7 4.5l5 2c1 .4 1 1.5 0 2zM34 12a2.5 2.5 0 1 0 .01 5 "
    "2.5 2.5 0 0 0 0-5z",
    "Hill": "M3 40c-1.8 0-2.6-1.8-1.7-3.3l14-25c1-1.7 3.4-1.7 4.4 0L28 26l3.4-5c1-1.5 3.2-1.5 4.2 0l11 15.7"
    "c1 1.5.2 3.3-1.6 3.3z",
    "Flower": "M24 3a9 9 0 0 1 9 10.5 9 9 0 0 1 6 16.5 9 9 0 0 1-12 12.5c-1.2-.5-2.2-1.3-3-2.3-.8 1-1.8 1.8-3 2.3"
    "A9 9 0 0 1 9 30a9 9 0 0 1 6-16.5A9 9 0 0 1 24 3zm0 15a6.5 6.5 0 1 0 .01 13 6.5 6.5 0 0 0 0-13z",
    "Leaf": "M43.5 4.5C22 3 5 12 6 31c0 2.5.5 4.5 1.2 6.2L3.5 41a2.6 2.6 0 0 0 3.6 3.6l3.7-3.7C12.5 41.5 14.5 42 17 42"
    "c19 1 28-16 26.5-37.5zM11.6 38.6A1.6 1.6 0 0 1 9.4 36.4L28.9 16.9A1.6 1.6 0 0 1 31.1 19.1z",
    "Shell": "M18.5 44c-1.5 0-2.5-1-2.5-2.5V39C7 36 2 28.5 2 20 "
    "2 16 5 13 8.5 12.5 11 8 15 5.5 18.5 6.5 20 4.7 22 4 24 4"
    "s4 .7 5.5 2.5C33 5.5 37 8 39.5 12.5 43 13 46 16 46 20c0 8.5-5 16-14 19v2.5c0 1.5-1 2.5-2.5 2.5z"
    "M22.5 12A1.5 1.5 0 0 1 25.5 12L25.5 36A1.5 1.5 0 0 1 22.5 36z"
    "M12.5 15.3A1.5 1.5 0 0 1 15.5 14.7L20.5 35.7A1.5 1.5 0 0 1 17.5 36.3z"
    "M32.5 14.7A1.5 1.5 0 0 1 35.5 15.3L30.5 36.3A1.5 1.5 0 0 1 27.5 35.7z",
    "Boat": "M22 5.5V28H7.5c-1.5 0-2.3-1.6-1.4-2.8L19 4.5c1-1.4 3-.7 3 1zM26.5 10c0-1.5 1.8-2.2 2.7-1L42 25.3"
    "c.9 1.2.1 2.7-1.4 2.7H26.5zM4 32h40c1.6 0 2.5 1.6 1.6 3l-4.2 7c-.6 1-1.6 1.5-2.7 1.5H9.3"
    "c-1.1 0-2.1-.6-2.7-1.5L2.4 35C1.5 33.6 2.4 32 4 32z",
}

COLOURS: Final = (
    "#735006",
    "#373383",
    "#097a61",
    "#722802",
    "#0d6984",
    "#887828",
    "#5f266f",
    "#586503",
    "#761642",
    "#3a7f34",
    "#3e372e",
    "#003c71",
)
"""Linen: deep on white, told apart without colour by their symbols."""


def colour_of(seat: int) -> str:
    return COLOURS[(seat - 1) % len(SYMBOLS)]


def rings_of(seat: int) -> int:
    """The second dozen wears one ring, the third two; 3 means a square token."""
    return min(3, (seat - 1) // len(SYMBOLS))


@cache
def _drawn(symbol: str) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    pen = RecordingPen()
    parse_path(PATHS[symbol], pen)
    return tuple(pen.value)


def trace(seat: int, place: Callable[[float, float], tuple[float, float]], path: Any) -> None:
    """Draws a seat's symbol into a path of the canvas; `place` puts a point of the square onto the page."""
    for act, points in _drawn(symbol_of(seat)):
        flat = [coordinate for point in points for coordinate in place(*point)]
        match act:
            case "moveTo":
                path.moveTo(*flat)
            case "lineTo":
                path.lineTo(*flat)
            case "curveTo":
                path.curveTo(*flat)
            case _:
                path.close()
