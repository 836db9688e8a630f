"""Documents come in: text, and where it stands."""
