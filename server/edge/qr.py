"""QR codes as pictures that old cameras see, on screens and on paper."""

import io
from typing import Final, Literal

import segno
from flask import Response, make_response

LIGHT, DARK = "#ffffff", "#0E191D"
QUIET: Final = 4
"""Modules of white around the code, without which old cameras don't see it."""


def qr_picture(text: str, *, error: Literal["l", "m", "q", "h"] = "m") -> Response:
    """An SVG that fills whatever holds it. It may say a secret, so nothing keeps it."""
    picture = io.BytesIO()
    code = segno.make(text, error=error, micro=False)
    code.save(picture, kind="svg", border=QUIET, dark=DARK, light=LIGHT, omitsize=True)
    response = make_response(picture.getvalue())
    response.headers["Content-Type"] = "image/svg+xml"
    response.headers["Cache-Control"] = "no-store"
    return response
