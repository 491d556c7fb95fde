"""Reading .scl files."""

from pathlib import Path

import pytest
from music21.scale import scala

from server.scala_file import read_scl

ARCHIVE = Path(scala.__file__).parent / "scl"

PRIME = """! PRIME_5.SCL
!
What Lou Harrison calls "the Prime Pentatonic"
 5
!
 9/8
 5/4   a third
 701.955 cents
 5/3
 2
"""


def test_ratios_cents_and_whole_numbers() -> None:
    """[M1] A pitch with a point is in cents, any other a ratio; what follows it on the line is talk."""
    description, cents = read_scl(PRIME)
    assert description == 'What Lou Harrison calls "the Prime Pentatonic"'
    assert cents == pytest.approx([203.91, 386.314, 701.955, 884.359, 1200.0], abs=0.001)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "no description"),
        ("! only\n! comments", "no description"),
        ("name\nmany\n3/2", "'many'"),
        ("name\n\n3/2", "number of tones"),
        ("name\n3\n3/2\n2/1", "promises 3 tones and has 2"),
        ("name\n0", "promises 0"),
        ("name\n-1\n2/1", "promises -1"),
        ("name\n2\nfifth\n2/1", "'fifth' is neither"),
        ("name\n2\n3/0\n2/1", "'3/0' is neither"),
        ("name\n2\n-3/2\n2/1", "'-3/2' is neither"),
        ("name\n1\n" + "9" * 4000, "is neither"),
        ("name\n1\n1.2.3", "'1.2.3' is neither"),
    ],
)
def test_a_broken_file_says_what_is_wrong(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        read_scl(text)


def test_every_five_tone_file_of_the_archive_is_read() -> None:
    """[M1] All 190 of them, stray words and old encodings included."""
    read = 0
    for path in sorted(ARCHIVE.glob("*.scl")):
        text = path.read_text(encoding="latin-1")
        lines = [line for line in text.splitlines() if not line.startswith("!")]
        if len(lines) > 1 and lines[1].split()[:1] == ["5"]:
            assert len(read_scl(text)[1]) == 5
            read += 1
    assert read == 190
