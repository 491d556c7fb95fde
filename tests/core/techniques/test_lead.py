"""Lead: the four cards are lent to one seat, for a while or until they are taken back."""

import pytest

from server.core.errors import Refused
from server.protocol import (
    Conduct,
    ConductingAct,
    ConductingCards,
    CountIn,
    EndTechnique,
    Go,
    RemoveSeat,
    SetScale,
    Undo,
)
from tests.core.techniques.beats import cue, running, start
from tests.harness import ScriptedRoom, member

NO_CARDS = ConductingCards(held=False)


@pytest.fixture
def room() -> ScriptedRoom:
    return ScriptedRoom().sits(1, 2, 3).at(10.0)


def cards(room: ScriptedRoom, seat: int) -> list[ConductingCards]:
    return room.facts(ConductingCards, to=seat)


def plays_card(room: ScriptedRoom, seat: int, act: ConductingAct) -> ScriptedRoom:
    return room.says(member(seat), Conduct(act=act))


def test_one_seat_holds_the_cards_for_a_while(room: ScriptedRoom) -> None:
    """[C5] It knows until when, and they go back by themselves."""
    room.conducts(start("lead", seats=(2,), seconds=60.0))
    assert cards(room, 2) == [ConductingCards(held=True, until=70.0)]
    assert cards(room, 1) == []
    room.at(69.9)
    assert running(room) == {"lead"}
    room.at(70.0)
    assert running(room) == set()
    assert cards(room, 2)[-1] == NO_CARDS
    with pytest.raises(Refused, match="gone back"):
        plays_card(room, 2, "loud")


def test_until_taken_back(room: ScriptedRoom) -> None:
    """[C5] With no time set they stay, and one tap takes them."""
    room.conducts(start("lead", seats=(2,)))
    room.at(4000.0)
    assert cards(room, 2) == [ConductingCards(held=True)]
    room.conducts(EndTechnique(technique="lead"))
    assert cards(room, 2)[-1] == NO_CARDS


def test_handed_on_to_another_seat(room: ScriptedRoom) -> None:
    """[C5] Never two at once; the time begins anew."""
    room.conducts(start("lead", seats=(2,), seconds=60.0)).at(30.0)
    room.conducts(start("lead", seats=(3,), seconds=60.0))
    assert cards(room, 2)[-1] == NO_CARDS
    assert cards(room, 3) == [ConductingCards(held=True, until=90.0)]
    assert cue(room).now == [3]


def test_nobody_is_no_leader(room: ScriptedRoom) -> None:
    """[C5] A seat without a tablet can't hold anything."""
    with pytest.raises(Refused, match="Nobody sits at Leaf"):
        room.conducts(start("lead", seats=(10,)))


@pytest.mark.parametrize("seats", [(), (1, 2)])
def test_exactly_one(room: ScriptedRoom, seats: tuple[int, ...]) -> None:
    """[C5] One sentence otherwise."""
    with pytest.raises(Refused, match="Choose one seat"):
        room.conducts(start("lead", seats=seats))


def test_a_tablet_that_comes_back_holds_them_still(room: ScriptedRoom) -> None:
    """[R1][C5] For what is left of the time."""
    room.conducts(start("lead", seats=(2,), seconds=60.0)).at(30.0)
    room.goes(member(2)).forget().at(33.0).comes(member(2))
    assert cards(room, 2) == [ConductingCards(held=True, until=70.0)]


def test_its_acts_can_be_undone_like_the_therapists(room: ScriptedRoom) -> None:
    """[C1][C5] The same hand, the same list."""
    room.conducts(start("lead", seats=(2,)))
    plays_card(room.at(20.0), 2, "loud")
    assert room.room.settings.level == 7
    assert room.state().undo is not None
    room.conducts(Undo())
    assert room.room.settings.level == 6
    assert running(room) == {"lead"}


def test_a_member_who_has_stopped_the_room_and_goes_leaves_no_silence(room: ScriptedRoom) -> None:
    """[C5] After five seconds the room is counted in again, and the dashboard says why."""
    room.conducts(start("lead", seats=(2,)))
    plays_card(room, 2, "stop").at(20.0).goes(member(2)).forget()
    room.at(24.9)
    assert not room.room.settings.running
    room.at(25.1)
    assert room.room.settings.running
    assert len(room.facts(CountIn, to=1)[0].beats) == 3
    assert [notice.text for notice in room.state().notices] == [
        "Moon had stopped the room and is away: it plays again."
    ]


def test_a_short_break_of_its_network_changes_nothing(room: ScriptedRoom) -> None:
    """[R1][C5] It finds the room as it had left it."""
    room.conducts(start("lead", seats=(2,)))
    plays_card(room, 2, "stop").at(20.0).goes(member(2)).at(23.0).comes(member(2)).at(40.0)
    assert not room.room.settings.running


def test_removed_for_good_is_gone_too(room: ScriptedRoom) -> None:
    """[R2][C5] At once, and the next one who sits there doesn't find the cards."""
    room.conducts(start("lead", seats=(2,)))
    plays_card(room, 2, "stop").conducts(RemoveSeat(seat=2)).at(10.1)
    assert room.room.settings.running
    assert running(room) == set()
    room.forget().sits(2)
    assert cards(room, 2) == []


def test_the_time_is_over_while_the_room_is_stopped(room: ScriptedRoom) -> None:
    """[C5] The cards go back and the room plays again."""
    room.conducts(start("lead", seats=(2,), seconds=20.0)).at(25.0)
    plays_card(room, 2, "stop").at(31.0)
    assert running(room) == set()
    assert room.room.settings.running
    assert [notice.text for notice in room.state().notices] == [
        "Moon had stopped the room and no longer leads: it plays again."
    ]


def test_what_the_therapist_has_stopped_stays_stopped(room: ScriptedRoom) -> None:
    """[C1][C5] And so does what the therapist has started again meanwhile, in its own way."""
    room.conducts(start("lead", seats=(2,), seconds=20.0))
    plays_card(room, 2, "stop").at(12.0).conducts(Go(count_in=False), Undo(), Undo())
    room.conducts(start("lead", seats=(2,), seconds=20.0)).at(40.0)
    assert room.room.settings.running
    room.conducts(Go()).at(60.0)
    assert room.room.news == ()


def test_taken_back_by_hand_the_room_stays_as_it_is(room: ScriptedRoom) -> None:
    """[C5] The therapist has the big buttons."""
    room.conducts(start("lead", seats=(2,)))
    plays_card(room, 2, "stop").conducts(EndTechnique(technique="lead")).at(60.0)
    assert not room.room.settings.running


def test_ended_in_time_no_undo_hands_them_out_again(room: ScriptedRoom) -> None:
    """[C1] Another change from meanwhile can still be taken back."""
    room.conducts(start("lead", seats=(2,), seconds=20.0), SetScale(scale="hirajoshi")).at(40.0)
    room.conducts(Undo())
    assert room.room.settings.scale == "major_pentatonic"
    assert running(room) == set()


def test_the_news_stands_until_the_next_act(room: ScriptedRoom) -> None:
    """[C5] It is no permanent complaint."""
    room.conducts(start("lead", seats=(2,)))
    plays_card(room, 2, "stop").goes(member(2)).at(30.0)
    assert room.state().notices
    room.conducts(SetScale(scale="hirajoshi"))
    assert room.state().notices == []
