"""What each page is shown."""

from server.core.views import offer
from server.protocol import SetScale, SetSeats, SetTempo
from tests.core.collected import COLLECTION
from tests.core.scales import SCALES
from tests.harness import ScriptedRoom


def test_everything_there_is_can_be_chosen() -> None:
    """[M1] Every scale with its tier, its facts and its sources' names; every instrument in plain words."""
    shown = offer(COLLECTION)
    assert {scale.id for scale in shown.scales} == set(SCALES)
    assert {scale.tier for scale in shown.scales} == {"open", "colour", "shadow", "gong"}
    assert [scale.mood for scale in shown.scales if scale.mood] == [
        "Bright",
        "Fresh",
        "Airy",
        "Dusky",
        "Deep",
    ]
    assert len(shown.instruments) >= 14


def test_pads_carry_the_names_of_their_tones(room: ScriptedRoom) -> None:
    """[X2] For those who read notes, and for screen readers."""
    room.sits(1)
    assert [pad.name for pad in room.surface(1).pads] == ["C", "D", "E", "G", "A"]


def test_the_dashboard_names_scale_and_key_in_words(room: ScriptedRoom) -> None:
    """[M1] As a musician would say it."""
    assert room.state().scale.name == "Major pentatonic on C"


def test_a_seat_says_how_low_and_how_high_it_plays(room: ScriptedRoom) -> None:
    """[P3] Register in note names."""
    seat = room.sits(1).state().seats[0]
    assert (seat.low, seat.high) == ("C4", "A4")


def test_the_tempo_tells_where_it_is_going(room: ScriptedRoom) -> None:
    """[M3] Pages can draw the beat of a glide without being told again."""
    room.at(1.0).conducts(SetTempo(bpm=120.0, over=8.0)).at(4.0)
    tempo = room.state().tempo
    assert (tempo.bpm, tempo.target, tempo.bar) == (72.0, 120.0, 4)
    assert round(tempo.until - tempo.at, 3) == 8.0


def test_the_stage_knows_who_rests(room: ScriptedRoom) -> None:
    """[D1] Hollow is resting, filled may sound."""
    room.sits(1, 2).conducts(SetSeats(seats=[2], rest=True))
    assert [seat.rest for seat in room.stage().seats][:2] == [False, True]


def test_a_coming_change_is_shown_until_it_is_here(room: ScriptedRoom) -> None:
    """[M2] On the dashboard too."""
    room.at(1.0).conducts(SetScale(scale="minor_pentatonic", root=9))
    coming = room.state().coming
    assert coming is not None
    assert coming.name == "Minor pentatonic on A"
    room.at(6.0)
    assert room.state().coming is None
