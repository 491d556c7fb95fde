"""The count-in."""

import pytest

from server.protocol import CUES, CountIn, Go, SetPulse, SetTempo, Stop, Undo
from tests.harness import ScriptedRoom, member

BEAT = 60 / 72


@pytest.fixture
def stopped(room: ScriptedRoom) -> ScriptedRoom:
    """Somebody sits, the pulse is on, and the room was stopped."""
    return room.sits(1).at(1.0).conducts(SetPulse(on=True), Stop()).at(5.0).forget()


def test_three_beats_are_seen_and_heard_and_the_fourth_is_a_bar(stopped: ScriptedRoom) -> None:
    """[C1] Dots on the tablet and taps from the speaker at the same moments."""
    stopped.conducts(Go())
    (fact,) = stopped.facts(CountIn, to=1)
    clicks = [sound.at for sound in stopped.heard(CUES)]
    assert clicks == fact.beats
    assert clicks == pytest.approx([5.15, 5.15 + BEAT, 5.15 + 2 * BEAT])
    assert fact.go == pytest.approx(5.15 + 3 * BEAT)
    assert fact.go is not None
    assert stopped.room.transport.beat_at(fact.go) % 4 == pytest.approx(0)


def test_nobody_sounds_before_the_count_is_over(stopped: ScriptedRoom) -> None:
    """[C1] Touches glow; the pulse waits; then both come in."""
    stopped.conducts(Go()).at(7.0)
    stopped.plays(1, pad=0)
    assert stopped.heard(1) == []
    assert stopped.heard(0) == []
    stopped.at(8.0)
    stopped.plays(1, pad=0)
    assert len(stopped.heard(1)) == 1
    go = 5.15 + 3 * BEAT
    stopped.at(9.0)
    assert stopped.heard(0)[0].at == pytest.approx(go, abs=BEAT)


def test_pressed_again_it_starts_at_once(stopped: ScriptedRoom) -> None:
    """[C1] Nobody has to wait for a count."""
    stopped.conducts(Go()).at(5.5).conducts(Go())
    assert stopped.facts(CountIn, to=1)[-1] == CountIn(beats=[], go=None)
    stopped.plays(1, pad=0)
    assert len(stopped.heard(1)) == 1


def test_stop_calls_it_off(stopped: ScriptedRoom) -> None:
    """[C1] And so does Undo."""
    for message in (Stop(), Undo()):
        stopped.conducts(Go()).at(stopped.now + 0.5).forget().conducts(message)
        assert stopped.facts(CountIn, to=1) == [CountIn(beats=[], go=None)]
        assert stopped.silences()
        assert not stopped.state().running
        stopped.at(stopped.now + 5.0)
        stopped.plays(1, pad=0)
        assert stopped.heard(1) == []


def test_a_tempo_change_waits_for_the_end_of_the_count(stopped: ScriptedRoom) -> None:
    """[C1][M3] What was counted is what is played; the new tempo begins with the music."""
    stopped.conducts(Go())
    go = 5.15 + 3 * BEAT
    stopped.at(6.0).conducts(SetTempo(bpm=144.0)).at(12.0)
    assert stopped.room.transport.bpm_at(go - 0.01) == 72.0
    assert stopped.room.transport.bpm_at(go + 0.01) == 144.0


def test_whoever_joins_meanwhile_counts_along(stopped: ScriptedRoom) -> None:
    """[R1][C1] A late tablet is told the same moments."""
    stopped.conducts(Go()).at(6.0).sits(2)
    told = stopped.facts(CountIn, to=member(2).connection)
    assert told == stopped.facts(CountIn, to=1)


def test_go_while_playing_changes_nothing(room: ScriptedRoom) -> None:
    """[C1] A second press is no start."""
    room.sits(1).at(1.0).forget().conducts(Go())
    assert room.facts(CountIn) == []
    assert room.heard(CUES) == []
