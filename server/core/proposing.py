"""What twenty touches suggest: which settings would make them easier, each with its figures.

Nothing here knows who touched or judges how well. Every touch is sorted into one kind (see `Kind`), and each setting
looks at one kind only, so that no touch is a reason twice. Three rules hold for all:

* A thing counts when it happened at least three times, and in a tenth of the touches. Of twenty touches, three slips of
  one kind come by chance in less than one try of a hundred when a slip is as rare as one in fifty.
* A setting that stops what wasn't meant must let what was meant pass, nineteen touches of twenty, with room to both.
* Distances and times are ranks of what was seen, not means: one wild touch, or two, moves nothing.

How large a pad must be follows from where touches land, as the effective width of a target in Fitts's law does: a pad
so wide that all but one touch in twenty fall on it. Nine tenths fell within some distance of its middle; were they
spread as a normal distribution is, 1.19 times that distance holds nineteen of twenty. A hand that always lands to one
side is in that distance, too. Pads are never under 30 mm: for some hands smaller ones are worse.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from server.protocol import AccessProfile, Calibrated, CalibrationTouch, Phrase, ProposedChange

FEWEST: Final = 8
"""Touches that answered; with fewer, three of a kind say nothing."""
OFTEN, SHARE_OFTEN = 3, 0.1
ROOM: Final = 1.25
"""Between a limit and what must pass, and between it and the brushes it stops."""
STEP: Final = 0.05
"""Seconds: the steps in which times are set."""
SHORTEST_HOLD: Final = 0.1
"""Seconds: as the tablets' own settings begin."""
LONGEST: Final = 1.0
"""Seconds. More waiting than this is for a person to choose, not for a calculation."""

REACTION: Final = 0.15
"""Seconds. Nobody sees a pad light up and touches it sooner."""
AT_ONCE: Final = 0.2
"""Seconds. Nobody lifts a hand, sees the same pad asked for again and touches it sooner."""
APART: Final = 0.6
"""Seconds. A touch of the same pad so long after the last one was meant."""

BROAD: Final = 25.0
"""Millimetres: a fingertip is under 15 wide, the heel of a hand over 30."""
RIM: Final = 20.0
"""Millimetres from the edge where a hand holds a tablet."""
BESIDE: Final = 1.5
"""Pads from the middle of the one that was asked for: as far as its neighbours reach. What lies beyond wasn't aimed."""
NINETEEN_OF_TWENTY: Final = 1.96 / 1.645
"""How much further 95 % of a normal distribution reach than 90 % do."""
AIMED_LEAST: Final = 0.7
"""Share of the touches on the pad asked for or beside it; with less, somebody plays freely and doesn't miss."""

WIDEST: Final = 200
SIZE_STEP: Final = 5

