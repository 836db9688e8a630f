"""From a question to an answer whose every claim is quoted."""
