"""What twenty touches suggest: for made-up hands, and for any touches whatever."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.core.access import changed
from server.core.proposing import kinds, suggested
from server.protocol import AccessProfile, Calibrated, CalibrationTouch
from tests.core.hands import Hand
from tests.core.profiles import PROFILES

USUAL = AccessProfile()


def steady(hand: Hand) -> None:
    for _ in range(20):
        hand.waits(0.7).touches_asked(0.25)


def quick(hand: Hand) -> None:
    """A person who plays already: short touches, hardly a pause."""
    for _ in range(20):
        hand.waits(0.22).touches_asked(0.08)


def slow_release(hand: Hand) -> None:
    for _ in range(20):
        hand.waits(2.0).touches_asked(3.5)


def tremor(hand: Hand) -> None:
    """At 5 to 8 shakes a second, from none to three after each touch."""
    chance = Random(7)
    for _ in range(20):
        hand.waits(1.0).touches_asked(0.12)
        for _ in range(chance.choice((0, 1, 1, 2, 3))):
            hand.shakes(chance.uniform(0.04, 0.14), chance.uniform(0.03, 0.12))


def brushes(hand: Hand) -> None:
    """A sleeve on the way, at every third touch."""
    for turn in range(20):
        hand.waits(0.8)
        if turn % 3 == 0:
            hand.brushes((hand.asked + 2) % 5, 0.07).waits(0.3)
        hand.touches_asked(0.4)


def brushes_as_long_as_touches(hand: Hand) -> None:
    """No hold could tell them apart; and so far off, they weren't misses."""
    for turn in range(20):
        hand.waits(0.8)
        if turn % 3 == 0:
            hand.brushes((hand.asked + 2) % 5, 0.3).waits(0.3)
        hand.touches_asked(0.3)


def holds_the_rim(hand: Hand) -> None:
    for turn in range(20):
        hand.waits(0.8)
        if turn % 4 == 0:
            hand.brushes((hand.asked + 2) % 5, 1.5, edge=6.0).waits(0.3)
        hand.touches_asked(0.4)


def palms(hand: Hand) -> None:
    for turn in range(20):
        hand.waits(0.9).touches_asked(0.5, contacts=3 if turn % 2 else 1)


def broad(hand: Hand) -> None:
    for turn in range(20):
        hand.waits(0.9).touches_asked(0.5, size=32.0 if turn % 2 else 12.0)


def slides(hand: Hand) -> None:
    for turn in range(20):
        hand.waits(0.9)
        if turn % 3 == 0:
            hand.slides_there(0.6)
        else:
            hand.touches_asked(0.3)


def two_slips(hand: Hand) -> None:
    """One brush, one shake, one miss, one palm are nothing."""
    steady(hand)
    hand.waits(0.8).shakes(0.1, 0.1).waits(0.5).brushes((hand.asked + 2) % 5, 0.03).waits(0.5)
    hand.touches_asked(0.2, away=30.0).waits(1.0).touches_asked(0.3, contacts=4)


def one_wild_touch(hand: Hand) -> None:
    steady(hand)
    hand.waits(1.0).touches_asked(0.3, away=70.0)


def plays_freely(hand: Hand) -> None:
    """Any pad, whatever was asked: that is playing, not missing."""
    chance = Random(5)
    for _ in range(40):
        hand.waits(0.5).brushes(chance.randrange(5), 0.3)


def tremor_and_palm(hand: Hand) -> None:
    chance = Random(3)
    for turn in range(20):
        hand.waits(1.2).touches_asked(0.3, contacts=2 if turn % 4 == 0 else 1)
        if turn % 2:
            hand.shakes(chance.uniform(0.05, 0.1), 0.05)


def seven(hand: Hand) -> None:
    for _ in range(7):
        hand.waits(1.0).touches_asked(0.1).shakes(0.08, 0.05)


def eight(hand: Hand) -> None:
    for _ in range(8):
        hand.waits(1.0).touches_asked(0.1).shakes(0.08, 0.05)


def two_shakes_of_ten(hand: Hand) -> None:
    """Twice is chance, however few there are."""
    for turn in range(10):
        hand.waits(1.0).touches_asked(0.1)
        if turn % 5 == 0:
            hand.shakes(0.08, 0.05)


