"""The whole room under any sequence of messages: what always holds."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from server.core.door import knock
from server.core.errors import Refused
from server.core.handlers import HANDLERS
from server.core.instruments import INSTRUMENTS
from server.core.mixer import sounds
from server.core.seat import Here
from server.core.tape import Touched
from server.protocol import (
    COMMANDS,
    AllNotesOff,
    ChangeAccess,
    Command,
    Go,
    RemoveSeat,
    SetDrone,
    SetPulse,
    SetScale,
    SetSeats,
    SetTempo,
    SetTiming,
    Silence,
    SoundBend,
    SoundOff,
    SoundOn,
    Stop,
    Undo,
)
from tests.core.scales import SCALES
from tests.harness import ScriptedRoom, member

SEATS = st.integers(1, 4)


def test_every_command_but_two_has_a_handler() -> None:
    """Hello and Clock are the hub's."""
    assert {kind.__name__ for kind, _ in COMMANDS.values()} - {kind.__name__ for kind in HANDLERS} == {
        "Hello",
        "Clock",
    }


def test_pictures_come_at_most_25_times_a_second(room: ScriptedRoom) -> None:
    """[F3] Displays get one frame, never a message per note."""
    room.sits(1, 2, 3, 4).at(1.0)
    room.forget()
    for touch in range(100):
        room.at(1.0 + touch * 0.01).plays(1 + touch % 4, pad=touch % 5)
        room.lifts(1 + touch % 4, room.notes[1 + touch % 4])
    frames = room.lights()
    assert len(frames) <= 28
    assert sum(len(frame.on) for frame in frames) == 100
    assert sum(len(frame.off) for frame in frames) == 100


def test_an_idle_room_wants_no_waking_but_to_close_its_door(room: ScriptedRoom) -> None:
    """[F3] Nothing turns while nobody plays."""
    room.at(5.0)
    assert room.room.next_wake() == room.room.open_until


def test_a_tone_is_chosen_by_when_it_sounds(room: ScriptedRoom) -> None:
    """[P3] A touch just before the bar that sounds after it is already new."""
    room.sits(1).conducts(SetTiming(mode="steady"), SetScale(scale="hirajoshi", root=1))
    landing = room.room.coming
    assert landing is not None
    room.at(landing.at - 0.01).plays(1, pad=2, touched=landing.at - 0.01)
    (sound,) = room.heard(1)
    assert sound.at is not None
    assert sound.at > landing.at
    assert landing.tuning.contains(sound.pitch)


