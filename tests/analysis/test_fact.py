"""How a fact is put."""

from server.analysis.fact import fact, note, too_few, why


def test_what_is_thin_has_no_value_but_a_reason() -> None:
    """[K4]"""
    thin = fact("level", 0.5, "level", 12, "touches", seat=1, high=0.9, thin=too_few(12))
    assert (thin.value, thin.high, thin.baseline) == (None, None, None)
    assert thin.thin == why("few", need=20)
    assert thin.n == 12


def test_no_value_always_has_a_reason() -> None:
    assert fact("level", None, "level", 0, "touches").thin == why("nothing")


def test_nothing_left_out_needs_no_word() -> None:
    assert note("tremor", 0) is None
    assert fact("turns", 1, "of", 2, "turns", notes=(None, note("tremor", 2))).notes == [note("tremor", 2)]
