"""The conductor's hands: every control acts, shows its state, and is undone in one step."""

import pytest

from server.core.errors import Refused
from server.core.tuning import Tuning
from server.protocol import (
    DRONE,
    AllNotesOff,
    Arrange,
    Command,
    Go,
    Mix,
    PlayTestTone,
    RoomState,
    SetDisplay,
    SetDrone,
    SetHush,
    SetLevel,
    SetPulse,
    SetScale,
    SetSeats,
    SetTempo,
    SetTiming,
    StepLevel,
    StepSeats,
    Stop,
    TapTempo,
    TestTone,
    Undo,
)
from tests.core.scales import SCALES
from tests.harness import ScriptedRoom

CONTROLS: list[Command] = [
    SetScale(scale="minor_pentatonic", root=9),
    SetTempo(bpm=100.0),
    SetPulse(on=True, pattern="woodblock", level=3),
    SetDrone(on=True, voicing="one", level=2),
    SetTiming(mode="steady"),
    SetLevel(level=3),
    StepLevel(by=1),
    Stop(),
    SetHush(on=True),
    SetSeats(seats=[1, 3], instrument="harp", level=2, rest=True),
    SetSeats(seats=[2], solo=True, register=2, soft=True),
    StepSeats(seats=[1], by=-1),
    Arrange(order=[2, 1, *range(3, 13)]),
    SetDisplay(light="dim", show_code=False),
]


@pytest.mark.parametrize("control", CONTROLS, ids=lambda c: type(c).__name__)
def test_every_control_is_undone_in_one_step(room: ScriptedRoom, control: Command) -> None:
    """[C1] The settings afterwards are the settings before."""
    room.sits(1, 2, 3)
    before = room.room.settings
    room.at(1.0).conducts(control)
    assert room.room.settings != before
    assert room.state().undo is not None
    room.conducts(Undo())
    assert room.room.settings == before
    assert room.state().undo is None


@pytest.mark.parametrize("control", CONTROLS, ids=lambda c: type(c).__name__)
def test_every_control_shows_its_state_within_a_tenth_of_a_second(
    room: ScriptedRoom, control: Command
) -> None:
    """[C1] The dashboard is told."""
    room.at(1.0).state()
    room.forget().at(2.0).conducts(control).at(2.1)
    assert room.facts(RoomState, to="conductors")[-1].undo is not None


def test_undo_with_nothing_done_says_so(room: ScriptedRoom) -> None:
    """[C1] One sentence, nothing changed."""
    with pytest.raises(Refused, match="nothing to take back"):
        room.conducts(Undo())


def test_a_run_of_steps_is_one_undo(room: ScriptedRoom) -> None:
    """[C1] Four quick presses on Louder are taken back together."""
    for press in range(4):
        room.at(1.0 + press * 0.3).conducts(StepLevel(by=1))
    room.conducts(Undo())
    assert room.state().level == 6


def test_stop_lets_everything_ring_out_within_a_second(room: ScriptedRoom) -> None:
    """[C1] One order, at once: no new tone, and a tail of a second for those that ring."""
    room.sits(1).at(1.0).conducts(Stop())
    (silence,) = room.silences()
    assert silence.fade == 1.0
    assert silence.seat is None


def test_stop_pressed_again_is_silence_now(room: ScriptedRoom) -> None:
    """[C1] A second press cuts the tail and remembers the first."""
    room.at(1.0).conducts(Stop()).at(1.2).conducts(Stop())
    assert [silence.fade for silence in room.silences()] == [1.0, 0.03]
    assert room.state().stopped_at == 1.0


def test_go_lets_the_pads_play_again(room: ScriptedRoom) -> None:
    """[C1] Stopped and playing are shown on the pads."""
    room.sits(1).conducts(Stop())
    assert room.surface(1).state == "stopped"
    room.conducts(Go(count_in=False))
    assert room.surface(1).state == "play"
    assert room.state().stopped_at is None


def test_hush_reaches_the_speaker_as_one_word(room: ScriptedRoom) -> None:
    """[A3] 20 dB down, and back."""
    room.conducts(SetHush(on=True))
    assert room.facts(Mix)[-1].hush
    room.conducts(SetHush(on=False))
    assert not room.facts(Mix)[-1].hush


def test_solo_rests_all_others(room: ScriptedRoom) -> None:
    """[C1] The soloist is heard, and only the soloist."""
    room.sits(1, 2).conducts(SetSeats(seats=[2], solo=True))
    assert room.surface(1).state == "rest"
    assert room.surface(2).state == "play"
    room.at(1.0).plays(1, pad=0)
    room.plays(2, pad=0)
    assert [sound.seat for sound in room.heard()] == [2]


def test_an_unknown_scale_or_instrument_changes_nothing(room: ScriptedRoom) -> None:
    """[M1] Refused whole."""
    before = room.room.settings
    with pytest.raises(Refused, match="not in the collection"):
        room.conducts(SetScale(scale="ode_to_joy"))
    with pytest.raises(Refused, match="not in the collection"):
        room.conducts(SetSeats(seats=[1], instrument="trombone"))
    with pytest.raises(Refused, match="no seat 40"):
        room.conducts(SetSeats(seats=[40], rest=True))
    assert room.room.settings == before


@pytest.mark.parametrize("bpm", [float("nan"), float("inf")])
def test_a_tempo_that_is_no_number_is_refused(room: ScriptedRoom, bpm: float) -> None:
    """[M3] Whatever slips past the wire stops here."""
    with pytest.raises(Refused, match="between 30 and 200"):
        room.conducts(SetTempo(bpm=bpm))
    assert room.room.settings.bpm == 72.0


