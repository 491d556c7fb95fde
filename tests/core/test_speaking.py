"""Speaker pages: who sounds, and what the next one must know."""

from server.core.room import Sender
from server.protocol import Mix, NewCode, SetDrone, SoundOn, SpeakerRole, SpeakerState, TakeSpeaker
from tests.harness import SPEAKER, ScriptedRoom

SECOND = Sender("second", "speaker")


def test_a_second_speaker_is_told_to_stand_by(room: ScriptedRoom) -> None:
    """[R4] It stays silent until it takes over."""
    room.comes(SECOND)
    assert not room.facts(SpeakerRole, to="second")[-1].active
    assert room.state().speaker.standby == 1


def test_taking_over_silences_the_old_one_first(room: ScriptedRoom) -> None:
    """[R4] And the new one learns the balance and the drone."""
    room.conducts(SetDrone(on=True, voicing="one")).comes(SECOND)
    room.forget().says(SECOND, TakeSpeaker())
    roles = [(told.to, told.fact) for told in room.told if isinstance(told.fact, SpeakerRole)]
    assert [(to, fact.active) for to, fact in roles] == [("speaker", False), ("second", True)]
    assert room.facts(Mix, to="speakers")
    assert [sound.pitch for sound in room.facts(SoundOn, to="second")] == [36.0]


def test_the_dashboard_says_when_nothing_is_heard(room: ScriptedRoom) -> None:
    """[R4] No speaker page is a state, and it is told at once."""
    room.at(5.0).goes(SPEAKER)
    state = room.state()
    assert state.speaker.state == "none"
    assert state.speaker.since == 5.0


def test_the_dashboard_follows_the_speakers_own_words(room: ScriptedRoom) -> None:
    """[A5] Asleep, loading, ready, and how late it is."""
    room.says(SPEAKER, SpeakerState(state="loading", loading=0.4))
    assert (room.state().speaker.state, room.state().speaker.loading) == ("loading", 0.4)
    room.says(SPEAKER, SpeakerState(state="ready", latency=28.4))
    assert (room.state().speaker.state, room.state().speaker.latency) == ("ready", 28.0)


def test_a_silent_speaker_loses_the_lease_to_the_standby(room: ScriptedRoom) -> None:
    """[R4] Within three seconds of its last word."""
    room.comes(SECOND)
    for second in range(1, 5):
        room.at(float(second)).says(SECOND, SpeakerState(state="ready"))
    assert room.facts(SpeakerRole, to="second")[-1].active


def test_a_standby_knows_the_balance_and_the_code(room: ScriptedRoom) -> None:
    """[R4] It has loaded what it may have to sound, and shows the code of now."""
    room.forget().comes(SECOND)
    assert room.facts(Mix, to="speakers")
    assert room.facts(SpeakerRole, to="second")[-1].code == "KFM7RQ"
    room.conducts(NewCode())
    assert room.facts(SpeakerRole, to="second")[-1].code == "ABCDEF"
