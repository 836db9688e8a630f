"""Start the chat: `python app.py` is `wenju serve`, and takes the same options."""

import sys

from assistant.cli import main

if __name__ == "__main__":
    sys.exit(main(["serve", *sys.argv[1:]]))
