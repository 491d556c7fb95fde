"""Replay in the room: it stands still, the tape speaks, and nothing of it goes onto a tape again."""

import pytest

from server.core import replaying
from server.core.errors import Refused
from server.core.replay import LATE, TapePart
from server.core.replaying import LEAD, LOADING, PART
from server.core.tape import Event, Kept, Replayed, SoundBegan, Touched, told_at
from server.protocol import (
    EndReplay,
    Go,
    Lights,
    Mark,
    Mix,
    PauseRecording,
    Recording,
    Replay,
    SetHush,
    SetLevel,
    Silence,
    SoundOn,
    Stage,
    StartRecording,
    StartReplay,
    SteerReplay,
)
from server.protocol import Refused as RefusedFact
from tests.harness import CONDUCTOR, ScriptedRoom


class Listening:
    """A room that has recorded a little music, and storage that has all of it."""

    def __init__(self, room: ScriptedRoom) -> None:
        self.room = room
        room.sits(1, 2).conducts(StartRecording(title="Tuesday group"))
        self.session = room.room.recorder.session or ""
        for beat in range(8):
            seat = 1 + beat % 2
            room.at(1.0 + beat)
            note = room.plays(seat, pad=beat % 5)
            room.at(1.3 + beat).lifts(seat, note)
        room.at(12.0)

    @property
    def tape(self) -> list[Event]:
        return sorted(self.room.kept, key=told_at)

    def answer(self) -> "Listening":
        """Storage gives what was asked for last."""
        wanted = self.room.wanted[-1]
        part = TapePart(
            title="Tuesday group",
            length=12.0,
            seats=[1, 2],
            before=[],
            events=[e for e in self.tape if wanted.since <= told_at(e) < wanted.until],
            upto=wanted.until,
        )
        room = self.room.room
        self.room.take(replaying.answered(room, wanted, part, self.room.now))
        return self

    def replay(self, **how: float) -> "Listening":
        self.room.conducts(StartReplay(session=self.session, **how))
        return self.answer()

    def heard(self, since: float) -> list[SoundOn]:
        return self.room.facts(SoundOn, to="speaker", since=since)


@pytest.fixture
def listening(room: ScriptedRoom) -> Listening:
    return Listening(room)


def state(listening: Listening) -> Replay:
    return listening.room.facts(Replay)[-1]


def test_what_was_played_sounds_again(listening: Listening) -> None:
    """[K2] The same tones at the same distances, by other numbers."""
    played = [event.sound for event in listening.tape if isinstance(event, SoundBegan)]
    begun = listening.room.now
    listening.replay().room.at(begun + 20)
    again = listening.heard(begun)
    assert [(s.seat, s.pitch, s.velocity, s.instrument) for s in again] == [
        (s.seat, s.pitch, s.velocity, s.instrument) for s in played
    ]
    first = next(event for event in listening.tape if isinstance(event, SoundBegan)).at
    assert again[0].at == pytest.approx(begun + LOADING + first + LATE)
    gaps = [b.at - a.at for a, b in zip(again, again[1:], strict=False) if a.at and b.at]
    assert gaps == pytest.approx([1.0] * 7)
    assert not {s.id for s in again} & {s.id for s in played}


def test_the_room_stands_meanwhile(listening: Listening) -> None:
    """[K2] Pads rest as after STOP; what hands do then is not heard."""
    listening.replay()
    assert listening.room.surface(1).state == "stopped"
    begun = listening.room.now
    listening.room.at(begun + 0.05).plays(1, pad=0)
    assert not [sound for sound in listening.heard(begun) if sound.at is None]


def test_displays_show_it_as_it_was(listening: Listening) -> None:
    """[K2] The touches light up again, with the tones."""
    begun = listening.room.now
    listening.replay().room.at(begun + 20)
    lit = [
        (on.seat, on.pad)
        for light in listening.room.facts(Lights, to="displays", since=begun)
        for on in light.on
    ]
    assert lit == [(event.seat, event.pad) for event in listening.tape if isinstance(event, Touched)]
    off = [one for light in listening.room.facts(Lights, to="displays", since=begun) for one in light.off]
    assert len(off) == len(lit)
    stages = listening.room.facts(Stage, to="displays", since=begun + LOADING)
    assert any(stage.running for stage in stages)


