"""Recording, by the therapist's hand: it begins, pauses, goes on, ends, and moments are marked."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from server.core.effects import Effect, EndSession, Handlers, OpenSession
from server.core.errors import Refused
from server.core.recorder import Recorder
from server.core.seat import Away, Here, symbol_of
from server.protocol import Mark, PauseRecording, SessionSeat, StartRecording, StopRecording

if TYPE_CHECKING:
    from server.core.room import Room, Sender

MARKS_MOST = 500
"""More than anybody finds again."""

UNTITLED = "Session"


def start_recording(room: Room, sender: Sender, message: StartRecording, now: float) -> list[Effect]:
    """Where the session goes, and how it is called there, is not the room's to know: `begin` is told."""
    if room.recorder.state != "off":
        raise Refused("recording_runs", "A recording runs already: end it before you start another.")
    _not_while_replaying(room)
    plan = room.settings.plan
    title = message.title or (plan.name if plan is not None else UNTITLED)
    return [OpenSession(title=title, series=message.series, keep_days=message.keep_days)]


def begin(room: Room, session: str, title: str, now: float) -> list[Effect]:
    """A place for the session is ready: from now on everything is kept, but for the seats left out."""
    room.recorder = Recorder(session, title)
    room.tape.note = room.recorder.note
    room.recorder.begin(room, now)
    return room.banner.tell(room, now)


def end(room: Room, now: float) -> list[Effect]:
    """The recording ends, by whatever hand; nothing when none runs."""
    recorder = room.recorder
    if recorder.state == "off" or recorder.session is None:
        return []
    recorder.end(now)
    room.tape.note = None
    return [EndSession(recorder.session, length=now - recorder.began), *room.banner.tell(room, now)]


def seats_of(room: Room) -> list[SessionSeat]:
    """Those who are in the room, for the session's list of seats."""
    return [
        SessionSeat(
            seat=seat.number,
            key=f"{seat.number} {symbol_of(seat.number)}",
            kept=seat.number not in room.consent.left_out,
            assent=room.consent.given(seat.number),
        )
        for seat in room.seats
        if isinstance(seat.presence, Here | Away)
    ]


def pause_recording(room: Room, sender: Sender, message: PauseRecording, now: float) -> list[Effect]:
    recorder = _running(room)
    if not message.paused:
        _not_while_replaying(room)
    room.replaying.resumes &= not message.paused  # what pauses by hand goes on by hand
    if message.paused and recorder.state == "on":
        recorder.pause(room, now)
    elif not message.paused and recorder.state == "paused":
        recorder.resume(room, now)
    return room.banner.tell(room, now)


def stop_recording(room: Room, sender: Sender, message: StopRecording, now: float) -> list[Effect]:
    _running(room)
    return end(room, now)


def mark(room: Room, sender: Sender, message: Mark, now: float) -> list[Effect]:
    recorder = _running(room)
    if recorder.state == "paused":
        raise Refused("recording_paused", "The recording is paused: let it go on first, then mark a moment.")
    if len(recorder.marks) >= MARKS_MOST:
        text = f"A recording has at most {MARKS_MOST} marks: delete some after it has ended."
        raise Refused("marks_most", text, most=MARKS_MOST)
    at = now if message.at is None else message.at
    if not math.isfinite(at) or at < recorder.began:
        raise Refused(
            "mark_too_early", "That was before the recording began: only what is recorded can be marked."
        )
    recorder.mark(min(at, now), message.icon, message.word)
    return room.banner.tell(room, now)


def _not_while_replaying(room: Room) -> None:
    if room.replaying.active:
        raise Refused("replay_first", "Something is played back: end that first, then record.")


def _running(room: Room) -> Recorder:
    if room.recorder.state == "off":
        raise Refused("not_recording", "No recording runs: start one first.")
    return room.recorder


HANDLERS: Handlers = {
    StartRecording: start_recording,
    PauseRecording: pause_recording,
    StopRecording: stop_recording,
    Mark: mark,
}
