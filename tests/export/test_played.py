"""The notes of a session as the room heard them."""

from typing import Any

import pytest

from server.core.errors import Refused
from server.core.tape import Assisted, Kept, Silenced, SoundBegan, SoundBent, SoundEnded
from server.export.played import BRIEFEST, LASTS_MOST, STRUCK, STRUCK_LEAST, STRUCK_MOST, PlayedNote, notes
from server.protocol import BED, DRONE, LEADER, PULSE, ExportOrder, Silence, SoundBend, SoundOff, SoundOn
from tests.tapes import MadeTape


def heard(tape: MadeTape, **asked: Any) -> list[PlayedNote]:
    return notes(tape.document(), ExportOrder(format="midi", **asked))


def lengths(tape: MadeTape, **asked: Any) -> list[float]:
    return [round(note.ended - note.began, 3) for note in heard(tape, **asked)]


def sounds(
    tape: MadeTape, at: float, seat: int, number: int, *, hold: bool, instrument: str = "flute"
) -> None:
    """A tone of no hand."""
    tone = SoundOn(
        id=number, seat=seat, instrument=instrument, soft=True, pitch=50.0, velocity=0.5, hold=hold, at=at
    )
    tape.events.append(SoundBegan(at=at, sound=tone))


def test_a_touch_is_a_note() -> None:
    """[K3] What was heard and when, with the hand's own time beside it."""
    tape = MadeTape().plays(2, 3.0, pad=1, velocity=0.5, length=0.4, sounded=3.05)
    (note,) = heard(tape)
    assert (note.seat, note.pitch, note.velocity, note.instrument) == (2, 62.0, 0.5, "marimba")
    assert (note.began, note.touched, note.by_hand) == (3.05, 3.0, 3.0)
    assert note.ended == pytest.approx(3.45)
    assert not note.marks


def test_a_touch_that_only_glowed_is_no_note() -> None:
    """[K4] Nothing is written down that nobody heard."""
    assert heard(MadeTape().plays(1, 3.0, heard=False).plays(1, 4.0))[0].began == 4.0


def test_struck_tones_have_a_sensible_length() -> None:
    """[K3] A tap is not a tick, and a resting hand not a drone."""
    tape = MadeTape().plays(1, 1.0, length=0.05).plays(1, 5.0, length=1.0).plays(1, 10.0, length=20.0)
    sounds(tape, 40.0, BED, 900, hold=False, instrument="harp")
    assert lengths(tape) == [STRUCK_LEAST, 1.0, STRUCK_MOST, STRUCK]


def test_lasting_tones_last_until_they_are_let_go() -> None:
    """[P4] Or until the speaker lets them go by itself; the grounds' stay."""
    tape = MadeTape(length=100.0).sits(1, instrument="flute", hold=True).plays(1, 1.0, length=7.5)
    sounds(tape, 10.0, LEADER, 900, hold=True)
    sounds(tape, 20.0, DRONE, 901, hold=True)
    assert lengths(tape) == [7.5, LASTS_MOST, 80.0]


def test_silence_ends_what_was_told_before_it() -> None:
    """[A3] Of one seat or of all; what was only planned was never heard."""
    tape = MadeTape().plays(1, 1.0, length=3.0).plays(2, 1.0, length=3.0)
    tape.events.append(Silenced(at=2.0, silence=Silence(fade=0.08, seat=1)))
    sounds(tape, 9.0, DRONE, 900, hold=True)
    planned = SoundOn(
        id=901,
        seat=PULSE,
        instrument="percussion:kick",
        soft=False,
        pitch=60.0,
        velocity=0.5,
        hold=False,
        at=12.1,
    )
    tape.events.append(SoundBegan(at=11.9, sound=planned))
    tape.events.append(Silenced(at=12.0, silence=Silence(fade=0.3)))
    assert lengths(tape) == [1.0, 3.0, 3.0]
    assert [note.fade for note in heard(tape)] == [0.08, None, 0.3]


