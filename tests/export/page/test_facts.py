"""Facts on paper: one seat's own, a few of its pairs, never a table of people."""

from server.export.page.facts import SHARES, facts_of, name_of, told
from server.export.page.words import Words
from tests.export.reported import reported
from tests.tuesday import tuesday_group

ENGLISH = Words("en")
REPORT = reported(tuesday_group())


def said(row_columns: tuple[list[str], ...]) -> str:
    return " ".join(line for column in row_columns for line in column)


def test_they_are_those_of_one_seat() -> None:
    """[K4] What is too little to tell is named, without a value; pairs that find no place are counted."""
    facts = facts_of(ENGLISH, REPORT, 1, 515)
    own = [fact for fact in REPORT.measures if fact.seat == 1 and fact.other is None]
    assert len(facts.rows) == sum(told(fact) for fact in own) + 2
    assert len(facts.thin) == 1
    assert facts.pairs_left == 5
    assert said(facts.rows[0].columns[1:4]) == "41 % of 22 min 10 s 28 to 44 %, 5 sessions before"


def test_the_groups_stand_alone() -> None:
    """[K4] No seat is among them."""
    facts = facts_of(ENGLISH, REPORT, None, 515)
    assert len(facts.rows) == 1
    assert (facts.thin, facts.pairs_left) == ([], 0)


def test_a_pair_names_the_other_seat_from_either_side() -> None:
    """[K4] The words of a pair have a place for the other one."""
    pair = next(fact for fact in REPORT.measures if fact.other is not None)
    assert name_of(ENGLISH, pair, pair.seat) != "" != name_of(ENGLISH, pair, pair.other)


def test_columns_take_the_whole_width() -> None:
    """[K3] And no more."""
    assert sum(SHARES) <= 1.0001