def test_nothing_of_it_is_recorded(listening: Listening) -> None:
    """[K2] The recording waits; the tape says only that something was listened to."""
    before = len(listening.room.kept)
    begun = listening.room.now
    listening.replay().room.at(begun + 20)
    after = listening.room.kept[before:]
    assert not [event for event in after if isinstance(event, SoundBegan | Touched)]
    assert [event.on for event in after if isinstance(event, Replayed)] == [True, False]
    assert [event.what for event in after if isinstance(event, Kept)] == ["paused", "resumed"]
    assert listening.room.facts(Recording)[-1].state == "on"


def test_it_ends_by_itself_and_the_room_waits_for_go(listening: Listening) -> None:
    """[K2] Dashboards are told; GO plays on."""
    begun = listening.room.now
    listening.replay().room.at(begun + LOADING + 12.0 + LATE + 0.1)
    assert state(listening).session is None
    assert not listening.room.room.settings.running
    listening.room.conducts(Go(count_in=False))
    assert listening.room.surface(1).state == "play"


def test_go_ends_it(listening: Listening) -> None:
    """[K2] Nobody has to know that there is a button for it."""
    listening.replay().room.at(listening.room.now + LOADING + 3.0)
    at = listening.room.now
    listening.room.conducts(Go(count_in=False))
    assert state(listening).session is None
    assert listening.room.facts(Silence, since=at)
    listening.room.at(at + 10)
    assert not listening.heard(at + 0.01)


def test_the_last_minute_of_a_running_recording(listening: Listening) -> None:
    """[K2] As much of it as there is."""
    listening.room.conducts(StartReplay(session=listening.session, last=5.0))
    wanted = listening.room.wanted[-1]
    assert [wanted.since, wanted.until] == pytest.approx([7.0, 12.0])
    begun = listening.room.now
    listening.answer().room.at(begun + 20)
    assert len(listening.heard(begun)) == 2


def test_pause_and_go_on(listening: Listening) -> None:
    """[K2] Nothing sounds while it stands; it goes on where it was."""
    begun = listening.room.now
    room = listening.replay().room
    room.at(begun + LOADING + 4.5).conducts(SteerReplay(paused=True))
    assert state(listening).state == "paused"
    assert state(listening).place == pytest.approx(4.5)
    stopped = room.now
    room.at(stopped + 30)
    assert not listening.heard(stopped + 0.01)
    room.conducts(SteerReplay(paused=False))
    assert state(listening).state == "loading"
    listening.answer()
    again = room.now
    room.at(again + 20)
    assert len(listening.heard(again)) == 4
    assert listening.heard(again)[0].at == pytest.approx(again + LEAD + 0.5 + LATE)


def test_another_place_and_another_speed(listening: Listening) -> None:
    """[K2] Twice as fast the tones come half as far apart."""
    begun = listening.room.now
    room = listening.replay().room
    room.at(begun + LOADING + 1.0).conducts(SteerReplay(at=5.5, speed=2.0))
    listening.answer()
    again = room.now
    room.at(again + 20)
    heard = listening.heard(again + 0.01)
    assert [a.at for a in heard] == pytest.approx([again + LEAD + LATE + 0.25 + 0.5 * n for n in range(3)])


def test_some_seats_stay_out_of_it(listening: Listening) -> None:
    """[K2] Silent, and dark."""
    begun = listening.room.now
    room = listening.replay().room
    room.conducts(SteerReplay(without=[2])).at(begun + 20)
    assert {sound.seat for sound in listening.heard(begun)} == {1}
    lit = {on.seat for light in room.facts(Lights, since=begun) for on in light.on}
    assert lit == {1}
    assert state(listening).session is None


def test_it_is_never_louder_than_the_room_is_set(listening: Listening) -> None:
    """[A3] Softer now means softer played back; hush works."""
    room = listening.room
    room.conducts(SetLevel(level=2))
    quiet = room.facts(Mix)[-1].master
    begun = room.now
    listening.replay().room.at(begun + 5)
    assert all(mix.master <= quiet for mix in room.facts(Mix, since=begun))
    room.conducts(SetHush(on=True))
    assert room.facts(Mix)[-1].hush


