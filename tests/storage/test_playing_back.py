"""A part of a tape as the room plays it back: what lies in it, and what holds where it begins."""

import pytest

from server.core.effects import LoadReplay
from server.core.errors import Refused
from server.core.replay import TapePart
from server.core.tape import Event, Mixed, Silenced, SoundBegan, SoundEnded, Surfaced
from server.protocol import Mix, SeatMix, Silence, SoundOff, SoundOn
from server.storage.archive import Archive
from server.storage.playing_back import tape_part
from tests.storage.sessions import keep
from tests.tapes import MadeTape


def kept(archive: Archive, tape: MadeTape, *more: Event) -> str:
    tape.events += more
    return keep(archive, tape).session.line.id


def part_of(archive: Archive, session: str, since: float, until: float, *, first: bool) -> TapePart:
    wanted = LoadReplay(session=session, ticket=1, since=since, until=until, first=first)
    return tape_part(archive.database, wanted)


def tone(number: int, seat: int, at: float, *, hold: bool = True) -> SoundBegan:
    sound = SoundOn(id=number, seat=seat, instrument="drone", soft=True, pitch=48.0, velocity=0.5, hold=hold)
    return SoundBegan(at=at, sound=sound)


def mixed(at: float, master: float) -> Mixed:
    mix = Mix(
        master=master,
        hush=False,
        calm=False,
        seats=[SeatMix(seat=1, gain=1.0, pan=0.0)],
        instruments=["marimba"],
    )
    return Mixed(at=at, mix=mix)


def going_on(archive: Archive, session: str, place: float) -> list[int]:
    part = part_of(archive, session, place, place + 60.0, first=True)
    return [event.sound.id for event in part.before if isinstance(event, SoundBegan)]


def test_a_part_has_what_lies_in_it(archive: Archive) -> None:
    """[K2] And says whose session it is, how long, and whom one hears."""
    tape = MadeTape(seats=(1, 2), length=300.0).plays(1, 10.0).plays(2, 70.0).plays(1, 130.0)
    session = kept(archive, tape)
    part = part_of(archive, session, 60.0, 120.0, first=False)
    assert (part.title, part.length, part.seats, part.upto) == ("Tuesday group", 300.0, [1, 2], 120.0)
    assert [event.sound.seat for event in part.events if isinstance(event, SoundBegan)] == [2]
    assert not part.before


def test_the_balance_of_that_place_is_known(archive: Archive) -> None:
    """[K2][A4] The newest one before it, and each seat's pads."""
    tape = MadeTape(seats=(1, 2), length=300.0).sits(1, at=50.0, instrument="bowed", hold=True)
    session = kept(archive, tape, mixed(1.0, 0.4), mixed(40.0, 0.7), mixed(90.0, 0.1))
    part = part_of(archive, session, 60.0, 120.0, first=True)
    assert [event.mix.master for event in part.before if isinstance(event, Mixed)] == [0.7]
    surfaces = {event.seat: event.hold for event in part.before if isinstance(event, Surfaced)}
    assert surfaces == {1: True, 2: False}


def test_what_lasts_there_is_known_however_long_ago_it_began(archive: Archive) -> None:
    """[K2] A drone of the first minute; nothing that has ended, been silenced or rung out."""
    tape = MadeTape(length=3000.0)
    session = kept(
        archive,
        tape,
        tone(1, -1, 5.0),
        tone(2, -1, 6.0),
        SoundEnded(at=20.0, sound=SoundOff(id=2)),
        tone(3, 1, 2500.0),
        tone(4, 2, 2495.0),
        Silenced(at=2499.0, silence=Silence(fade=0.1, seat=2)),
        tone(5, 0, 2000.0, hold=False),
        SoundEnded(at=2510.0, sound=SoundOff(id=3, at=2530.0)),
    )
    assert going_on(archive, session, 2520.0) == [1, 3]
    assert going_on(archive, session, 2540.0) == [1]
    assert going_on(archive, session, 0.0) == []


def test_a_silence_of_all_ends_all(archive: Archive) -> None:
    """[P4] STOP on the tape."""
    session = kept(
        archive,
        MadeTape(length=300.0),
        tone(1, -1, 5.0),
        Silenced(at=10.0, silence=Silence(fade=0.1)),
        tone(2, -1, 20.0),
    )
    assert going_on(archive, session, 15.0) == []
    assert going_on(archive, session, 60.0) == [2]


def test_an_unknown_session_is_refused(archive: Archive) -> None:
    """[K5] Erased meanwhile, or never there."""
    with pytest.raises(Refused, match="no such session"):
        part_of(archive, "abcdefabcdef", 0.0, 60.0, first=True)


def test_an_empty_one_is_refused(archive: Archive) -> None:
    """[K2] Begun and ended in the same moment."""
    session = kept(archive, MadeTape(length=0.0))
    with pytest.raises(Refused, match="Nothing was kept"):
        part_of(archive, session, 0.0, 60.0, first=True)
