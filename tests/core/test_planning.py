"""The plan: scenes in order, one NEXT."""

from dataclasses import replace

import msgspec
import pytest

from server.core.errors import Refused
from server.core.planning import check
from server.protocol import (
    BedState,
    DroneState,
    GoToScene,
    NextScene,
    Plan,
    PlanText,
    PlanView,
    PulseState,
    Scene,
    SceneFromNow,
    SetBed,
    SetDrone,
    SetLevel,
    SetPlan,
    SetTempo,
    StartTechnique,
    StayInScene,
    TechniqueState,
    Undo,
)
from tests.core.collected import COLLECTION
from tests.harness import ScriptedRoom

HELLO = Scene(name="Hello", minutes=4, scale="minor_pentatonic", bpm=60, level=5)
PLAY = Scene(name="Play", drone=DroneState(on=True, voicing="one", level=4))
TURNS = Scene(name="Turns", techniques=(TechniqueState(technique="turns", beats=4),))
PLAN = Plan(format="roundelay plan 1", name="Tuesday", scenes=(HELLO, PLAY, TURNS))


@pytest.fixture
def planned(room: ScriptedRoom) -> ScriptedRoom:
    return room.sits(1, 2).at(1.0).conducts(SetPlan(plan=PLAN))


def view(room: ScriptedRoom) -> PlanView:
    plan = room.state().plan
    assert plan is not None
    return plan


def test_next_goes_from_scene_to_scene(planned: ScriptedRoom) -> None:
    """[C4] Each changes what it names and leaves the rest."""
    assert view(planned).scene is None
    planned.conducts(NextScene()).at(10.0)
    state = planned.state()
    assert (state.scale.scale, state.scale.root, state.level_goal) == ("minor_pentatonic", 9, 5)
    assert view(planned).scene == 0
    planned.conducts(NextScene()).at(20.0)
    state = planned.state()
    assert state.drone.on
    assert state.scale.scale == "minor_pentatonic"
    planned.conducts(NextScene())
    assert [t.technique for t in planned.state().techniques] == ["turns"]


def test_a_scene_lands_in_the_music(planned: ScriptedRoom) -> None:
    """[C4][M2] Its scale comes on the bar and its tempo on the beat, as if they had been chosen by hand."""
    planned.conducts(NextScene())
    coming = planned.state().coming_at
    assert coming is not None
    assert planned.room.transport.beat_at(coming) % 4 == pytest.approx(0)


def test_next_at_the_end_says_so_and_changes_nothing(planned: ScriptedRoom) -> None:
    """[C4] The music plays on."""
    for _ in PLAN.scenes:
        planned.conducts(NextScene())
    before = planned.room.settings
    with pytest.raises(Refused, match="last scene"):
        planned.conducts(NextScene())
    assert planned.room.settings == before


def test_a_scene_is_one_undo(planned: ScriptedRoom) -> None:
    """[C1][C4] Everything it changed, and the place in the plan."""
    before = planned.room.settings
    planned.conducts(NextScene())
    undo = planned.state().undo
    assert undo is not None
    assert undo.what == "scene Hello"
    planned.conducts(Undo())
    assert planned.room.settings == before


def test_any_scene_can_be_chosen_and_none_that_is_not_there(planned: ScriptedRoom) -> None:
    """[C4] Skip is going to the one after next."""
    planned.conducts(GoToScene(scene=2))
    assert view(planned).scene == 2
    with pytest.raises(Refused, match="3 scenes"):
        planned.conducts(GoToScene(scene=3))


def test_stay_gives_more_minutes(planned: ScriptedRoom) -> None:
    """[C4] From what was planned, or from now when that is over already."""
    with pytest.raises(Refused, match="not begun"):
        planned.conducts(StayInScene())
    planned.conducts(NextScene()).at(61.0).conducts(StayInScene())
    assert view(planned).scenes[0].minutes == 6
    planned.at(1.0 + 10 * 60).conducts(StayInScene())
    assert view(planned).scenes[0].minutes == pytest.approx(12, abs=0.01)


def test_nothing_happens_by_itself_when_the_minutes_are_over(planned: ScriptedRoom) -> None:
    """[C4] The clock is the therapist's, not the program's."""
    planned.conducts(NextScene()).at(600.0)
    assert view(planned).scene == 0


def test_techniques_of_the_old_scene_end(planned: ScriptedRoom) -> None:
    """[C4][C2] A scene without a word on techniques keeps them; an empty list ends them."""
    planned.conducts(GoToScene(scene=2), GoToScene(scene=1))
    assert [t.technique for t in planned.state().techniques] == ["turns"]
    silent = Scene(name="Free", techniques=())
    planned.conducts(SetPlan(plan=Plan(format=PLAN.format, name="x", scenes=(silent,))), GoToScene(scene=0))
    assert planned.state().techniques == []


