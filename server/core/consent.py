"""Who may be kept: seats the therapist leaves out, and what those who sit there answer when their tablet asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from server.core.effects import Effect, Handlers, KeepAssent
from server.core.errors import Refused
from server.core.seat import symbol_of
from server.protocol import AskAssent, GiveAssent, KeepSeats

if TYPE_CHECKING:
    from server.core.room import Room, Sender


class Consent:
    """A seat is kept unless the therapist or whoever sits there says no. It holds before and after a recording, too."""

    def __init__(self) -> None:
        self.answers: dict[int, Literal["asked", "yes", "no"]] = {}
        """By seat: the latest of whoever sits there now."""
        self.left_out: frozenset[int] = frozenset()
        """Of these seats nothing is kept."""
        self._by_therapist: set[int] = set()
        self._by_themselves: set[int] = set()

    def keep(self, seats: list[int], kept: bool) -> None:
        """The therapist's word. Raises Refused where whoever sits there said no."""
        if not kept:
            self._by_therapist.update(seats)
        elif said_no := sorted(self._by_themselves & set(seats)):
            name = symbol_of(said_no[0])
            text = f"{name} said no and stays left out: ask on its tablet once more first."
            raise Refused("said_no", text, seat=said_no[0])
        else:
            self._by_therapist.difference_update(seats)
        self._settle()

    def ask(self, seats: list[int]) -> None:
        """These are asked now, and no others. Asking again takes no answer back: a no holds until there is a yes."""
        given = {seat: answer for seat, answer in self.answers.items() if answer != "asked"}
        self.answers = {**given, **dict.fromkeys(seats, "asked")}

    def answer(self, seat: int, yes: bool) -> None:
        """A yes takes back an own no, and never what the therapist leaves out."""
        self.answers[seat] = "yes" if yes else "no"
        if yes:
            self._by_themselves.discard(seat)
        else:
            self._by_themselves.add(seat)
        self._settle()

    def given(self, seat: int) -> Literal["", "yes", "no"]:
        """The answer so far; nothing while there is none."""
        answer = self.answers.get(seat, "asked")
        return "" if answer == "asked" else answer

    def forget(self, seat: int) -> None:
        """Whoever sat there has gone, and the answers with them. A no stays until the therapist keeps the seat."""
        self.answers.pop(seat, None)
        if seat in self._by_themselves:
            self._by_themselves.discard(seat)
            self._by_therapist.add(seat)

    def _settle(self) -> None:
        self.left_out = frozenset(self._by_therapist | self._by_themselves)


def keep_seats(room: Room, sender: Sender, message: KeepSeats, now: float) -> list[Effect]:
    for number in message.seats:
        room.seat(number)
    room.consent.keep(message.seats, message.kept)
    return _settled(room, now)


def ask_assent(room: Room, sender: Sender, message: AskAssent, now: float) -> list[Effect]:
    for number in message.seats:
        room.seat(number)
    room.consent.ask(message.seats)
    return room.banner.tell(room, now)


def give_assent(room: Room, sender: Sender, message: GiveAssent, now: float) -> list[Effect]:
    seat = room.seat(sender.seat or 0)
    if room.consent.answers.get(seat.number) != "asked":
        text = "Nobody asks this tablet just now. Your therapist can ask again."
        raise Refused("assent_not_asked", text)
    room.consent.answer(seat.number, message.yes)
    recorder, effects = room.recorder, _settled(room, now)
    if recorder.state != "off" and recorder.session is not None:
        effects.append(KeepAssent(recorder.session, seat.number, "yes" if message.yes else "no"))
    return effects


def _settled(room: Room, now: float) -> list[Effect]:
    room.recorder.leave_out(room, room.consent.left_out, now)
    return room.banner.tell(room, now)


HANDLERS: Handlers = {KeepSeats: keep_seats, AskAssent: ask_assent, GiveAssent: give_assent}
