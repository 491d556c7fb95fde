"""Roundelay's server: a room of tablets as one instrument."""