class Session(RuleBasedStateMachine):
    """Four tablets and a conductor do anything in any order; a model of the speaker listens."""

    @initialize()
    def start(self) -> None:
        self.script = ScriptedRoom()
        self.heard = 0
        self.holding: dict[int, SoundOn] = {}
        self.begun: set[int] = set()
        self.begins: dict[int, float] = {}
        """When struck tones begin."""
        self.script.sits(1, 2, 3, 4)

    def listen(self) -> None:
        """What a speaker page would now be sounding of lasting tones."""
        for told in self.script.told[self.heard :]:
            match told.fact:
                case SoundOn() as sound if told.to == "speaker":
                    assert sound.id not in self.begun, "sounded twice"
                    self.begun.add(sound.id)
                    if sound.hold:
                        self.holding[sound.id] = sound
                    else:
                        self.begins[sound.id] = told.at if sound.at is None else sound.at
                case SoundBend(id=bent, pitch=pitch):
                    assert bent in self.holding, "bent something that does not sound"
                    assert self.script.room.tuning.contains(pitch)
                case SoundOff(id=ending) if ending in self.begins:
                    assert self.begins[ending] > told.at, "ended something struck"
                case SoundOff(id=ending):
                    assert self.holding.pop(ending, None) is not None, "ended something that does not sound"
                case Silence(seat=None):
                    self.holding.clear()
                case Silence(seat=seat):
                    self.holding = {k: s for k, s in self.holding.items() if s.seat != seat}
        self.heard = len(self.script.told)

    @rule(seat=SEATS, pad=st.integers(0, 11))
    def touch(self, seat: int, pad: int) -> None:
        place = self.script.room.seat(seat)
        if self.here(seat) and pad < len(place.surface) and len(place.held) < 20:
            self.script.plays(seat, pad)

    @rule(seat=SEATS, which=st.integers(0, 9))
    def lift(self, seat: int, which: int) -> None:
        held = sorted(self.script.room.seat(seat).held)
        if held and self.here(seat):
            self.script.lifts(seat, held[which % len(held)])

    @rule(seat=SEATS)
    def hold_on(self, seat: int) -> None:
        held = self.script.room.seat(seat).held
        if held and self.here(seat):
            self.script.holds_on(seat, *held)

    @rule(seconds=st.integers(1, 6))
    def time_passes_while_hands_stay(self, seconds: int) -> None:
        for _ in range(seconds):
            self.script.at(self.script.now + 1.0)
            for seat in range(1, 5):
                self.hold_on(seat)

    @rule(seconds=st.floats(0.01, 4.0))
    def time_passes(self, seconds: float) -> None:
        self.script.at(self.script.now + seconds)

    @rule(seat=SEATS)
    def reload(self, seat: int) -> None:
        if self.here(seat):
            self.script.goes(member(seat)).comes(member(seat))
            self.script.notes[seat] = 0

    @rule(seat=SEATS)
    def removed_and_let_in_again(self, seat: int) -> None:
        if self.here(seat):
            self.script.conducts(RemoveSeat(seat=seat)).goes(member(seat))
            assert knock(self.script.room, "qr", self.script.now).seat == seat
            self.script.comes(member(seat))
            self.script.notes[seat] = 0

    @rule(
        message=st.one_of(
            st.builds(SetScale, scale=st.sampled_from(sorted(SCALES)), root=st.integers(0, 11)),
            st.builds(SetTempo, bpm=st.floats(30, 200), over=st.floats(0, 20)),
            st.builds(SetPulse, on=st.booleans(), pattern=st.sampled_from(["heartbeat", "woodblock"])),
            st.builds(SetDrone, on=st.booleans(), voicing=st.sampled_from(["one", "one_five"])),
            st.builds(
                SetTiming,
                mode=st.sampled_from(["as_played", "steady", "gentle", "together", "loop"]),
                held=st.sampled_from(["ring", "release", "glide"]),
                grid=st.sampled_from([1, 2, 4]),
            ),
            st.builds(
                SetSeats,
                seats=st.lists(SEATS, min_size=1, max_size=4),
                instrument=st.sampled_from(sorted(INSTRUMENTS)),
                rest=st.booleans(),
                solo=st.booleans(),
            ),
            st.builds(
                ChangeAccess,
                seats=st.lists(SEATS, min_size=1, max_size=4),
                changes=st.fixed_dictionaries({"pads": st.integers(1, 12)}),
            ),
            st.sampled_from([Stop(), Go(), AllNotesOff(), Undo()]),
        )
    )
    def conduct(self, message: Command) -> None:
        try:
            self.script.conducts(message)
        except Refused as refused:
            if refused.code != "nothing_to_undo":
                raise

    def here(self, seat: int) -> bool:
        return isinstance(self.script.room.seat(seat).presence, Here)

    @invariant()
    def every_lasting_tone_has_a_hand_or_is_the_ground(self) -> None:
        """[T3] Nothing is stuck: what the speaker holds is what the room knows to be held."""
        self.listen()
        room = self.script.room
        held = {
            note.sound for seat in room.seats for note in seat.held.values() if note.lasting and note.sound
        }
        ground = {sound.id for sound in room.accompaniment.lasting()}
        assert set(self.holding) == held | ground

    @invariant()
    def every_pad_is_a_tone_of_the_scale_in_force(self) -> None:
        """[P3]"""
        room = self.script.room
        for seat in room.seats:
            assert all(room.tuning.contains(tone.pitch) for tone in seat.surface)
            for note in seat.held.values():
                coming = room.coming is not None and room.coming.tuning.contains(note.pitch)
                of_the_old = note.rings_to is not None and self.four_beats_at_most(note.rings_to)
                struck = not note.lasting or note.sound is None
                assert room.tuning.contains(note.pitch) or coming or of_the_old or struck
        for event in room.tape:
            assert not isinstance(event, Touched) or (event.sounded is None) == (event.sound is None)

    def four_beats_at_most(self, until: float) -> bool:
        """Whether a beat is still to come and no more than four away."""
        return -1e-6 <= until - self.script.room.transport.beat_at(self.script.now) <= 4 + 1e-6

    @invariant()
    def whoever_rests_holds_nothing_sounding(self) -> None:
        """[C1]"""
        room = self.script.room
        for seat in room.seats:
            if not room.settings.running or not sounds(room.settings, seat.number):
                assert all(note.sound is None for note in seat.held.values())


Session.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestSession = Session.TestCase


@pytest.mark.parametrize("running", [True, False])
def test_settings_are_a_value(room: ScriptedRoom, running: bool) -> None:
    """[C1] Putting the same settings again changes nothing and tells nobody."""
    room.room.settings = replace(room.room.settings, running=running)
    told: Any = room.room.change(room.room.settings, "nothing", 1.0)
    assert told == []
