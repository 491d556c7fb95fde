"""What is about several seats, without some of them."""

from server.core.leaving_out import (
    concerns_only,
    cue_without,
    mix_without,
    seats_without,
    stage_without,
    unseen,
    words_without,
)
from server.core.said import Said
from server.core.speaking import balance
from server.core.views import stage
from server.protocol import SetSeats, StartTechnique, TechniqueState
from tests.harness import ScriptedRoom

OUT = frozenset({3})


def test_the_others_stay_in_their_order() -> None:
    """[K1] As they were named."""
    assert seats_without([4, 3, 1], OUT) == [4, 1]


def test_words_name_only_the_others() -> None:
    """[K1] What was done to one who is left out was not done; the rest reads as if it had been theirs alone."""
    both = Said("Moon and Fish softer", "undo.seats.softer", seats="2,3")
    three = Said("3 seats softer", "undo.seats.softer", seats="1,2,3")
    assert words_without(both, OUT) == "Moon softer"
    assert words_without(three, OUT) == "Sun and Moon softer"
    assert words_without(Said("Fish rests", "undo.seats.rest", seats="3"), OUT) is None
    assert words_without(Said("tempo 90 from Fish", "undo.tempo", bpm=90, seat=3), OUT) is None
    assert words_without(Said("tempo 90", "undo.tempo", bpm=90), OUT) == "tempo 90"
    assert type(words_without(both, frozenset())) is str


def test_a_balance_neither_holds_them_nor_what_they_alone_play(room: ScriptedRoom) -> None:
    """[K1] Nor is anything else of it another."""
    room.sits(1, 3).conducts(SetSeats(seats=[3], instrument="flute"))
    whole = balance(room.room)
    assert mix_without(room.room, whole, frozenset()) is whole
    told = mix_without(room.room, whole, OUT)
    assert "flute" in whole.instruments
    assert told.instruments == ["kalimba"]
    assert [one for one in whole.seats if one.seat != 3] == told.seats
    assert told.master == whole.master


def test_a_technique_for_them_alone_never_was(room: ScriptedRoom) -> None:
    """[K1] One for everybody is still there, without them."""
    assert concerns_only(TechniqueState(technique="turns", seats=(3,)), OUT)
    assert not concerns_only(TechniqueState(technique="turns", seats=(2, 3)), OUT)
    assert not concerns_only(TechniqueState(technique="turns"), OUT)
    lead = StartTechnique(technique=TechniqueState(technique="lead", seats=(3,)))
    turns = StartTechnique(technique=TechniqueState(technique="turns", beats=4))
    room.sits(1, 3).conducts(lead, turns).at(5.0)
    assert unseen(room.room, OUT) == {"lead"}
    told = stage_without(room.room, stage(room.room, room.now), OUT)
    assert [cue.technique for cue in told.cues] == ["turns"]
    assert 3 not in (*told.cues[0].now, *told.cues[0].next)
    assert 3 not in [light.seat for light in told.seats]
    assert told.code is None


def test_a_cue_without_them_is_the_same_but_for_them(room: ScriptedRoom) -> None:
    """[K1] One that doesn't name them stays as it is."""
    room.sits(1, 3).conducts(StartTechnique(technique=TechniqueState(technique="turns", beats=4))).at(5.0)
    cue = stage(room.room, room.now).cues[0]
    assert cue_without(cue, frozenset({7})) is cue
    assert (cue_without(cue, OUT).began, cue_without(cue, OUT).until) == (cue.began, cue.until)