Kind = Literal["answer", "slid", "repeat", "rim", "stray", "palm"]
"""answer: of what was asked for. slid: landed elsewhere and moved there. repeat: the same pad again, too soon to be
meant. rim: on another pad, at the edge. stray: on another pad. palm: more of the hand than a finger, not an answer."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """How many touches answered, the whole in a sentence, and what would help."""

    touches: int
    says: Phrase
    changes: list[ProposedChange]


def suggested(asked: Calibrated, profile: AccessProfile) -> Suggestion:
    """What would make these touches easier for whoever made them on a seat with `profile`."""
    hand = _Hand(asked, profile)
    if hand.aimed < FEWEST:
        return Suggestion(hand.aimed, _phrase("proposal.few", count=hand.aimed), [])
    changes = [
        *hand.hold(),
        *hand.ignore_repeat(),
        *hand.act_on(),
        *hand.palm(),
        *hand.dead_margin(),
        *hand.size(),
    ]
    says = _phrase("proposal.some" if changes else "proposal.none", count=hand.aimed)
    return Suggestion(hand.aimed, says, changes)


class _Hand:
    """The touches by kind, and one method for each setting."""

    def __init__(self, asked: Calibrated, profile: AccessProfile) -> None:
        self._asked, self._profile = asked, profile
        self._kinds = kinds(asked.touches)
        self._meant, self._shaking, self._gaps = _bursts(asked.touches, self._kinds)
        self._rims, self._margin = self._at_the_rim()
        self._brushes, self._hold = self._brushed()
        near = [t for t in self._missing() if self._is_beside(t)]
        self._landed = [*self._of("answer"), *near]
        self.aimed = len(self._landed) + len(self._of("slid"))

    def _of(self, kind: Kind) -> list[CalibrationTouch]:
        return [touch for touch, its in zip(self._asked.touches, self._kinds, strict=True) if its == kind]

    def _often(self, some: int) -> bool:
        return some >= OFTEN and some >= SHARE_OFTEN * self._all

    @property
    def _all(self) -> int:
        """Touches that count once: what was meant, and what was not but came by itself."""
        return sum(kind in ("answer", "slid", "stray") for kind in self._kinds)

    # --- what wasn't meant

    def _at_the_rim(self) -> tuple[list[CalibrationTouch], float]:
        """The touches of a hand that holds the tablet, and the margin that would stop them; 0: none would."""
        rims = [touch for touch in self._of("rim") if touch.edge is not None]
        meant = [touch.edge for touch in self._of("answer") if touch.edge is not None]
        if not rims or not self._often(len(rims)):
            return rims, 0.0
        margin = _up(_rank([touch.edge or 0.0 for touch in rims], 0.9), SIZE_STEP) or SIZE_STEP
        lost = sum(edge < margin for edge in meant)
        return rims, float(margin) if margin <= RIM and lost <= len(meant) / 20 else 0.0

    def _brushed(self) -> tuple[list[CalibrationTouch], float]:
        """The short touches a hand made on its way, and the hold that would stop them; 0: none would."""
        strays, meant = self._of("stray"), self._meant
        best: tuple[list[CalibrationTouch], float] = ([], 0.0)
        if not meant:
            return best
        for step in range(round(SHORTEST_HOLD / STEP), round(LONGEST / STEP) + 1):
            hold = round(step * STEP, 2)
            stopped = [touch for touch in strays if touch.lasted * ROOM <= hold]
            if sum(lasted < hold * ROOM for lasted in meant) > len(meant) / 20:
                break
            if len(stopped) > len(best[0]):
                best = stopped, hold
        return best if self._often(len(best[0])) else ([], 0.0)

    def _missing(self) -> list[CalibrationTouch]:
        """What landed elsewhere and wasn't a brush."""
        brushes = {id(touch) for touch in self._brushes}
        return [touch for touch in self._of("stray") if id(touch) not in brushes]

    # --- what would help

    def hold(self) -> Iterable[ProposedChange]:
        now = self._profile.hold_duration
        over = sum(lasted < now for lasted in self._meant)
        if self._hold > now:
            some, longest = len(self._brushes), max(touch.lasted for touch in self._brushes)
            said = _phrase("reason.hold", some=some, of=self._all, seconds=_up(longest, STEP) or STEP)
            yield ProposedChange("hold_duration", self._hold, said)
        elif self._often(over):
            said = _phrase("reason.hold_less", some=over, of=len(self._meant))
            yield ProposedChange("hold_duration", self._hold, said)

    def ignore_repeat(self) -> Iterable[ProposedChange]:
        now = self._profile.ignore_repeat
        least = _rank(self._gaps, 0.1) / ROOM if self._gaps else LONGEST
        covered = _up(_rank(self._shaking, 0.9), STEP) + STEP if self._shaking else 0.0
        pause = round(min(covered, LONGEST, math.floor(least / STEP + 1e-9) * STEP), 2)
        stopped = sum(gap < pause for gap in self._shaking)
        if not self._often(stopped):
            pause = 0.0
        early = sum(gap < now for gap in self._gaps)
        if pause > now:
            said = _phrase("reason.repeat", some=stopped, of=self._all, seconds=pause)
            yield ProposedChange("ignore_repeat", pause, said)
        elif self._often(early):
            said = _phrase("reason.repeat_less", some=early, of=len(self._gaps))
            yield ProposedChange("ignore_repeat", pause, said)

    def act_on(self) -> Iterable[ProposedChange]:
        slid = len(self._of("slid"))
        if not self._often(slid):
            return
        if self._profile.act_on == "touch":
            yield ProposedChange("act_on", "lift", _phrase("reason.lift", some=slid, of=self._all))
        if not self._profile.slide:
            yield ProposedChange("slide", True, _phrase("reason.slide"))

    def palm(self) -> Iterable[ProposedChange]:
        touches = self._asked.touches
        broad = sum(_is_broad(touch) for touch in touches)
        if not self._profile.palm and broad >= OFTEN and broad >= SHARE_OFTEN * len(touches):
            yield ProposedChange("palm", True, _phrase("reason.palm", some=broad, of=len(touches)))

    def dead_margin(self) -> Iterable[ProposedChange]:
        if self._margin > self._profile.dead_margin:
            some = len(self._rims)
            said = _phrase("reason.margin", some=some, of=self._all + some)
            yield ProposedChange("dead_margin", self._margin, said)

    def size(self) -> Iterable[ProposedChange]:
        wanted = self._size_wanted()
        if wanted is None:
            return
        needed, fits, missed = wanted
        if needed <= self._profile.pad_size:
            return
        if needed <= WIDEST:
            said = _phrase("reason.size", some=missed, of=len(self._landed), mm=needed)
            yield ProposedChange("pad_size", float(needed), said)
        if fits < self._profile.pads:
            yield ProposedChange("pads", fits, _phrase("reason.pads", count=fits))

    def _size_wanted(self) -> tuple[int, int, int] | None:
        """How wide pads should be, how many such pads fit, and how many touches missed; None: they are wide enough."""
        here, strays = len(self._of("answer")), len(self._missing())
        if len(self._landed) < AIMED_LEAST * (here + strays) or here < len(self._landed) / 2:
            return None
        wanted: tuple[int, int, int] | None = None
        for offsets, size in self._axes():
            missed = sum(offset > size / 2 for offset in offsets)
            if not self._often(missed):
                continue
            needed = int(_up(2 * NINETEEN_OF_TWENTY * _rank(offsets, 0.9), SIZE_STEP))
            fits = 1 if needed > WIDEST else max(1, math.floor(self._profile.pads * size / needed))
            if wanted is None or needed > wanted[0]:
                wanted = needed, fits, missed
        return wanted

    def _axes(self) -> list[tuple[list[float], float]]:
        """How far from the middle touches fell and how large pads were: across and, where that is known, down."""
        across = ([abs(touch.x) for touch in self._landed], self._asked.pad_width)
        if self._asked.pad_height is None:
            return [across]
        return [across, ([abs(touch.y) for touch in self._landed], self._asked.pad_height)]

    def _is_beside(self, touch: CalibrationTouch) -> bool:
        height = self._asked.pad_height
        return abs(touch.x) <= BESIDE * self._asked.pad_width and (
            height is None or abs(touch.y) <= BESIDE * height
        )


