"""Questions proposed from the documents, for a person to accept, edit or reject."""
