"""Learning when to refuse."""
