"""Players that join a room as tablets do, over real sockets, and play real tunes."""
