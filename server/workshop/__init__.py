"""The workshop: slow work on kept sessions, done beside the playing in a process of its own."""
