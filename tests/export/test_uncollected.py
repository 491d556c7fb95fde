"""While a file is made, nobody looks for circles in memory."""

import gc

import pytest

from server.export.uncollected import uncollected


def test_it_is_as_it_was_afterwards() -> None:
    """[F2] Whatever happens inside."""
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError), uncollected():
        raise KeyError
    assert gc.isenabled()