def test_editing_a_running_plan_keeps_its_place(planned: ScriptedRoom) -> None:
    """[C4] Scenes are moved while the third runs; it is the first now, and its clock goes on."""
    planned.conducts(GoToScene(scene=2)).at(30.0)
    edited = Plan(format=PLAN.format, name=PLAN.name, scenes=(TURNS, HELLO, PLAY))
    planned.conducts(SetPlan(plan=edited, scene=0))
    assert (view(planned).scene, view(planned).since) == (0, 1.0)
    assert planned.facts(PlanText)[-1].plan == edited
    with pytest.raises(Refused, match="3 scenes"):
        planned.conducts(SetPlan(plan=edited, scene=3))
    planned.conducts(SetPlan(plan=None))
    assert planned.state().plan is None


def test_the_minutes_follow_the_edited_plan(planned: ScriptedRoom) -> None:
    """[C4] What was added by Stay is kept on top; a plan taken up in mid-scene has its minutes at once."""
    planned.conducts(NextScene()).at(61.0).conducts(StayInScene(minutes=3))
    longer = msgspec.structs.replace(HELLO, minutes=6)
    planned.conducts(SetPlan(plan=msgspec.structs.replace(PLAN, scenes=(PLAY, longer)), scene=1))
    assert view(planned).scenes[1].minutes == 9
    planned.conducts(SetPlan(plan=None), SetPlan(plan=PLAN, scene=0))
    assert view(planned).scenes[0].minutes == 4


def test_a_scene_of_what_is_on_now(room: ScriptedRoom) -> None:
    """[C4] Tried out first, kept then, and it brings the same back."""
    room.sits(1).at(1.0).conducts(
        SetTempo(bpm=96),
        SetDrone(on=True, voicing="one"),
        SetBed(level=3),
        SetLevel(level=4),
        StartTechnique(TechniqueState(technique="turns", beats=4)),
        SceneFromNow(name="Ours"),
    )
    plan = room.room.settings.plan
    assert plan is not None
    (scene,) = plan.scenes
    check(COLLECTION, room.room.settings, plan)
    before = room.room.settings
    room.conducts(SetTempo(bpm=60), SetDrone(on=False), SetLevel(level=8), GoToScene(scene=0))
    after = room.room.settings
    for name in ("scale", "root", "bpm", "level", "drone", "bed", "pulse", "chords", "techniques"):
        assert getattr(after, name) == getattr(before, name), name
    assert scene.name == "Ours"


def test_what_a_technique_lit_goes_out_with_it_in_a_scene_too(room: ScriptedRoom) -> None:
    """[C2][C4] Kept while Ground is on; ended after the scene has come, the room is as quiet as before."""
    room.at(1.0).conducts(StartTechnique(TechniqueState(technique="ground")), SceneFromNow(name="Ours"))
    scene = room.room.settings.plan.scenes[0] if room.room.settings.plan else None
    assert scene is not None
    assert scene.pulse is not None
    assert not scene.pulse.on
    room.conducts(GoToScene(scene=0))
    assert room.state().pulse.on


def test_no_plan_is_one_sentence(room: ScriptedRoom) -> None:
    """[C4] With the way out in it."""
    for message in (NextScene(), GoToScene(scene=0), StayInScene()):
        with pytest.raises(Refused, match="choose one, or make one"):
            room.conducts(message)


@pytest.mark.parametrize(
    "scene",
    [
        Scene(name="Odd", pulse=PulseState(on=True, pattern="rave", level=5)),
        Scene(name="Odd", bed=BedState(on=True, style="polka", density="thin", level=5)),
    ],
)
def test_a_plan_with_a_ground_that_is_not_here_is_refused(room: ScriptedRoom, scene: Scene) -> None:
    """[C4] Scene and name in one sentence; the room stays as it is."""
    plan = msgspec.structs.replace(PLAN, scenes=(HELLO, scene))
    with pytest.raises(Refused, match=r"“Odd” names a (pulse|bed) that isn't here, (rave|polka)"):
        room.conducts(SetPlan(plan=plan))
    assert room.room.settings.plan is None


def test_a_scene_with_techniques_clears_what_a_ramp_left_behind(planned: ScriptedRoom) -> None:
    """[C2][C4] The next scene isn't darker and thinner because the last one slowed down."""
    planned.room.settings = replace(planned.room.settings, density=1.0, brightness=0.3)
    planned.conducts(GoToScene(scene=1))
    assert planned.room.settings.brightness == 0.3
    planned.conducts(GoToScene(scene=2))
    assert (planned.room.settings.density, planned.room.settings.brightness) == (None, 1.0)
