"""What a document says of itself: title, number, issuers, dates, and the documents it builds on or ends."""
