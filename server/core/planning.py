"""The plan: scenes in order, one NEXT, and each scene one change of the settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from server.core.effects import Effect, Handlers
from server.core.errors import Refused
from server.core.instruments import INSTRUMENTS
from server.core.settings import Settings
from server.core.techniques.choosing import with_technique, without
from server.protocol import GoToScene, NextScene, Plan, Scene, SceneFromNow, SetPlan, StayInScene

if TYPE_CHECKING:
    from server.core.room import Room, Sender

SCENES_MOST = 24


def check(room: Room, plan: Plan) -> None:
    """Raises Refused, naming scene and thing, for what this room can't do."""
    for scene in plan.scenes:
        if scene.scale is not None and scene.scale not in room.collection.scales:
            raise Refused(
                "plan_scale",
                f"“{scene.name}” names a scale that isn't here, {scene.scale}: choose another one.",
            )
        if scene.instrument is not None and scene.instrument not in INSTRUMENTS:
            raise Refused(
                "plan_instrument",
                f"“{scene.name}” names an instrument that isn't here, {scene.instrument}: choose another one.",
            )
        into(room, room.settings, scene)


def set_plan(room: Room, sender: Sender, message: SetPlan, now: float) -> list[Effect]:
    plan, scene = message.plan, message.scene
    if plan is None:
        return room.change(replace(room.settings, plan=None, scene=None, scene_minutes=None), "plan", now)
    check(room, plan)
    if scene is not None and scene >= len(plan.scenes):
        raise Refused("no_such_scene", f"This plan has {len(plan.scenes)} scenes.")
    old = room.settings
    minutes = old.scene_minutes if scene is not None else None
    since = old.scene_since if scene is not None and old.scene is not None else now
    new = replace(old, plan=plan, scene=scene, scene_minutes=minutes, scene_since=since)
    return room.change(new, f"plan {plan.name}" if old.plan is None else "plan", now, steps="plan")


def next_scene(room: Room, sender: Sender, message: NextScene, now: float) -> list[Effect]:
    plan, scene = _plan(room), room.settings.scene
    following = 0 if scene is None else scene + 1
    if following >= len(plan.scenes):
        raise Refused("plan_over", "This was the last scene of the plan. It stays until you end it.")
    return _enter(room, following, now)


def go_to_scene(room: Room, sender: Sender, message: GoToScene, now: float) -> list[Effect]:
    if message.scene >= len(_plan(room).scenes):
        raise Refused("no_such_scene", f"This plan has {len(_plan(room).scenes)} scenes.")
    return _enter(room, message.scene, now)


def stay_in_scene(room: Room, sender: Sender, message: StayInScene, now: float) -> list[Effect]:
    _plan(room)
    if room.settings.scene is None:
        raise Refused("plan_not_begun", "The plan has not begun yet: press NEXT.")
    gone = (now - room.settings.scene_since) / 60
    minutes = max(room.settings.scene_minutes or 0.0, gone) + message.minutes
    return room.change(replace(room.settings, scene_minutes=minutes), "stay", now, steps="stay")


def scene_from_now(room: Room, sender: Sender, message: SceneFromNow, now: float) -> list[Effect]:
    old = room.settings
    plan = old.plan or Plan(format="roundelay plan 1", name="My plan", scenes=())
    if len(plan.scenes) >= SCENES_MOST:
        raise Refused("plan_full", f"A plan has {SCENES_MOST} scenes at most: take one out first.")
    at = 0 if old.scene is None else old.scene + 1
    scenes = (*plan.scenes[:at], scene_of(old, message.name), *plan.scenes[at:])
    new = replace(old, plan=Plan(format=plan.format, name=plan.name, scenes=scenes, setting=plan.setting))
    return room.change(new, f"scene {message.name}", now)


def scene_of(settings: Settings, name: str) -> Scene:
    """What is on now, as a scene."""
    instruments = {seat.instrument for seat in settings.seats}
    return Scene(
        name=name,
        scale=settings.scale,
        root=settings.root,
        bpm=settings.bpm,
        timing=settings.timing,
        level=round(settings.level),
        instrument=instruments.pop() if len(instruments) == 1 else None,
        pulse=settings.pulse,
        drone=settings.drone,
        bed=settings.bed,
        chords=settings.chords,
        techniques=settings.techniques,
    )


def into(room: Room, settings: Settings, scene: Scene) -> Settings:
    """The settings as the scene wants them."""
    told = {
        name: value
        for name in ("scale", "root", "bpm", "timing", "level", "pulse", "drone", "bed", "chords")
        if (value := getattr(scene, name)) is not None
    }
    if "scale" in told and "root" not in told:
        told["root"] = room.collection.scales[told["scale"]].root_pc
    if scene.instrument is not None:
        told["seats"] = tuple(replace(seat, instrument=scene.instrument) for seat in settings.seats)
    if scene.techniques is not None:
        for running in settings.techniques:
            settings = without(settings, running.technique)
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
    new = into(room, room.settings, scene)
    new = replace(new, scene=number, scene_since=now, scene_minutes=scene.minutes, glide=0.0, level_over=4.0)
    return room.change(new, f"scene {scene.name}", now)


HANDLERS: Handlers = {
    SetPlan: set_plan,
    NextScene: next_scene,
    GoToScene: go_to_scene,
    StayInScene: stay_in_scene,
    SceneFromNow: scene_from_now,
}
