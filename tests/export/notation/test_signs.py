"""What stands above the music."""

import re

from server.core.document import Document
from server.core.tape import ScaleSet
from server.export.notation.signs import in_words, signs
from server.export.span import span_of
from server.export.tempo import Timeline
from server.protocol import ExportOrder
from tests.export.made import SLENDRO, SLENDRO_NAMES, told_tempi
from tests.tapes import MadeTape


def above(document: Document, since: float = 0.0, until: float | None = None) -> list[tuple[float, str]]:
    """Beats from the first bar on, and the words of each sign."""
    timeline = Timeline(document.events)
    span = span_of(document, ExportOrder(format="musicxml", since=since, until=until))
    found = signs(document, timeline, span, timeline.bar_line(timeline.beat_at(since)))
    return [(place / 48, _words(text)) for place, text in found]


def _words(text: str) -> str:
    played = re.search(r'^<sound tempo="([\d.]+)"', text)
    if played:
        return f"({float(played[1]):.0f})"
    if "metronome" in text:
        return "= " + re.sub(r"<[^>]*>", "", text.partition("<per-minute>")[2]).replace("{offset}", "")
    return re.sub(r"<[^>]*>|\{offset\}", "", text)


def test_everything_that_happened_is_said() -> None:
    """[K3] The tempo first, then scale, scenes, marks, STOP and GO."""
    tape = MadeTape(bpm=60.0).scene(4.0, "Hello <all>").marked(6.0, "Ana").marked(7.0, "", "heart")
    tape.runs(8.0, plays=False)
    tape.runs(12.0, plays=True)
    assert above(tape.document()) == [
        (0.0, "= 60"),
        (0.0, "Major pentatonic on C"),
        (4.0, "Hello &lt;all&gt;"),
        (6.0, "★ Ana"),
        (7.0, "♥"),
        (8.0, "STOP"),
        (12.0, "GO"),
    ]


def test_a_span_begins_with_what_is_in_force() -> None:
    """[K3] In the bar in which it begins; what came before is not said."""
    tape = MadeTape(bpm=60.0).tempo(5.0, 90.0).scene(2.0, "Before").marked(30.0, "After")
    assert above(tape.document(), since=10.0, until=20.0) == [(0.0, "= 90"), (0.0, "Major pentatonic on C")]


def test_a_slide_is_said_and_played() -> None:
    """[M3] In words at its beginning, as a tempo at its end, beat by beat between."""
    tape = MadeTape()
    tape.events = [*told_tempi(0.0, 60.0, [(4.0, 120.0, 4.0, "in_time")])]
    assert above(tape.document()) == [
        (0.0, "= 60"),
        (4.0, "accel."),
        (5.0, "(79)"),
        (6.0, "(90)"),
        (7.0, "(100)"),
        (8.0, "(108)"),
        (9.0, "(116)"),
        (10.0, "= 120"),
    ]


def test_a_counts_leap_is_no_tempo() -> None:
    """[M2] Nobody heard it."""
    tape = MadeTape(bpm=60.0).tempo(10.0, 60.0, beat=13.0)
    assert above(tape.document()) == [(0.0, "= 60"), (0.0, "Major pentatonic on C")]


def test_a_scale_with_cents_says_them() -> None:
    """[M1] Notes alone do not tell."""
    tape = MadeTape().scale(0.0, scale="slendro", degrees=SLENDRO, tones=SLENDRO_NAMES)
    assert "Slendro on C: C, D +28, F −16, G +28, A♯ −40" in [words for _, words in above(tape.document())]
    plain = ScaleSet(at=0.0, scale="x", root=0, name="X on C", degrees=[0.0], period=12.0, tones=["C"])
    assert in_words(plain) == "X on C"