def test_an_order_with_a_seat_missing_is_refused(room: ScriptedRoom) -> None:
    """[R1] Nobody falls out of the circle."""
    with pytest.raises(Refused, match="exactly once"):
        room.conducts(Arrange(order=[1, 1, 2]))


def test_three_taps_set_the_tempo(room: ScriptedRoom) -> None:
    """[M3] Tapped at 100 a minute."""
    for tap in range(3):
        room.at(1.0 + tap * 0.6).conducts(TapTempo())
    room.at(room.now + 2)
    assert room.room.transport.bpm_at(room.now) == pytest.approx(100.0)


def test_a_tempo_lands_on_a_beat_and_the_beat_goes_on(room: ScriptedRoom) -> None:
    """[M3] No jump: the new tempo begins where a beat falls."""
    room.at(1.0).conducts(SetTempo(bpm=120.0)).at(6.0)
    change = room.room.transport.part_at(6.0)
    assert change.beat == pytest.approx(round(change.beat))
    assert change.bpm == 120.0


def test_a_glide_arrives_when_it_was_asked_to(room: ScriptedRoom) -> None:
    """[M3] From 72 to 100 over ten seconds."""
    room.at(1.0).conducts(SetTempo(bpm=100.0, over=10.0)).at(20.0)
    assert 72 < room.room.transport.bpm_at(7.0) < 100
    assert room.room.transport.bpm_at(20.0) == pytest.approx(100.0)


def test_a_scale_change_is_announced_and_lands_on_the_bar(room: ScriptedRoom) -> None:
    """[M2] The tablet knows the new tones before they hold."""
    room.sits(1).at(1.0).conducts(SetScale(scale="hirajoshi", root=2))
    coming = [fact for fact in room.facts(type(room.surface(1))) if fact.at is not None][-1]
    assert coming.at is not None
    assert room.room.transport.beat_at(coming.at) % 4 == pytest.approx(0.0, abs=1e-6)
    assert coming.at - 1.0 >= 0.25
    assert room.state().coming is not None
    room.at(coming.at + 0.01)
    assert [pad.pitch for pad in room.surface(1).pads] == [pad.pitch for pad in coming.pads]
    assert (room.state().scale.scale, room.state().scale.root) == ("hirajoshi", 2)


def test_a_held_tone_that_left_the_scale_ends_with_it(room: ScriptedRoom) -> None:
    """[P3] Under held notes, never a tone outside the scale in force, where that is wanted."""
    room.sits(1).conducts(SetSeats(seats=[1], instrument="strings"), SetTiming(held="release"))
    notes = [room.at(1.0).plays(1, pad=pad) for pad in range(5)]
    room.conducts(SetScale(scale="hirajoshi", root=1))
    landing = room.room.coming
    assert landing is not None
    while room.now + 0.5 < landing.at:
        room.at(room.now + 0.5).holds_on(1, *notes)
    room.at(landing.at + 0.01)
    new = Tuning(SCALES["hirajoshi"], 1)
    kept = {held.pitch for held in room.room.seat(1).held.values()}
    assert all(new.contains(pitch) for pitch in kept)
    assert len(room.ended()) == 5 - len(kept) > 0


def test_while_stopped_a_scale_changes_at_once(room: ScriptedRoom) -> None:
    """[M2] There is no beat to wait for."""
    room.sits(1).at(1.0).conducts(Stop(), SetScale(scale="minor_pentatonic", root=9))
    assert room.state().scale.scale == "minor_pentatonic"
    assert room.state().coming is None


def test_turning_back_before_the_bar_changes_nothing(room: ScriptedRoom) -> None:
    """[M2] Undo takes an announced change away."""
    room.sits(1).at(1.0).conducts(SetScale(scale="hirajoshi"), Undo()).at(10.0)
    assert room.state().scale.scale == "major_pentatonic"
    assert room.state().coming is None


def test_all_notes_off_ends_everything_and_the_drone_comes_back(room: ScriptedRoom) -> None:
    """[C1] A panic that doesn't take the ground away for good."""
    room.sits(1).conducts(SetDrone(on=True, voicing="one")).at(1.0)
    room.plays(1, pad=0)
    room.forget().conducts(AllNotesOff())
    assert [silence.fade for silence in room.silences()] == [0.03]
    assert [sound.seat for sound in room.heard()] == [DRONE]


def test_the_test_tone_goes_to_the_speaker(room: ScriptedRoom) -> None:
    """[A5] So that people can hear that all is well."""
    room.conducts(PlayTestTone())
    assert [told.to for told in room.told if isinstance(told.fact, TestTone)] == ["speaker"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (SetSeats(seats=[10], rest=True), "Leaf rests"),
        (SetSeats(seats=[1, 2], rest=True), "Sun and Moon rest"),
        (SetSeats(seats=[1, 2, 3], solo=True), "3 seats alone"),
        (SetSeats(seats=[4], instrument="harp"), "Bell with harp"),
        (SetSeats(seats=[4], level=3), "Bell at 3"),
        (SetSeats(seats=[4], register=2), "Bell higher or lower"),
        (SetSeats(seats=[4], soft=True), "Bell soft"),
        (StepSeats(seats=[12], by=1), "Boat louder"),
    ],
)
def test_undo_names_what_it_takes_back(room: ScriptedRoom, change: Command, words: str) -> None:
    """[C1] In words a therapist would use."""
    undo = room.conducts(change).state().undo
    assert undo is not None
    assert undo.what == words
