"""From an empty machine to a running Roundelay: set-up, start, check. Standard library only."""
