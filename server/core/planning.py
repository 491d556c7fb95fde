"""The plan: scenes in order, one NEXT, and each scene one change of the settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec

from server.core.collection import Collection
from server.core.effects import Effect, Handlers
from server.core.errors import Refused
from server.core.instruments import INSTRUMENTS
from server.core.said import Said
from server.core.settings import Settings
from server.core.techniques.choosing import with_technique
from server.core.techniques.free import free
from server.protocol import GoToScene, GroundName, NextScene, Plan, Scene, SceneFromNow, SetPlan, StayInScene

if TYPE_CHECKING:
    from server.core.room import Room, Sender

SCENES_MOST = 24


def check(collection: Collection, settings: Settings, plan: Plan) -> None:
    """Raises Refused, naming the scene and what is wrong with it, for a plan that can't be played in this room."""
    if not plan.scenes:
        raise Refused("plan_empty", "This plan has no scene: add one.")
    for scene in plan.scenes:
        if scene.scale is not None and scene.scale not in collection.scales:
            raise _unknown(scene, "scale", scene.scale)
        if scene.instrument is not None and scene.instrument not in INSTRUMENTS:
            raise _unknown(scene, "instrument", scene.instrument)
        if scene.pulse is not None and scene.pulse.pattern not in collection.pulses:
            raise _unknown(scene, "pulse", scene.pulse.pattern)
        if scene.bed is not None and scene.bed.style not in collection.beds:
            raise _unknown(scene, "bed", scene.bed.style)
        try:
            into(collection, settings, scene)
        except Refused as refused:
            raise Refused(refused.code, f"“{scene.name}”: {refused.text}") from refused


def _unknown(scene: Scene, what: str, name: str) -> Refused:
    return Refused(
        f"plan_{what}",
        f"“{scene.name}” names {_a(what)} that isn't here, {name}: choose another one.",
        scene=scene.name,
        name=name,
    )


def _a(what: str) -> str:
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"


PLAN = Said("plan", "undo.plan")


def set_plan(room: Room, sender: Sender, message: SetPlan, now: float) -> list[Effect]:
    plan, scene = message.plan, message.scene
    if plan is None:
        return room.change(replace(room.settings, plan=None, scene=None, scene_minutes=None), PLAN, now)
    check(room.collection, room.settings, plan)
    if scene is not None and scene >= len(plan.scenes):
        raise Refused("no_such_scene", f"This plan has {len(plan.scenes)} scenes.", count=len(plan.scenes))
    old = room.settings
    minutes = _minutes(old, plan, scene)
    since = old.scene_since if scene is not None and old.scene is not None else now
    new = replace(old, plan=plan, scene=scene, scene_minutes=minutes, scene_since=since)
    return room.change(
        new,
        Said(f"plan {plan.name}", "undo.plan_named", name=plan.name) if old.plan is None else PLAN,
        now,
        steps="plan",
    )


def _minutes(old: Settings, plan: Plan, scene: int | None) -> float | None:
    """How long the scene that runs is meant to last: as the plan says now, and what was added meanwhile."""
    if scene is None or (planned := plan.scenes[scene].minutes) is None:
        return None
    if old.plan is None or old.scene is None:
        return planned
    before = old.plan.scenes[old.scene].minutes
    added = 0.0 if before is None or old.scene_minutes is None else old.scene_minutes - before
    return planned + added


def next_scene(room: Room, sender: Sender, message: NextScene, now: float) -> list[Effect]:
    plan, scene = _plan(room), room.settings.scene
    following = 0 if scene is None else scene + 1
    if following >= len(plan.scenes):
        raise Refused("plan_over", "This was the last scene of the plan. It stays until you end it.")
    return _enter(room, following, now)


def go_to_scene(room: Room, sender: Sender, message: GoToScene, now: float) -> list[Effect]:
    count = len(_plan(room).scenes)
    if message.scene >= count:
        raise Refused("no_such_scene", f"This plan has {count} scenes.", count=count)
    return _enter(room, message.scene, now)


