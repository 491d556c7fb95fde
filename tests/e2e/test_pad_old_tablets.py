"""The pads on a browser of 2018: everything newer is taken away before any script runs."""

import re

from playwright.sync_api import expect

from server.protocol import SetSeats, SoundOff, SoundOn
from tests.e2e.devices import TABLET
from tests.e2e.pad_hands import Hands
from tests.e2e.rooms import Room

NEWER_THAN_IOS_12 = """
const gone = (holder, ...names) => { for (const name of names) { try { delete holder[name]; } catch { } } };
gone(window, 'PointerEvent', 'ResizeObserver', 'structuredClone', 'AbortSignal', 'BroadcastChannel', 'WeakRef',
  'FinalizationRegistry', 'requestIdleCallback', 'queueMicrotask', 'navigation', 'visualViewport', 'onpointerdown',
  'CompressionStream', 'WebTransport', 'scheduler', 'trustedTypes', 'AggregateError');
gone(Element.prototype, 'setPointerCapture', 'releasePointerCapture', 'hasPointerCapture', 'replaceChildren',
  'requestFullscreen', 'animate', 'getAnimations', 'checkVisibility', 'toggleAttribute');
gone(Node.prototype, 'replaceChildren');
gone(Document.prototype, 'replaceChildren', 'exitFullscreen', 'fullscreenElement', 'getAnimations');
gone(Array.prototype, 'at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with', 'toSpliced', 'flat');
gone(Array.prototype, 'flatMap');
gone(Array, 'fromAsync');
gone(String.prototype, 'at', 'replaceAll', 'matchAll', 'trimEnd', 'trimStart', 'isWellFormed');
gone(Object, 'fromEntries', 'hasOwn', 'groupBy');
gone(Promise, 'allSettled', 'any', 'withResolvers', 'try');
gone(Crypto.prototype, 'randomUUID');
gone(Crypto.prototype, 'subtle');
gone(Navigator.prototype, 'wakeLock', 'share', 'userAgentData', 'serviceWorker', 'clipboard', 'mediaSession');
gone(window, 'EventSource', 'AbortController');
"""


def test_an_old_tablet_plays(room: Room) -> None:
    """[P1][P4] iPadOS 12: touch events instead of pointer events, no wake lock, none of the newer helpers."""
    speaker = room.speaker()
    context = room.devices.open(TABLET, scripts=[NEWER_THAN_IOS_12])
    tablet = room.open_tablet(on=context)
    assert tablet.page.evaluate("'PointerEvent' in window") is False
    room.conductor.send(SetSeats(seats=[1], instrument="flute"))
    expect(tablet.page.locator("#surface")).to_have_class(re.compile("lasting"))
    hands = Hands(tablet.page, context)
    for finger in range(5):
        hands.down(*hands.middle(finger), finger=finger)
    tones = [speaker.next(SoundOn) for _ in range(5)]
    assert [tone.pitch for tone in tones] == sorted({tone.pitch for tone in tones})
    expect(tablet.page.locator(".touched")).to_have_count(5)
    hands.up(2)
    assert speaker.next(SoundOff).id == tones[2].id
    hands.cancel()
    assert {speaker.next(SoundOff).id for _ in range(4)} == {tone.id for tone in tones} - {tones[2].id}
    expect(tablet.page.locator(".touched")).to_have_count(0)


def test_an_old_tablet_comes_back_and_a_mouse_works_on_it(room: Room) -> None:
    """[R1][P4] Reload: the same seat. A mouse without pointer events plays too, and ends outside the window."""
    speaker = room.speaker()
    context = room.devices.open(TABLET, scripts=[NEWER_THAN_IOS_12])
    tablet = room.open_tablet(on=context)
    tablet.page.reload()
    expect(tablet.pad(0)).to_be_visible()
    room.conductor.send(SetSeats(seats=[1], instrument="flute"))
    expect(tablet.page.locator("#surface")).to_have_class(re.compile("lasting"))
    tablet.page.mouse.move(500, 300)
    tablet.page.mouse.down()
    tone = speaker.next(SoundOn)
    tablet.page.mouse.move(900, 300)
    tablet.page.mouse.up()
    assert speaker.next(SoundOff).id == tone.id
    assert room.here() == {1}
    assert len(speaker.all(SoundOn)) == 1


def test_what_lies_behind_the_corner_opens_on_an_old_tablet(room: Room) -> None:
    """[P7][X4] It is fetched when it is wanted, by means that a browser of 2018 has."""
    context = room.devices.open(TABLET, scripts=[NEWER_THAN_IOS_12])
    tablet = room.open_tablet(on=context)
    hands = Hands(tablet.page, context)
    hands.down(20, 20)
    expect(tablet.page.get_by_role("dialog")).to_be_visible()
    hands.up()
    tablet.page.get_by_role("button", name="Settings of this seat").click()
    tablet.page.get_by_role("button", name="Less: Pads").click()
    tablet.wait_for_surface(lambda surface: len(surface.pads) == 4)
    expect(tablet.page.locator(".pad")).to_have_count(4)
