"""What a recording keeps: all of those who are kept, once and in order, and of a seat left out nothing at all."""

from server.core.seat import symbol_of
from server.core.tape import (
    Assisted,
    Changed,
    Kept,
    Lifted,
    Linked,
    Mixed,
    Moved,
    Opened,
    PartBegan,
    Ran,
    ScaleSet,
    SeatKept,
    SoundBegan,
    SoundBent,
    SoundEnded,
    Staged,
    Surfaced,
    TechniqueRan,
    TempoSet,
    Touched,
    told_at,
)
from server.protocol import (
    Conduct,
    EndTechnique,
    Go,
    KeepSeats,
    LeaderOn,
    Link,
    MarkAssisted,
    PauseRecording,
    SetDrone,
    SetPulse,
    SetScale,
    SetSeats,
    SetTempo,
    SetTiming,
    StartRecording,
    StartTechnique,
    Stop,
    StopRecording,
    TechniqueState,
)
from tests.core.sessions_at_random import (
    Deed,
    helper,
    sounding,
    traces,
)
from tests.harness import ScriptedRoom, member

Story = list[tuple[float, Deed]]

RECORD = StartRecording()


# --- before, during, after


def test_nothing_is_kept_before_the_recording_begins(room: ScriptedRoom) -> None:
    """[K1] Not even what still goes on when it does: a tone that was begun before has no place on the tape."""
    room.sits(1).conducts(SetSeats(seats=[1], instrument="strings"))
    first = room.plays(1, pad=0)
    room.at(2.0).records().at(3.0).lifts(1, first)
    second = room.plays(1, pad=1)
    room.at(4.0).lifts(1, second)
    assert [event.note for event in room.of(Touched)] == [second]
    assert [event.note for event in room.of(Lifted)] == [second]
    assert len(room.of(SoundBegan)) == len(room.of(SoundEnded)) == 1


def test_a_touch_that_was_made_before_and_came_after_is_not_kept(room: ScriptedRoom) -> None:
    """[K1] What counts is when the hand moved, not when the network brought it."""
    room.sits(1).at(2.0).records().at(2.1).plays(1, pad=0, touched=1.95)
    assert not room.of(Touched)
    assert not room.of(SoundBegan)


def test_a_tape_is_understood_by_itself(room: ScriptedRoom) -> None:
    """[K2] It begins with everything that is so: tempo, scale, who is there on what, who may play, balance, stage."""
    room.sits(1, 2).says(member(2), Link(round_trip=30.0, jitter=4.0))
    room.conducts(SetTempo(bpm=96), SetDrone(on=True)).at(10.0).records()
    began = [event for event in room.kept if told_at(event) == 0.0]
    kinds = [type(event) for event in began]
    assert kinds[0] is Kept
    for kind in (TempoSet, ScaleSet, Surfaced, Linked, Moved, Ran, Opened, Mixed, Staged, SoundBegan):
        assert kind in kinds
    assert room.of(TempoSet)[0].bpm == 96
    assert room.of(TempoSet)[0].at == 0.0
    assert room.of(ScaleSet)[0].tones == ["C", "D", "E", "G", "A"]
    assert {event.seat for event in room.of(Surfaced)} == {1, 2}
    assert room.of(Linked) == [Linked(seat=2, at=0.0, round_trip=30.0, jitter=4.0)]
    assert {began.sound.seat for began in room.of(SoundBegan)} == {-1}


def test_a_touch_is_kept_with_both_times_its_timing_and_its_tone(room: ScriptedRoom) -> None:
    """[K4] In seconds since the recording began."""
    room.sits(1).conducts(SetTiming(mode="steady")).at(5.0).records().at(6.0)
    note = room.plays(1, pad=2, touched=5.99)
    room.at(6.5).lifts(1, note)
    touch, began = room.of(Touched)[0], room.of(SoundBegan)[0]
    assert (touch.timing, round(touch.touched, 6), round(touch.sounded or 0, 6)) == ("steady", 0.99, 1.05)
    assert began.sound.id == touch.sound
    assert began.sound.at == touch.sounded
    assert room.of(Lifted)[0].at == 1.5


def test_a_glide_is_kept_from_where_it_is(room: ScriptedRoom) -> None:
    """[K2] Recording may begin in the middle of one."""
    room.conducts(SetTempo(bpm=120, over=20)).at(8.0)
    room.records()
    there = room.room.transport
    tempo = room.of(TempoSet)
    assert [part.at for part in tempo] == [0.0, there.parts[-1].at - 8.0]
    assert tempo[0].bpm == there.bpm_at(8.0)
    assert tempo[0].beat == there.beat_at(8.0)
    assert (tempo[0].target, tempo[0].glide) == (120, "in_time")


