"""A plan of scenes."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from server.protocol.grounds import BedState, ChordsState, DroneState, PulseState
from server.protocol.techniques import TechniqueState
from server.protocol.terms import Bpm, Label, Name, Root, Sentence, Step, TimingMode
from server.protocol.wire import Command, sent_by


class Scene(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One step of a plan. What is absent stays as it is when the scene comes."""

    name: Label
    minutes: Annotated[float, Meta(ge=0.25, le=180)] | None = None
    """How long it is meant to last; nothing happens by itself when they are over."""
    words: Sentence = ""
    """For the therapist's own eyes."""
    scale: Name | None = None
    root: Root | None = None
    bpm: Bpm | None = None
    timing: TimingMode | None = None
    level: Step | None = None
    instrument: Name | None = None
    """For every seat."""
    pulse: PulseState | None = None
    drone: DroneState | None = None
    bed: BedState | None = None
    chords: ChordsState | None = None
    techniques: Annotated[tuple[TechniqueState, ...], Meta(max_length=8)] | None = None


class Plan(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Scenes in order. As a file: this struct as indented JSON, nothing else."""

    format: Literal["roundelay plan 1"]
    name: Label
    scenes: Annotated[tuple[Scene, ...], Meta(min_length=1, max_length=24)]
    setting: Label | None = None
    """For which kind of group a template was made."""


@sent_by("conductor")
class SetPlan(Command, frozen=True):
    """Another plan, or an edited one; None puts it away. Where we are in it stays, by the scene's place."""

    plan: Plan | None
    scene: Annotated[int, Meta(ge=0, lt=24)] | None = None
    """Which scene of it we are in; None: not begun."""


@sent_by("conductor")
class NextScene(Command, frozen=True):
    """On to the next scene of the plan."""


@sent_by("conductor")
class GoToScene(Command, frozen=True):
    """To this scene of the plan, counted from 0."""

    scene: Annotated[int, Meta(ge=0, lt=24)]


@sent_by("conductor")
class StayInScene(Command, frozen=True):
    """Gives the scene that runs so many minutes more."""

    minutes: Annotated[float, Meta(gt=0, le=60)] = 2.0


@sent_by("conductor")
class SceneFromNow(Command, frozen=True):
    """Makes a scene of what is on now and puts it after the one that runs."""

    name: Label
