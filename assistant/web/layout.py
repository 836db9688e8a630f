"""The page's parts as Gradio components, and which event calls what. Imports Gradio; imported by nobody else.

All of the page is drawn by us, so that a mark is a real button and nothing that a document says can become
markup. Only `${value}` may stand in a component's template: Gradio pastes what stands in `{{…}}` into the
source of a script, so text from a document there would be executed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import gradio as gr

from assistant.web.desk import Desk
from assistant.web.texts import texts_in
from assistant.web.types import Answering, Visit

_ASSETS = Path(__file__).with_name("assets")
_PAPER = {"light": "#f6f5f1", "dark": "#15171a"}
_INK = {"light": "#1f2226", "dark": "#e4e2dc"}
_QUIET = {"show_progress": "hidden", "api_visibility": "private"}


@cache
def asset(name: str) -> str:
    """A style sheet or script of the page."""
    return (_ASSETS / name).read_text(encoding="utf-8")


def head() -> str:
    """The style sheet, as an element of its own: what is given to Gradio as CSS gets rewritten."""
    return f"<style>{asset('wenju.css')}</style>"


def icon() -> Path:
    """The page's icon."""
    return _ASSETS / "icon.png"


def theme() -> gr.themes.Base:
    """Fonts that are on the reader's machine, and the colours that stand before the style sheet is there."""
    plain = gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"])
    return plain.set(
        body_background_fill=_PAPER["light"],
        body_background_fill_dark=_PAPER["dark"],
        body_text_color=_INK["light"],
        body_text_color_dark=_INK["dark"],
    )


def build(assistant: Answering, language: str, examples: Sequence[str]) -> gr.Blocks:
    """Put the page together, to be launched with `theme()` and `head()`."""
    desk = Desk(assistant, examples)
    first = Visit(language)
    with gr.Blocks(title=texts_in(language).name, analytics_enabled=False, fill_width=True) as app:
        visit = gr.State(first)
        remembered = gr.JSON(visible=False)
        with gr.Column(elem_id="wenju"):
            parts = _Parts.drawn(desk, first)
        _answer_events(desk, parts, visit)
        # Documents may have come or gone since the program was started.
        app.load(
            partial(_greet, desk),
            [remembered, visit],
            [visit, *parts.all],
            js=asset("greet.js"),
            queue=False,
            **_QUIET,
        )
    return app


@dataclass(frozen=True)
class _Parts:
    """The parts of the page that are drawn by us."""

    header: gr.HTML
    transcript: gr.HTML
    composer: gr.HTML
    panel: gr.HTML

    @property
    def all(self) -> list[gr.HTML]:
        return [self.header, self.transcript, self.composer, self.panel]

    @classmethod
    def drawn(cls, desk: Desk, visit: Visit) -> "_Parts":
        header, transcript, composer, panel = desk.page(visit)
        return cls(
            _part("wj-header", header),
            _part("wj-transcript", transcript, asset("drawn.js")),
            _part("wj-compose", composer, asset("wenju.js"), _server_functions(desk)),
            _part("wj-side", panel, asset("drawn.js")),
        )


def _part(
    name: str, value: str, script: str | None = None, functions: Sequence[Callable[..., str]] = ()
) -> gr.HTML:
    return gr.HTML(
        value,
        elem_id=name,
        html_template="${value}",
        apply_default_css=False,
        js_on_load=script,
        server_functions=list(functions),
    )


def _server_functions(desk: Desk) -> list[Callable[..., str]]:
    """What the script can call without drawing anything anew; Gradio knows them by their names."""

    def open_source(request: Mapping[str, object]) -> str:
        return desk.source(request)

    def list_documents(request: Mapping[str, object]) -> str:
        return desk.shelf(request)

    return [open_source, list_documents]


def _answer_events(desk: Desk, parts: _Parts, visit: gr.State) -> None:
    def ask(current: Visit, event: gr.EventData) -> tuple[Visit, str]:
        chosen, in_force = _chosen(event.documents), event.in_force is True
        following = desk.ask(current, str(event.question), chosen, in_force=in_force)
        return following, desk.transcript(following)

    def restart(current: Visit) -> tuple[Visit, str]:
        following = Visit(current.language)
        return following, desk.transcript(following)

    def speak(current: Visit, event: gr.EventData) -> tuple[Visit, str, str, str, str]:
        return _greet(desk, {"language": event.language}, current)

    conversation = [visit, parts.transcript]
    parts.composer.ask(ask, [visit], conversation, concurrency_limit=4, **_QUIET)
    parts.composer.restart(restart, [visit], conversation, queue=False, **_QUIET)
    parts.composer.speak(speak, [visit], [visit, *parts.all], queue=False, **_QUIET)


def _greet(
    desk: Desk, remembered: Mapping[str, object] | None, current: Visit
) -> tuple[Visit, str, str, str, str]:
    """Draw everything, in the language and with the conversation that the browser remembers."""
    following = desk.resume(current, remembered or {})
    return following, *desk.page(following)


def _chosen(documents: object) -> list[str] | None:
    return [str(doc_id) for doc_id in documents] if isinstance(documents, list) and documents else None
