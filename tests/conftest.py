"""For every test: no network, and no settings from the environment."""

import os
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

os.environ.update({"GRADIO_ANALYTICS_ENABLED": "0", "HF_HUB_OFFLINE": "1"})

# How long an example takes says more about the machine than about the code.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

_LOOPBACK = ("127.", "::1", "localhost")


class NetworkUsed(BaseException):
    """Something reached out of this machine. No Exception, so that nothing can swallow it."""


def _guarded(method: Any) -> Any:
    def connect(self: socket.socket, address: Any, *rest: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(_LOOPBACK):
            raise NetworkUsed(f"a test must not use the network, but something connects to {address!r}")
        return method(self, address, *rest)

    return connect


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Only this machine can be connected to."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
        yield


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have settings; tests bring their own."""
    for name in [name for name in os.environ if name.startswith("WENJU_")]:
        monkeypatch.delenv(name)
