"""The rehearsal players in a real room: real songs, on the pads of the room, and nothing left sounding."""

import subprocess
import sys
from pathlib import Path

import pytest

from server.protocol import Admit, RoomState, SetScale, SetSeats, SoundOff, SoundOn
from tests.e2e.rooms import Room
from tests.e2e.serving import ROOT, Server


def players(server: Server, where: str, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "server.rehearse", where, "--server", server.url, "--seed", "11", *more]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


@pytest.mark.parametrize("engine", ["eventlet", pytest.param("threads", marks=pytest.mark.long)])
def test_a_band_plays_songs_on_the_rooms_scale_and_leaves_nothing_sounding(
    engine: str, tmp_path: Path
) -> None:
    """[P3][P4][R2] By the QR's link straight in; on either engine."""
    server = Server(tmp_path, engine=engine).start()
    try:
        with Room(server) as room:
            room.conductor.send(SetScale(scale="hirajoshi", root=2))
            room.conductor.until(RoomState, lambda now: now.scale.scale == "hirajoshi")
            room.conductor.send(SetSeats(seats=[1, 2, 3, 4, 5, 6], instrument="flute"))
            speaker = room.speaker()
            link = f"{server.url}/j#{room.invitation}"
            with players(server, link, "--players", "6", "--minutes", "0.15") as band:
                said, _ = band.communicate(timeout=60)
            assert band.returncode == 0, said
            assert said.splitlines()[-1] == "The players have left."
            assert "6 players at " in said.splitlines()[0]
            room.conductor.until(
                RoomState, lambda now: all(seat.link in ("free", "away") for seat in now.seats)
            )
            tones = speaker.all(SoundOn)
            assert len(tones) >= 10
            assert {tone.pitch % 12 for tone in tones} <= {2, 4, 5, 9, 10}
            assert {tone.id for tone in tones} == {off.id for off in speaker.all(SoundOff)}
    finally:
        server.stop()


def test_by_a_typed_code_the_band_waits_at_the_door_until_it_is_let_in(server: Server) -> None:
    """[R2] It says what to do, and plays once somebody has done it."""
    with Room(server) as room:
        speaker = room.speaker()
        with players(server, room.code.lower(), "--players", "2", "--minutes", "0.2") as band:
            assert band.stdout is not None
            assert band.stdout.readline() == "Waiting at the door: let them in on the dashboard.\n"
            waiting = room.conductor.until(
                RoomState, lambda now: sum(seat.link == "waiting" for seat in now.seats) == 2
            )
            for seat in waiting.seats:
                if seat.link == "waiting":
                    room.conductor.send(Admit(seat=seat.seat, let_in=True))
            speaker.next(SoundOn, seconds=20)
            said, _ = band.communicate(timeout=60)
        assert "2 players at " in said


def test_an_unknown_code_is_the_servers_own_sentence(server: Server) -> None:
    """[S4] One sentence, exit code 1."""
    with players(server, "ZZZZZZ") as band:
        said, _ = band.communicate(timeout=60)
    assert band.returncode == 1
    assert said.strip() == "There is no room with this code now. Look at the big screen once more."
