"""A reader with a browser: asks, clicks, reads, copies, changes language, narrows the window."""

from collections.abc import Callable, Iterator
from shutil import which
from typing import Any

import pytest
from conftest import document_of, filled_library
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from assistant.settings import SearchSettings, Settings
from assistant.web import launch
from assistant.wiring import open_assistant
from corpus.chunking import passages_of

CHROMIUM = which("chromium")
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
QUESTION = "主要街道每天清扫几次？"
PARKS_QUESTION = "市区公园每天开到几点？"
ITEM = "第{0}条 这一条说的是第{0}号档案柜，它由专门的小组保管，每年清点{1}次，清点结果报档案馆备案。\n\n"
LARGE = "青石市档案管理规定\n\n" + "".join(
    (f"第{number // 100 + 1}章 第{number // 100 + 1}间库房\n\n" if number % 100 == 0 else "")
    + ITEM.format(number, number % 5 + 1)
    for number in range(7000)
)
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs chromium, which make test installs"),
    pytest.mark.filterwarnings("ignore"),
]


expect.set_options(timeout=30_000)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("home")
    with filled_library(home) as library:
        document = document_of("large.txt", LARGE)
        library.add(document, passages_of(document))
    settings = Settings(home=home, search=SearchSettings(embedder="hashing"))
    with open_assistant(settings) as assistant:
        app = launch(assistant, port=0, examples=[QUESTION, PARKS_QUESTION], block=False)
        yield app.local_url
        app.close(verbose=False)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Windows that are alike share what they have loaded, as in a real browser."""
    made: dict[str, BrowserContext] = {}

    def context(**options: Any) -> BrowserContext:
        key = repr(sorted(options.items()))
        if key not in made:
            made[key] = browser.new_context(**{"viewport": WIDE, "color_scheme": "light", **options})
            made[key].grant_permissions(["clipboard-read", "clipboard-write"])
        return made[key]

    yield context
    for one in made.values():
        one.close()


@pytest.fixture
def opened(contexts: Callable[..., BrowserContext], address: str) -> Iterator[Callable[..., Page]]:
    """Opens the page; at the end nothing may have gone wrong in it or left this machine."""
    problems: list[str] = []
    pages: list[Page] = []

    def open_page(path: str = "", **options: Any) -> Page:
        page = contexts(**options).new_page()
        pages.append(page)
        page.on("console", lambda m: problems.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", lambda request: problems.extend(_outside(request.url, address)))
        page.goto(address + path)
        expect(page.locator("#wj-question")).to_be_visible()
        return page

    yield open_page
    for page in pages:
        page.evaluate("localStorage.clear()")
        page.close()
    assert problems == []


def _outside(url: str, address: str) -> list[str]:
    return [] if url.startswith((address, "data:", "blob:")) else [f"request to {url}"]


def ask(page: Page, question: str) -> None:
    page.fill("#wj-question", question)
    page.press("#wj-question", "Enter")
    expect(page.locator(".wj-pending")).to_have_count(0)
    expect(page.locator(".wj-turn").last).to_contain_text(question[:20])


def test_ask_click_the_mark_and_see_the_highlighted_words(opened: Callable[..., Page]) -> None:
    page = opened()
    ask(page, QUESTION)
    expect(page.locator(".wj-direct")).to_contain_text("主要街道每天清扫三次")
    page.click(".wj-bar [data-act=shelf]")
    page.click(".wj-direct button.wj-mark >> nth=0")
    pointed = page.locator(".wj-source mark.is-pointed")
    expect(pointed).to_be_in_viewport()
    expect(pointed).to_contain_text("主要街道每天清扫三次，小巷每天清扫一次。")
    expect(page.locator(".wj-source .wj-title")).to_have_text("青石市人民政府关于清扫街道的通知")
    expect(page.locator(".wj-source .wj-facts")).to_contain_text("青政发〔2021〕9号")
    expect(page.locator(".wj-source .wj-text")).to_contain_text("2021年3月5日")


def test_the_evidence_comes_with_the_answer_while_typing_goes_on(opened: Callable[..., Page]) -> None:
    page = opened()
    ask(page, QUESTION)
    expect(page.locator(".wj-source mark.is-pointed")).to_be_in_viewport()
    expect(page.locator("#wj-question")).to_be_focused()
    page.click("[data-act=restart]")
    expect(page.locator(".wj-shelf")).to_be_visible()


def test_an_example_is_asked_by_a_click_and_a_card_opens_its_source(opened: Callable[..., Page]) -> None:
    page = opened()
    page.click(".wj-chip >> nth=1")
    page.click(".wj-card .wj-quote >> nth=0")
    expect(page.locator(".wj-source .wj-repealed")).to_contain_text("2020-06-30")
    expect(page.locator(".wj-card.is-open")).to_have_count(1)


def test_the_keyboard_is_enough(opened: Callable[..., Page]) -> None:
    page = opened()
    expect(page.locator("#wj-question")).to_be_focused()
    page.keyboard.type("主要街道每天")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("清扫几次？")
    expect(page.locator("#wj-question")).to_have_value("主要街道每天\n清扫几次？")
    page.keyboard.press("Enter")
    mark = page.locator(".wj-direct button.wj-mark").first
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".wj-source mark.is-pointed").first).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("#wj-question")).to_be_focused()
    expect(page.locator("#wj-question")).to_have_value("")


def test_enter_that_chooses_a_chinese_word_does_not_send(opened: Callable[..., Page]) -> None:
    page = opened()
    page.fill("#wj-question", "zhongwen")
    event = "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true})"
    page.evaluate(f"document.querySelector('#wj-question').dispatchEvent({event})")
    expect(page.locator("#wj-question")).to_have_value("zhongwen")
    expect(page.locator(".wj-turn")).to_have_count(0)


def test_empty_too_long_and_hostile_questions(opened: Callable[..., Page]) -> None:
    page = opened()
    page.press("#wj-question", "Enter")
    expect(page.locator(".wj-toast")).to_have_text("请先输入一个问题。")
    ask(page, "长" * 10_001)
    expect(page.locator(".wj-notice")).to_contain_text("最多 2000 个")
    assert len(page.input_value("#wj-question")) == 10_001
    hostile = "</textarea><script>window.hacked=1</script>\"'`${window.hacked=2}{{7*7}}😀"
    ask(page, hostile)
    expect(page.locator(".wj-question").last).to_contain_text(hostile)
    assert page.evaluate("window.hacked") is None


def test_a_hostile_document_is_only_text(opened: Callable[..., Page]) -> None:
    page = opened()
    ask(page, "这里写着什么和粗体以及双引号？")
    page.click(".wj-direct button.wj-mark >> nth=0")
    expect(page.locator(".wj-source .wj-text")).to_contain_text(
        "这里写着 ${window.hacked = 3} 和 {{value}} 以及 <b>粗体</b>"
    )
    expect(page.locator(".wj-source .wj-title")).to_contain_text("<script>window.hacked = 1</script>")
    assert page.evaluate("window.hacked") is None


def test_a_refusal_looks_different(opened: Callable[..., Page]) -> None:
    page = opened()
    ask(page, "火星基地2090年的氧气产量是多少？")
    expect(page.locator(".wj-refused")).to_contain_text("没有在文件中找到答案")
    expect(page.locator(".wj-direct")).to_have_count(0)
    page.click(".wj-card-title >> nth=0")
    expect(page.locator(".wj-source mark.is-pointed").first).to_be_visible()


def test_after_a_refusal_the_evidence_of_an_earlier_answer_is_gone(opened: Callable[..., Page]) -> None:
    page = opened()
    ask(page, QUESTION)
    expect(page.locator(".wj-jumps")).to_be_visible()
    ask(page, "火星基地2090年的氧气产量是多少？")
    expect(page.locator(".wj-source")).to_be_hidden()
    expect(page.locator(".wj-shelf")).to_be_visible()
    expect(page.locator(".wj-card.is-open")).to_have_count(0)


def test_a_document_from_the_list_stays_open_beside_a_refusal(opened: Callable[..., Page]) -> None:
    page = opened()
    page.click(".wj-row-title >> nth=0")
    expect(page.locator(".wj-source .wj-title")).to_be_visible()
    ask(page, "火星基地2090年的氧气产量是多少？")
    expect(page.locator(".wj-source .wj-title")).to_be_visible()


def test_only_ticked_documents_are_searched(opened: Callable[..., Page]) -> None:
    page = opened()
    page.fill(".wj-filter", "公园")
    expect(page.locator(".wj-row")).to_have_count(1)
    page.check(".wj-row input")
    expect(page.locator(".wj-scope")).to_contain_text("选定的 1 份文件")
    ask(page, QUESTION)
    expect(page.locator(".wj-turn")).to_contain_text("搜索了 1 份文件")
    page.fill(".wj-filter", "")
    expect(page.locator(".wj-row")).to_have_count(4)
    expect(page.locator(".wj-row input:checked")).to_have_count(1)
    page.click(".wj-none")
    expect(page.locator(".wj-scope")).to_contain_text("全部 4 份文件")


def test_documents_out_of_force_are_left_out_by_a_tick(opened: Callable[..., Page]) -> None:
    page = opened()
    rows = page.locator(".wj-row")
    expect(rows).to_have_count(4)
    page.check(".wj-row input[value='parks.md']")
    page.check(".wj-in-force")
    expect(rows).to_have_count(3)
    expect(page.locator(".wj-scope")).to_contain_text("在没有失效的 3 份文件中查找")
    ask(page, PARKS_QUESTION)
    expect(page.locator(".wj-turn .wj-card").filter(has_text="公园管理办法")).to_have_count(0)
    page.click(".wj-scope")
    page.uncheck(".wj-in-force")
    expect(rows).to_have_count(4)
    expect(page.locator(".wj-scope")).to_contain_text("4 份文件")


def test_copying_a_citation(opened: Callable[..., Page]) -> None:
    page = opened()
    ask(page, QUESTION)
    page.click(".wj-card .wj-copy >> nth=0")
    page.click(".wj-way >> nth=1")
    expect(page.locator(".wj-toast")).to_have_text("已复制")
    expect(page.locator(".wj-cite[open]")).to_have_count(0)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("《青石市人民政府关于清扫街道的通知》（青政发〔2021〕9号）")


def test_the_menu_of_citations_shuts_by_itself(opened: Callable[..., Page]) -> None:
    page = opened()
    ask(page, QUESTION)
    page.click(".wj-card .wj-copy >> nth=0")
    expect(page.locator(".wj-ways >> nth=0")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".wj-cite[open]")).to_have_count(0)
    page.click(".wj-card .wj-copy >> nth=0")
    page.click(".wj-name")
    expect(page.locator(".wj-cite[open]")).to_have_count(0)


def test_why_a_passage_was_found_unfolds_without_opening_its_document(opened: Callable[..., Page]) -> None:
    page = opened(viewport=NARROW)  # where no document opens by itself
    ask(page, QUESTION)
    why = page.locator(".wj-card .wj-why").first
    expect(why.locator("dl")).to_be_hidden()
    why.locator("summary").click()
    expect(why.locator("dl")).to_be_visible()
    why.locator("dl").click()
    expect(page.locator(".wj-card.is-open")).to_have_count(0)


def test_a_conversation_outlives_a_reload_and_ends_with_a_new_one(opened: Callable[..., Page]) -> None:
    page = opened()
    ask(page, QUESTION)
    ask(page, PARKS_QUESTION)
    expect(page.locator(".wj-turn")).to_have_count(2)
    other = opened()
    expect(other.locator(".wj-welcome")).to_be_visible()
    page.reload()
    expect(page.locator(".wj-turn")).to_have_count(2)
    page.click("[data-act=restart]")
    expect(page.locator(".wj-welcome")).to_be_visible()
    expect(page.locator(".wj-turn")).to_have_count(0)


def test_the_language_changes_and_is_remembered(opened: Callable[..., Page]) -> None:
    page = opened()
    ask(page, QUESTION)
    page.click(".wj-direct button.wj-mark >> nth=0")
    page.click("[data-act=language]")
    expect(page.locator(".wj-send")).to_have_text("Send")
    expect(page.locator(".wj-meta")).to_contain_text("documents searched: 4")
    expect(page.locator(".wj-source")).to_contain_text("Cited here")
    page.reload()
    expect(page.locator(".wj-send")).to_have_text("Send")


def test_in_a_narrow_window_the_source_is_a_sheet(opened: Callable[..., Page]) -> None:
    page = opened(viewport=NARROW)
    expect(page.locator(".wj-panel")).to_be_hidden()
    ask(page, QUESTION)
    page.click(".wj-direct button.wj-mark >> nth=0")
    expect(page.locator(".wj-source mark.is-pointed")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(".wj-panel")).to_be_hidden()
    expect(page.locator(".wj-direct button.wj-mark").first).to_be_focused()
    page.click("[data-act=scope]")
    expect(page.locator(".wj-row")).to_have_count(4)
    page.click(".wj-shelf .wj-close")
    expect(page.locator(".wj-panel")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]


def test_a_document_is_read_by_its_contents(opened: Callable[..., Page]) -> None:
    page = opened()
    page.click(".wj-row-title >> text=公园管理办法")
    expect(page.locator(".wj-source .wj-title")).to_be_in_viewport()
    expect(page.locator(".wj-source mark")).to_have_count(0)
    page.click(".wj-bar [data-act=shelf]")
    page.click(".wj-row-title >> text=档案管理规定")
    page.click(".wj-outline summary")
    page.click(".wj-outline button >> text=第65章")
    expect(page.locator(".wj-source .wj-heading >> text=第65章")).to_be_in_viewport()


def test_a_large_document_opens_at_the_cited_words(opened: Callable[..., Page]) -> None:
    assert len(LARGE.encode()) > 700_000
    page = opened()
    ask(page, "第6543号档案柜每年清点几次？")
    page.click(".wj-direct button.wj-mark >> nth=0")
    pointed = page.locator(".wj-source mark.is-pointed").first
    expect(pointed).to_be_in_viewport()
    expect(pointed).to_contain_text("6543")


@pytest.mark.parametrize(("path", "scheme"), [("", "dark"), ("?__theme=dark", "light")])
def test_dark_mode(opened: Callable[..., Page], path: str, scheme: str) -> None:
    page = opened(path, color_scheme=scheme)
    colour = page.evaluate("getComputedStyle(document.querySelector('#wenju')).backgroundColor")
    assert max(int(part) for part in colour[4:-1].split(",")) < 60
