"""The ensemble: what each tablet is told, and the whole room under any sequence of techniques."""

from contextlib import suppress
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from server.core.errors import Refused
from server.core.seat import Here
from server.core.techniques import TECHNIQUES
from server.protocol import (
    Accent,
    AllNotesOff,
    BedState,
    Command,
    Conduct,
    EndTechnique,
    Go,
    IsoRamp,
    LeaderOff,
    LeaderOn,
    NextPart,
    NextScene,
    Plan,
    PlayFree,
    Scene,
    SetBed,
    SetChords,
    SetDrone,
    SetGroup,
    SetLeader,
    SetLevel,
    SetPlan,
    SetPulse,
    SetRumble,
    SetScale,
    SetSeats,
    SetSpace,
    SetTempo,
    SetTiming,
    Silence,
    SoundBend,
    SoundOff,
    SoundOn,
    StartTechnique,
    StepLevel,
    Stop,
    TechniqueState,
    Turn,
    Undo,
)
from tests.core.scales import SCALES
from tests.core.techniques.beats import start
from tests.core.watched import SEATS, Watched
from tests.harness import DISPLAY, ScriptedRoom, member

LONGEST_RING = 8.1
"""Seconds: four beats at the slowest tempo there is."""


def test_a_tablet_that_plays_freely_is_told_nothing(room: ScriptedRoom) -> None:
    """[F3] Grounds, frames and echoes concern no pad."""
    room.sits(1, 2).at(1.0).lifts(1, room.plays(1, pad=0)).forget()
    room.conducts(start("ground"), start("hold"), start("echo")).at(10.0)
    assert room.facts(Turn) == []


def test_the_first_technique_that_has_a_word_says_it(room: ScriptedRoom) -> None:
    """[C2] A seat that takes turns while it is held is told of its turns."""
    room.sits(1, 2).conducts(start("hold"), start("turns", beats=4)).at(4.0)
    assert not room.facts(Turn, to=2)[-1].mine


def test_silence_is_claimed_by_any_of_them(room: ScriptedRoom) -> None:
    """[M4] The grounds wait in a stop, though a hold goes on."""
    room.sits(1).conducts(start("hold"), start("stop_go", by_hand=True)).at(5.0)
    assert not room.room.ensemble.silences_grounds
    room.conducts(NextPart(technique="stop_go")).at(8.0)
    assert room.room.ensemble.silences_grounds


STATES = st.builds(
    TechniqueState,
    technique=st.sampled_from(sorted(TECHNIQUES)),
    seats=st.one_of(st.just(()), st.lists(st.sampled_from(SEATS), max_size=4, unique=True).map(tuple)),
    beats=st.integers(1, 6),
    until_quiet=st.booleans(),
    leader=st.integers(0, 4),
    one_by_one=st.booleans(),
    by_hand=st.booleans(),
    fading=st.booleans(),
    seconds=st.sampled_from([0.0, 3.0, 20.0]),
    iso=st.builds(
        IsoRamp,
        minutes=st.sampled_from([0.1, 0.5]),
        bpm=st.sampled_from([None, 50.0, 140.0]),
        level=st.sampled_from([None, 2.0]),
        register=st.sampled_from([None, -2, 3]),
        density=st.sampled_from([None, 2.0]),
        start_bpm=st.sampled_from([None, 90.0]),
        paused=st.booleans(),
    ),
)
NAMES = st.sampled_from(sorted(TECHNIQUES))
SOME_SEATS = st.lists(st.sampled_from(SEATS), max_size=3, unique=True)
ONE_OR_MORE = st.lists(st.sampled_from(SEATS), min_size=1, max_size=3, unique=True)

PLAN = Plan(
    format="roundelay plan 1",
    name="An hour",
    scenes=(
        Scene(name="hello", scale="hirajoshi", techniques=(TechniqueState(technique="turns", beats=2),)),
        Scene(
            name="wild",
            bpm=150.0,
            techniques=(TechniqueState(technique="hold"), TechniqueState(technique="pass_on", beats=2)),
        ),
        Scene(name="free", techniques=(), bed=BedState(on=True, style="waltz", density="thin", level=5)),
        Scene(name="echo", techniques=(TechniqueState(technique="echo"), TechniqueState(technique="build"))),
    ),
)

