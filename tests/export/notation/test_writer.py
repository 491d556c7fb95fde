"""MusicXML 4.0, written directly."""

import re
from xml.etree import ElementTree as ET

from server.export.notation.bars import bars
from server.export.notation.quantise import Timed, quantise
from server.export.notation.spelling import PLAIN, Key, Keys, Tone, key
from server.export.notation.writer import TAIL, Frame, Voice, head, part
from tests.export.made import HIRAJOSHI, HIRAJOSHI_ON_D
from tests.export.notation.test_bars import FOUR
from tests.export.notation.test_quantise import timed
from tests.export.notation.test_spelling import made
from tests.export.schema import mistakes


def written(
    *touches: Timed, keys: list[tuple[int, Key]] | None = None, told: Keys | None = None
) -> ET.Element:
    """Two bars of one part."""
    voice = Voice("1 <Sun>", "1", "Marimba", 12, bass=False, chords=quantise(touches))
    frame = Frame(lines=FOUR[:2], keys=keys or [(0, PLAIN)], signs=[])
    music = part(1, voice, frame, bars(voice.chords, frame.lines), told or Keys([]), signed=True)
    text = "".join([head("A & B", "0.3.0", [voice]), *music, TAIL])
    assert mistakes(text.encode()) == []
    return ET.fromstring(text)  # noqa: S314 - our own


def accidentals(score: ET.Element) -> list[str]:
    return [
        note.findtext("accidental") or "" for note in score.iter("note") if note.find("pitch") is not None
    ]


def test_names_are_safe() -> None:
    """[K3] Whatever stands in a title or a name."""
    score = written(timed(0.0))
    assert score.findtext("work/work-title") == "A & B"
    assert score.findtext("part-list/score-part/part-name") == "1 <Sun>"


def test_an_accidental_is_written_once_a_bar() -> None:
    """[K3] Again in the next, and taken back when the other comes; a tied one says nothing twice."""
    score = written(
        *[timed(beat, 0.9, pitch) for beat, pitch in enumerate([61.0, 61.0, 60.0, 61.0])], timed(4, 0.9, 61.0)
    )
    assert accidentals(score) == ["sharp", "", "natural", "sharp", "sharp"]
    tied = written(timed(3.0, 3.0, 61.0))
    assert accidentals(tied) == ["sharp", ""]


def test_the_signature_says_the_rest() -> None:
    """[K3] In hirajoshi on D the B flat needs no sign of its own."""
    scale = made(HIRAJOSHI_ON_D, HIRAJOSHI, 2)
    score = written(
        timed(0.0, pitch=70.0), timed(1.0, pitch=71.0), keys=[(0, key(scale))], told=Keys([scale])
    )
    assert score.findtext("part/measure/attributes/key/fifths") == "-1"
    assert accidentals(score) == ["", "natural"]


def test_cents_are_decimals_of_the_accidental() -> None:
    """[M1] As MusicXML has them."""
    cents = Key(((2.28, Tone("D", 0)), (9.6, Tone("A", 1))), 0, sharp=True)
    score = written(timed(0.0, pitch=62.28), timed(1.0, pitch=69.6), told=_Always(cents))
    pitches = [(one.findtext("step"), one.findtext("alter")) for one in score.iter("pitch")]
    assert pitches == [("D", "0.28"), ("A", "0.60")]


class _Always(Keys):
    def __init__(self, key: Key) -> None:
        super().__init__([])
        self._key = key

    def at(self, seconds: float) -> Key:
        return self._key


def test_a_change_of_key_and_bar_is_told() -> None:
    """[M2] At the bar line, and only when it differs."""
    scale = made(HIRAJOSHI_ON_D, HIRAJOSHI, 2)
    score = written(timed(0.0), keys=[(0, PLAIN), (192, key(scale))])
    attributes = [measure.find("attributes") for measure in score.iter("measure")]
    assert [one is not None and one.findtext("key/fifths") for one in attributes] == ["0", "-1"]
    assert [one is not None and one.findtext("time/beats") for one in attributes] == ["4", None]


def test_a_silent_bar_is_one_rest() -> None:
    """[K3] So that no reader has to guess."""
    second = list(written(timed(0.0)).iter("measure"))[1]
    rest = second.find("note/rest")
    assert rest is not None
    assert rest.get("measure") == "yes"
    assert second.findtext("note/duration") == "192"


def test_a_triplet_is_bracketed() -> None:
    """[K3] From its first value to its last."""
    score = written(timed(0.0), timed(0.34, pitch=62), timed(0.67, pitch=64))
    kinds = [tuplet.get("type") for tuplet in score.iter("tuplet")]
    assert kinds == ["start", "stop"]
    modified = [note.findtext("time-modification/actual-notes") for note in score.iter("note")]
    assert modified[:4] == ["3", "3", "3", None]
    assert not re.search(r"\{offset\}", ET.tostring(score, "unicode"))
