"""The techniques there are, one file each. A new one: its file, its line here, its name in the protocol."""

from typing import Final

from server.core.techniques.build import Build
from server.core.techniques.call_answer import CallAnswer
from server.core.techniques.echo import Echo
from server.core.techniques.ground import Ground
from server.core.techniques.hold import Hold
from server.core.techniques.iso import Iso
from server.core.techniques.lead import Lead
from server.core.techniques.pass_on import PassOn
from server.core.techniques.stop_go import StopGo
from server.core.techniques.technique import Technique
from server.core.techniques.turns import Turns
from server.protocol import TechniqueName

TECHNIQUES: Final[dict[TechniqueName, type[Technique]]] = {
    one.name: one for one in (Ground, Hold, Echo, CallAnswer, Turns, PassOn, StopGo, Build, Iso, Lead)
}

IN_WORDS: Final[dict[TechniqueName, str]] = {
    "ground": "Ground",
    "hold": "Hold",
    "echo": "Echo",
    "call_answer": "Call & Answer",
    "turns": "Turns",
    "pass_on": "Pass",
    "stop_go": "Stop & Go",
    "build": "Build & Fade",
    "iso": "Iso ramp",
    "lead": "Lead",
}
"""As therapists call them."""