MUSIC = st.one_of(
    st.builds(SetScale, scale=st.sampled_from(sorted(SCALES)), root=st.integers(0, 11)),
    st.builds(SetTempo, bpm=st.sampled_from([40.0, 72.0, 140.0]), over=st.sampled_from([0.0, 0.0, 6.0])),
    st.builds(SetPulse, on=st.booleans()),
    st.builds(SetDrone, on=st.booleans()),
    st.builds(SetChords, on=st.booleans()),
    st.builds(SetBed, on=st.booleans(), style=st.sampled_from(["lullaby", "waltz"])),
    st.builds(SetTiming, mode=st.sampled_from(["as_played", "steady"])),
    st.builds(SetLevel, level=st.integers(2, 8), bars=st.sampled_from([0, 2])),
    st.builds(SetLeader, instrument=st.sampled_from(["piano", "flute"])),
    st.builds(LeaderOn, note=st.integers(1, 3), key=st.floats(40, 90), velocity=st.just(0.5)),
    st.builds(LeaderOff, note=st.integers(1, 3)),
    st.builds(SetSpace, on=st.booleans()),
    st.builds(SetRumble, on=st.booleans()),
    st.sampled_from([Accent(), AllNotesOff(), StepLevel(by=1)]),
)
PEOPLE = st.one_of(
    st.builds(SetSeats, seats=ONE_OR_MORE, rest=st.booleans()),
    st.builds(SetSeats, seats=ONE_OR_MORE, solo=st.booleans()),
    st.builds(SetSeats, seats=ONE_OR_MORE, instrument=st.sampled_from(["flute", "kalimba"])),
    st.builds(SetGroup, group=st.sampled_from(["A", "B", "C"]), seats=SOME_SEATS),
)
GUIDING = st.one_of(
    st.builds(EndTechnique, NAMES), st.builds(NextPart, NAMES), st.builds(PlayFree, SOME_SEATS)
)
PLANNED = st.sampled_from([SetPlan(plan=PLAN), NextScene(), NextScene()])
DOCK = st.sampled_from([Stop(), Go(), Go(), Go(count_in=False), Undo(), Undo()])


