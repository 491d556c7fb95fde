"""Call & Answer: one calls for some beats, then the others answer for as many, and again."""

from __future__ import annotations

from server.core.techniques.parts import InParts, Part
from server.core.techniques.technique import Circle
from server.protocol import LEADER


class CallAnswer(InParts):
    """The therapist calls, or a seat. When that seat is away the next one round the circle calls until it is back.

    The therapist's own tones always sound: only a seat that calls rests while it is answered. One by one means a
    call before each seat's answer, so that every answer is to somebody's call.
    """

    name = "call_answer"

    def covers(self, seat: int) -> bool:
        return super().covers(seat) or seat == self.state.leader

    def first(self, circle: Circle, beat: float) -> Part:
        return self._call(circle, beat, answered=0)

    def after(self, part: Part, circle: Circle, beat: float) -> Part:
        if part.phase != "call":
            return self._call(circle, beat, answered=part.mark)
        caller = part.now[0]
        others = tuple(seat for seat in circle.present if seat != caller)
        if not others:  # alone with nobody to answer: the caller plays on
            return Part(now=part.now, begins=beat, ends=beat + self.state.beats, phase="answer")
        answers, mark = others, part.mark
        if self.state.one_by_one:
            mark = self._next_answer(circle, others, part.mark)
            answers = (mark,)
        return Part(now=answers, begins=beat, ends=beat + self.state.beats, phase="answer", mark=mark)

    def _call(self, circle: Circle, beat: float, *, answered: int) -> Part:
        now = (self._caller(circle),)
        return Part(now=now, begins=beat, ends=beat + self.state.beats, phase="call", mark=answered)

    def _caller(self, circle: Circle) -> int:
        leader = self.state.leader
        if leader == 0:
            return LEADER
        return leader if leader in circle.present else circle.after(leader) or LEADER

    @staticmethod
    def _next_answer(circle: Circle, others: tuple[int, ...], last: int) -> int:
        following = circle.after(last)
        while following is not None and following not in others:
            following = circle.after(following)
        return following if following is not None else others[0]
