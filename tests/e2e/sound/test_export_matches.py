"""[K3] What an export sounds like is what the speaker page sounded like: the same tape through both, and compared.

Live is the page's own engine in a browser, rendering offline at 44.1 kHz; export is the numpy one before levelling.
The measure is Pearson's r of the two log-spectrograms (Hann windows of 4096 samples every 1024, 40 Hz to 16 kHz, both
channels' power together, in decibels, cells softer than 60 dB below the loudest counted as that soft). Beside it: the
whole's level, the first sample above -60 dBFS of each tone, and the pitch of the strongest of the first four partials.
"""

import random
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace
from playwright.sync_api import Page

from server.core.tape import Mixed, Silenced, SoundBegan, SoundBent, SoundEnded
from server.protocol import BED, DRONE, LEADER, Mix, SeatMix, Silence, SoundBend, SoundOff, SoundOn
from tests.e2e.sound.acoustics import RATE, Pcm, cents_off, middle, onset
from tests.e2e.sound.exporting import exported, levels_apart, likeness, live
from tests.e2e.sound.rendering import read_manifest
from tests.tapes import MadeTape

pytestmark = pytest.mark.timeout(300)

LIKE = 0.99
LEVEL = 0.5
"""Decibels."""
ONSET = 0.001
CENTS = 1.0

PLAIN = Mix(master=0.25, hush=False, calm=False, seats=[], instruments=[], accents=True)

BLOCK = 128 / RATE
"""Seconds: a browser is told things only between blocks, so all is told there."""

FEW = ("kalimba", "piano", "flute", "warm_pad")
"""Struck and held, of one channel and of two; the others are as long to render."""
PITCHED = [
    pytest.param(name, marks=() if name in FEW else (pytest.mark.long,))
    for name in sorted(read_manifest().pitched)
]
PERCUSSION = sorted(name for name in read_manifest().instruments if ":" in name)
PITCHES = (52.0, 64.35, 71.0)
FIRST, APART = 0.6, 1.2


def at(seconds: float) -> float:
    return round(seconds / BLOCK) * BLOCK


class Tape(MadeTape):
    """Says exactly what the speaker is told."""

    def __init__(self, length: float, **mix: Any) -> None:
        super().__init__(length=length)
        self._number = 0
        self.mixes(0.0, **mix)

    def mixes(self, when: float, **mix: Any) -> None:
        self.events.append(Mixed(at=at(when), mix=replace(PLAIN, **mix)))

    def sounds(
        self,
        when: float,
        instrument: str,
        pitch: float,
        *,
        seat: int = 1,
        velocity: float = 0.7,
        lasts: float | None = None,
        soft: bool = False,
        rise: float = 0.0,
        fade: float | None = None,
        told: float | None = None,
    ) -> int:
        """A tone; `lasts`: held so long. `told`: known to be coming since then."""
        self._number += 1
        tone = SoundOn(
            id=self._number,
            seat=seat,
            instrument=instrument,
            soft=soft,
            pitch=pitch,
            velocity=velocity,
            hold=lasts is not None,
            at=None if told is None else when,
            rise=rise,
        )
        self.events.append(SoundBegan(at=at(when if told is None else told), sound=tone))
        if lasts is not None:
            off = SoundOff(id=self._number, fade=fade)
            self.events.append(SoundEnded(at=at(when + lasts), sound=off))
        return self._number


def alike(page: Page, tape: Tape) -> tuple[Pcm, Pcm]:
    """Both, after they have been found alike."""
    one, other = live(page, tape.document(), tape.length), exported(tape.document(), tape.length)
    like, apart = likeness(one, other), levels_apart(other, one)
    print(f"likeness {like:.5f}, level {apart:+.3f} dB")
    assert np.abs(one).max() > 0.01
    assert like >= LIKE
    assert abs(apart) <= LEVEL
    return one, other


@pytest.mark.parametrize("instrument", PITCHED)
def test_every_instrument_sounds_as_it_did(bench: Page, instrument: str) -> None:
    """[K3][A1] Low, between two recordings, and high; its beginning to a millisecond, its pitch to a cent."""
    held = read_manifest().instruments[instrument].hold
    tape = Tape(FIRST + APART * len(PITCHES) + 1.0)
    for i, pitch in enumerate(PITCHES):
        tape.sounds(FIRST + i * APART, instrument, pitch, lasts=0.9 if held else None)
    one, other = alike(bench, tape)
    for i, pitch in enumerate(PITCHES):
        begin = round((FIRST + i * APART) * RATE)
        if i == 0:
            first, second = onset(one), onset(other)
            assert first is not None
            assert second is not None
            assert abs(first - second) <= ONSET
        tones = [middle(sound[:, begin : begin + round(0.9 * RATE)]) for sound in (one, other)]
        assert abs(cents_off(tones[0], pitch) - cents_off(tones[1], pitch)) <= CENTS


