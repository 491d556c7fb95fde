"""Which part of a session an order asks for."""

import msgspec
import pytest

from server.core.document import Document
from server.core.errors import Refused
from server.export.span import nothing_there, span_of
from server.protocol import ExportOrder
from tests.tapes import MadeTape


def test_without_a_word_it_is_the_whole_session() -> None:
    """[K3] From its beginning to its end, with everything that sounded."""
    span = span_of(MadeTape(length=90.0).document(), ExportOrder(format="midi"))
    assert (span.since, span.until, span.length) == (0.0, 90.0, 90.0)
    assert span.wants(1)
    assert span.wants(-1)


def test_a_span_and_seats() -> None:
    """[K3] What reaches beyond the end ends there."""
    order = ExportOrder(format="midi", since=30.0, until=500.0, seats=[2])
    span = span_of(MadeTape(length=90.0).document(), order)
    assert (span.since, span.until) == (30.0, 90.0)
    assert [seat for seat in (-1, 1, 2) if span.wants(seat)] == [2]


@pytest.mark.parametrize(("since", "until"), [(90.0, None), (100.0, None), (20.0, 20.0), (20.0, 10.0)])
def test_an_empty_span_is_refused(since: float, until: float | None) -> None:
    """[K3] With the way out."""
    with pytest.raises(Refused) as refused:
        span_of(MadeTape(length=90.0).document(), ExportOrder(format="midi", since=since, until=until))
    assert refused.value.code == nothing_there().code


def test_a_running_session_is_refused() -> None:
    """[K3] Half a session is not handed out as the whole."""
    document = MadeTape().document()
    replace = msgspec.structs.replace
    line = replace(document.session.line, state="running")
    running: Document = replace(document, session=replace(document.session, line=line))
    with pytest.raises(Refused) as refused:
        span_of(running, ExportOrder(format="midi"))
    assert refused.value.code == "still_running"
