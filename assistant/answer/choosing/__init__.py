"""From judged sentences to the words that answer."""
