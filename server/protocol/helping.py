"""Whoever sits beside a member and helps: what they are told of one seat, and the two things they may say of it."""

from typing import Literal

from server.protocol.pads import ConductingCards, CountIn, Turn
from server.protocol.room_state import Cue, Tempo
from server.protocol.terms import Phrase
from server.protocol.wire import Command, Fact, fact, sent_by


@sent_by("helper")
class MarkAssisted(Command, frozen=True):
    """The seat's touches of this moment, those just made and those that follow, are made with help; or they aren't."""

    on: bool


@sent_by("helper")
class NotNow(Command, frozen=True):
    """The seat wishes to rest for a while, or to play again after such a rest."""

    on: bool


@fact
class Helping(Fact, frozen=True):
    """All that a helper's page shows of its seat, told ahead, whenever anything of it has changed."""

    seat: int
    link: Literal["free", "waiting", "here", "away"]
    state: Literal["play", "rest", "stopped"]
    """As the tablet's `Surface` has it."""
    turn: Turn
    """What the tablet was told of its turn."""
    counting: CountIn | None
    cards: ConductingCards
    doing: Phrase
    """What the seat does in what goes on, in a sentence for the time in which it plays."""
    tempo: Tempo
    part: Cue | None
    """Who plays now and until when, by the technique that lets this seat play or wait."""
    plays_at: float | None
    """The beat on which this seat plays next, as things are now; absent while it plays, or nobody knows."""
    assisted: bool
    not_now: bool
    calm: bool
    """Half the light here, too."""
