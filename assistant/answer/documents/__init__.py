"""Questions about documents as such: status, dates, numbers, the wording of an article."""