def explores(hand: Hand) -> None:
    """Finds what was asked for, and in between wherever it likes."""
    for turn in range(10):
        hand.waits(1.0).touches_asked(0.3, away=30.0 if turn % 3 == 0 else 2.0)
        hand.waits(1.0).brushes((hand.asked + 2) % 5, 0.3).waits(1.0).brushes((hand.asked + 3) % 5, 0.3)


def plays_freely_on_three(hand: Hand) -> None:
    """Where all pads are neighbours."""
    chance = Random(2)
    for _ in range(30):
        hand.waits(1.0).touches_asked(0.3, away=chance.choice((-50.0, 0.0, 50.0)))


def some_brushes_among_many(hand: Hand) -> None:
    for turn in range(20):
        hand.waits(1.0)
        if turn % 2:
            hand.brushes((hand.asked + 2) % 5, 0.05 if turn % 4 == 1 else 0.5).waits(0.7)
        hand.touches_asked(0.4)


def at_home_on_the_rim(hand: Hand) -> None:
    """Whoever plays there, too, would lose it."""
    for turn in range(20):
        hand.waits(0.8)
        if turn % 4 == 0:
            hand.brushes((hand.asked + 2) % 5, 1.5, edge=6.0).waits(0.3)
        hand.lands(hand.asked, 0.4, x=3.0, edge=5.0 if turn % 5 == 0 else 60.0)


def lands_lightly(hand: Hand) -> None:
    """A first short contact, and then the touch that stays."""
    for _ in range(20):
        hand.waits(1.0).touches_asked(0.04).shakes(0.05, 0.6)


HANDS: list[tuple[Callable[[Hand], None], dict[str, Any], dict[str, Any]]] = [
    (steady, {}, {}),
    (quick, {}, {}),
    (quick, {"asks_again": False}, {}),
    (slow_release, {}, {}),
    (two_slips, {}, {}),
    (one_wild_touch, {}, {}),
    (plays_freely, {}, {}),
    (seven, {}, {}),
    (eight, {}, {"ignore_repeat": 0.15}),
    (two_shakes_of_ten, {}, {}),
    (explores, {}, {}),
    (plays_freely_on_three, {}, {}),
    (some_brushes_among_many, {}, {"hold_duration": 0.1}),
    (at_home_on_the_rim, {}, {}),
    (lands_lightly, {}, {"ignore_repeat": 0.1}),
    (tremor, {}, {"ignore_repeat": 0.55}),
    (tremor, {"asks_again": False}, {"ignore_repeat": 0.55}),
    (tremor, {"same_pad": True}, {"ignore_repeat": 0.55}),
    (brushes, {}, {"hold_duration": 0.1}),
    (brushes_as_long_as_touches, {}, {}),
    (holds_the_rim, {}, {"dead_margin": 10.0}),
    (palms, {}, {"palm": True}),
    (broad, {}, {"palm": True}),
    (tremor_and_palm, {}, {"ignore_repeat": 0.15, "palm": True}),
    (slides, {}, {"act_on": "lift", "slide": True}),
    (steady, {"spread": 15.0}, {}),
    (steady, {"spread": 30.0}, {"pad_size": 90.0, "pads": 2}),
    (steady, {"bias": 22.0, "spread": 8.0}, {"pad_size": 70.0, "pads": 3}),
]


@pytest.mark.parametrize(
    ("play", "habits", "expected"), HANDS, ids=[f"{play.__name__} {habits}" for play, habits, _ in HANDS]
)
def test_each_hand_is_offered_what_helps_it_and_nothing_else(
    play: Callable[[Hand], None], habits: dict[str, Any], expected: dict[str, Any]
) -> None:
    """[X1] Whenever the tablet asks for the next pad; and once taken, the same touches suggest nothing more."""
    hand = Hand(**habits)
    play(hand)
    found = suggested(hand.result(), USUAL)
    assert {change.field: change.value for change in found.changes} == expected
    assert not suggested(hand.result(), changed(USUAL, expected)).changes