def kinds(touches: Sequence[CalibrationTouch]) -> list[Kind]:
    """What each touch was, in their order."""
    sorted_: list[Kind] = []
    last: CalibrationTouch | None = None
    for touch in touches:
        sorted_.append(_kind(touch, last))
        last = touch
    return sorted_


def _kind(touch: CalibrationTouch, last: CalibrationTouch | None) -> Kind:
    again = last is not None and touch.since is not None and touch.since < APART and touch.hit == last.hit
    if touch.hit == touch.pad and not (again and not _was_asked(touch, last)):
        return "answer"
    if again and not _is_broad(touch):
        return "repeat"
    if touch.lifted == touch.pad:
        return "slid"
    if _is_broad(touch):
        return "palm"
    return "rim" if touch.edge is not None and touch.edge < RIM else "stray"


def _was_asked(touch: CalibrationTouch, last: CalibrationTouch | None) -> bool:
    """Whether a touch soon after `last`, of the same pad, answers a new question that somebody could have seen."""
    if last is None or touch.since is None:
        return True
    same = touch.pad == last.pad and abs(touch.wait - last.wait - last.lasted - touch.since) < STEP
    return not same and touch.wait >= REACTION and touch.since >= AT_ONCE


def _bursts(
    touches: Sequence[CalibrationTouch], kinds: Sequence[Kind]
) -> tuple[list[float], list[float], list[float]]:
    """How long answers lasted, with what shook after them; how long each shaking began anew; gaps before answers."""
    lasted: list[float] = []
    shaking: list[float] = []
    before: list[float] = []
    answering, shook = False, 0.0
    for touch, kind in zip(touches, kinds, strict=True):
        since = touch.since or 0.0
        if kind == "repeat":
            if answering:
                lasted[-1] = max(lasted[-1], touch.lasted)
            if shook:
                shaking[-1] = shook + since
            else:
                shaking.append(since)
            shook = shaking[-1] + touch.lasted
        else:
            answering, shook = kind == "answer", 0.0
            if answering:
                lasted.append(touch.lasted)
            if kind in ("answer", "slid") and touch.since is not None:
                before.append(since)
    return lasted, shaking, before


def _is_broad(touch: CalibrationTouch) -> bool:
    return touch.contacts > 1 or (touch.size is not None and touch.size >= BROAD)


def _rank(values: Sequence[float], share: float) -> float:
    """The value that `share` of them don't exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def _up(value: float, step: float) -> float:
    return round(math.ceil(value / step - 1e-9) * step, 2)


def _phrase(key: str, **values: float) -> Phrase:
    return Phrase(key=f"access.{key}", values=dict(values))
