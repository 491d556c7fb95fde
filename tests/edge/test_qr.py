"""QR codes as pictures."""

import xml.etree.ElementTree as ET

from flask import Flask

from server.edge.qr import DARK, LIGHT, QUIET, qr_picture


def test_a_code_fills_whatever_holds_it_and_has_its_quiet_rim() -> None:
    """[R2] A view box and no size of its own; nothing keeps it."""
    with Flask("test").test_request_context():
        answer = qr_picture("ROUNDELAY:A1:")
    picture = ET.fromstring(answer.data)  # noqa: S314
    assert picture.get("width") is None
    assert picture.get("viewBox") == f"0 0 {21 + 2 * QUIET} {21 + 2 * QUIET}"
    assert LIGHT.lower()[1:4] in answer.data.decode().lower()
    assert DARK.lower() in answer.data.decode().lower()
    assert answer.headers["Cache-Control"] == "no-store"
