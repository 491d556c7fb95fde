"""Sessions made at random, as rooms make them: tempi that jump and glide, many seats, struck and lasting tones."""

import random
from typing import Final

from hypothesis import strategies as st

from server.core.tape import TempoSet
from server.core.transport import TempoMap
from tests.tapes import MadeTape

SLENDRO: Final = [0.0, 2.28, 4.84, 7.28, 9.6]
SLENDRO_NAMES: Final = ["C", "D +28", "F −16", "G +28", "A♯ −40"]
HIRAJOSHI: Final = [0.0, 2.0, 3.0, 7.0, 8.0]
HIRAJOSHI_ON_D: Final = ["D", "E", "F", "A", "B♭"]
STRUCK: Final = ("kalimba", "marimba", "harp", "vibraphone", "guitar", "handpan")
LASTING: Final = ("flute", "strings", "choir", "ocarina")


def tempo_sets() -> st.SearchStrategy[list[TempoSet]]:
    """Up to six changes of tempo, at once or gliding, within five minutes or so."""
    change = st.tuples(
        st.floats(0.5, 40.0),
        st.floats(30.0, 200.0),
        st.one_of(st.just(0.0), st.floats(0.1, 40.0)),
        st.sampled_from(["in_time", "in_beats"]),
    )
    return st.builds(told_tempi, st.floats(-20.0, 0.0), st.floats(30.0, 200.0), st.lists(change, max_size=6))


def told_tempi(start: float, bpm: float, changes: list[tuple[float, float, float, str]]) -> list[TempoSet]:
    """What a room tells of such changes: `after` seconds, `bpm`, gliding `over` seconds, and how."""
    tempo = TempoMap.starting(start, bpm)
    sets = [_told(tempo, 0, start)]
    now = max(start, 0.0)
    for after, wanted, over, glide in changes:
        now += after
        before = len([part for part in tempo.parts if part.at < now])
        tempo = tempo.glide_to(
            now, wanted, over_seconds=over, glide="in_beats" if glide == "in_beats" else "in_time"
        )
        sets += [_told(tempo, place, now) for place in range(before, len(tempo.parts))]
    planned = {one.at for one in sets if one.at > one.told}
    return [one for one in sets if one.at not in planned or not _dropped(one, sets)]


def _told(tempo: TempoMap, place: int, now: float) -> TempoSet:
    part = tempo.parts[place]
    return TempoSet(
        told=now,
        at=part.at,
        beat=part.beat,
        bpm=part.bpm,
        target=part.target,
        until=part.until,
        glide=part.glide,
        bar=4,
    )


def _dropped(one: TempoSet, sets: list[TempoSet]) -> bool:
    return any(other.told > one.told and other.at <= one.at for other in sets)


def session(
    *,
    seats: int,
    notes: int,
    length: float,
    seed: int = 1,
    tempi: list[TempoSet] | None = None,
    degrees: list[float] | None = None,
    lasting: bool = True,
) -> MadeTape:
    """Everybody plays whenever they like; every fourth seat on an instrument whose tones last."""
    chance = random.Random(seed)
    tape = MadeTape(seats=range(1, seats + 1), length=length)
    if tempi is not None:
        tape.events = [event for event in tape.events if not isinstance(event, TempoSet)]
        tape.events += tempi
    tones = degrees or [0.0, 2.0, 4.0, 7.0, 9.0]
    pads = {}
    for seat in range(1, seats + 1):
        hold = lasting and seat % 4 == 0
        low = 48.0 + 12 * (seat % 3)
        pads[seat] = [low + tone for tone in tones]
        name = LASTING[seat // 4 % len(LASTING)] if hold else STRUCK[seat % len(STRUCK)]
        tape.sits(seat, pads=pads[seat], instrument=name, hold=hold)
    for at in sorted(chance.uniform(0.0, length * 0.999) for _ in range(notes)):
        seat = chance.randint(1, seats)
        pad = chance.randrange(len(tones))
        tape.plays(
            seat,
            at,
            pad=pad,
            pitch=pads[seat][pad],
            velocity=chance.uniform(0.1, 1.0),
            length=chance.uniform(0.05, 2.0),
            sounded=at + chance.choice([0.0, 0.0, 0.03]) if at + 0.03 < length else None,
        )
    return tape