def test_a_planned_tone_can_be_called_off() -> None:
    """[P4] A turn that ends takes back what would have sounded after it."""
    tape = MadeTape().plays(1, 1.0, sounded=1.2).plays(1, 2.0)
    tape.events.append(SoundEnded(at=1.1, sound=SoundOff(id=1, fade=0.03)))
    assert [note.began for note in heard(tape)] == [2.0]


def test_a_struck_tone_rings_on_unless_it_is_told_to_fade() -> None:
    """[P4] As the speaker does it."""
    tape = MadeTape().plays(1, 1.0, length=2.0)
    tape.events.append(SoundEnded(at=1.5, sound=SoundOff(id=1)))
    assert lengths(tape) == [2.0]
    tape.events.append(SoundEnded(at=1.6, sound=SoundOff(id=1, fade=0.1)))
    assert lengths(tape) == [pytest.approx(0.6)]


def test_slides_are_told() -> None:
    """[M2] A held tone that slides to the new scale."""
    tape = MadeTape().sits(1, instrument="flute", hold=True).plays(1, 1.0, length=4.0)
    tape.events.append(SoundBent(at=2.0, sound=SoundBend(id=1, pitch=61.0, over=0.25)))
    (bend,) = heard(tape)[0].bends
    assert (bend.at, bend.pitch, bend.over) == (2.0, 61.0, 0.25)


def test_what_was_not_kept_is_not_guessed() -> None:
    """[K1] A lasting tone ends where keeping pauses, or where its seat is left out."""
    tape = MadeTape().sits(1, instrument="flute", hold=True).sits(2, instrument="flute", hold=True)
    sounds(tape, 1.0, 1, 900, hold=True)
    sounds(tape, 1.0, 2, 901, hold=True)
    tape.leaves_out(3.0, 1)
    tape.events.append(Kept(at=5.0, what="paused"))
    assert lengths(tape) == [2.0, 4.0]


def test_marks_say_how_a_note_came_about() -> None:
    """[K4][X5] Help and quantising are told; help that was taken back is not."""
    tape = MadeTape().plays(1, 1.0).plays(1, 5.0, sounded=5.1, timing="gentle").plays(1, 9.0)
    tape.events += [
        Assisted(seat=1, since=0.5, until=None, at=0.5),
        Assisted(seat=1, since=0.5, until=6.0, at=6.0),
        Assisted(seat=1, since=8.0, until=None, at=8.0),
        Assisted(seat=1, since=8.0, until=8.0, at=9.5),
    ]
    assert [note.marks for note in heard(tape)] == [{"assisted"}, {"assisted", "quantised"}, set()]


def test_a_span_cuts_at_its_edges() -> None:
    """[K3] A drone sounds into it; a struck tone from before does not come again."""
    tape = MadeTape(length=100.0).plays(1, 9.9, length=2.0).plays(1, 15.0).plays(2, 19.9, length=2.0)
    tape.plays(1, 20.0)
    sounds(tape, 1.0, DRONE, 900, hold=True)
    assert [(note.began, round(note.ended, 3)) for note in heard(tape, since=10.0, until=20.0)] == [
        (10.0, 20.0),
        (15.0, 15.3),
        (19.9, 20.0),
    ]
    assert [note.seat for note in heard(tape, since=10.0, until=20.0, seats=[2])] == [2]


def test_everything_heard_has_a_length() -> None:
    """[K3] However soon it was silenced."""
    tape = MadeTape().plays(1, 1.0)
    tape.events.append(Silenced(at=1.0, silence=Silence(fade=0.08)))
    assert lengths(tape) == [BRIEFEST]


def test_a_span_without_notes_is_an_empty_list() -> None:
    """[K3] What is to be said about it, each format says."""
    assert heard(MadeTape()) == []
    with pytest.raises(Refused, match="choose a longer one"):
        heard(MadeTape(), since=70.0)
