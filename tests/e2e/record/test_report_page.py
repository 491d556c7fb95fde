"""The page of a kept session: read, written on, moved through, printed; every value is the report's own."""

from collections.abc import Iterator
from typing import Protocol

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, Page, expect

from server.export.page.values import counted_words, value_words
from server.export.page.words import Words
from server.protocol import NoteBar, Report, SeatRow
from tests.e2e.asking import wait_until
from tests.e2e.devices import LAPTOP, TABLET, Devices, Screen
from tests.e2e.page_facts import look_at
from tests.e2e.record.report_desk import Desk, counted, open_session, put
from tests.e2e.serving import Server
from tests.e2e.wcag.axe import findings
from tests.tuesday import WORDS, tuesday_group

SESSION = "tuesdaygrp05"
NARROW = Screen(320, 640, touch=True)
ENGLISH = Words("en")
EARLIER = [
    tuesday_group(session=f"tuesdaygrp0{week}", seed=week, began=f"2026-05-{6 + 7 * week:02}T09:30:00Z")
    for week in (1, 2)
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Desk]]:
    """A server with the Tuesday group's fifth session, and two before it."""
    server = Server(tmp_path_factory.mktemp("desk")).start()
    put(server, *EARLIER, tuesday_group())
    yield server, Desk(server)
    server.stop()


@pytest.fixture
def here(browser: Browser, desk: tuple[Server, Desk]) -> Iterator[Devices]:
    devices = Devices(browser, desk[0].url)
    yield devices
    assert devices.leave() == []


@pytest.fixture(scope="module")
def made() -> Report:
    """The session's report: counted once for all these tests."""
    return counted(tuesday_group(), *EARLIER)


class Opener(Protocol):
    """Opens the page on a device."""

    def __call__(self, screen: Screen = LAPTOP, language: str = "en") -> Page: ...


@pytest.fixture
def opened(desk: tuple[Server, Desk], here: Devices, made: Report) -> Opener:
    def open_page(screen: Screen = LAPTOP, language: str = "en") -> Page:
        return open_session(desk[0], here, SESSION, screen, language=language, made=made)

    return open_page


ROWS = """() => Array.from(document.querySelector('.session .facts').querySelectorAll('tbody tr'), (row) => ({
  value: row.querySelector('.val').innerText,
  words: row.innerText,
  thin: row.className === 'thin',
}))"""


def test_the_therapists_words_stand_first_and_largest(opened: Opener) -> None:
    """[K4] Then marks, what was agreed, who played when, facts; the line of facts says who is in it."""
    page = opened()
    expect(page.get_by_role("textbox", name="In your words")).to_have_value(WORDS)
    titles = page.locator(".session h2").all_inner_texts()
    assert titles[:3] == ["In your words", "Marks", "Agreed beforehand"]
    assert titles.index("Who played when") < titles.index("Facts for 1 Sun")
    expect(page.locator(".session-facts")).to_contain_text(
        "3 June 2026, 26 minutes, 8 seats kept, 1 left out."
    )
    sizes = page.evaluate(
        "() => ['.words', '.note', '.facts .def', '.mark-show', '.goal-line p'].map((one) =>"
        " parseFloat(getComputedStyle(document.querySelector(one)).fontSize))"
    )
    assert sizes[0] > max(sizes[1:])


def test_every_value_is_the_reports(desk: tuple[Server, Desk], here: Devices, made: Report) -> None:
    """[K4] For each seat and the group: value, what it was counted from, grey with its reason; one table at a time."""
    page = open_session(desk[0], here, SESSION)
    seats = [seat.seat for seat in made.session.seats if seat.kept]
    picked = page.locator(".pick button[data-seat]")
    assert [int(one.get_attribute("data-seat") or 0) for one in picked.all()] == sorted(seats)
    for seat in (*seats, None):
        name = "the group" if seat is None else ENGLISH.seat(seat)
        page.locator(".pick").get_by_role("button", name=name, exact=True).click()
        expect(page.locator("#facts-title")).to_contain_text(name)
        own = [one for one in made.measures if one.seat == seat and one.other is None]
        rows = page.evaluate(ROWS)
        assert len(rows) == len(own)
        for row, measure in zip(rows, own, strict=True):
            told = measure.value is not None and measure.thin is None
            assert row["value"] == (value_words(ENGLISH, measure) if told else "not shown"), measure
            assert counted_words(ENGLISH, measure) in row["words"]
            assert row["thin"] != told
            if measure.thin is not None:
                assert ENGLISH.phrase(measure.thin) in row["words"]
    assert page.locator(".session .facts").count() <= 2  # one seat's own, and its pairs when they are open


