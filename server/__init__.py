"""Roundelay's server: a room of tablets as one instrument."""

__version__ = "0.4.0"
