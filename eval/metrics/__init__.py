"""One file for each family of figures."""
