import socket

import pytest


@pytest.mark.parametrize("method", ["connect", "connect_ex"])
@pytest.mark.parametrize(
    ("family", "address"), [(socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")]
)
def test_other_machines_cannot_be_connected_to(
    family: socket.AddressFamily, address: str, method: str
) -> None:
    with socket.socket(family) as outside, pytest.raises(BaseException, match="must not use the network"):
        getattr(outside, method)((address, 80))


def test_this_machine_can_be_connected_to() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as client,
    ):
        assert client.getpeername() == server.getsockname()
