"""The order of set-up."""

from server.bootstrap.steps import FOR_BUILDING, TO_SERVE


def test_every_step_has_its_own_stamp_and_comes_after_what_it_needs() -> None:
    """[S1] Environment, packages, then what builds, then what is built."""
    keys = [step.key for step in TO_SERVE]
    assert keys == ["environment", "packages", "node", "web-packages", "sounds", "pages"]
    assert [step.key for step in FOR_BUILDING] == ["node", "web-packages"]


def test_the_room_asked_for_is_what_a_cold_set_up_takes() -> None:
    """[S4] 'About 1.2 GB', as the README says."""
    assert 1100 <= sum(step.needs_mb for step in TO_SERVE) <= 1250
