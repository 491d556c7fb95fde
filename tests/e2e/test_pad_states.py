"""What the tablet shows: alive in every state, and kind on the way in and out."""

import re

import pytest
from playwright.sync_api import Page, expect

from server.protocol import Admit, ChangeAccess, Go, RemoveSeat, RoomState, SetScale, SoundOn, Stop
from tests.e2e.asking import wait_until
from tests.e2e.cable import Cable
from tests.e2e.devices import PHONE, TABLET, moving
from tests.e2e.rooms import Room

SURFACE = "#surface"

BOXES = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(
  Array.from(document.querySelectorAll('.pad:not([hidden])')).map((pad) =>
    [pad, pad.querySelector('.mark')].map((element) => element.getBoundingClientRect().toJSON()))))))"""
"""As laid out after a resize: browsers tell of it a frame late."""


def opacity(page: Page, what: str) -> float:
    return float(page.evaluate("(what) => getComputedStyle(document.querySelector(what)).opacity", what))


def test_a_stopped_room_still_glows(room: Room) -> None:
    """[P6] Dark water and hollow marks, halos breathing; a touch glows softly and sounds nothing."""
    speaker = room.speaker()
    tablet = room.open_tablet(moving(TABLET))
    room.conductor.send(Stop())
    expect(tablet.page.locator(SURFACE)).to_have_class(re.compile("listening"))
    assert (
        tablet.page.evaluate("getComputedStyle(document.querySelector('.halo')).animationName") == "breathe"
    )
    tablet.press(1)
    assert 0.4 < opacity(tablet.page, "[data-pad='1'] .lift") < 0.7
    tablet.lift()
    room.conductor.send(Go(count_in=False))
    expect(tablet.page.locator(SURFACE)).not_to_have_class(re.compile("listening"))
    tablet.touch(1)
    speaker.next(SoundOn)
    assert len(speaker.all(SoundOn)) == 1


def test_light_falls_slowly_and_never_blinks(room: Room) -> None:
    """[P6][D2] Up at once, down over 600 ms or more; a touch before that finds it still up."""
    page = room.open_tablet(moving(TABLET)).page
    fall = page.evaluate(
        "() => { const s = getComputedStyle(document.querySelector('.lift'));"
        " return [s.transitionProperty, parseFloat(s.transitionDuration), parseFloat(s.transitionDelay)]; }"
    )
    assert fall[0] == "opacity"
    assert fall[1] >= 0.6
    assert fall[2] >= 0.1


def test_reduced_motion_stops_the_breath_but_not_the_light(room: Room) -> None:
    """[P6] No movement for those who want none; a touch still answers in the same frame."""
    tablet = room.open_tablet()
    assert tablet.page.evaluate("getComputedStyle(document.querySelector('.halo')).animationName") == "none"
    tablet.press(0)
    assert opacity(tablet.page, "[data-pad='0'] .lift") == 1


def test_the_link_away_shows_in_the_corner_only(room: Room) -> None:
    """[P6][T2] No word, no grey: the pads answer with light; back by itself, and nothing sounds late."""
    room.devices.expect("WebSocket|ERR_")
    speaker = room.speaker()
    with Cable(room.server.url) as cable:
        tablet = room.open_tablet(on=room.devices.open(TABLET, url=cable.url))
        cable.pull()
        expect(tablet.page.locator(SURFACE)).to_have_class(re.compile("away"))
        before = len(speaker.all(SoundOn))
        tablet.press(3)
        assert opacity(tablet.page, "[data-pad='3'] .lift") == 1
        tablet.lift()
        expect(tablet.page.locator("#screen")).to_be_hidden()
        cable.plug()
        expect(tablet.page.locator(SURFACE)).not_to_have_class(re.compile("away"))
        tablet.touch(0)
        speaker.next(SoundOn)
        assert len(speaker.all(SoundOn)) == before + 1


def test_one_pad_wears_the_seats_own_symbol(room: Room) -> None:
    """[P2] One child, one light: no pad shape, but the seat's own."""
    tablet = room.open_tablet()
    room.conductor.send(ChangeAccess(seats=[1], changes={"pads": 1}))
    expect(tablet.page.locator("[data-pad]")).to_have_count(1)
    expect(tablet.pad(0)).to_have_class("pad pad-alone pad-alone-1")
    name = tablet.pad(0).get_attribute("aria-label") or ""
    assert name.endswith(", Sun")


def test_a_change_of_scale_is_announced_and_then_there(room: Room) -> None:
    """[M2] A quiet rim until the bar; the pads' names change with it."""
    speaker = room.speaker()
    tablet = room.open_tablet()
    names = [tablet.pad(pad).get_attribute("aria-label") for pad in range(5)]
    tablet.touch(0)
    speaker.next(SoundOn)
    tablet.page.evaluate(
        "() => { window.rims = [];"
        " new MutationObserver(() => window.rims.push(surface.classList.contains('soon')))"
        ".observe(surface, { attributes: true, attributeFilter: ['class'] }); }"
    )
    room.conductor.send(SetScale(scale=room.state.scale.scale, root=(room.state.scale.root + 6) % 12))
    room.conductor.until(RoomState, lambda now: now.coming is None and now.scale.root != 0)
    expect(tablet.pad(0)).not_to_have_attribute("aria-label", names[0] or "")
    assert tablet.page.evaluate("window.rims.includes(true)")
    expect(tablet.page.locator(SURFACE)).not_to_have_class(re.compile("soon"))


