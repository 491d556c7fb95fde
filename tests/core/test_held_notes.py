"""What becomes of held tones when the scale moves on."""

import pytest

from server.core.held_notes import RING_BEATS
from server.core.tuning import Tuning
from server.protocol import SetDrone, SetScale, SetSeats, SetTempo, SetTiming, SoundBend
from tests.core.scales import SCALES
from tests.harness import ScriptedRoom

HIRAJOSHI = Tuning(SCALES["hirajoshi"], 1)


@pytest.fixture
def room() -> ScriptedRoom:
    """One person with strings, five pads in C major pentatonic."""
    return ScriptedRoom().sits(1).conducts(SetSeats(seats=[1], instrument="strings"))


def held_over(room: ScriptedRoom, until: float = 0.0) -> None:
    """Five fingers lie on the pads while the scale changes; they stay until the change has landed, and `until`."""
    notes = [room.at(1.0).plays(1, pad=pad) for pad in range(5)]
    room.conducts(SetScale(scale="hirajoshi", root=1))
    coming = room.room.coming
    assert coming is not None
    stay_until(room, max(until, coming.at + 0.01), notes)


def stay_until(room: ScriptedRoom, until: float, notes: list[int]) -> None:
    while room.now + 0.5 < until:
        room.at(room.now + 0.5).holds_on(1, *notes)
    room.at(until)


def foreign(room: ScriptedRoom) -> list[float]:
    held = room.room.seat(1).held.values()
    return [one.pitch for one in held if not HIRAJOSHI.contains(one.pitch)]


def test_by_itself_a_held_tone_rings_on(room: ScriptedRoom) -> None:
    """[M3][P4] Nobody's tone is taken from under the finger."""
    held_over(room)
    assert room.ended() == []
    assert foreign(room)


def test_it_rings_no_longer_than_four_beats(room: ScriptedRoom) -> None:
    """[M3] Then it makes way for the new scale; tones of both stay."""
    held_over(room)
    kept = len(room.room.seat(1).held) - len(foreign(room))
    landed = room.now
    stay_until(room, landed + RING_BEATS * 60 / 72 - 0.05, [1, 2, 3, 4, 5])
    assert room.ended() == []
    room.at(room.now + 0.1)
    assert foreign(room) == []
    assert len(room.ended()) == 5 - kept


def test_four_beats_are_four_beats_of_the_music(room: ScriptedRoom) -> None:
    """[M3] Twice as fast, they are over twice as soon."""
    held_over(room)
    room.conducts(SetTempo(bpm=144.0)).at(room.now + 3 * 60 / 72)
    assert foreign(room) == []


def test_it_ends_with_the_finger(room: ScriptedRoom) -> None:
    """[P4] As any tone."""
    held_over(room)
    note = next(n for n, held in room.room.seat(1).held.items() if not HIRAJOSHI.contains(held.pitch))
    room.lifts(1, note)
    assert len(room.ended()) == 1


def test_back_in_the_old_scale_it_may_stay(room: ScriptedRoom) -> None:
    """[P3] Nothing is foreign any more."""
    held_over(room)
    room.conducts(SetScale(scale="major_pentatonic", root=0))
    coming = room.room.coming
    assert coming is not None
    stay_until(room, coming.at + 6, [1, 2, 3, 4, 5])
    assert len(room.room.seat(1).held) == 5


def test_beside_a_drone_it_would_grind_with_it_makes_way_at_once(room: ScriptedRoom) -> None:
    """[M3][P3] D flat under it: the held C ends on the bar."""
    room.conducts(SetDrone(on=True, voicing="one"))
    held_over(room)
    assert all((pitch - 1) % 12 not in (11, 0, 1) for pitch in foreign(room))
    own = {sound.id for sound in room.heard(1)}
    assert {off.fade for off in room.ended() if off.id in own} == {0.12}


def test_released_it_fades_on_the_bar(room: ScriptedRoom) -> None:
    """[M3] Within 120 ms."""
    room.conducts(SetTiming(held="release"))
    held_over(room)
    assert foreign(room) == []
    assert {off.fade for off in room.ended()} == {0.12}


def test_gliding_it_slides_to_the_nearest_new_tone(room: ScriptedRoom) -> None:
    """[M3][P3] Two semitones at most; its end is the end of the same tone."""
    room.conducts(SetTiming(held="glide"))
    held_over(room)
    bends = room.facts(SoundBend, to="speaker")
    assert bends
    before = {sound.id: sound.pitch for sound in room.heard(1)}
    for bend in bends:
        assert HIRAJOSHI.contains(bend.pitch)
        assert abs(bend.pitch - before[bend.id]) <= 2.0
    assert foreign(room) == []
    room.lifts(1, 1)
    assert room.ended()[-1].id == room.heard(1)[0].id


def test_struck_tones_ring_out_whatever_is_chosen() -> None:
    """[P4] A kalimba's tone is on its way already."""
    for held in ("ring", "release", "glide"):
        room = ScriptedRoom().sits(1).conducts(SetTiming(held=held))
        held_over(room)
        assert room.ended() == []
        assert room.facts(SoundBend) == []
        assert len(room.room.seat(1).held) == 5
