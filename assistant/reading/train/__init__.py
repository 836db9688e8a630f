"""Training of the bundled reader; needs torch and the shared reading sets and news."""