class Ensembles(RuleBasedStateMachine):
    """Four tablets, every technique, every ground: anything in any order."""

    @initialize()
    def begin(self) -> None:
        self.script = Watched()
        self.script.goes(DISPLAY).sits(*SEATS)  # nobody looks: pictures are another test's
        self.script.conducts(SetSeats(seats=[1, 2, 3], instrument="flute"))
        self.read = 0
        self.sounding: dict[int, SoundOn] = {}
        self.ends: dict[int, float] = {}
        self.foreign: dict[int, float] = {}

    # --- what people do

    @rule(state=STATES)
    def start_for_some(self, state: TechniqueState) -> None:
        self.conduct(StartTechnique(state))

    @rule(state=STATES)
    def start_for_everybody(self, state: TechniqueState) -> None:
        self.conduct(StartTechnique(TechniqueState(technique=state.technique, beats=state.beats)))

    @rule(message=GUIDING)
    def guide(self, message: Command) -> None:
        self.conduct(message)

    @rule(message=st.one_of(MUSIC, PEOPLE, PLANNED))
    def change(self, message: Command) -> None:
        if isinstance(message, SetGroup):
            self.script.missed.clear()
        self.conduct(message)

    @rule(message=DOCK)
    def dock(self, message: Command) -> None:
        self.conduct(message)

    def conduct(self, message: Command) -> None:
        """Nothing but a sentence may come back."""
        with suppress(Refused):
            self.script.conducts(message)

    @rule(seat=st.sampled_from(SEATS), act=st.sampled_from(["loud", "soft", "stop", "go"]))
    def play_a_card(self, seat: int, act: Any) -> None:
        if self.here(seat):
            with suppress(Refused):
                self.script.says(member(seat), Conduct(act=act))

    @rule(seat=st.sampled_from(SEATS), pad=st.integers(0, 4), keep=st.booleans())
    def touch(self, seat: int, pad: int, keep: bool) -> None:
        if self.here(seat) and len(self.script.room.seat(seat).held) < 10:
            note = self.script.plays(seat, pad)
            if not keep:
                self.script.lifts(seat, note)

    @rule(seat=st.sampled_from(SEATS))
    def leave_or_come(self, seat: int) -> None:
        if self.here(seat):
            self.script.goes(member(seat))
        else:
            self.script.comes(member(seat))
            self.script.notes[seat] = 0

    @rule(seconds=st.one_of(st.floats(0.01, 1.0), st.floats(1.0, 12.0)))
    def time_passes(self, seconds: float) -> None:
        self.script.at(self.script.now + seconds)

    @rule(state=STATES, seats=ONE_OR_MORE, seconds=st.integers(1, 8))
    def hands_stay_while_parts_go_by(self, state: TechniqueState, seats: list[int], seconds: int) -> None:
        self.conduct(StartTechnique(state))
        for seat in seats:
            self.touch(seat, 1, keep=True)
        for _ in range(seconds):
            self.time_passes(1.0)
            for seat in filter(self.here, SEATS):
                self.script.holds_on(seat, *self.script.room.seat(seat).held)

    @rule(seat=st.sampled_from(SEATS), scale=st.sampled_from(sorted(SCALES)), root=st.integers(0, 11))
    def echo_over_a_change(self, seat: int, scale: str, root: int) -> None:
        if self.here(seat):
            for pad in range(4):
                self.touch(seat, pad, keep=False)
                self.time_passes(0.4)
            self.conduct(StartTechnique(TechniqueState(technique="echo", seats=(seat,))))
            self.conduct(SetScale(scale=scale, root=root))
            self.time_passes(6.0)

    @rule(state=STATES, tempi=st.permutations([40.0, 72.0, 140.0]))
    def tempi_over_a_technique(self, state: TechniqueState, tempi: list[float]) -> None:
        self.conduct(StartTechnique(state))
        for bpm in tempi:
            self.time_passes(2.3)
            self.conduct(SetTempo(bpm=bpm))

    def here(self, seat: int) -> bool:
        return isinstance(self.script.room.seat(seat).presence, Here)

    # --- what holds

    @invariant()
    def every_lasting_tone_has_an_end(self) -> None:
        """[T3] What the speaker holds without an end is what the room knows to be held."""
        for told in self.script.told[self.read :]:
            match told.fact:
                case SoundOn(hold=True) as sound if told.to == "speaker":
                    self.sounding[sound.id] = sound
                case SoundOff(id=ending, at=at):
                    self.ends[ending] = told.at if at is None else at
                case SoundBend(id=bent, pitch=pitch):
                    self.sounding[bent] = _at_pitch(self.sounding[bent], pitch)
                case Silence(seat=seat):
                    gone = [k for k, sound in self.sounding.items() if seat in (None, sound.seat)]
                    for ended in gone:
                        del self.sounding[ended]
        self.read = len(self.script.told)
        now = self.script.now
        self.sounding = {k: s for k, s in self.sounding.items() if self.ends.get(k, now + 1) > now}
        room = self.script.room
        known = {note.sound for seat in room.seats for note in seat.held.values() if note.lasting}
        known |= {sound.id for sound in room.led.values() if sound.hold}
        known |= {sound.id for sound in room.accompaniment.lasting()}
        assert {k for k in self.sounding if k not in self.ends} <= known

    @invariant()
    def no_tone_stays_outside_the_scale(self) -> None:
        """[P3][M2] At most for the four beats that a held tone may ring on."""
        room, now = self.script.room, self.script.now
        for sound in self.sounding.values():
            begun = sound.at is None or sound.at <= now
            if not begun or room.tuning.contains(sound.pitch):
                self.foreign.pop(sound.id, None)
            else:
                assert now - self.foreign.setdefault(sound.id, now) <= LONGEST_RING

    @invariant()
    def nobody_lies_in_the_turn_of_another(self) -> None:
        """[C2] Lasting tones end with the turn."""
        room = self.script.room
        for seat in room.seats:
            if seat.number not in room.sounding:
                assert not any(note.sound and note.lasting for note in seat.held.values())

    @invariant()
    def everyone_gets_a_turn(self) -> None:
        """[C2] Within a round, whoever else comes or goes."""
        missed = self.script.missed
        assert not missed or max(missed.values()) <= len(SEATS), missed

    @invariant()
    def what_runs_is_what_was_set(self) -> None:
        """[C1] Undo, scenes and endings leave nothing behind."""
        room = self.script.room
        assert {state.technique for state in room.settings.techniques} == set(room.ensemble.running)
        deciding = [s for s in room.settings.techniques if TECHNIQUES[s.technique].decides_who]
        for seat in SEATS:
            assert sum(not s.seats or seat in s.seats for s in deciding) <= 1


def _at_pitch(sound: SoundOn, pitch: float) -> SoundOn:
    return SoundOn(**{**{name: getattr(sound, name) for name in sound.__struct_fields__}, "pitch": pitch})


Ensembles.TestCase.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
TestEnsembles = Ensembles.TestCase
