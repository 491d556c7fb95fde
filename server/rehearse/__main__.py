"""`python3 run.py rehearse CODE`: sends players into a room, where they play folk songs as people would."""

import argparse
import asyncio
import random
import re
import sys
from collections.abc import Sequence
from itertools import islice
from urllib.parse import urlsplit

from server.core.errors import Refused
from server.protocol import SEATS_MOST
from server.rehearse.band import Band
from server.rehearse.tunes import folk_tunes
from server.rehearse.wire import join

SHOWN = 10
"""Songs that --tunes lists."""

_CODE = re.compile(r"[A-Z0-9]{6}")


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code; every refusal is one sentence."""
    try:
        return _run(_arguments(argv))
    except Refused as no:
        print(no.text, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("The players have left.")
        return 0


def _run(asked: argparse.Namespace) -> int:
    chance = random.Random(asked.seed)
    tunes = folk_tunes(chance)
    if asked.tunes:
        for tune in islice(tunes, SHOWN):
            print(f"{tune.name} ({tune.source}): {len(tune.phrases)} phrases, {len(tune.notes)} notes")
        return 0
    server, code, invitation = _where(asked)
    joined = [join(server, code=code, invitation=invitation) for _ in range(asked.players)]
    band = Band(server, joined, tunes, chance, lambda line: print(line, flush=True))
    asyncio.run(band.play(asked.minutes * 60))
    print("The players have left.")
    return 0


def _where(asked: argparse.Namespace) -> tuple[str, str | None, str | None]:
    """(server, code, invitation) from what was given: a code as on the screen, or the link of the QR code."""
    if asked.code is None:
        raise Refused("no_code", "Say which room: its code from the dashboard, as in `rehearse HARP24`.")
    if "#" in asked.code:
        link, _, invitation = asked.code.partition("#")
        url = urlsplit(link)
        return asked.server or f"{url.scheme}://{url.netloc}", None, invitation
    code = re.sub(r"[\s-]", "", asked.code).upper()
    if not _CODE.fullmatch(code):
        raise Refused(
            "bad_code",
            f"{asked.code} is not a room code: it has six letters or digits, shown on the dashboard.",
        )
    return asked.server or "http://127.0.0.1:8080", code, None


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="run.py rehearse",
        description="Sends players into a room. They join as tablets do and play folk songs on the room's pads.",
    )
    parser.add_argument("code", nargs="?", help="the room's code, or the link its QR code holds")
    parser.add_argument(
        "--players", type=_players, default=8, help=f"how many, 1 to {SEATS_MOST} (default 8)"
    )
    parser.add_argument("--minutes", type=_minutes, default=3.0, help="how long (default 3)")
    parser.add_argument("--server", help="where Roundelay runs (default http://127.0.0.1:8080)")
    parser.add_argument("--seed", type=int, help="a number; the same number plays the same way again")
    parser.add_argument("--tunes", action="store_true", help="only list what would be played, and leave")
    return parser.parse_args(argv)


def _players(text: str) -> int:
    number = int(text)
    if not 1 <= number <= SEATS_MOST:
        raise argparse.ArgumentTypeError(f"1 to {SEATS_MOST} players fit into a room, not {number}")
    return number


def _minutes(text: str) -> float:
    number = float(text)
    if not 0 < number <= 24 * 60:
        raise argparse.ArgumentTypeError("a time above 0 and up to a day, in minutes")
    return number


if __name__ == "__main__":
    sys.exit(main())
