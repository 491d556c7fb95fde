"""Seats look on paper as they look everywhere."""

import re

from server.export.page.symbols import COLOURS, PATHS, SIDE, colour_of, rings_of, trace
from server.protocol import SYMBOLS
from tests.structure.tree import text


class Path:
    """Remembers every point that is drawn."""

    def __init__(self) -> None:
        self.points: list[tuple[float, float]] = []
        self.closed = 0

    def moveTo(self, *flat: float) -> None:  # noqa: N802 - the name that the canvas gives it
        self.points += zip(flat[::2], flat[1::2], strict=True)

    lineTo = curveTo = moveTo  # noqa: N815 - the same

    def close(self) -> None:
        self.closed += 1


def test_they_are_the_drawings_of_the_pages() -> None:
    """[R1] Letter for letter."""
    source = text("web/src/ui/symbols.ts")
    block = source[source.index("SYMBOL_PATHS") : source.index("export type ShapeName")]
    theirs = {
        name: "".join(re.findall(r"'([^']*)'", body))
        for name, body in re.findall(r"^  (\w+):\s*\n?((?:.|\n)*?'),\n", block, re.M)
    }
    assert set(theirs) == set(SYMBOLS) == set(PATHS)
    assert theirs == PATHS


def test_they_have_the_colours_of_daylight() -> None:
    """[R1] Linen's, as in the pages' style sheet."""
    linen = text("web/src/styles/tokens.css").partition(".dusk")[0]
    assert tuple(re.findall(r"--s\d+: (#\w+);", linen)) == COLOURS


def test_each_fills_its_square_and_stays_in_it() -> None:
    """[K3] Curves and arcs come out as they were drawn."""
    for seat in range(1, 13):
        path = Path()
        trace(seat, lambda x, y: (x, y), path)
        across = [x for x, _ in path.points]
        down = [y for _, y in path.points]
        assert path.closed
        assert min(across + down) >= -1
        assert max(across + down) <= SIDE + 1
        assert max(max(across) - min(across), max(down) - min(down)) > SIDE * 0.7


def test_beyond_twelve_the_colours_come_again_with_rings() -> None:
    """[R1] Seat 13 is amber with one ring, seat 48 a square."""
    assert colour_of(13) == colour_of(1)
    assert [rings_of(seat) for seat in (12, 13, 25, 37, 48)] == [0, 1, 2, 3, 3]
