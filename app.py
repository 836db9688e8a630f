"""Start the chat: `python app.py`; the same as `wenju serve`."""
