"""What each page is shown of a room: facts made from its state, never kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from server.core.accompaniment import LOOKAHEAD
from server.core.instruments import INSTRUMENTS
from server.core.mixer import is_calm, sounds
from server.core.note_names import scale_in_words, tone_names
from server.core.said import phrase_of
from server.core.scale import Scale
from server.core.seat import Away, Free, Here, Presence, Seat, Waiting
from server.protocol import (
    GroundView,
    GroupName,
    GroupState,
    InstrumentView,
    LeaderState,
    LightOn,
    Lights,
    Notice,
    Offer,
    PadTone,
    PlanView,
    RoomState,
    ScaleNow,
    ScaleView,
    SceneView,
    SeatLight,
    SeatState,
    SpeakerView,
    Stage,
    Surface,
    Tempo,
    UndoView,
)

if TYPE_CHECKING:
    from typing import Literal

    from server.core.collection import Collection
    from server.core.ladder import Surface as Pads
    from server.core.room import Room
    from server.core.tuning import Tuning


def state_of(room: Room, seat: Seat) -> Literal["play", "rest", "stopped"]:
    """What the conductor lets a seat do. While the room is counted in, pads are ready already."""
    if not room.settings.running:
        return "stopped"
    return "play" if sounds(room.settings, seat.number) else "rest"


def surface(room: Room, seat: Seat, tuning: Tuning, pads: Pads, at: float | None) -> Surface:
    own = room.settings.seats[seat.number - 1]
    names = tone_names(tuning.scale, tuning.root)
    return Surface(
        seat=seat.number,
        pads=[PadTone(pitch=round(tone.pitch, 4), name=names[tone.degree]) for tone in pads],
        instrument=own.instrument,
        hold=INSTRUMENTS[own.instrument].hold,
        state=state_of(room, seat),
        access=own.access,
        calm=is_calm(room.settings, seat.number),
        leave=seat.may_leave,
        at=at,
    )


def link_of(presence: Presence) -> Literal["free", "waiting", "here", "away"]:
    match presence:
        case Free():
            return "free"
        case Waiting():
            return "waiting"
        case Here():
            return "here"
        case Away():
            return "away"


def scale_now(scale: Scale, root: int) -> ScaleNow:
    return ScaleNow(scale=scale.id, root=root, name=scale_in_words(scale, root))


def seat_state(room: Room, seat: Seat, place: int, names: tuple[str, ...]) -> SeatState:
    own = room.settings.seats[seat.number - 1]
    low, high = seat.surface[0], seat.surface[-1]
    return SeatState(
        seat=seat.number,
        link=link_of(seat.presence),
        place=place,
        instrument=own.instrument,
        soft=own.soft,
        access=own.access,
        register=own.register,
        level=own.level,
        rest=own.rest or own.not_now,
        not_now=own.not_now,
        assisted=seat.number in room.helping.marks,
        solo=own.solo,
        calm=own.calm,
        timing=own.timing,
        sounds=seat.number in room.sounding,
        delay=seat.delay,
        wants_to_leave=seat.wants_to_leave,
        low=f"{names[low.degree].split()[0]}{round(low.pitch) // 12 - 1}",
        high=f"{names[high.degree].split()[0]}{round(high.pitch) // 12 - 1}",
        calibrating=seat.calibrating,
        proposal=seat.proposal,
    )


def tempo(room: Room, now: float) -> Tempo:
    part = room.transport.part_at(now + LOOKAHEAD)  # a change that lands any moment is told before it does
    return Tempo(
        beat=part.beat,
        at=part.at,
        bpm=part.bpm,
        target=part.target,
        until=part.until,
        bar=room.bar,
    )


def speaker(room: Room) -> SpeakerView:
    active = room.lease.active
    return SpeakerView(
        state=active.state if active else "none",
        standby=max(0, len(room.lease.pages) - 1),
        latency=active.latency if active else None,
        loading=active.loading if active else 0.0,
        since=room.lease.since,
    )


GROUPS: tuple[GroupName, ...] = ("A", "B", "C")
LEADER_LOWEST, LEADER_HIGHEST = 55.0, 79.0
"""G3 to G5: where the therapist's own pads lie, in the middle of everybody's."""


def leader(room: Room) -> LeaderState:
    settings, tuning = room.settings, room.tuning
    names = tone_names(tuning.scale, tuning.root)
    tones = (tone for tone in tuning.ladder.tones if LEADER_LOWEST <= tone.pitch <= LEADER_HIGHEST)
    return LeaderState(
        instrument=settings.leader_instrument,
        soft=settings.leader_soft,
        level=settings.leader_level,
        pads=[PadTone(pitch=round(tone.pitch, 4), name=names[tone.degree]) for tone in tones],
    )


def plan(room: Room) -> PlanView | None:
    settings = room.settings
    if settings.plan is None:
        return None
    scenes = [SceneView(name=scene.name, minutes=scene.minutes) for scene in settings.plan.scenes]
    if settings.scene is not None:
        scenes[settings.scene] = msgspec.structs.replace(
            scenes[settings.scene], minutes=settings.scene_minutes
        )
    return PlanView(name=settings.plan.name, scenes=scenes, scene=settings.scene, since=settings.scene_since)


def room_state(room: Room, now: float) -> RoomState:
    settings = room.settings
    places = {number: place for place, number in enumerate(settings.order)}
    names = tone_names(room.tuning.scale, room.tuning.root)
    coming = room.coming
    change = room.history.latest
    return RoomState(
        code=room.invitation.code,
        link=room.invitation.link,
        door_open=room.door_open,
        running=settings.running,
        stopped_at=room.stopped_at,
        seats=[seat_state(room, seat, places[seat.number], names) for seat in room.seats],
        scale=scale_now(room.tuning.scale, room.tuning.root),
        coming=scale_now(coming.tuning.scale, coming.tuning.root) if coming else None,
        coming_at=coming.at if coming else None,
        tempo=tempo(room, now),
        pulse=settings.pulse,
        drone=settings.drone,
        bed=settings.bed,
        chords=settings.chords,
        opening=room.accompaniment.opening,
        leaving=room.accompaniment.leaving,
        space=room.accompaniment.in_space,
        rumble=room.accompaniment.rumbles,
        leader=leader(room),
        timing=settings.timing,
        swing=settings.swing,
        grid=settings.grid,
        held=settings.held,
        delay=round(room.steady_delay * 1000),
        level=round(room.ramp.level_at(now), 1),
        level_goal=settings.level,
        hush=settings.hush,
        calm=settings.calm,
        counting=room.counting.fact if room.counting else None,
        groups=[
            GroupState(group=letter, seats=list(seats))
            for letter, seats in zip(GROUPS, settings.groups, strict=True)
        ],
        techniques=list(settings.techniques),
        cues=room.ensemble.cues(room),
        plan=plan(room),
        speaker=speaker(room),
        displays=room.displays,
        light=settings.light,
        show_code=settings.show_code,
        undo=UndoView(what=str(change.what), at=change.at, phrase=phrase_of(change.what)) if change else None,
        notices=[Notice(text=str(text), phrase=phrase_of(text)) for text in (*room.news, *room.notices)],
    )


def stage(room: Room, now: float) -> Stage:
    settings = room.settings
    places = {number: place for place, number in enumerate(settings.order)}
    shown = room.door_open and settings.show_code
    return Stage(
        seats=[
            SeatLight(
                seat=seat.number,
                place=places[seat.number],
                link=link_of(seat.presence),
                rest=seat.number not in room.sounding,
            )
            for seat in room.seats
        ],
        running=settings.running,
        tempo=tempo(room, now),
        pulse=settings.pulse.on,
        cues=room.ensemble.cues(room),
        counting=room.counting.fact if room.counting else None,
        plan=plan(room),
        light=settings.light,
        calm=settings.calm,
        code=room.invitation.code if shown else None,
    )


def lights_held(room: Room) -> Lights:
    """Every touch that lasts, for a page that has just come."""
    return Lights(
        on=[
            LightOn(
                seat=seat.number,
                pad=touch.pad,
                id=room.light_id(seat.number, note),
                hold=touch.lasting,
                heard=touch.sound is not None,
            )
            for seat in room.seats
            for note, touch in seat.held.items()
        ],
        off=[],
    )


def offer(collection: Collection) -> Offer:
    """All there is to choose from."""
    return Offer(
        scales=[
            ScaleView(
                id=scale.id,
                name=scale.name,
                aka=list(scale.aka),
                tier=scale.tier,
                mood=scale.mood,
                region=scale.region,
                character=scale.character,
                note=scale.therapy_note,
                degrees=list(scale.degrees),
                period=scale.period,
                root=scale.root_pc,
            )
            for scale in collection.scales.values()
        ],
        instruments=[InstrumentView(id=i.id, name=i.name, hold=i.hold) for i in INSTRUMENTS.values()],
        pulses=[GroundView(id=pulse.id, name=pulse.name) for pulse in collection.pulses.values()],
        beds=[GroundView(id=bed.id, name=bed.name) for bed in collection.beds.values()],
        templates=list(collection.templates),
        presets=list(collection.presets),
    )
