"""Pages in another language: chosen on the device, at once, without losing the room."""

from playwright.sync_api import Page, expect

from tests.e2e.asking import wait_until
from tests.e2e.dashboards import button, card, opened, peopled
from tests.e2e.devices import PHONE, TABLET
from tests.e2e.rooms import Room


def speaks(page: Page, language: str) -> None:
    wait_until(page, "language => document.documentElement.lang === language", language)


def test_the_dashboard_changes_its_language_at_once(room: Room) -> None:
    """[X4] Every word, what is chosen and what runs stay; a reload keeps it."""
    peopled(room, 2)
    page = opened(room)
    card(page, "turns").click()
    expect(card(page, "turns")).to_have_attribute("aria-pressed", "true")
    button(page, "This screen").or_(page.locator(".chip-screen")).first.click()
    page.get_by_label("Language").select_option("de")
    expect(card(page, "turns")).to_contain_text("Reihum")
    expect(card(page, "turns")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("heading", name="Klang", exact=True)).to_be_visible()
    assert page.title() == "Leiten · Roundelay"
    page.reload()
    expect(card(page, "turns")).to_contain_text("Reihum")
    speaks(page, "de")
    page.locator(".chip-screen").click()
    page.get_by_label("Sprache").select_option("en")
    expect(card(page, "turns")).to_contain_text("Turns")


def test_a_tablet_changes_its_language_while_it_plays(room: Room) -> None:
    """[X4] Another page of the device chooses, and the pads are called otherwise; nothing is built anew."""
    tablet = room.open_tablet(on=room.devices.open(TABLET))
    pad = tablet.pad(0)
    expect(pad).to_have_attribute("aria-label", "Pad 1, C, circle")
    pad.evaluate("pad => { pad.markedByTest = true; }")
    other = tablet.context.new_page()
    other.goto("/join")
    other.get_by_label("Language").select_option("fr")
    expect(other.get_by_role("heading", name="Entrer dans la salle")).to_be_visible()
    expect(pad).to_have_attribute("aria-label", "Touche 1, C, cercle")
    expect(tablet.page.locator(".corner")).to_have_attribute(
        "aria-label", "Place 1, Soleil. Maintenir 3 secondes pour les réglages et pour partir"
    )
    assert pad.evaluate("pad => pad.markedByTest === true")
    assert tablet.page.title() == "Touches · Roundelay"


def test_the_join_page_keeps_what_was_typed(room: Room) -> None:
    """[X4] And says what it had to say in the other language."""
    page = room.devices.open(PHONE).new_page()
    page.goto("/join")
    page.get_by_role("textbox", name="Room code").fill("kfm7ro")
    expect(page.get_by_role("alert")).to_have_text("There is no letter O in any code.")
    page.get_by_label("Language").select_option("cy")
    expect(page.get_by_role("alert")).to_have_text("Nid oes llythyren O mewn unrhyw god.")
    expect(page.get_by_role("textbox", name="Cod yr ystafell")).to_have_value("KFM7RO")
    speaks(page, "cy")


def test_the_browsers_own_language_is_the_first_one(room: Room) -> None:
    """[X4] Nobody has to choose on a tablet that speaks Spanish already; one that speaks Greek has English."""
    for languages, said in ((["es-MX", "en"], "Entrar en la sala"), (["el"], "Join the room")):
        context = room.devices.open(PHONE)
        context.add_init_script(
            f"Object.defineProperty(navigator, 'languages', {{ get: () => {languages!r} }})"
        )
        page = context.new_page()
        page.goto("/join")
        expect(page.get_by_role("heading", name=said)).to_be_visible()
