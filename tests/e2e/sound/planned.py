"""What a scripted room planned, handed to the real engine: each word when it was told, each sound when it is due."""

from collections.abc import Iterable

from server.protocol import Mix, SoundOff, SoundOn
from tests.e2e.sound.rendering import Score
from tests.harness import ScriptedRoom, Told


def played(room: ScriptedRoom, start: float, seconds: float, *, strips: Iterable[int] | None = None) -> Score:
    """A score of what the speaker was told from `start` on, for so many seconds; of some strips only, if said."""
    mix = room.facts(Mix)[-1]
    gains = {seat.seat: seat.gain for seat in mix.seats}
    score = Score(master=mix.master)
    score.mix(0.0, master=mix.master, gains=gains, pans={seat.seat: seat.pan for seat in mix.seats})
    ids: dict[int, int] = {}
    wanted = None if strips is None else frozenset(strips)
    for told in room.told:
        if told.to == "speaker" and start <= told.at < start + seconds:
            _hand_on(score, told, start, wanted, ids)
    return score


def _hand_on(
    score: Score, told: Told, start: float, wanted: frozenset[int] | None, ids: dict[int, int]
) -> None:
    at = told.at - start
    match told.fact:
        case SoundOn() as sound if wanted is None or sound.seat in wanted:
            ids[sound.id] = score.plays(
                at,
                sound.instrument,
                sound.pitch,
                seat=sound.seat,
                velocity=sound.velocity,
                hold=sound.hold,
                soft=sound.soft,
                when=None if sound.at is None else sound.at - start,
                rise=sound.rise,
            )
        case SoundOff() as off if off.id in ids:
            when = None if off.at is None else off.at - start
            score.lets_go(at, ids[off.id], fade=off.fade, when=when)
        case _:
            pass
