"""When a ground begins, goes and comes back."""

import pytest

from server.core.grounds.layer import LOOKAHEAD, bar_line
from server.protocol import PULSE, Go, SetPulse, SetTempo, SoundOn, Stop
from tests.harness import ScriptedRoom


def beats(room: ScriptedRoom, strip: int) -> list[float]:
    return [room.room.transport.beat_at(sound.at) for sound in room.heard(strip) if sound.at is not None]


def test_bar_lines() -> None:
    assert [bar_line(beat, 4) for beat in (0.0, 0.1, 4.0, 4.0 + 1e-9, 7.9)] == [0.0, 4.0, 4.0, 4.0, 8.0]
    assert bar_line(7.0, 3) == 9.0


def test_after_a_count_in_the_first_beat_is_told_ahead(room: ScriptedRoom) -> None:
    """[C1] On GO the pulse is there with the bar, to the moment: it was sent before."""
    room.at(1.0).conducts(SetPulse(on=True, pattern="woodblock")).at(3.0).conducts(Stop()).at(5.0)
    room.forget().conducts(Go(count_in=True))
    counting = room.room.counting
    assert counting is not None
    room.at(counting.go + 3.0)
    first = [told for told in room.told if isinstance(told.fact, SoundOn) and told.fact.seat == PULSE][0]
    assert isinstance(first.fact, SoundOn)
    assert first.fact.at == pytest.approx(counting.go)
    assert counting.go - LOOKAHEAD - 0.06 < first.at < counting.go - 0.05
    assert first.fact.instrument == "percussion:woodblock_high"


def test_a_count_in_called_off_leaves_nothing_behind(room: ScriptedRoom) -> None:
    """[C1] GO twice is at once: the pulse comes with the next beat. STOP during the count is silence."""
    room.at(1.0).conducts(SetPulse(on=True)).at(3.0).conducts(Stop()).at(5.0)
    room.conducts(Go(count_in=True)).at(5.4).forget().conducts(Go()).at(6.6)
    assert beats(room, PULSE)[0] < room.room.transport.beat_at(5.4) + 1.4
    room.at(8.0).conducts(Stop()).at(9.0).conducts(Go(count_in=True)).at(9.5).conducts(Stop())
    room.forget().at(14.0)
    assert beats(room, PULSE) == []


def test_no_beat_is_lost_or_doubled_while_the_tempo_jumps_and_glides(room: ScriptedRoom) -> None:
    """[M3] [M4] A restless conductor: every beat once, in order."""
    room.at(1.0).conducts(SetPulse(on=True, pattern="woodblock"))
    for second, (bpm, over) in enumerate(((120, 0), (48, 3), (180, 0), (180, 5), (60, 0.4), (90, 8))):
        room.at(3.0 + 2.3 * second).conducts(SetTempo(bpm=float(bpm), over=float(over)))
    room.at(30.0)
    times = [sound.at for sound in room.heard(PULSE) if sound.at is not None]
    assert times == sorted(times)
    gaps = [later - earlier for earlier, later in zip(times, times[1:], strict=False)]
    assert min(gaps) > 60 / 185
    assert max(gaps) < 60 / 47
    last = round(room.room.transport.beat_at(times[-1]))
    assert len(times) == len(set(times))
    assert room.room.transport.beat_at(times[-1]) == pytest.approx(last)


def test_a_room_that_was_away_does_not_play_what_it_missed(room: ScriptedRoom) -> None:
    """[M4] After a hiccup of three seconds the pulse goes on, without a volley of late strokes."""
    room.at(1.0).conducts(SetPulse(on=True, pattern="woodblock")).at(4.0).forget()
    room.now = 7.0
    room.take(room.room.wake(7.0))
    late = [sound.at for sound in room.heard(PULSE) if sound.at is not None and sound.at < 7.0]
    assert len(late) <= 1