def test_words_are_kept_as_they_are_typed(opened: Opener, desk: tuple[Server, Desk]) -> None:
    """[K4] In place, with a quiet sign; the server has them without a press."""
    page = opened()
    field = page.get_by_role("textbox", name="In your words")
    field.fill(f"{WORDS} Thanks to all.")
    field.blur()
    expect(page.locator(".kept")).to_have_text("Kept")
    wait_until(page, "() => localStorage.getItem('roundelay.unkept.tuesdaygrp05') === null")
    assert desk[1].session(SESSION).line.words.endswith("Thanks to all.")
    field.fill(WORDS)
    page.get_by_role("textbox", name="Title of this session").fill("Tuesday group, the fifth")
    field.focus()
    expect(page.locator(".kept")).to_have_text("Kept")
    wait_until(page, "() => localStorage.getItem('roundelay.unkept.tuesdaygrp05') === null")
    assert desk[1].session(SESSION).line.title == "Tuesday group, the fifth"


def test_without_the_server_words_stay_on_the_device(
    opened: Opener, desk: tuple[Server, Desk], here: Devices
) -> None:
    """[K4] A broken link, even a closed page, loses none of them."""
    here.expect("ERR_FAILED|ERR_INTERNET_DISCONNECTED")
    page = opened()
    path = f"**/api/sessions/{SESSION}"
    page.route(path, lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    field = page.get_by_role("textbox", name="In your words")
    field.fill("Written without a link.")
    expect(page.locator(".kept")).to_have_text("Kept on this device until the laptop answers")
    page.reload()
    expect(field).to_have_value("Written without a link.")
    expect(page.locator(".kept")).to_contain_text("Kept on this device")
    page.unroute(path)
    expect(page.locator(".kept")).to_have_text("Kept")
    assert desk[1].session(SESSION).line.words == "Written without a link."
    field.fill(WORDS)
    field.blur()
    expect(page.locator(".kept")).to_have_text("Kept")


def test_goals_are_the_therapists_to_write_and_to_rate(opened: Opener, desk: tuple[Server, Desk]) -> None:
    """[K4] Five levels in words; the T score stands only beside ratings, with its n and what it isn't."""
    page = opened()
    panel = page.locator(".goals-panel")
    expect(panel).to_contain_text("from 1 goal that you rated")
    group = panel.get_by_role("group", name="Your rating: everyone is heard once in the circle")
    group.get_by_role("button", name="more", exact=True).click()
    expect(panel).to_contain_text("from 2 goals that you rated")
    expect(panel).to_contain_text("nothing of what was played goes into it")
    panel.get_by_role("button", name="Add a goal").click()
    panel.get_by_role("button", name="Keep", exact=True).click()
    expect(panel.get_by_role("alert")).to_have_text("Write a few words first: what was agreed?")
    panel.get_by_label("The goal, in your words").fill("sings the goodbye song")
    panel.get_by_label("Whose it is").select_option(label="2 Moon")
    panel.get_by_label("Area").select_option(label="voice and speech")
    panel.get_by_role("button", name="Weighs more").click()
    panel.get_by_role("button", name="Keep", exact=True).click()
    expect(panel).to_contain_text("2 Moon: sings the goodbye song")
    wait_until(page, "() => localStorage.getItem('roundelay.unkept.tuesdaygrp05') === null")
    goal = desk[1].session(SESSION).goals[-1]
    assert (goal.text, goal.seat_key, goal.area, goal.weight, goal.rating) == (
        "sings the goodbye song",
        "2 Moon",
        "voice",
        2,
        None,
    )
    for name in ("as hoped", "more"):
        panel.get_by_role("button", name=name, exact=True, pressed=True).click()
    expect(panel.locator(".attainment")).to_have_count(0)
    panel.get_by_role("button", name="Change the goal: sings the goodbye song").click()
    panel.get_by_role("button", name="Remove this goal").click()
    expect(panel).not_to_contain_text("goodbye song")


def test_what_was_observed_is_entered_by_hand(opened: Opener, desk: tuple[Server, Desk]) -> None:
    """[K4] Nothing stands there that nobody entered."""
    page = opened()
    panel = page.locator(".moods-panel")
    panel.get_by_label("Add someone").select_option(label="the group")
    line = panel.locator("li").filter(has_text="the group")
    expect(line.get_by_label("Before")).to_have_value("")
    line.get_by_label("Before").select_option("3")
    line.get_by_label("After").select_option("7")
    wait_until(page, "() => localStorage.getItem('roundelay.unkept.tuesdaygrp05') === null")
    mood = next(one for one in desk[1].session(SESSION).moods if one.seat_key is None)
    assert (mood.before, mood.after) == (3, 7)
    panel.get_by_role("button", name="Remove what was observed of the group").click()
    expect(line).to_have_count(0)


def test_marks_are_shown_on_the_timeline_named_and_removed(opened: Opener, desk: tuple[Server, Desk]) -> None:
    """[K2] One press leads to the moment; a word can be changed."""
    page = opened()
    page.get_by_role("button", name="Bell joins in 6:24 Show it on the timeline").click()
    expect(page.locator(".roll-read")).to_contain_text("6:24. Scene Play")
    page.get_by_role("button", name="Change Leaf waits, 13:35").click()
    page.get_by_label("A word for it").fill("Leaf waits for Flower")
    page.locator(".mark-form").get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator(".marks")).to_contain_text("Leaf waits for Flower")
    assert desk[1].session(SESSION).marks[1].word == "Leaf waits for Flower"
    page.get_by_role("button", name="Change all very soft, 21:11").click()
    page.get_by_role("button", name="Remove this mark").click()
    expect(page.locator(".marks li")).to_have_count(2)
    assert len(desk[1].session(SESSION).marks) == 2


