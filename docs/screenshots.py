"""Take the pictures of the readme from the running app: `python docs/screenshots.py`.

Needs the development extras, and chromium with the Noto CJK fonts. The app is the real one, over the bundled
documents in a home of its own.
"""

import argparse
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from assistant.settings import SearchSettings, Settings
from assistant.web import launch
from assistant.wiring import open_assistant

IMAGES = Path(__file__).with_name("images")
WIDE: ViewportSize = {"width": 1440, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}
_COLOURS = 192
QUESTION = "北仑区的绿化覆盖率是多少？"
RECKONED = "北仑区2017年的PM2.5浓度比嘉善县低多少？"
ENUMERATED = "衢州要传承哪几种文化？"
UNANSWERED = "北仑区2030年的地铁里程是多少？"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def served(embedder: str) -> Iterator[str]:
    """The address of an app that answers from the bundled documents."""
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home), search=SearchSettings(embedder=embedder))
        with open_assistant(settings) as assistant:
            app = launch(assistant, port=0, block=False)
            try:
                yield app.local_url
            finally:
                app.close(verbose=False)


@contextmanager
def opened(
    browser: Browser, address: str, size: ViewportSize = WIDE, *, dark: bool = False
) -> Iterator[Page]:
    """The page in a window of its own, with its question box ready."""
    scheme: Literal["dark", "light"] = "dark" if dark else "light"
    context = browser.new_context(locale="zh-CN", viewport=size, color_scheme=scheme)
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(".wj-chip")
    yield page
    context.close()


def ask(page: Page, question: str) -> None:
    """Ask, and wait for the answer."""
    page.fill("#wj-question", question)
    page.press("#wj-question", "Enter")
    page.wait_for_selector(".wj-turn:last-child:not(.wj-pending) .wj-meta")


def open_source(page: Page) -> None:
    """Click the last answer's first mark."""
    page.click(".wj-turn:last-child .wj-direct button.wj-mark >> nth=0")
    page.wait_for_selector(".wj-source mark.is-pointed")


def save(page: Page, name: str) -> None:
    """Keep what the window shows, once nothing moves any more."""
    page.wait_for_timeout(500)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(IMAGES / f"{name}.png", optimize=True)


def take(browser: Browser, address: str) -> None:
    """Take every picture."""
    with opened(browser, address) as page:
        ask(page, QUESTION)  # the first one takes longer than the others will
        page.click("[data-act=restart]")
        page.wait_for_selector(".wj-chip")
        ask(page, QUESTION)
        open_source(page)
        save(page, "chat")
        ask(page, UNANSWERED)
        save(page, "refusal")
        ask(page, RECKONED)
        save(page, "table")
        ask(page, ENUMERATED)
        save(page, "list")
    with opened(browser, address, dark=True) as page:
        ask(page, QUESTION)
        open_source(page)
        save(page, "chat-dark")
    with opened(browser, address, NARROW) as page:
        ask(page, QUESTION)
        save(page, "chat-narrow")


def main() -> None:
    """Take the pictures with the chosen embedding model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--embedder", default="bundled", help="embedding model (default: bundled)")
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="the browser to use")
    arguments = parser.parse_args()
    IMAGES.mkdir(exist_ok=True)
    with served(arguments.embedder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=arguments.chromium, args=FLAGS)
        take(browser, address)
        browser.close()


if __name__ == "__main__":
    main()