def test_an_old_answer_is_none(listening: Listening) -> None:
    """[K2] Two taps in a row: only what was asked last is played."""
    room = listening.room
    room.conducts(StartReplay(session=listening.session))
    first = room.wanted[-1]
    room.conducts(StartReplay(session=listening.session, since=5.0))
    part = TapePart(title="", length=12.0, seats=[], before=[], events=[], upto=20.0)
    assert replaying.answered(room.room, first, part, room.now) == []
    assert state(listening).state == "loading"


def test_a_long_tape_comes_in_parts(listening: Listening) -> None:
    """[F2] The next one is asked for in time."""
    room = listening.room
    room.conducts(StartReplay(session=listening.session))
    part = TapePart(
        title="", length=600.0, seats=[1], before=[], events=[Kept(at=15.0, what="paused")], upto=PART
    )
    room.take(replaying.answered(room.room, room.wanted[-1], part, room.now))
    asked = len(room.wanted)
    room.at(room.now + LOADING + 16.0)
    assert len(room.wanted) == asked + 1
    assert (room.wanted[-1].since, room.wanted[-1].first) == (PART, False)


def test_what_cant_be_fetched_is_said(listening: Listening) -> None:
    """[K5] Erased meanwhile: one sentence, and the room is as it was."""
    room = listening.room
    room.conducts(StartReplay(session=listening.session))
    gone = Refused("no_such_session", "There is no such session any more.")
    room.take(replaying.answered(room.room, room.wanted[-1], gone, room.now))
    assert state(listening).session is None
    assert room.facts(RefusedFact)[-1].code == "no_such_session"
    assert room.facts(Recording)[-1].state == "on"


def test_past_the_end_there_is_nothing(listening: Listening) -> None:
    """[K2] A place after the last event."""
    room = listening.room
    listening.replay(since=500.0)
    assert room.facts(RefusedFact)[-1].code == "replay_past_end"


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (StartReplay(session="a" * 12, since=5.0, until=5.0), "replay_empty"),
        (StartReplay(session="a" * 12, last=60.0), "replay_not_running"),
        (SteerReplay(paused=True), "replay_none"),
    ],
)
def test_what_makes_no_sense_is_refused(
    listening: Listening, message: StartReplay | SteerReplay, code: str
) -> None:
    """[K2] Whole, and nothing changes."""
    with pytest.raises(Refused) as no:
        listening.room.conducts(message)
    assert no.value.code == code
    assert listening.room.room.settings.running


@pytest.mark.parametrize("message", [PauseRecording(paused=False), Mark(icon="star")])
def test_recording_waits_for_its_end(listening: Listening, message: PauseRecording | Mark) -> None:
    """[K1] What is played back can't be recorded by any way round."""
    listening.replay()
    with pytest.raises(Refused):
        listening.room.conducts(message)


def test_ending_what_is_not_played_is_nothing(listening: Listening) -> None:
    """[K2] A second tap."""
    assert replaying.end_replay(listening.room.room, CONDUCTOR, EndReplay(), listening.room.now) == []


def test_a_pause_while_it_loads_holds(listening: Listening) -> None:
    """[K2] Pressed before anything was at hand: it stands at its beginning, and goes on from there."""
    room = listening.room
    room.conducts(StartReplay(session=listening.session, since=2.0), SteerReplay(paused=True))
    listening.answer()
    begun = room.now
    assert (state(listening).state, state(listening).place, state(listening).until) == ("paused", 2.0, 12.0)
    room.at(begun + 20)
    assert not listening.heard(begun)
    room.conducts(SteerReplay(paused=False))
    again = room.now
    listening.answer().room.at(again + 20)
    assert len(listening.heard(again)) == 7


def test_a_pause_right_after_another_place_holds(listening: Listening) -> None:
    """[K2] The place is the new one."""
    room = listening.replay().room
    room.at(room.now + LOADING + 1.0).conducts(SteerReplay(at=6.0), SteerReplay(paused=True))
    listening.answer()
    begun = room.now
    room.at(begun + 20)
    assert not listening.heard(begun + 0.01)
    assert (state(listening).state, state(listening).place) == ("paused", 6.0)
    room.conducts(SteerReplay(at=7.0))
    listening.answer()
    assert (state(listening).state, state(listening).place) == ("paused", 7.0)