def test_every_change_of_tempo_lands_on_the_tape_as_it_lands_in_the_room(room: ScriptedRoom) -> None:
    """[K2] The leap of a count-in, too: beat by beat the tape's map is the room's."""
    room.records().conducts(SetTempo(bpm=100)).at(3.0).conducts(Stop()).at(5.0).conducts(Go()).at(12.0)
    begins = {event.at: (event.beat, event.bpm) for event in room.of(TempoSet)}
    for part in room.room.transport.parts:
        assert begins[part.at] == (part.beat, part.bpm)
    assert [event.plays for event in room.of(Ran)] == [True, False, True]
    assert room.of(Opened)[-2].seats == []
    assert room.of(Opened)[-1].seats == list(range(1, 13))


def test_a_scale_is_kept_spelled_out_from_its_bar_on(room: ScriptedRoom) -> None:
    """[K2] And what each seat plays on from there."""
    room.sits(1).records().at(1.0).conducts(SetScale(scale="minor_pentatonic", root=9))
    lands = room.room.coming
    assert lands is not None
    room.at(8.0)
    scale = room.of(ScaleSet)[-1]
    assert (scale.at, scale.root, scale.tones) == (lands.at, 9, ["A", "C", "D", "E", "G"])
    assert room.of(Surfaced)[-1].at == lands.at
    assert room.of(Surfaced)[-1].pads == [pad.pitch for pad in room.surface(1).pads]


def test_a_held_tone_that_slides_or_makes_way_does_so_on_the_tape(room: ScriptedRoom) -> None:
    """[K2] Every word to the speaker is there."""
    room.sits(1).conducts(SetSeats(seats=[1], instrument="strings"), SetTiming(mode="as_played"))
    room.records().at(1.0)
    note = room.plays(1, pad=1)
    room.conducts(SetScale(scale="hirajoshi", root=0)).at(1.4).holds_on(1, note).at(8.0)
    assert not sounding(room)
    assert len(room.of(SoundEnded)) + len(room.of(SoundBent)) >= 1


def test_turns_are_kept_from_the_exact_beat(room: ScriptedRoom) -> None:
    """[K4] Whose turn it was is read from the tape, however late the server woke."""
    room.sits(1, 2).records().conducts(StartTechnique(technique=TechniqueState(technique="turns", beats=4)))
    room.at(14.0).conducts(EndTechnique(technique="turns"))
    parts = room.of(PartBegan)
    assert [part.seats for part in parts[:3]] == [[1], [2], [1]]
    tempo = room.room.transport
    for part in parts:
        assert abs(tempo.beat_at(part.at) % 4) < 1e-6
        assert part.until is not None
        assert round(part.until - part.at, 6) == round(4 * 60 / 72, 6)
    assert [(event.on, event.technique) for event in room.of(TechniqueRan)] == [
        (True, "turns"),
        (False, "turns"),
    ]


def test_a_stage_is_kept_without_the_rooms_code(room: ScriptedRoom) -> None:
    """[T4] Nobody gets in by a tape."""
    room.sits(1).records()
    room.stage()
    assert room.stage().code is not None
    assert {event.stage.code for event in room.of(Staged)} == {None}


def test_a_mark_of_help_is_kept_as_far_as_the_recording_goes(room: ScriptedRoom) -> None:
    """[X5] [K4] One that began before it is cut to its beginning; one that is taken back holds for nothing."""
    room.sits(1).comes(helper(1)).at(1.0).plays(1, pad=0)
    room.says(helper(1), MarkAssisted(on=True)).at(3.0).records()
    assert room.of(Assisted) == [Assisted(seat=1, since=0.0, until=None, at=0.0)]
    room.at(4.0).conducts(PauseRecording(paused=True)).at(5.0).conducts(PauseRecording(paused=False))
    room.at(5.5).says(helper(1), MarkAssisted(on=False))
    last = {event.since: event.until for event in room.of(Assisted)}
    assert last == {0.0: 0.0, 2.0: 2.0}


# --- pauses and seats left out


def test_a_pause_ends_what_sounds_and_tells_everything_anew_after_it(room: ScriptedRoom) -> None:
    """[K1] Nothing of it is anywhere, and nothing that went on hangs over it."""
    room.sits(1).conducts(SetSeats(seats=[1], instrument="strings"), SetDrone(on=True))
    room.records().at(1.0)
    note = room.plays(1, pad=0)
    room.holds_on(1, note).at(2.0).conducts(PauseRecording(paused=True))
    assert not sounding(room)
    before = len(room.kept)
    room.at(2.5).conducts(SetTempo(bpm=120))
    room.plays(1, pad=3)
    room.at(3.5).lifts(1, note).at(6.0)
    assert len(room.kept) == before
    room.conducts(PauseRecording(paused=False))
    after = room.kept[before:]
    assert [type(event) for event in after[:3]] == [Kept, TempoSet, ScaleSet]
    assert {told_at(event) for event in after} == {6.0}
    assert sounding(room)  # the drone, which is heard
    room.conducts(StopRecording())
    assert not sounding(room)


