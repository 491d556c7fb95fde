"""[K3] What the speaker page does with what it is told."""

import pytest

from server.export.audio.engine import LONGEST, STEAL_FADE, VOICES, Engine, is_ground, rate_for, touch_gain
from server.export.audio.pack import Pack
from server.protocol import CUES, LEADER, PULSE, Mix, SeatMix, SoundOn

PACK = Pack()


def engine() -> Engine:
    return Engine(PACK, Mix(master=0.25, hush=False, calm=False, seats=[], instruments=[], accents=True))


def tone(
    number: int = 1, *, seat: int = 1, instrument: str = "strings", hold: bool = True, at: float | None = None
) -> SoundOn:
    return SoundOn(
        id=number, seat=seat, instrument=instrument, soft=False, pitch=60, velocity=1.0, hold=hold, at=at
    )


def test_touches_and_pitches() -> None:
    """[K3] 20 dB between the lightest touch and the hardest; an octave is twice as fast."""
    assert touch_gain(1.0) == 1.0
    assert touch_gain(0.0) == pytest.approx(0.1)
    assert rate_for(72, 60) == 2.0
    assert [is_ground(seat) for seat in (PULSE, CUES, LEADER, 1)] == [True, True, False, False]


def test_held_tones_end_by_themselves_but_for_the_ground() -> None:
    """[K3] After thirty seconds; a struck one on such an instrument after little more than one."""
    room = engine()
    room.play(tone(1), 1.0)
    room.play(tone(2, seat=PULSE), 1.0)
    room.play(tone(3, hold=False), 1.0)
    ends = [voice.ends for voice in room.voices]
    assert ends == [pytest.approx(1 + LONGEST + 0.45), float("inf"), pytest.approx(2.2 + 0.45)]


def test_a_release_ends_what_is_held_only() -> None:
    """[K3] Unless it says how: then a struck tone fades, too."""
    room = engine()
    room.play(tone(1), 1.0)
    room.play(tone(2, instrument="harp", hold=False), 1.0)
    before = room.voices[1].ends
    room.release(1, 2.0, None, None)
    room.release(2, 2.0, None, None)
    assert [voice.ends for voice in room.voices] == [pytest.approx(2.45), before]
    room.release(2, 2.1, None, 0.3)
    assert room.voices[1].ends == pytest.approx(2.4)


def test_a_touch_that_came_too_late_is_not_heard() -> None:
    """[K3] The ground's lasting tones are."""
    room = engine()
    room.play(tone(1, at=1.0), 1.2)
    assert not room.voices
    room.play(tone(2, seat=PULSE, at=1.0), 1.2)
    room.play(tone(3, at=1.5), 1.2)
    assert [voice.began for voice in room.voices] == [1.2, 1.5]


def test_the_number_of_voices_has_an_end() -> None:
    """[K3] The oldest of the seat that has most goes; the ground never."""
    room = engine()
    room.play(tone(1, seat=PULSE), 0.5)
    room.play(tone(2, seat=2), 0.6)
    for number in range(3, VOICES + 1):
        room.play(tone(number, seat=1), 1.0 + number / 1000)
    room.play(tone(500, seat=2), 2.0)
    assert len(room.voices) == VOICES
    stolen = next(voice for voice in room.heard if voice.id == 3)
    assert stolen.ends == pytest.approx(2.0 + STEAL_FADE)
    assert {1, 2, 500} <= {voice.id for voice in room.voices}


def test_silence_calls_off_what_was_planned() -> None:
    """[K3] Of a seat, or of all."""
    room = engine()
    room.play(tone(1, seat=1), 1.0)
    room.play(tone(2, seat=2, at=3.0), 2.9)
    room.play(tone(3, seat=1, at=3.0), 2.9)
    room.silence(0.2, 1, 2.95)
    assert [voice.id for voice in room.voices] == [1, 2]
    room.silence(0.2, None, 2.97)
    room.settle(3.5)
    assert not room.voices


def test_calm_seats_begin_softly() -> None:
    """[K3] Within 15 ms at least, and a soft tone within 80."""
    room = engine()
    seats = [SeatMix(seat=1, gain=1.0, pan=0.0, calm=True)]
    room.mix(Mix(master=0.25, hush=False, calm=False, seats=seats, instruments=[]), 0.5)
    room.play(tone(1, seat=1), 1.0)
    room.play(tone(2, seat=2), 1.0)
    assert [voice.rise for voice in room.voices] == [0.015, 0.0]


def test_a_slide_moves_the_pitch_of_tones_that_have_one() -> None:
    """[K3] A drum stays as it is."""
    room = engine()
    room.play(tone(1), 1.0)
    room.play(tone(2, instrument="percussion:claves", hold=False), 1.0)
    room.bend(1, 72.0, 0.1, 1.05, None)
    room.bend(2, 72.0, 0.1, 1.05, None)
    first, second = room.voices
    assert first.rate.goal == pytest.approx(rate_for(72, first.sample.key))
    assert second.rate.goal == 1.0


def test_seats_that_change_places_do_so_in_time() -> None:
    """[K3] 40 ms after the word, while nothing is heard of them."""
    room = engine()
    room.play(tone(1), 1.0)
    seats = [SeatMix(seat=1, gain=1.0, pan=-0.7)]
    room.mix(Mix(master=0.25, hush=False, calm=False, seats=seats, instruments=[]), 2.0)
    room.settle(2.03)
    assert len(room.strips[1].places) == 1
    room.settle(2.05)
    assert [place for _, place in room.strips[1].places] == [3, 1]


def test_what_no_room_says_does_no_harm() -> None:
    """[K3] A file from elsewhere may hold any number."""
    room = engine()
    seats = [SeatMix(seat=1, gain=1e300, pan=0.0)]
    room.mix(Mix(master=1e300, hush=False, calm=False, seats=seats, instruments=[], trim=-5.0), 0.5)
    room.play(SoundOn(1, 1, "harp", soft=True, pitch=1e12, velocity=1e9, hold=False), 1.0)
    room.bend(1, -1e12, 1e12, 1.01, None)
    assert room.voices[0].rate.goal == pytest.approx(2**-6)
    assert room.chain.outside_most(9.0) <= 16.0


def test_what_is_rendered_is_forgotten() -> None:
    """[K3] Long sessions need no more memory than short ones."""
    room = engine()
    room.play(tone(1, hold=False), 1.0)
    room.rendered(44_100 * 2)
    assert len(room.heard) == 1
    room.rendered(44_100 * 3)
    assert not room.heard
