"""Commands of `python -m eval` that have a file of their own."""
