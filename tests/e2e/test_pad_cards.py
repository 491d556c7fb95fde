"""A member conducts: four cards instead of pads, which act at once, and go back by themselves."""

import re

from playwright.sync_api import Page, expect

from server.protocol import EndTechnique, RoomState, SoundOn, StartTechnique, TechniqueState
from tests.e2e.devices import PHONE, TABLET
from tests.e2e.page_facts import look_at
from tests.e2e.rooms import Room, Tablet
from tests.e2e.test_pad_old_tablets import NEWER_THAN_IOS_12

CARDS = "#cards"
HELD = re.compile(r"\bheld\b")
NAMES = ["Loud", "Soft", "Stop", "Go"]


def lend(room: Room, *, seconds: float = 0.0) -> None:
    cards = TechniqueState(technique="lead", seats=(1,), seconds=seconds)
    room.conductor.send(StartTechnique(technique=cards))


def touch_card(tablet: Tablet, name: str) -> None:
    box = tablet.page.get_by_role("button", name=name).bounding_box()
    assert box is not None
    point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 3, "id": 1}
    devtools = tablet.context.new_cdp_session(tablet.page)
    devtools.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def card_names(page: Page) -> list[str]:
    return [str(name) for name in page.locator(".card").all_text_contents()]


def test_four_cards_conduct(room: Room) -> None:
    """[C5] Loud, soft, stop, go: a touch does it, once, through the same rules as the dashboard's hand."""
    tablet = room.open_tablet()
    lend(room)
    expect(tablet.page.locator(CARDS)).to_have_class(HELD)
    assert card_names(tablet.page) == NAMES
    expect(tablet.page.locator("#said")).to_have_text("You conduct: four cards, Loud, Soft, Stop and Go.")
    level = room.state.level_goal
    touch_card(tablet, "Loud")
    room.conductor.until(RoomState, lambda state: state.level_goal == level + 1)
    touch_card(tablet, "Soft")
    room.conductor.until(RoomState, lambda state: state.level_goal == level)
    touch_card(tablet, "Stop")
    room.conductor.until(RoomState, lambda state: not state.running)
    expect(tablet.page.locator(".card.stop")).to_have_class(re.compile(r"\bso\b"))
    touch_card(tablet, "Go")
    room.conductor.until(RoomState, lambda state: state.running)
    expect(tablet.page.locator(".card.stop")).not_to_have_class(re.compile(r"\bso\b"))


def test_the_pads_are_away_and_come_back(room: Room) -> None:
    """[C5] Under the cards nothing can be played, by hand or key; taken back, the pads are as before."""
    speaker = room.speaker()
    tablet = room.open_tablet()
    lend(room)
    expect(tablet.page.locator(CARDS)).to_have_class(HELD)
    expect(tablet.pad(2)).to_be_hidden()
    touch_card(tablet, "Soft")
    tablet.page.keyboard.press("3")
    room.conductor.send(EndTechnique(technique="lead"))
    expect(tablet.page.locator(CARDS)).not_to_have_class(HELD)
    expect(tablet.page.locator(CARDS)).to_be_hidden()
    expect(tablet.pad(2)).to_be_visible()
    assert speaker.all(SoundOn) == []
    tablet.touch(2)
    speaker.next(SoundOn)


def test_the_cards_go_back_by_themselves(room: Room) -> None:
    """[C5] Lent for a time, a ring of dots shows what is left of it."""
    tablet = room.open_tablet()
    lend(room, seconds=12)
    expect(tablet.page.locator(".time.known")).to_have_count(1)
    expect(tablet.page.locator(".time .left")).to_have_count(3)
    lend(room, seconds=1)
    expect(tablet.page.locator(CARDS)).not_to_have_class(HELD)


def test_keys_and_screen_readers_conduct(room: Room) -> None:
    """[C5][A1] Real buttons with names: Enter does what a touch does."""
    tablet = room.open_tablet()
    lend(room)
    expect(tablet.page.locator(CARDS)).to_have_class(HELD)
    level = room.state.level_goal
    tablet.page.get_by_role("button", name="Soft").press("Enter")
    room.conductor.until(RoomState, lambda state: state.level_goal == level - 1)


def test_a_reload_finds_the_cards_again(room: Room) -> None:
    """[R1][C5] And one that comes back after they were taken finds its pads."""
    tablet = room.open_tablet()
    lend(room)
    expect(tablet.page.locator(CARDS)).to_have_class(HELD)
    tablet.page.reload()
    expect(tablet.page.locator(CARDS)).to_have_class(HELD)
    room.conductor.send(EndTechnique(technique="lead"))
    expect(tablet.page.locator(CARDS)).not_to_have_class(HELD)


def test_an_old_tablet_conducts(room: Room) -> None:
    """[P1][C5] iPadOS 12: touch events alone."""
    context = room.devices.open(TABLET, scripts=[NEWER_THAN_IOS_12])
    tablet = room.open_tablet(on=context)
    lend(room)
    expect(tablet.page.locator(CARDS)).to_have_class(HELD)
    level = room.state.level_goal
    touch_card(tablet, "Soft")
    room.conductor.until(RoomState, lambda state: state.level_goal == level - 1)


def test_cards_are_large_and_clear(room: Room) -> None:
    """[C5] On a tablet and on the smallest phone: a quarter of the screen each, words to be read."""
    tablet = room.open_tablet(on=room.devices.open(PHONE))
    lend(room)
    expect(tablet.page.locator(CARDS)).to_have_class(HELD)
    for width, height in ((320, 568), (844, 390), (1024, 768)):
        tablet.page.set_viewport_size({"width": width, "height": height})
        facts = look_at(tablet.page)
        assert not facts.small
        assert not facts.pale
        box = tablet.page.get_by_role("button", name="Stop").bounding_box()
        assert box is not None
        assert abs(box["width"] - width / 2) < 2
        assert abs(box["height"] - height / 2) < 2