def test_every_percussion_sound_as_it_did(bench: Page) -> None:
    """[K3][A1] One after the other, each on its own moment."""
    tape = Tape(1.0 + 0.8 * len(PERCUSSION))
    for i, instrument in enumerate(PERCUSSION):
        tape.sounds(0.6 + 0.8 * i, instrument, 60.0)
    one, other = alike(bench, tape)
    for i in range(len(PERCUSSION)):
        since = round((0.55 + 0.8 * i) * RATE)
        parts = [sound[:, since : since + RATE // 2] for sound in (one, other)]
        starts = [onset(part, above=0.2 * float(np.abs(parts[0]).max())) for part in parts]
        assert starts[0] is not None
        assert starts[1] is not None
        assert abs(starts[0] - starts[1]) <= ONSET


def test_a_whole_room_sounds_as_it_did(bench: Page) -> None:
    """[K3] Eight instruments, everywhere in the room, over drone and bed, taken back where it would be sudden."""
    chance = random.Random(5)
    names = ["kalimba", "marimba", "harp", "piano", "flute", "strings", "choir", "percussion:frame_drum"]
    seats = [SeatMix(seat=seat, gain=0.5 + seat / 10, pan=(seat - 4.5) / 5) for seat in range(1, 9)]
    tape = Tape(12.0, seats=[*seats, SeatMix(seat=BED, gain=0.8, pan=0.0)], master=0.35, accents=False)
    tape.sounds(0.4, "warm_pad", 43, seat=DRONE, soft=True, rise=2.0, lasts=9.0, fade=2.0, told=0.3)
    for beat in range(20):
        tape.sounds(0.5 + beat / 2, "bass", 48, seat=BED, velocity=0.5, told=0.35 + beat / 2)
    for i in range(110):
        seat = chance.randrange(8)
        held = names[seat] in ("flute", "strings", "choir")
        tape.sounds(
            0.7 + i * 0.09 + chance.random() * 0.05,
            names[seat],
            chance.choice([48, 50, 52, 55, 57, 60, 62, 64, 67, 69]),
            seat=seat + 1,
            velocity=0.3 + 0.7 * chance.random(),
            lasts=0.3 + chance.random() if held else None,
        )
    alike(bench, tape)


def test_changes_of_the_balance_sound_as_they_did(bench: Page) -> None:
    """[K3][A3] Levels over time, seats up and down and mute, brightness, Hush, Calm and back, a trim."""
    tape = Tape(14.0)
    for i in range(26):
        instrument = ("harp", "choir", "marimba")[i % 3]
        tape.sounds(0.5 + i / 2, instrument, 52 + i, seat=1 + i % 3, lasts=0.6 if i % 3 == 1 else None)
    tape.mixes(1.1, master=0.5)
    tape.mixes(2.3, master=0.12, over=1.5)
    tape.mixes(4.3, master=0.4, brightness=0.2, over=1.0)
    tape.mixes(6.2, master=0.4, hush=True)
    tape.mixes(
        7.1, master=0.4, seats=[SeatMix(seat=1, gain=0.2, pan=0.0), SeatMix(seat=2, gain=0.0, pan=0.0)]
    )
    tape.mixes(8.4, master=0.4, seats=[SeatMix(seat=seat, gain=1.3, pan=0.0, calm=True) for seat in (1, 2)])
    tape.mixes(10.2, master=0.3, calm=True)
    tape.mixes(12.1, master=0.3, trim=0.5)
    alike(bench, tape)


def test_slides_swells_and_silences_sound_as_they_did(bench: Page) -> None:
    """[K3] A tone that slides up and down, one that swells, soft ones; a seat silenced, then all with its echo."""
    tape = Tape(10.0)
    slides = tape.sounds(0.5, "flute", 67, lasts=3.2)
    for when, pitch, over in ((1.3, 72.0, 0.6), (2.4, 60.0, 0.2)):
        tape.events.append(SoundBent(at=at(when), sound=SoundBend(id=slides, pitch=pitch, over=over)))
    tape.sounds(0.8, "choir", 50, seat=LEADER, soft=True, rise=1.5, lasts=3.0, fade=1.5)
    for i in range(6):
        tape.sounds(4.6 + i * 0.2, "harp", 60 + 2 * i, seat=1 + i % 2, soft=i > 3)
    tape.events.append(Silenced(at=at(5.5), silence=Silence(fade=0.3, seat=1)))
    tape.sounds(6.2, "piano", 60)
    tape.events.append(Silenced(at=at(6.6), silence=Silence(fade=0.4)))
    tape.sounds(6.7, "piano", 64)
    tape.sounds(8.2, "strings", 64)
    alike(bench, tape)


def test_more_than_the_engine_bears_sounds_as_it_did(bench: Page) -> None:
    """[K3][A3] A hundred tones a second at full strength: stolen, limited, never clipped."""
    chance = random.Random(1)
    tape = Tape(6.0, master=1.5)
    for i in range(350):
        tape.sounds(0.5 + i * 0.01, "vibraphone", 48 + chance.randrange(40), seat=1 + i % 3, velocity=1.0)
    one, other = alike(bench, tape)
    assert float(np.abs(other).max()) <= 0.92
    assert float(np.abs(one).max()) > 0.4
