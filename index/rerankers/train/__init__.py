"""How the bundled reranker is made: `python -m index.rerankers.train --help`."""
