"""Pads and dashboard in their wildest minute, filmed as they are served: at most two flashes a second, no red ones."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Page

from server.protocol import (
    AccessProfile,
    ConductingCards,
    CountIn,
    Fact,
    LightOn,
    Lights,
    RoomState,
    Surface,
    Turn,
    Welcome,
)
from tests.e2e.flashes import Flashes, flashes_in, safe
from tests.e2e.light.filming import DEVICE, FPS, Film, cells_of, open_film
from tests.e2e.light.second_opinion import second_opinion
from tests.e2e.rooms import Room

BEAT = 0.3
"""Seconds of a beat at 200 a minute: turns of one beat."""

LONG = pytest.param(60, marks=[pytest.mark.long, pytest.mark.timeout(1800)])
"""The whole minute. Most of its time goes into pictures: ten to thirty a second."""

THEMES = ("dusk", "linen", "contrast", "dusk")


def judged(film: Film, what: str, folder: Path) -> tuple[Flashes, set[str]]:
    """Our count, and the other analyser's verdict."""
    seen = flashes_in(cells_of(film.pictures), fps=FPS)
    verdict = second_opinion(film.pictures, fps=FPS, folder=folder)
    print(f"\n{what}: {seen}, {verdict}")
    return seen, verdict


# --- pads ---------------------------------------------------------------------------------------------------------


class Hands:
    """Ten fingers that know no rest, and a room that changes under them."""

    def __init__(self, film: Film, surface: Surface, rng: random.Random) -> None:
        self.film, self.surface, self.rng = film, surface, rng
        self.down: set[int] = set()

    def touch(self, pads: set[int]) -> None:
        """These pads and no others are touched from now on."""
        self.film.fingers("pointerup", self.down - pads)
        self.film.fingers("pointerdown", pads - self.down)
        self.down = pads

    def all_at_once(self, seconds: float) -> None:
        """Every pad in one rhythm, at the limiter's own pace."""
        self.touch(set(range(5)) if seconds % 0.7 < 0.1 else set())

    def halves_in_turns(self, seconds: float) -> None:
        """Left and right, six times a second."""
        half = int(seconds * 6) % 2
        self.touch({pad for pad in range(5) if (pad < 3) == (half == 0)})

    def eight_a_second(self, _: float) -> None:
        """Each pad by itself, down in half of all frames."""
        self.touch({pad for pad in range(12) if self.rng.random() < 0.5})

    def turns(self, seconds: float) -> None:
        """Turns of one beat between this seat and a dozen others, a count-in now and then."""
        frame, beat = round(seconds * FPS), round(BEAT * FPS)
        if frame % beat != 0:
            return
        now = float(self.film.page.evaluate("performance.now() / 1000"))
        mine = frame // beat % 2 == 0
        self.film.tell(Turn(mine=mine, at=now, plays=[] if mine else list(range(1, 13)), soon=[now]))
        if frame % (10 * beat) == 0:
            self.film.tell(CountIn(beats=[now, now + BEAT, now + 2 * BEAT], go=now + 3 * BEAT))

    def everything(self, seconds: float) -> None:
        """Themes, Calm, stops, other instruments and the cards, several times a second."""
        frame = round(seconds * FPS)
        if frame % 5 != 0:
            return
        turn = frame // 5
        access = AccessProfile(theme=THEMES[turn % 4])  # type: ignore[arg-type]
        self.film.tell(
            msgspec.structs.replace(
                self.surface,
                access=access,
                calm=turn % 3 == 0,
                hold=turn % 2 == 0,
                state="stopped" if turn % 5 == 0 else "play",
            )
        )
        if turn % 6 == 0:
            self.film.tell(ConductingCards(held=turn % 12 == 0, until=None))


def open_pads(room: Room) -> tuple[Film, Surface]:
    with room.member() as member:
        welcome, surface = member.latest(Welcome), member.next(Surface)
    context = room.devices.open(DEVICE)
    film = open_film(context, f"/pad#{room.id}.told", [welcome, surface], ready="[data-pad]")
    return film, surface


