"""Figures of a running server, beside the targets: `python -m tests.bench`."""
