"""Rules about words, of questions and of texts: pure, and without a notion of what was found."""
