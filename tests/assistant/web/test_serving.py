"""Starting the server, and what it must not drag in."""

import socket
import subprocess
import sys

import pytest
from conftest import Lookup

from assistant.types import AssistantError
from assistant.web import launch


def test_a_port_in_use_is_named_together_with_the_option(assistant: Lookup) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(AssistantError, match=rf"port {port}.*--port \d+"):
            launch(assistant, port=port)


@pytest.mark.parametrize(
    ("host", "port"), [("203.0.113.1", 7860), ("no.such.host.invalid", 7860), ("127.0.0.1", 99999)]
)
def test_an_impossible_address_is_refused(assistant: Lookup, host: str, port: int) -> None:
    with pytest.raises(AssistantError, match="cannot listen"):
        launch(assistant, host, port)


def test_gradio_is_not_imported_before_the_server_starts() -> None:
    code = "import sys, assistant.web; sys.exit('gradio' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
