"""All players together: they take their seats, share out a tune, play it in time, and go on with the next."""

import asyncio
import heapq
import random
from collections.abc import Callable, Iterator

from server.rehearse.arranging import Fit, Part, Touch, arrange, fit, nearest_pad
from server.rehearse.player import Player
from server.rehearse.tunes import Tune
from server.rehearse.wire import Joined, no_server

SLOWEST, FASTEST = 72, 96
"""Beats a minute: a walking pace."""

BREATH = 2.0
"""Seconds between two tunes."""

GLANCE = 0.25
"""Seconds between two looks round while nobody can play."""


class Band:
    """Players of one room and the tunes they play."""

    def __init__(
        self,
        server: str,
        joined: list[Joined],
        tunes: Iterator[Tune],
        chance: random.Random,
        tell: Callable[[str], None],
    ) -> None:
        self._server, self._tunes, self._chance, self._tell = server, tunes, chance, tell
        self.players = [Player(server, one, chance, tell) for one in joined]
        self._fitted: Fit | None = None
        self._fitted_to: tuple[Tune, tuple[tuple[float, ...], ...]] | None = None

    async def play(self, seconds: float) -> None:
        """From taking the seats to leaving them. Ends early when every player has been sent away."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        try:
            await self._take_seats()
            first = 0
            while loop.time() < end and not self._all_gone():
                tune = await asyncio.to_thread(next, self._tunes)
                if not (band := await self._those_who_can_play(end)):
                    break
                bpm = self._chance.randint(SLOWEST, FASTEST)
                self._tell(f"{tune.name} ({tune.source}), {len(band)} players at {bpm} beats a minute")
                await self._play_tune(band, arrange(tune, len(band), bpm, self._chance, first), tune, end)
                first += len(tune.phrases)
                await asyncio.sleep(max(0.0, min(BREATH, end - loop.time())))
        finally:
            for player in self.players:
                player.leave()
            await asyncio.sleep(0)  # lets the last words out

    async def _take_seats(self) -> None:
        for player in self.players:
            try:
                await player.enter()
            except OSError as failure:
                raise no_server(self._server) from failure

    def _all_gone(self) -> bool:
        return all(player.farewell is not None for player in self.players)

    async def _those_who_can_play(self, end: float) -> list[Player]:
        """Everybody who takes part, as soon as one may play; turns come and go while a tune lasts."""
        loop, said = asyncio.get_running_loop(), ""
        while True:
            await asyncio.sleep(GLANCE)
            if any(player.pads for player in self.players):
                return [player for player in self.players if player.takes_part]
            if loop.time() >= end or self._all_gone():
                return []
            waiting = any(player.waiting for player in self.players)
            why = (
                "Waiting at the door: let them in on the dashboard."
                if waiting
                else "Waiting until the room plays."
            )
            if why != said:
                self._tell(why)
                said = why

    async def _play_tune(self, band: list[Player], parts: list[Part], tune: Tune, end: float) -> None:
        """Touches and lifts in the order of time; a player's pads are looked up only when it touches."""
        loop = asyncio.get_running_loop()
        start = loop.time()
        lifts: list[tuple[float, int, int]] = []
        for part in parts:
            self._announce(part, band, tune)
            for touch in part.touches:
                if start + touch.at > end or self._all_gone():
                    break
                await self._lift_until(start + touch.at, lifts, band)
                if (played := self._touch(touch, band, tune)) is not None:
                    heapq.heappush(lifts, (start + touch.at + touch.seconds, *played))
        await self._lift_until(None, lifts, band)

    def _announce(self, part: Part, band: list[Player], tune: Tune) -> None:
        with_whom = ""
        if len(part.companions) == len(band) - 1 and len(band) > 2:
            with_whom = ", all join in"
        elif part.companions:
            with_whom = ", with " + " and ".join(band[place].name for place in part.companions)
        self._tell(f"  {band[part.leader].name}: phrase {part.phrase} of {len(tune.phrases)}{with_whom}")

    async def _lift_until(
        self, until: float | None, lifts: list[tuple[float, int, int]], band: list[Player]
    ) -> None:
        """Lets time pass, lifting the fingers that are due; None: until all are lifted."""
        loop = asyncio.get_running_loop()
        while lifts and (until is None or lifts[0][0] <= until):
            due, place, note = heapq.heappop(lifts)
            await asyncio.sleep(max(0.0, due - loop.time()))
            band[place].lift(note)
        if until is not None:
            await asyncio.sleep(max(0.0, until - loop.time()))

    def _touch(self, touch: Touch, band: list[Player], tune: Tune) -> tuple[int, int] | None:
        """(place, note) of the touch. While a turn is another's, the tune goes on in that one's hands."""
        places = [touch.place, *(place for place in range(len(band)) if place != touch.place)]
        place = next((place for place in places if band[place].pads), None)
        if place is None:
            return None
        pads = band[place].pads
        note = band[place].touch(nearest_pad(self._fit(band, tune).pitch(touch.step), pads), touch.velocity)
        return None if note is None else (place, note)

    def _fit(self, band: list[Player], tune: Tune) -> Fit:
        """The tune on the tones that the room has at this moment: another scale may have come since the last note."""
        surfaces = tuple(tuple(player.pads) for player in band if player.pads)
        if self._fitted is None or (tune, surfaces) != self._fitted_to:
            self._fitted_to, self._fitted = (tune, surfaces), fit(tune, surfaces)
        return self._fitted
