"""Our own training of the bundled static embedding model: `python -m index.embedders.train --help`."""