def play(hands: Hands, seconds: float) -> None:
    """Every way of playing and of changing, one after another, each for as long."""
    parts: Sequence[Sequence[Callable[[float], None]]] = (
        (hands.all_at_once,),
        (hands.halves_in_turns, hands.turns),
        (hands.eight_a_second, hands.everything),
        (hands.eight_a_second, hands.everything, hands.turns),
    )
    for part in parts:

        def each(at: float, part: Sequence[Callable[[float], None]] = part) -> None:
            for act in part:
                act(at)

        hands.film.run(seconds / len(parts), each)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("seconds", [6, LONG])
def test_the_pads_in_their_wildest_minute(room: Room, tmp_path: Path, seconds: int) -> None:
    """[D2] Ten fingers, turns of one beat at 200 a minute, themes, Calm and cards, all at once."""
    film, surface = open_pads(room)
    play(Hands(film, surface, random.Random(3)), seconds)
    seen, verdict = judged(film, "pads", tmp_path)
    assert safe(seen)
    assert verdict == {"Pass"}


# --- dashboard ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Crowd:
    """A room of three dozen seats, thirty of them here, as the dashboard is told of it."""

    first: list[Fact]
    state: RoomState


def crowd(room: Room) -> Crowd:
    facts = [fact for fact in room.conductor.all(Fact) if not isinstance(fact, RoomState)]
    one = room.state.seats[0]
    seats = [
        msgspec.structs.replace(one, seat=n + 1, place=n, link="here" if n < 30 else "free", sounds=True)
        for n in range(36)
    ]
    state = msgspec.structs.replace(room.state, seats=seats, running=True)
    return Crowd([*facts, state], state)


def touches(rng: random.Random, first: int) -> Lights:
    """A frame of thirty seats at eight a second each."""
    on = [seat for seat in range(1, 31) if rng.random() < 8 / FPS]
    return Lights(on=[LightOn(seat, seat % 5, first + seat, False, True) for seat in on], off=[])


def choose_theme(page: Page, turn: int) -> None:
    """The next of the three, as a hand would choose it in the open drawer."""
    page.evaluate("(turn) => document.querySelectorAll('.drawer .choices button')[turn % 3].click()", turn)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("seconds", [5, LONG])
def test_the_dashboard_in_its_wildest_minute(room: Room, tmp_path: Path, seconds: int) -> None:
    """[D2] Thirty seats at eight a second, in one rhythm and each by itself; stops, Calm, rests, other turns."""
    told = crowd(room)
    rng = random.Random(5)
    context = room.host_device(DEVICE)
    film = open_film(context, f"/dashboard?room={room.id}", told.first, ready=".seat-spot")
    film.page.evaluate("document.querySelector('.chip-screen').click()")
    film.step()

    def each(at: float) -> None:
        frame = round(at * FPS)
        if at < seconds / 2:
            if frame % 14 == 0:
                film.tell(
                    Lights(on=[LightOn(n, 0, frame * 50 + n, False, True) for n in range(1, 31)], off=[])
                )
            return
        film.tell(touches(rng, frame * 50))
        if frame % 6 == 0:
            odd = frame // 6 % 2 == 0
            seats = [msgspec.structs.replace(seat, rest=odd, sounds=not odd) for seat in told.state.seats]
            film.tell(msgspec.structs.replace(told.state, running=odd, calm=odd, hush=odd, seats=seats))
            choose_theme(film.page, frame // 6)

    film.run(seconds, each)
    seen, verdict = judged(film, "dashboard", tmp_path)
    assert safe(seen)
    assert verdict == {"Pass"}


# --- planted ------------------------------------------------------------------------------------------------------

PLANTED = """([colour, hz]) => {
  const strobe = document.createElement('div');
  strobe.style.cssText = 'position:fixed;left:0;top:0;right:0;bottom:0;z-index:99';
  document.body.appendChild(strobe);
  setInterval(() => { strobe.style.background = strobe.style.background ? '' : colour; }, 500 / hz);
}"""


@pytest.mark.parametrize("colour", ["white", "red"])
def test_a_planted_strobe_is_caught(room: Room, tmp_path: Path, colour: str) -> None:
    """[D2] Five times a second over the same page: the same film must fail both counts."""
    film, _ = open_pads(room)
    film.page.evaluate(PLANTED, [colour, 5])
    film.run(1.5)
    seen, verdict = judged(film, f"planted {colour}", tmp_path)
    assert not safe(seen)
    assert (seen.red_per_second if colour == "red" else seen.per_second) > 4
    assert ("RedFlashFailure" if colour == "red" else "LuminanceFlashFailure") in verdict
