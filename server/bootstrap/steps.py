"""The order of set-up."""

from server.bootstrap.python_side import ENVIRONMENT, PACKAGES
from server.bootstrap.web_side import NODE, PAGES, SOUNDS, WEB_PACKAGES

TO_SERVE = (ENVIRONMENT, PACKAGES, NODE, WEB_PACKAGES, SOUNDS, PAGES)
"""Each step comes after what it needs; the two sides (`Step.side`) may be done at the same time."""

FOR_BUILDING = (NODE, WEB_PACKAGES)
"""Needed only while something is to be built; a laptop that has it all may lose them."""
