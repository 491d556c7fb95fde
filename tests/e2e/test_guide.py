"""The guide: every chapter opens by its address, is read in order, fits every device, and prints as it stands."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.devices import LAPTOP, PHONE
from tests.e2e.page_facts import look_at
from tests.e2e.rooms import Room
from tests.e2e.serving import ROOT

CARDS = ("guided-access", "screen-pinning", "switches", "gaze", "mounting", "hygiene", "helper")

FORMS = {"record": 9, "data-protection": 13, "hazards": 14, "accessibility": 6}
"""Chapters by their headings."""

WIDTHS = [(1280, 800), (1024, 768), (390, 844), (320, 640)]


def sheets(page: Page) -> int:
    """How many sheets of A4 it takes."""
    pdf = page.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 595" in pdf or b"/MediaBox [0 0 594.9" in pdf
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_cards_are_a_sheet_each(room: Room) -> None:
    """[X4] One by one, or all together in one go."""
    page = room.devices.open(LAPTOP).new_page()
    page.goto("/guide")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cards to print")
    assert sheets(page) == len(CARDS)
    for card in CARDS:
        page.goto(f"/guide#{card}")
        expect(page.locator("nav [aria-current=page]")).to_have_attribute("href", f"#{card}")
        steps = page.locator(".steps > li").count()
        assert steps >= 5
        assert page.locator(".steps .picture").count() == steps
        assert sheets(page) == 1, card


def test_chapters_are_opened_by_key_and_read_from_their_beginning(room: Room) -> None:
    """[X4] The new heading has the focus; the address can be passed on; back goes back."""
    page = room.devices.open(LAPTOP).new_page()
    page.goto("/guide")
    page.get_by_role("link", name="Accessibility").focus()
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Accessibility")
    expect(heading).to_be_focused()
    assert page.url.endswith("/guide#accessibility")
    expect(page.get_by_role("heading", level=2)).to_have_count(6)
    page.go_back()
    expect(heading).to_have_text("Cards to print")
    expect(page.locator("[href^='http'], [src^='http']")).to_have_count(0)


def test_the_record_is_told_and_filled_in_by_hand(room: Room) -> None:
    """[K1][K5][T5] A chapter, a data-protection form, a hazard log: lines to write on, on paper, too."""
    page = room.devices.open(LAPTOP).new_page()
    lines = {"record": 0, "data-protection": 3 + 13 * 3, "hazards": 3 + 14 * 2, "accessibility": 0}
    for name, headings in FORMS.items():
        page.goto(f"/guide#{name}")
        expect(page.get_by_role("heading", level=2)).to_have_count(headings)
        assert page.locator(".to-fill i").count() == lines[name]
        assert sheets(page) <= 8, name
    page.goto("/guide#record")
    expect(page.locator(".sheet")).to_contain_text("“Everyone knows: record”")
    for form in ("data-protection", "hazards"):
        page.goto(f"/guide#{form}")
        expect(page.locator(".lede")).to_contain_text("legal advice")
        expect(page.locator("body")).not_to_contain_text(re.compile(r"\{\w+\}"))


def test_hazards_name_promises_that_are_kept(room: Room) -> None:
    """[K4] What the log says the program does is what tests hold it to; where nothing does, it says so."""
    listed = (ROOT / "tests/PROMISES.md").read_text("utf-8")
    states = dict(re.findall(r"^\| ([A-Z]\d) \| .+ \| (kept|open|in part)[^|]*\|$", listed, re.M))
    page = room.devices.open(LAPTOP).new_page()
    page.goto("/guide#hazards")
    expect(page.locator(".promises")).to_have_count(14)
    for said in page.locator(".promises").all_inner_texts():
        numbers = re.findall(r"\b[A-Z]\d\b", said)
        assert numbers or said == "No promise of the program covers this."
        assert [one for one in numbers if states[one] == "open"] == []


def test_it_fits_every_device(room: Room) -> None:
    """[X4] Nothing pale, small or cut off, in each theme."""
    page = room.devices.open(PHONE).new_page()
    for chapter in ("", "#helper", *(f"#{name}" for name in FORMS)):
        page.goto(f"/guide{chapter}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        for theme in ("linen", "dusk", "contrast"):
            page.evaluate("theme => { document.documentElement.className = theme; }", theme)
            for width, height in WIDTHS if theme == "linen" else WIDTHS[:1]:
                page.set_viewport_size({"width": width, "height": height})
                facts = look_at(page)
                where = (chapter, theme, width)
                assert (facts.small, facts.pale, facts.narrow, facts.nameless) == ([], [], [], []), where
                assert facts.wide <= 0, where


def test_it_speaks_the_devices_language(room: Room) -> None:
    """[X4] At once, without a reload; and a card stays a sheet where words are long."""
    page = room.devices.open(LAPTOP).new_page()
    page.goto("/guide#switches")
    page.get_by_label("Language").select_option("de")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("")
    page.goto("/guide")
    page.evaluate("localStorage.setItem('roundelay.language', 'en-x-long')")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en-x-long")
    assert sheets(page) == len(CARDS)  # words a third longer than the English ones
