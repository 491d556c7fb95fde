"""Every page in every state and look, judged by axe against WCAG 2.2 AA: no violation, and nothing left open.

Every check judges the fullest states of each page in some looks; `run.py check --long` all states in all looks.
"""

from collections.abc import Generator
from contextlib import closing
from typing import cast

import pytest
from playwright.sync_api import Page

from tests.e2e.devices import LAPTOP
from tests.e2e.rooms import Room
from tests.e2e.wcag.axe import findings
from tests.e2e.wcag.looks import EVERY, USUAL, Look, settle, wear
from tests.e2e.wcag.tours import TOURS

MIRRORED = Look("contrast", "en-x-rtl", percent=200)
FORCED = Look("dusk", "de", forced=True)

SOME: dict[str, dict[str, tuple[Look, ...]]] = {
    "join": {"a wrong letter": (USUAL, MIRRORED)},
    "pad": {"playing": (USUAL, MIRRORED), "its settings": (Look("dusk"),)},
    "dashboard": {"playing": (USUAL, MIRRORED, FORCED, Look("dusk", "cy")), "a seat's own view": (USUAL,)},
    "host": {"a room is open": (USUAL, MIRRORED)},
    "speaker": {"before its tap": (MIRRORED,)},
    "display": {"the code": (USUAL,)},
    "helper": {"playing": (USUAL, MIRRORED)},
    "guide": {"all cards": (Look("dusk"),), "hazards": (MIRRORED,)},
    "licences": {"as it is": (MIRRORED,)},
    "recording": {
        "before it begins": (USUAL, MIRRORED),
        "asked on a tablet": (USUAL, MIRRORED),
        "asked beside a seat": (USUAL,),
        "while it runs": (USUAL, FORCED),
        "played back": (USUAL, MIRRORED),
    },
    "library": {"changed, and to be erased": (USUAL, MIRRORED)},
    "report": {"taken away, and written on": (USUAL, MIRRORED)},
}

PLANTED = """() => {
  const main = document.querySelector('main') || document.body;
  const add = (name, text) => {
    const one = document.createElement(name);
    one.textContent = text;
    main.prepend(one);
    return one;
  };
  add('img', '').src = '/favicon.ico';
  add('button', '');
  add('p', 'Pale words').style.cssText = 'color: rgb(200,200,200); background: rgb(255,255,255)';
  const over = 'color: rgb(140,140,140); background: linear-gradient(90deg, rgb(250,250,250), rgb(120,120,120))';
  add('p', 'Words over a picture').style.cssText = over;
  const named = add('button', 'What it says');
  named.setAttribute('aria-label', 'Something else');
  named.style.cssText = 'color: rgb(0,0,0); background: rgb(255,255,255)';
}"""


def judged(page: Page, where: str, look: Look) -> list[str]:
    return [f"{where}, {look}: {one.rule} @ {one.where}: {one.why}" for one in findings(page)]


@pytest.mark.parametrize("tour", SOME)
def test_nothing_in_the_way(room: Room, tour: str) -> None:
    """[X4] The fullest states of each page: 0 violations, 0 open questions."""
    wanted = dict(SOME[tour])
    seen: list[str] = []
    with closing(cast(Generator[tuple[str, Page]], TOURS[tour](room))) as stops:
        for state, page in stops:
            for look in wanted.pop(state, ()):
                wear(room, page, look)
                seen += judged(page, f"{tour}, {state}", look)
            if not wanted:
                break
    assert seen == []
    assert not wanted


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("tour", TOURS)
def test_nothing_in_the_way_anywhere(room: Room, tour: str) -> None:
    """[X4] Every state in every theme, language and size, with forced colours, and from right to left."""
    seen: list[str] = []
    for state, page in TOURS[tour](room):
        settle(page)
        seen += judged(page, f"{tour}, {state}", USUAL)
        for look in EVERY:
            page.keyboard.press("Shift")  # what closes by itself sees that somebody is there
            wear(room, page, look)
            seen += judged(page, f"{tour}, {state}", look)
        wear(room, page, USUAL)
    assert seen == []


def test_planted_faults_are_found(room: Room) -> None:
    """[X4] A picture without words, a button without a name, pale words, and what axe leaves open."""
    room.devices.expect("404")
    page = room.devices.open(LAPTOP).new_page()
    page.goto("/licences")
    page.evaluate(PLANTED)
    settle(page)
    found = {one.rule for one in findings(page)}
    wanted = {"image-alt", "button-name", "color-contrast", "label-content-name-mismatch"}
    assert wanted | {"looked at: contrast"} <= found
