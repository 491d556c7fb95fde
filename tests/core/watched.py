"""A scripted room that judges every tone by what the tablets were told."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from server.core.effects import Effect
from server.core.mixer import sounds
from server.core.room import Sender
from server.core.techniques.parts import InParts
from server.protocol import BED, CHORDS, DRONE, LEADER, SoundOn, Turn
from tests.harness import ScriptedRoom

SEATS = (1, 2, 3, 4)
IN_TUNE = (BED, CHORDS, DRONE, LEADER)
"""The strips besides the seats whose tones have a pitch."""

SLACK = 0.002
"""Seconds around a moment in which it may count as before or after."""


@dataclass
class Watched(ScriptedRoom):
    """A room whose every tone is judged when it is told, and whose parts are counted."""

    missed: Counter[int] = field(default_factory=Counter)
    """For each seat in a circle of turns: parts since its last one."""
    parts: dict[str, float] = field(default_factory=dict)
    judged: int = 0
    words: dict[int, Turn] = field(default_factory=dict)
    """The last one each tablet was told."""

    def mine(self, seat: int, moment: float) -> bool | None:
        """Whether a tablet takes it to be its turn then, by the last word it was told; None: just about to change."""
        turn = self.words.get(seat, Turn(mine=True))
        if any(abs(edge - moment) < SLACK for edge in (turn.at, turn.until) if edge is not None):
            return None
        if turn.at is not None and moment < turn.at:
            return not turn.mine
        return turn.mine and (turn.until is None or moment < turn.until)

    def take(self, effects: Any) -> None:
        taken: list[Effect] = list(effects)
        super().take(taken)
        for told in self.told[self.judged :]:
            if isinstance(told.fact, SoundOn) and told.to == "speaker":
                self._judge(told.fact)
            elif isinstance(told.fact, Turn) and isinstance(told.to, int):
                self.words[told.to] = told.fact
        self.judged = len(self.told)
        self._count_parts()
        self._ask_tablets()

    def comes(self, sender: Sender) -> "ScriptedRoom":
        self.words.pop(sender.seat or 0, None)  # a new page knows nothing
        return super().comes(sender)

    def _ask_tablets(self) -> None:
        """Neither is anybody heard out of turn, nor silent in their own."""
        if not self.room.plays:
            assert not self.room.sounding
            return
        for seat in SEATS:
            if not self.room.may_play(seat) or (mine := self.mine(seat, self.now)) is None:
                continue
            assert mine == (seat in self.room.sounding), (
                f"{self.now}: seat {seat} was told {self.words.get(seat)}"
            )

    def _judge(self, sound: SoundOn) -> None:
        moment = self.now if sound.at is None else sound.at
        if sound.seat > 0 or sound.seat in IN_TUNE:
            coming = self.room.coming
            then = coming.tuning if coming is not None and moment >= coming.at else self.room.tuning
            assert then.contains(sound.pitch), "a tone outside the scale in force when it sounds"
        if sound.seat > 0:
            assert self.mine(sound.seat, moment) is not False, (
                "heard, though its tablet says it isn't its turn"
            )
            assert sounds(self.room.settings, sound.seat), "heard, though it rests"

    def _count_parts(self) -> None:
        for name, technique in self.room.ensemble.running.items():
            if name not in ("turns", "pass_on") or not isinstance(technique, InParts):
                continue
            if self.parts.get(name) == technique.part.begins or not self.room.plays:
                continue
            self.parts[name] = technique.part.begins
            present = technique.circle(self.room).present
            for seat in self.missed.keys() - set(present):
                del self.missed[seat]
            self.missed.update(present)
            for seat in technique.part.now:
                self.missed[seat] = 0