def test_the_timeline_is_moved_through_by_keys_alone(opened: Opener) -> None:
    """[X2] Arrows go through time and seats, plus and minus look closer and wider, Enter shows the seat's facts."""
    page = opened()
    read, stage = page.locator(".roll-read"), page.get_by_role("application", name="Timeline of all seats")
    stage.focus()
    page.keyboard.press("ArrowRight")
    expect(read).to_contain_text("1 Sun. 0:26. Scene Hello")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(read).to_contain_text("4 Bell. 0:26")
    page.keyboard.press("ArrowDown")
    expect(read).to_contain_text("5 Drop. 0:26. Scene Hello. left out: nothing of this seat is kept")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("#facts-title")).to_have_text("Facts for 4 Bell")
    for _ in range(4):
        page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    expect(read).to_contain_text("4 Bell. 0:2")  # closer: a key goes less far
    page.keyboard.press("-")
    page.keyboard.press("End")
    expect(read).to_contain_text("26:00")
    page.keyboard.press("0")
    page.keyboard.press("Home")
    expect(read).to_contain_text("0:00")
    rows = page.locator(".roll-names .said").all_text_contents()
    assert len(rows) == 9
    assert rows[4] == "5 Drop: no touch. left out: nothing of this seat is kept"
    assert rows[0].startswith("1 Sun: ")


def test_the_timeline_answers_a_mouse_and_a_finger(opened: Opener) -> None:
    """[K4] What one points at is read out; a press chooses the seat; buttons and the wheel look closer."""
    page = opened()
    stage = page.locator(".roll-stage")
    stage.scroll_into_view_if_needed()
    box = stage.bounding_box()
    assert box is not None
    row = page.locator(".roll-names li").nth(7).bounding_box()
    assert row is not None
    page.mouse.move(box["x"] + box["width"] / 2, row["y"] + row["height"] / 2)
    expect(page.locator(".roll-read")).to_contain_text("10 Leaf. 13:00. Scene Turns. Turns")
    page.mouse.down()
    page.mouse.up()
    expect(page.locator("#facts-title")).to_have_text("Facts for 10 Leaf")
    page.keyboard.down("Control")
    for _ in range(8):
        page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    page.mouse.move(box["x"] + box["width"] - 4, row["y"] + row["height"] / 2)
    expect(page.locator(".roll-read")).not_to_contain_text("26:00.")
    page.get_by_role("button", name="The whole session").first.click()


