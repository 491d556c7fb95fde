"""[K3] A tape becomes sound: its span, its edges, its pauses."""

import numpy as np
import pytest

from server.core.document import Document
from server.core.errors import Refused
from server.core.tape import Kept, Mixed, Replayed, SeatKept, SoundBegan
from server.export.audio.arrays import RATE, Sound
from server.export.audio.render import RING, rendered
from server.export.span import span_of
from server.protocol import DRONE, ExportOrder, Mix, SeatMix, SoundOn
from tests.tapes import MadeTape


def sound_of(tape: MadeTape | Document, **order: object) -> Sound:
    document = tape.document() if isinstance(tape, MadeTape) else tape
    wanted = ExportOrder(format="wav", **order)  # type: ignore[arg-type]
    return np.concatenate(list(rendered(document, span_of(document, wanted))), axis=1)


def level(sound: Sound, begin: float, end: float) -> float:
    return float(np.sqrt(np.mean(sound[:, round(begin * RATE) : round(end * RATE)].astype(np.float64) ** 2)))


def lasting(tape: MadeTape, at: float, *, seat: int = 1, sound: int = 900) -> None:
    """Strings, until somebody ends them."""
    on = SoundOn(
        id=sound, seat=seat, instrument="strings", soft=False, pitch=60, velocity=0.8, hold=True, at=at
    )
    tape.events.append(SoundBegan(at=at, sound=on))


def test_time_is_that_of_the_tape() -> None:
    """[K3] A tone at 1.5 s begins there, the file lasts as long as the span and two seconds more."""
    sound = sound_of(MadeTape(length=5.0).plays(1, 1.5))
    assert sound.shape == (2, round((5.0 + RING) * RATE))
    first = int(np.flatnonzero(np.abs(sound).max(axis=0) > 1e-4)[0])
    assert first / RATE == pytest.approx(1.5, abs=0.001)


def test_a_span_is_that_part_of_the_whole() -> None:
    """[K3] Echoes, limiter and all: but for its edges, sample for sample."""
    tape = MadeTape(length=14.0)
    for i in range(12):
        tape.plays(1 + i % 2, 0.5 + i, pad=i % 5)
    whole, part = sound_of(tape), sound_of(tape, since=6.0, until=9.0)
    begin = round(6.05 * RATE)
    inside = whole[:, begin : begin + round(2.9 * RATE)]
    assert np.abs(part[:, round(0.05 * RATE) :][:, : inside.shape[1]] - inside).max() < 1e-4


def test_a_span_begins_softly_in_the_middle_of_a_tone() -> None:
    """[K3] It sounds from there on, without a click."""
    tape = MadeTape(length=12.0)
    lasting(tape, 1.0)
    sound = sound_of(tape, since=5.0, until=7.0)
    assert level(sound, 0.1, 1.0) > 0.003
    assert np.abs(sound[:, 0]).max() < 1e-6
    steps = np.abs(np.diff(sound, axis=1))
    assert steps[:, :3000].max() <= 1.2 * steps[:, 3000:].max()


def test_the_end_rings_out() -> None:
    """[K3] What is held is let go, nothing new begins, and the last sample is silence."""
    tape = MadeTape(length=6.0)
    lasting(tape, 1.0)
    tape.plays(2, 4.05)
    sound = sound_of(tape, until=4.0)
    assert level(sound, 3.5, 4.0) > 0.003
    assert level(sound, 4.8, 5.2) < 0.05 * level(sound, 3.5, 4.0)
    assert np.abs(sound[:, -1]).max() < 1e-6


def test_where_the_record_paused_time_goes_on_in_silence() -> None:
    """[K3][K1] And what comes after comes at its own time."""
    tape = MadeTape(length=12.0)
    lasting(tape, 1.0)
    tape.events += [Kept(at=3.0, what="paused"), Kept(at=8.0, what="resumed")]
    tape.plays(1, 9.0)
    sound = sound_of(tape)
    assert level(sound, 2.0, 3.0) > 0.003
    assert level(sound, 3.6, 8.9) < 1e-6
    assert level(sound, 9.0, 9.3) > 1e-3


def test_what_was_replayed_is_not_in_it() -> None:
    """[K3][K2] However it came onto the tape."""
    tape = MadeTape(length=8.0).plays(1, 1.0)
    tape.events += [Replayed(at=3.0, on=True), Replayed(at=6.0, on=False)]
    tape.plays(1, 4.0).plays(1, 7.0)
    sound = sound_of(tape)
    assert level(sound, 3.6, 6.9) < 1e-6
    assert level(sound, 7.0, 7.3) > 1e-3


def test_a_seat_left_out_does_not_sound_on() -> None:
    """[K1] Its lasting tone ends where it left the record."""
    tape = MadeTape(length=8.0)
    lasting(tape, 1.0)
    tape.events.append(SeatKept(at=3.0, seat=1, kept=False))
    sound = sound_of(tape)
    assert level(sound, 2.5, 3.0) > 0.003
    assert level(sound, 6.0, 7.5) < 1e-6


def test_named_seats_sound_alone() -> None:
    """[K3] Without the ground; unnamed, everything that sounded does."""
    tape = MadeTape(length=6.0).plays(1, 1.0).plays(2, 3.0)
    lasting(tape, 0.5, seat=DRONE)
    alone, together = sound_of(tape, seats=[2]), sound_of(tape)
    assert level(alone, 0.0, 2.9) < 1e-6
    assert level(alone, 3.0, 3.3) > 1e-3
    assert level(together, 2.0, 2.9) > 0.003


def test_the_balance_of_the_room_is_the_balance_of_the_file() -> None:
    """[K3] In force from the beginning, and when it changes."""
    tape = MadeTape(length=9.0)
    for at in (1.0, 4.0):
        tape.plays(1, at)
    seats = [SeatMix(seat=1, gain=1.0, pan=0.0)]
    loud = Mix(master=0.2, hush=False, calm=False, seats=seats, instruments=[], accents=True)
    soft = Mix(master=0.05, hush=False, calm=False, seats=seats, instruments=[], accents=True)
    tape.events += [Mixed(at=0.0, mix=loud), Mixed(at=3.0, mix=soft)]
    sound = sound_of(tape)
    assert level(sound, 1.0, 2.0) / level(sound, 4.0, 5.0) == pytest.approx(4.0, rel=0.02)


@pytest.mark.parametrize("tape", [MadeTape(length=20.0), MadeTape(length=20.0).plays(1, 15.0)])
def test_where_nothing_was_played_it_is_refused(tape: MadeTape) -> None:
    """[K3] One sentence with the way out."""
    with pytest.raises(Refused, match="Nothing was played"):
        sound_of(tape, until=10.0)


def test_an_hour_in_is_as_quickly_there() -> None:
    """[K3] What lies before a span is told, not rendered, and sudden sounds are judged by it."""
    tape = MadeTape(length=3600.0).plays(1, 1.0).plays(1, 3590.0)
    sound = sound_of(tape, since=3589.0, until=3592.0)
    first = int(np.flatnonzero(np.abs(sound).max(axis=0) > 1e-4)[0])
    assert first / RATE == pytest.approx(1.0, abs=0.001)