def test_every_reason_has_its_figures() -> None:
    """[X1] So that a therapist can agree or not."""
    hand = Hand()
    tremor(hand)
    found = suggested(hand.result(), USUAL)
    assert found.says.key == "access.proposal.some"
    assert found.says.values == {"count": 20}
    (change,) = found.changes
    assert change.reason.key == "access.reason.repeat"
    assert change.reason.values == {"some": 15, "of": 20, "seconds": 0.55}


@pytest.mark.parametrize(("play", "says"), [(steady, "access.proposal.none"), (seven, "access.proposal.few")])
def test_nothing_to_suggest_is_said_with_its_cause(play: Callable[[Hand], None], says: str) -> None:
    """[X1] All is well, or there were too few touches to say."""
    hand = Hand()
    play(hand)
    found = suggested(hand.result(), USUAL)
    assert (found.says.key, found.changes) == (says, [])


@pytest.mark.parametrize(
    ("play", "profile"),
    [
        (tremor, AccessProfile(ignore_repeat=0.8)),
        (lands_lightly, AccessProfile(ignore_repeat=0.2, hold_duration=0.3)),
    ],
)
def test_what_is_set_already_is_kept_while_it_does_no_harm(
    play: Callable[[Hand], None], profile: AccessProfile
) -> None:
    """[X1] A therapist has chosen more than the touches would suggest."""
    hand = Hand()
    play(hand)
    assert not suggested(hand.result(), profile).changes


@pytest.mark.parametrize(
    ("play", "profile", "field", "value", "reason"),
    [
        (steady, AccessProfile(hold_duration=0.5), "hold_duration", 0.0, "hold_less"),
        (brushes, AccessProfile(hold_duration=0.5), "hold_duration", 0.1, "hold_less"),
        (steady, AccessProfile(ignore_repeat=1.0), "ignore_repeat", 0.0, "repeat_less"),
        (tremor, AccessProfile(ignore_repeat=1.5), "ignore_repeat", 0.55, "repeat_less"),
    ],
)
def test_what_is_set_too_long_is_shortened(
    play: Callable[[Hand], None], profile: AccessProfile, field: str, value: float, reason: str
) -> None:
    """[X1] A hold longer than somebody's touches makes a pad that never sounds."""
    hand = Hand()
    play(hand)
    (change,) = suggested(hand.result(), profile).changes
    assert (change.field, change.value, change.reason.key) == (field, value, f"access.reason.{reason}")
    assert not suggested(hand.result(), changed(profile, {field: value})).changes


def test_pads_too_low_are_seen_where_their_height_is_known() -> None:
    """[X1] Pads above each other: what is missed then is missed up or down."""
    hand = Hand(spread=30.0)
    steady(hand)
    turned = [msgspec.structs.replace(touch, x=touch.y, y=touch.x) for touch in hand.touches]
    found = suggested(Calibrated(pad_width=200.0, pad_height=50.0, touches=turned), USUAL)
    assert {change.field: change.value for change in found.changes} == {"pad_size": 90.0, "pads": 2}


def test_what_lies_far_above_was_not_aimed() -> None:
    """[X1] Rows of pads: another row is no miss of this one."""
    hand = Hand()
    for turn in range(20):
        hand.waits(1.0).touches_asked(0.3)
        if turn % 4 == 0:
            hand.waits(1.0).lands((hand.asked + 1) % 5, 0.3, x=30.0)
    far = [
        msgspec.structs.replace(touch, y=0.0 if touch.hit == touch.pad else 300.0) for touch in hand.touches
    ]
    assert not suggested(Calibrated(pad_width=50.0, pad_height=60.0, touches=far), USUAL).changes
    near = [msgspec.structs.replace(touch, y=0.0) for touch in hand.touches]
    assert suggested(Calibrated(pad_width=50.0, pad_height=60.0, touches=near), USUAL).changes


def test_no_pad_is_asked_to_be_wider_than_pads_can_be() -> None:
    """[X1] One pad for all the glass, then."""
    hand = Hand()
    for turn in range(20):
        hand.waits(1.0).touches_asked(0.3)
        if turn % 2:
            hand.waits(1.0).lands(4 if hand.asked != 4 else 0, 0.3, x=130.0)
    found = suggested(hand.result(pad_width=100.0), AccessProfile(pads=12))
    assert {change.field: change.value for change in found.changes} == {"pads": 1}
    assert not suggested(hand.result(pad_width=100.0), AccessProfile(pads=1)).changes


