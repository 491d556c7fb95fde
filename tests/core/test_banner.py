"""Every page says whether it is being recorded, from the first moment on."""

from server.core.said import Said
from server.protocol import (
    KeepSeats,
    PauseRecording,
    Recording,
    RecordingSign,
    StopRecording,
)
from tests.core.sessions_at_random import helper
from tests.harness import CONDUCTOR, DISPLAY, ScriptedRoom

OTHERS = ("display", "speaker", "tablet 1", "helper 1")


def test_every_page_is_told_when_it_comes(room: ScriptedRoom) -> None:
    """[K1] And so is one that comes in the middle."""
    room.sits(1).comes(helper(1))
    for page in OTHERS:
        assert room.facts(RecordingSign, to=page) == [RecordingSign(state="off")]
    assert room.facts(Recording, to="conductor")[0].state == "off"
    room.records().goes(DISPLAY).forget().comes(DISPLAY)
    assert room.facts(RecordingSign, to="display") == [RecordingSign(state="on")]


def test_every_page_is_told_of_every_change_at_once(room: ScriptedRoom) -> None:
    """[K1] On, paused, on, off: no frame is waited for, and nothing is said twice."""
    room.sits(1).comes(helper(1)).forget()
    room.records().conducts(
        PauseRecording(paused=True),
        PauseRecording(paused=True),
        PauseRecording(paused=False),
        StopRecording(),
    )
    for page in OTHERS:
        states = [sign.state for sign in room.facts(RecordingSign, to=page)]
        assert states == ["on", "paused", "on", "off"]
    assert [told.state for told in room.facts(Recording)] == ["on", "paused", "on", "off"]


def test_a_page_knows_of_its_own_seat_and_the_display_that_there_are_some(room: ScriptedRoom) -> None:
    """[K1] Nobody's page says which other seats are left out."""
    room.sits(1, 2).records().conducts(KeepSeats(seats=[2], kept=False))
    assert room.facts(RecordingSign, to="tablet 2")[-1].left_out
    assert not room.facts(RecordingSign, to="tablet 1")[-1].left_out
    assert room.facts(RecordingSign, to="display")[-1].some_left_out
    assert not room.facts(RecordingSign, to="tablet 1")[-1].some_left_out


def test_a_dashboard_knows_how_much_is_kept(room: ScriptedRoom) -> None:
    """[K1] Whenever it comes."""
    room.at(5.0).records(title="Friday").at(15.0).goes(CONDUCTOR).comes(CONDUCTOR)
    told = room.facts(Recording, to="conductor")[-1]
    assert (told.title, told.since, told.kept, told.at) == ("Friday", 5.0, 10.0, 15.0)


def test_trouble_with_the_disk_is_said_in_words(room: ScriptedRoom) -> None:
    """[T1] On the dashboard, as long as it lasts."""
    room.records().forget()
    room.room.banner.trouble = Said("The disk is full.", "record.trouble.full")
    room.take(room.room.banner.tell(room.room, room.now))
    told = room.facts(Recording)[-1]
    assert told.trouble is not None
    assert (told.trouble.key, told.trouble_text) == ("record.trouble.full", "The disk is full.")
    assert not room.facts(RecordingSign)