def stay_in_scene(room: Room, sender: Sender, message: StayInScene, now: float) -> list[Effect]:
    _plan(room)
    if room.settings.scene is None:
        raise Refused("plan_not_begun", "The plan has not begun yet: press NEXT.")
    gone = (now - room.settings.scene_since) / 60
    minutes = max(room.settings.scene_minutes or 0.0, gone) + message.minutes
    return room.change(
        replace(room.settings, scene_minutes=minutes), Said("stay", "undo.stay"), now, steps="stay"
    )


def scene_from_now(room: Room, sender: Sender, message: SceneFromNow, now: float) -> list[Effect]:
    old = room.settings
    plan = old.plan or Plan(format="roundelay plan 1", name="My plan", scenes=())
    if len(plan.scenes) >= SCENES_MOST:
        raise Refused(
            "plan_full", f"A plan has {SCENES_MOST} scenes at most: take one out first.", most=SCENES_MOST
        )
    at = len(plan.scenes) if old.scene is None else old.scene + 1
    scenes = (*plan.scenes[:at], scene_of(old, message.name), *plan.scenes[at:])
    new = replace(old, plan=Plan(format=plan.format, name=plan.name, scenes=scenes, setting=plan.setting))
    return room.change(new, Said(f"scene {message.name}", "undo.scene", name=message.name), now)


def scene_of(settings: Settings, name: str) -> Scene:
    """What is on now, as a scene."""
    instruments = {seat.instrument for seat in settings.seats}
    lit = {name for technique in settings.techniques for name in technique.lit}

    def by_itself(name: GroundName) -> Any:
        """A ground as it is without the techniques, which will switch it on again themselves."""
        state = getattr(settings, name)
        return msgspec.structs.replace(state, on=False) if name in lit else state

    return Scene(
        name=name,
        scale=settings.scale,
        root=settings.root,
        bpm=settings.bpm,
        timing=settings.timing,
        level=round(settings.level),
        instrument=instruments.pop() if len(instruments) == 1 else None,
        pulse=by_itself("pulse"),
        drone=by_itself("drone"),
        bed=by_itself("bed"),
        chords=by_itself("chords"),
        techniques=tuple(msgspec.structs.replace(one, lit=()) for one in settings.techniques),
    )


def into(collection: Collection, settings: Settings, scene: Scene) -> Settings:
    """The settings as the scene wants them."""
    told = {
        name: value
        for name in ("scale", "root", "bpm", "timing", "level", "pulse", "drone", "bed", "chords")
        if (value := getattr(scene, name)) is not None
    }
    if "scale" in told and "root" not in told:
        told["root"] = collection.scales[told["scale"]].root_pc
    if scene.instrument is not None:
        told["seats"] = tuple(replace(seat, instrument=scene.instrument) for seat in settings.seats)
    if scene.techniques is not None:
        settings = free(settings, frozenset())
    settings = replace(settings, **told)
    for state in scene.techniques or ():
        settings = with_technique(settings, state)
    return settings


def _plan(room: Room) -> Plan:
    if room.settings.plan is None:
        raise Refused("no_plan", "There is no plan yet: choose one, or make one of what is on now.")
    return room.settings.plan


def _enter(room: Room, number: int, now: float) -> list[Effect]:
    scene = _plan(room).scenes[number]
    new = into(room.collection, room.settings, scene)
    new = replace(new, scene=number, scene_since=now, scene_minutes=scene.minutes, glide=0.0, level_over=4.0)
    return room.change(new, Said(f"scene {scene.name}", "undo.scene", name=scene.name), now)


HANDLERS: Handlers = {
    SetPlan: set_plan,
    NextScene: next_scene,
    GoToScene: go_to_scene,
    StayInScene: stay_in_scene,
    SceneFromNow: scene_from_now,
}
