"""Start the chat on this machine. Gradio is imported when it is needed: that takes seconds."""

import inspect
import os
import socket
import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from assistant.types import AssistantError
from assistant.web.examples import examples_from
from assistant.web.types import Answering

if TYPE_CHECKING:
    import gradio as gr

_PRIVACY = {
    "GRADIO_ANALYTICS_ENABLED": "0",
    "GRADIO_RUN_HISTORY": "false",
    "HF_HUB_OFFLINE": "1",
}
"""Gradio looks for news, counts its users and keeps questions in the browser unless it is told not to."""

_LOCAL = ("127.0.0.1", "localhost", "::1")


def build_app(
    assistant: Answering, *, language: str = "zh", examples: Sequence[str] | None = None
) -> "gr.Blocks":
    """The chat as a Gradio app.

    Args:
        assistant: Answers the questions; called from several threads.
        language: Of the interface at first: `zh` or `en`.
        examples: Questions to click; made from the documents when None.

    Returns:
        A `gradio.Blocks`; start it with `launch`, which brings its style and keeps it off the network.
    """
    os.environ.update(_PRIVACY)
    with _no_stub_files():
        from assistant.web.layout import build  # noqa: PLC0415 (Gradio takes seconds to import)

    return build(assistant, language, examples_from(assistant) if examples is None else examples)


def launch(
    assistant: Answering,
    host: str = "127.0.0.1",
    port: int = 7860,
    open_browser: bool = False,
    *,
    language: str = "zh",
    examples: Sequence[str] | None = None,
    block: bool = True,
) -> "gr.Blocks":
    """Serve the chat until it is interrupted.

    Args:
        assistant: Answers the questions; called from several threads.
        host: The address to listen on.
        port: The port to listen on; 0 for any free one.
        open_browser: Whether to show the page in the user's browser.
        language: Of the interface at first: `zh` or `en`.
        examples: Questions to click; made from the documents when None.
        block: Whether to wait until the program is interrupted.

    Returns:
        The running `gradio.Blocks`, to be closed with `close()`.

    Raises:
        AssistantError: The port is in use, or the address is not this machine's.
    """
    _check_free(host, port)
    port = port or _free_port()
    app = build_app(assistant, language=language, examples=examples)
    _spare_proxies()
    from assistant.web.layout import head, icon, theme  # noqa: PLC0415 (as above)

    app.launch(
        server_name=host,
        server_port=port,
        theme=theme(),
        head=head(),
        favicon_path=icon(),
        footer_links=[],
        share=False,
        ssr_mode=False,
        run_history=False,
        enable_monitoring=False,
        mcp_server=False,
        pwa=False,
        quiet=True,
        prevent_thread_lock=True,
    )
    if open_browser:
        webbrowser.open(app.local_url)
    if block:
        app.block_thread()
    return app


def _check_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            raise AssistantError(
                f"cannot listen on {host}, port {port}: {error}; "
                f"stop the program that uses it, or choose another port, such as --port {_free_port()}"
            ) from error


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _no_stub_files() -> Iterator[None]:
    """Keep Gradio from writing a `.pyi` file for each of its components whenever it is imported.

    That takes about half of the import, and wants to write where programs are installed. Gradio does without
    when it cannot find a component's source file.
    """
    find = inspect.getfile

    def find_others(of: Any) -> str:  # noqa: ANN401 (takes what `inspect.getfile` takes)
        if isinstance(of, type) and of.__module__.startswith("gradio."):
            raise OSError(f"the source of {of} is not wanted")
        return find(of)

    inspect.getfile = cast("Any", find_others)
    try:
        yield
    finally:
        inspect.getfile = find


def _spare_proxies() -> None:
    """Gradio asks its own server whether it is up; a proxy for the outside must not come between."""
    for name in ("no_proxy", "NO_PROXY"):
        listed = [entry for entry in os.environ.get(name, "").split(",") if entry]
        os.environ[name] = ",".join(dict.fromkeys([*listed, *_LOCAL]))
