"""Spans and sentences that answer a question."""
