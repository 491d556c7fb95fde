"""What every page says of the recording: dashboards all of it, the others what concerns them, as soon as it is so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from server.core.effects import Effect, Reply
from server.core.said import Said, phrase_of
from server.protocol import Assent, Recording, RecordingSign

if TYPE_CHECKING:
    from server.core.room import Room, Sender


class Banner:
    """What each page was told last."""

    def __init__(self) -> None:
        self.trouble: Said | None = None
        """Why the record can't be written just now. Play goes on."""
        self._told: Final[dict[str, Recording | RecordingSign]] = {}

    def tell(self, room: Room, now: float) -> list[Effect]:
        """Each page what it doesn't know yet."""
        effects: list[Effect] = []
        recording = self.fact(room, now)
        for connection, sender in room.senders.items():
            fact = recording if sender.role == "conductor" else sign(room, sender)
            if _apart_from_time(fact) != self._told.get(connection):
                self._told[connection] = _apart_from_time(fact)
                effects.append(Reply(connection, fact))
        return effects

    def forget(self, connection: str) -> None:
        """That page has gone."""
        self._told.pop(connection, None)

    def fact(self, room: Room, now: float) -> Recording:
        recorder, answers = room.recorder, room.consent.answers
        runs = recorder.state != "off"
        return Recording(
            state=recorder.state,
            session=recorder.session,
            title=recorder.title,
            since=recorder.began if runs else None,
            kept=now - recorder.began if runs else 0.0,
            at=now,
            left_out=sorted(room.consent.left_out),
            assents=[Assent(seat=seat, answer=answers[seat]) for seat in sorted(answers)],
            marks=list(recorder.marks),
            trouble=None if self.trouble is None else phrase_of(self.trouble),
            trouble_text=str(self.trouble or ""),
        )


def sign(room: Room, sender: Sender) -> RecordingSign:
    """For every page but a dashboard."""
    left_out, own = room.consent.left_out, sender.seat
    if own is None:
        return RecordingSign(state=room.recorder.state, some_left_out=bool(left_out))
    asked = room.consent.answers.get(own) == "asked"
    return RecordingSign(state=room.recorder.state, left_out=own in left_out, asked=asked)


def _apart_from_time(fact: Recording | RecordingSign) -> Recording | RecordingSign:
    return msgspec.structs.replace(fact, kept=0.0, at=0.0) if isinstance(fact, Recording) else fact