def test_from_the_moment_a_seat_is_left_out_nothing_of_it_is_kept(room: ScriptedRoom) -> None:
    """[K1] Its tone ends on the tape, and it is gone from whatever names several seats."""
    room.sits(1, 3).conducts(SetSeats(seats=[3], instrument="strings")).records().at(1.0)
    note = room.plays(3, pad=0)
    room.holds_on(3, note).at(2.0).conducts(KeepSeats(seats=[3], kept=False))
    out = len(room.kept)
    assert not sounding(room)
    room.holds_on(3, note).at(3.0).lifts(3, note)
    room.plays(3, pad=1)
    room.plays(1, pad=1)
    room.at(4.0).conducts(SetSeats(seats=[3], level=2))
    assert [event.seat for event in room.kept[out:] if isinstance(event, Touched)] == [1]
    assert not [event for event in room.kept[out:] if traces(event, 3, symbol_of(3))]
    room.conducts(KeepSeats(seats=[3], kept=True))
    assert room.of(SeatKept)[-1] == SeatKept(at=4.0, seat=3, kept=True)
    assert room.of(Surfaced)[-1].seat == 3
    assert 3 in room.of(Opened)[-1].seats
    room.at(5.0).plays(3, pad=0)
    assert room.of(Touched)[-1].seat == 3


def test_an_echo_of_a_seat_left_out_is_not_kept(room: ScriptedRoom) -> None:
    """[K1] It is that seat's phrase, whoever's timbre it has."""
    room.sits(1, 3).records().conducts(KeepSeats(seats=[3], kept=False)).at(1.0)
    room.plays(3, pad=0)
    room.at(1.5).plays(3, pad=1)
    room.at(2.0).conducts(StartTechnique(technique=TechniqueState(technique="echo"))).at(8.0)
    assert [sound for sound in room.heard() if sound.seat == -4]
    assert not [began for began in room.of(SoundBegan) if began.sound.seat == -4]
    assert not room.of(PartBegan)
    assert not room.of(TechniqueRan)


def test_what_a_seat_left_out_does_with_the_cards_is_not_said(room: ScriptedRoom) -> None:
    """[K1] That the room is louder now is so for everybody, and so is on the tape; whose hand it was is not."""
    room.sits(1, 3).conducts(StartTechnique(technique=TechniqueState(technique="lead", seats=(3,))))
    room.records().says(member(3), Conduct(act="loud"))
    assert [event.what for event in room.of(Changed)] == ["louder"]
    room.conducts(KeepSeats(seats=[3], kept=False))
    before = room.of(Mixed)[-1].mix.master
    room.says(member(3), Conduct(act="loud"), Conduct(act="stop"))
    assert [event.what for event in room.of(Changed)] == ["louder"]
    assert room.of(Mixed)[-1].mix.master > before
    assert [event.plays for event in room.of(Ran)] == [True, False]


def test_an_echo_of_what_was_played_before_the_recording_is_not_kept(room: ScriptedRoom) -> None:
    """[K1] And one of what is on the tape is."""
    echo = StartTechnique(technique=TechniqueState(technique="echo"))
    room.sits(1).at(1.0).plays(1, pad=0)
    room.at(2.0).records().conducts(echo).at(8.0)
    assert not room.of(SoundBegan)
    room.plays(1, pad=0)
    room.at(9.0).conducts(echo).at(14.0)
    assert [began.sound.seat for began in room.of(SoundBegan)] == [1, -4]


def test_tones_are_numbered_anew_so_that_no_gap_tells_of_a_seat_left_out(room: ScriptedRoom) -> None:
    """[K1] How much it played can't be counted, either."""
    room.sits(1, 3).conducts(KeepSeats(seats=[3], kept=False)).records()
    for pad in range(3):
        room.plays(3, pad=pad)
        room.plays(1, pad=pad)
    assert [event.sound for event in room.of(Touched)] == [1, 2, 3]


def test_the_therapists_own_tones_and_the_grounds_are_kept(room: ScriptedRoom) -> None:
    """[K2] What the room heard."""
    room.records().conducts(SetPulse(on=True), LeaderOn(note=1, key=60, velocity=0.5)).at(3.0)
    strips = {began.sound.seat for began in room.of(SoundBegan)}
    assert strips == {0, -4}


def test_help_at_a_seat_left_out_does_not_end_on_the_tape_later(room: ScriptedRoom) -> None:
    """[K1] It ended there when the seat was left out."""
    room.sits(1).comes(helper(1)).records().says(helper(1), MarkAssisted(on=True)).at(1.0)
    room.conducts(KeepSeats(seats=[1], kept=False)).at(2.0).conducts(StopRecording())
    assert [(event.until, event.at) for event in room.of(Assisted)] == [(None, 0.0), (1.0, 1.0)]
