"""A session from hello to goodbye, led from the dashboard, in short."""

import pytest

from server.protocol import SoundOn
from tests.e2e.rooms import Room
from tests.e2e.story import Story


@pytest.mark.timeout(300)
def test_a_session_is_led_from_the_dashboard(room: Room) -> None:
    """[C1][C2][C3][C4][D1] Hello, match, call & answer, turns, an iso ramp, goodbye; eight players, one speaker."""
    story = Story(room, lambda story: story.tones(5))
    story.play()
    told = {cue.technique for cue in story.cues}
    assert told == {"turns", "call_answer", "iso"}
    played = {cue.now[0] for cue in story.cues if cue.technique == "turns" and len(cue.now) == 1}
    shares = [cue.share for cue in story.cues if cue.technique == "iso" and cue.share is not None]
    assert shares == sorted(shares)
    assert shares[-1] > shares[0], "the ramp is on its way"
    assert len(played) >= 2, "the turn goes round"
    assert len(room.told(story.speaker, SoundOn)) > 50
