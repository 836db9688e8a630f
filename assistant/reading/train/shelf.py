"""Trained networks kept in a folder, so that a training that was cut off goes on where it was."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch

from assistant.reading.train.network import TrainedNetwork
from assistant.reading.train.recipe import blank
from index.embedders.static import StaticEmbedder


@dataclass(frozen=True, slots=True)
class Shelf:
    """Networks by name.

    Attributes:
        folder: Where they are kept; None keeps nothing. Whoever changes data or amounts empties it.
    """

    folder: Path | None

    def get(self, name: str, embedder: StaticEmbedder, made: Callable[[], TrainedNetwork]) -> TrainedNetwork:
        """The network of that name, made and kept if it is not there.

        Args:
            name: Of its file.
            embedder: Whose vectors it reads.
            made: Makes the network.
        """
        file = self.folder / f"{name}.pt" if self.folder else None
        if file is not None and file.is_file():
            network = blank(embedder)
            network.load_state_dict(torch.load(file, weights_only=True))
            print(f"{name}: taken from {file}", flush=True)
            return network.eval()
        network = made()
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            torch.save(network.state_dict(), file)
        return network