def test_fifty_thousand_touches_move_smoothly(desk: tuple[Server, Desk], here: Devices, made: Report) -> None:
    """[K4] Forty seats: a key that looks closer, and one that moves, draws anew well before the next press."""
    notes = [NoteBar(at * 1.2, 0.4, at % 5, 60.0, 0.7, "") for at in range(1250)]
    rows = [SeatRow(seat, f"{seat}", 5, notes, [], [], [(0.0, 1560.0)]) for seat in range(1, 41)]
    full = replace(made, timeline=replace(made.timeline, rows=rows))
    page = open_session(desk[0], here, SESSION, made=full)
    expect(page.locator(".roll-names li")).to_have_count(41)
    spent = page.evaluate(
        """async () => {
          const stage = document.querySelector('.roll-stage');
          const spent = [];
          for (const key of ['+', '+', 'ArrowRight', 'PageDown', '-', '-', '-', 'ArrowRight', 'ArrowDown', '+']) {
            const began = performance.now();
            stage.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
            await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
            spent.push(performance.now() - began);
          }
          return spent.sort((a, b) => a - b);
        }"""
    )
    print(f"50,000 touches: {spent[len(spent) // 2]:.0f} ms a key in the middle, {spent[-1]:.0f} ms at most")
    assert spent[len(spent) // 2] < 400


def test_it_is_kept_as_long_as_chosen(opened: Opener, desk: tuple[Server, Desk]) -> None:
    """[K5] The line says when it goes."""
    page = opened()
    before = desk[1].session(SESSION).line.goes
    page.get_by_label("Keep it for").select_option(label="a year")
    expect(page.locator(".kept")).to_have_text("Kept")
    wait_until(page, "() => localStorage.getItem('roundelay.unkept.tuesdaygrp05') === null")
    line = desk[1].session(SESSION).line
    assert line.keep_days == 365
    assert line.goes is not None
    assert line.goes != before
    expect(page.locator(".session-facts")).to_contain_text(f"Goes on {ENGLISH.date(line.goes)}")


def test_a_room_that_is_open_can_play_it(opened: Opener, desk: tuple[Server, Desk]) -> None:
    """[K2] Without one the page says what to do first."""
    page = opened()
    expect(page.locator(".session-head")).to_contain_text("start a room first")
    room = desk[1].start_room().room
    page.reload()
    link = page.get_by_role("link", name="Play in the room", exact=True)
    expect(link).to_have_attribute("href", f"/dashboard?room={room}#replay={SESSION}")
    from_mark = page.get_by_role("link", name="Play in the room from Bell joins in, 6:24")
    expect(from_mark).to_have_attribute("href", f"/dashboard?room={room}#replay={SESSION}@384.0")
    desk[1].post(f"/api/rooms/{room}/close", {})


def test_a_stranger_is_asked_for_the_passphrase(here: Devices) -> None:
    """[T4] Nothing of the session is shown."""
    here.expect("status of 401")
    page = here.open(LAPTOP).new_page()
    page.goto(f"/session#{SESSION}")
    expect(page.locator(".pairing")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("Tuesday")


def test_a_session_that_is_not_there_is_one_sentence(opened: Opener, here: Devices) -> None:
    """[K5] Erased, expired, mistyped: with the way to all others."""
    here.expect("status of 404")
    page = opened()
    page.goto("/session#nosuchnosuch")
    expect(page.locator(".pairing h1")).to_have_text("This session can’t be shown")
    expect(page.get_by_role("link", name="All sessions")).to_have_attribute("href", "/sessions")


@pytest.mark.parametrize("screen", [LAPTOP, TABLET, NARROW], ids=["laptop", "tablet", "320 px"])
def test_it_can_be_read_and_reached_on_any_screen(opened: Opener, screen: Screen) -> None:
    """[X4] axe finds nothing with everything open, nothing is small, pale or cut off."""
    page = opened(screen)
    page.get_by_role("button", name="Take away").click()
    for summary in page.locator(".session .more > summary").all():
        summary.click()
    assert findings(page) == []
    facts = look_at(page)
    assert (facts.small, facts.pale, facts.nameless, facts.narrow) == ([], [], [], [])
    assert facts.wide <= 0


@pytest.mark.parametrize("language", ["de", "en-x-long", "en-x-rtl"])
def test_longer_words_and_the_other_direction_fit(opened: Opener, language: str) -> None:
    """[X4] On a laptop and at 320 px nothing lies outside."""
    page = opened(LAPTOP, language)
    for width, height in ((1280, 800), (320, 640)):
        page.set_viewport_size({"width": width, "height": height})
        assert look_at(page).wide <= 0, width
    assert findings(page) == []