def test_shaking_is_told_from_answering() -> None:
    """[X1] The same pad again: asked for and seen, or too soon to have been."""
    hand = Hand(same_pad=True)
    hand.waits(1.0).touches_asked(0.1).waits(0.3).touches_asked(0.1).shakes(0.1, 0.05).waits(
        0.7
    ).touches_asked(0.1)
    assert kinds(hand.touches) == ["answer", "answer", "repeat", "answer"]
    before, after = hand.touches[:2]
    unseen = msgspec.structs.replace(after, wait=0.05, since=0.3)
    assert kinds([before, unseen]) == ["answer", "repeat"]


TOUCHES = st.builds(
    CalibrationTouch,
    pad=st.integers(0, 11),
    hit=st.integers(0, 11),
    x=st.floats(-1000, 1000),
    y=st.floats(-1000, 1000),
    wait=st.one_of(st.floats(0, 600), st.floats(0, 0.5)),
    lasted=st.one_of(st.floats(0, 60), st.floats(0, 0.3)),
    since=st.one_of(st.none(), st.floats(0, 600), st.floats(0, 0.5)),
    contacts=st.integers(1, 20),
    size=st.one_of(st.none(), st.floats(0, 300)),
    lifted=st.one_of(st.none(), st.integers(0, 11)),
    edge=st.one_of(st.none(), st.floats(0, 1000), st.floats(0, 25)),
)


@st.composite
def hands(draw: st.DrawFn) -> list[CalibrationTouch]:
    """One with a habit or two, more or less often."""
    hand = Hand(seed=draw(st.integers(0, 99)), spread=draw(st.sampled_from((5.0, 15.0, 40.0))))
    hand.asks_again, hand.same_pad = draw(st.booleans()), draw(st.booleans())
    often = draw(st.sampled_from((0.1, 0.2, 0.5)))
    shaking, brushing, holding, sliding = (draw(st.booleans()) for _ in range(4))
    short, long = draw(st.floats(0.01, 0.3)), draw(st.floats(0.05, 0.8))
    for _ in range(draw(st.integers(5, 25))):
        hand.waits(hand.chance.uniform(0.1, 1.5))
        if brushing and hand.chance.random() < often:
            edge = hand.chance.uniform(0, 25) if holding else None
            hand.brushes((hand.asked + 2) % 5, short * hand.chance.random(), edge=edge).waits(0.3)
        if sliding and hand.chance.random() < often:
            hand.slides_there(long)
        else:
            hand.touches_asked(long, contacts=2 if hand.chance.random() < 0.1 else 1)
        if shaking and hand.chance.random() < often:
            hand.shakes(short, short)
    return hand.touches


CALIBRATIONS = st.builds(
    Calibrated,
    pad_width=st.floats(5, 1000),
    touches=st.one_of(st.lists(TOUCHES, min_size=1, max_size=40), hands()),
    pad_height=st.one_of(st.none(), st.floats(5, 1000)),
)


WORDS = json.loads((Path(__file__).parents[2] / "web" / "words" / "en.json").read_text("utf-8"))


@given(CALIBRATIONS, PROFILES)
def test_whatever_the_touches_the_profile_stays_possible(asked: Calibrated, profile: AccessProfile) -> None:
    """[X1] Always one that can be played; taken once, it is taken; no pad gets smaller; every sentence is there."""
    found = suggested(asked, profile)
    changes = {change.field: change.value for change in found.changes}
    new = changed(profile, changes)
    assert len(changes) == len(found.changes)
    assert all(getattr(profile, field) != value for field, value in changes.items())
    assert not suggested(asked, new).changes
    assert new.pad_size >= max(30, profile.pad_size)
    assert 1 <= new.pads <= profile.pads
    assert new.hold_duration <= max(1.0, profile.hold_duration)
    assert new.ignore_repeat <= max(1.0, profile.ignore_repeat)
    for phrase in (found.says, *(change.reason for change in found.changes)):
        section, part, name = phrase.key.split(".")
        entry = WORDS[section][part][name]
        for text in entry.values() if isinstance(entry, dict) else (entry,):
            assert "{" not in text.format(**phrase.values)
