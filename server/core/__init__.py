"""The pure room: no clock, no socket, no randomness, no files."""
