"""Accent and rumble."""

import pytest

from server.core.errors import Refused
from server.core.room import Sender
from server.protocol import CUES, Accent, Go, SetRumble, SetTempo, Stop
from tests.harness import CONDUCTOR, ScriptedRoom


def beats(room: ScriptedRoom) -> list[float]:
    return [room.room.transport.beat_at(sound.at) for sound in room.heard(CUES) if sound.at is not None]


def test_an_accent_falls_on_the_next_beat(room: ScriptedRoom) -> None:
    """[C1] Drums and the low root, together, once."""
    room.at(10.3).conducts(Accent()).at(14.0)
    assert len(set(beats(room))) == 1
    assert beats(room)[0] == pytest.approx(round(beats(room)[0]))
    assert 0 < beats(room)[0] - room.room.transport.beat_at(10.3) <= 1.1
    bell = [sound for sound in room.heard(CUES) if ":" not in sound.instrument]
    assert [sound.pitch for sound in bell] == [48.0]
    assert max(sound.velocity for sound in room.heard(CUES)) == 1.0


def test_a_rumble_swells_while_it_is_held_and_ends_within_a_beat(room: ScriptedRoom) -> None:
    """[C1] A roll in time: even strokes, at least seven a second, louder and louder."""
    room.at(10.0).conducts(SetRumble(on=True)).at(10.2)
    assert room.heard(CUES)[0].at is not None
    assert (room.heard(CUES)[0].at or 0.0) < 10.2
    room.at(17.0)
    assert room.state().rumble
    strokes = [sound.at for sound in room.heard(CUES) if sound.at is not None]
    gaps = [later - earlier for earlier, later in zip(strokes, strokes[1:], strict=False)]
    assert max(gaps) == pytest.approx(min(gaps), rel=0.01)
    assert max(gaps) < 1 / 7
    heavy = [sound.velocity for sound in room.heard(CUES) if sound.instrument.endswith("low_tom")]
    assert heavy == sorted(heavy)
    assert heavy[-1] > 2 * heavy[0]
    released = room.room.transport.beat_at(room.now)
    room.conducts(SetRumble(on=False)).at(22.0)
    assert max(beats(room)) < released + 1.4
    assert not room.state().rumble


def test_a_rumble_stays_in_time_while_the_tempo_changes(room: ScriptedRoom) -> None:
    """[M3] Its strokes lie on the same parts of every beat."""
    room.at(10.0).conducts(SetRumble(on=True), SetTempo(bpm=60.0, over=4.0)).at(18.0)
    late = [beat for beat in beats(room) if beat > room.room.transport.beat_at(15.0)]
    assert [beat * 8 for beat in late] == pytest.approx([round(beat * 8) for beat in late], abs=1e-5)


def test_it_ends_when_the_page_that_holds_it_goes(room: ScriptedRoom) -> None:
    """[T3] A dashboard whose battery is empty leaves no roll behind."""
    other = Sender("phone", "conductor")
    room.comes(other).at(10.0).says(other, SetRumble(on=True)).at(12.0).goes(other)
    gone = room.room.transport.beat_at(room.now)
    room.at(20.0)
    assert max(beats(room)) < gone + 1.4


def test_while_the_room_is_stopped_there_is_no_accent_and_no_rumble(room: ScriptedRoom) -> None:
    """[C1] One sentence, with the way out; STOP ends a rumble that is held."""
    room.at(10.0).conducts(SetRumble(on=True)).at(11.0).conducts(Stop()).forget()
    for message in (Accent(), SetRumble(on=True)):
        with pytest.raises(Refused, match="press GO"):
            room.room.handle(CONDUCTOR, message, room.now)
    room.at(13.0).conducts(Go(count_in=False)).at(16.0)
    assert room.heard(CUES) == []
