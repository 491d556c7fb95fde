"""Facts of a kept tape: one file for each thing that is counted. Only the worker imports this."""