def test_a_reload_shows_the_pads_before_the_room_answers(room: Room) -> None:
    """[R1][P6] The same seat, at once: the last surface stands there while the link is being made."""
    room.devices.expect("WebSocket|ERR_")
    tablet = room.open_tablet()
    tablet.page.route("**/socket.io/**", lambda route: route.abort())
    tablet.page.route_web_socket(re.compile("socket.io"), lambda _: None)
    tablet.page.reload()
    expect(tablet.pad(4)).to_be_visible()


def test_the_newest_tab_plays_and_the_other_offers_to(room: Room) -> None:
    """[R1] A seat opened twice: the older page says so and can take it back."""
    tablet = room.open_tablet()
    second = tablet.context.new_page()
    second.goto("/pad")
    expect(second.locator("[data-pad]")).to_have_count(5)
    expect(tablet.page.get_by_role("heading", name="This seat is open in another tab")).to_be_visible()
    tablet.page.get_by_role("button", name="Play here").click()
    expect(tablet.pad(0)).to_be_visible()
    expect(second.get_by_role("button", name="Play here")).to_be_visible()
    assert room.here() == {1}


def test_a_removed_tablet_is_thanked_and_may_knock_again(room: Room) -> None:
    """[R2] A calm page with the way back; the old pass is forgotten."""
    tablet = room.open_tablet()
    room.conductor.send(RemoveSeat(seat=1))
    expect(tablet.page.get_by_role("heading", name="Thank you for playing")).to_be_visible()
    assert tablet.page.evaluate("localStorage.getItem('roundelay.member')") is None
    tablet.page.get_by_role("button", name="Join again").click()
    expect(tablet.page.get_by_role("textbox", name="Room code")).to_have_value("")


def test_a_closed_room_says_so(room: Room) -> None:
    """[R2] And leads to the next one."""
    tablet = room.open_tablet()
    room.host.post(f"/api/rooms/{room.id}/close", {})
    expect(tablet.page.get_by_role("button", name="Join a room")).to_be_visible()


def test_a_tablet_that_keeps_nothing_still_has_its_seat_after_a_reload(room: Room) -> None:
    """[R1] Some scanners open pages where storage is forbidden: the pass then stays in the address."""
    forbidden = "for (const name of ['localStorage', 'sessionStorage'])"
    forbidden += " Object.defineProperty(window, name, { get() { throw new Error('forbidden'); } });"
    tablet = room.open_tablet(on=room.devices.open(PHONE, scripts=[forbidden]))
    tablet.page.reload()
    expect(tablet.pad(0)).to_be_visible()
    room.conductor.until(RoomState, lambda now: now.seats[0].link == "here")
    assert room.here() == {1}


def test_a_page_without_a_pass_goes_to_the_join_page(room: Room) -> None:
    """[R2] The pads' address alone opens nothing."""
    page = room.devices.open(TABLET).new_page()
    page.goto("/pad")
    expect(page.get_by_role("heading", name="Join the room")).to_be_visible()


def test_the_door(room: Room) -> None:
    """[R2] A typed code waits before the door with its place kept; one tap of the therapist and the pads are there."""
    page = room.devices.open(PHONE).new_page()
    page.goto("/")
    page.get_by_role("textbox", name="Room code").fill(room.code)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", name="You are at the door")).to_be_visible()
    expect(page.get_by_text("Your place is kept: 1, Sun")).to_be_visible()
    room.conductor.send(Admit(seat=1, let_in=False))
    page.get_by_role("button", name="Knock again").click()
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", name="You are at the door")).to_be_visible()
    room.conductor.send(Admit(seat=1, let_in=True))
    expect(page.locator("[data-pad]")).to_have_count(5)


SIZES = ((320, 568), (390, 844), (844, 390), (768, 1024), (1024, 768), (1366, 1024))


def test_pads_fill_the_screen_at_every_size(room: Room) -> None:
    """[P2] From a small phone to a large tablet, upright and lying: no gap, and every mark within its pad."""
    tablet = room.open_tablet()
    for pads in (1, 5, 12):
        room.conductor.send(ChangeAccess(seats=[1], changes={"pads": pads}))
        expect(tablet.page.locator("[data-pad]")).to_have_count(pads)
        for width, height in SIZES:
            tablet.page.set_viewport_size({"width": width, "height": height})
            wait_until(tablet.page, f"document.getElementById('surface').clientWidth === {width}")
            boxes = tablet.page.evaluate(BOXES)
            areas = [pad["width"] * pad["height"] for pad, _ in boxes]
            assert sum(areas) == pytest.approx(width * height, rel=1e-3)
            for pad, mark in boxes:
                assert pad["left"] <= mark["left"]
                assert mark["right"] <= pad["right"] + 0.5
                assert pad["top"] <= mark["top"]
                assert mark["bottom"] <= pad["bottom"] + 0.5
