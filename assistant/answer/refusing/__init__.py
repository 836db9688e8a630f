"""How likely it is that the words found answer, and when not to answer."""
