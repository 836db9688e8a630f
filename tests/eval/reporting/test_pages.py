import json
import re
from collections.abc import Callable, Iterable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from eval.__main__ import OK, UNUSABLE, main
from eval.reporting.content import REASONS
from eval.reporting.words import LANGUAGES, MEANINGS, kind_name
from eval.types import QUESTION_TYPES

Row = dict[str, Any]
WriteLines = Callable[[str, Iterable[Any]], Path]
NOTICE = "公园一共种了350棵树，分三年完成。\n养护由<绿化办>负责。\n"
TREES = {"doc": "notice.txt", "start": 0, "end": 12}
CARE = {"doc": "notice.txt", "start": 18, "end": 28}


class Checker(HTMLParser):
    """Notes what a page would fetch, and that what is opened is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.fetched += [f"{tag} {n}={v}" for n, v in attrs if n in {"src", "href", "srcset", "action"}]
        if tag in {"script", "link", "iframe", "img"}:
            self.fetched.append(tag)
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture
def words(write_lines: WriteLines, question_row: Row, tmp_path: Path) -> list[str]:
    """A question of every fate, as words of `report`."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "notice.txt").write_text(NOTICE, encoding="utf-8")
    nothing = {"type": "unanswerable", "answers": [], "evidence": []}
    trees, care = TREES | {"quote": NOTICE[:12]}, CARE | {"quote": "改过的<引文>"}
    rows = [
        question_row | {"id": "good"},
        question_row | {"id": "refused"},
        question_row | {"id": "answer", "wording": "far", "question": "多少棵<b>树</b>？"},
        question_row | {"id": "evidence"},
        question_row | {"id": "both"},
        question_row | {"id": "absent"},
        question_row | {"id": "invented"} | nothing,
    ]
    predictions = [
        {
            "id": "good",
            "answer": "350棵",
            "citations": [trees],
            "hits": [TREES],
            "seconds": 0.1,
            "confidence": 0.9,
        },
        {"id": "refused", "refused": True, "hits": [CARE, TREES], "seconds": 0.2, "confidence": 0.2},
        {
            "id": "answer",
            "answer": "三年",
            "citations": [trees],
            "hits": [TREES],
            "seconds": 0.3,
            "confidence": 0.6,
        },
        {"id": "evidence", "answer": "350棵", "citations": [care], "hits": [CARE], "confidence": 0.7},
        {"id": "both", "answer": "三年", "citations": [care], "hits": [CARE], "confidence": 0.5},
        {"id": "invented", "answer": "三年", "citations": [care], "hits": [CARE], "confidence": 0.4},
    ]
    answers = write_lines("answers.jsonl", predictions)
    record = {"settings": {"embedder": "small<1>"}, "versions": ["a", "b"]}
    answers.with_name("answers.jsonl.run.json").write_text(json.dumps(record), encoding="utf-8")
    return [str(write_lines("set.jsonl", rows)), str(answers), "--corpus", str(corpus)]


def written(words: list[str], out: Path, *more: str) -> str:
    assert main(["report", *words, "--out", str(out), *more]) == OK
    return out.read_text(encoding="utf-8")


def test_the_page_needs_nothing_else(words: list[str], tmp_path: Path) -> None:
    page = written(words, tmp_path / "report.html")
    checker = Checker()
    checker.feed(page)
    assert checker.fetched == []
    assert checker.open == []
    assert not re.search(r"url\(|@import|https?://", page)


def test_every_fate_is_told_with_both_sides(words: list[str], tmp_path: Path) -> None:
    page = written(words, tmp_path / "report.html")
    told = LANGUAGES["zh"]
    for reason in REASONS[:5]:
        assert told[reason] in page
    assert "<mark>350棵</mark>" in page
    assert "改过的&lt;引文&gt;" in page
    assert told["inexact"] in page
    assert told["no_prediction"] in page
    assert "应引的原文在检索结果中排第2位" in page
    assert "多少棵&lt;b&gt;树&lt;/b&gt;？" in page
    assert "14.3%的问题答对且有据" in page
    assert "small&lt;1&gt;" in page
    assert page.count("<svg") == 4


def test_without_confidence_times_and_record_less_is_shown(
    words: list[str], tmp_path: Path, write_lines: WriteLines
) -> None:
    bare = write_lines("bare.jsonl", [{"id": "good", "answer": "350棵"}])
    page = written([words[0], str(bare), *words[2:]], tmp_path / "report.html", "--language", "en")
    assert page.count("<svg") == 1
    assert LANGUAGES["en"]["conditions_none"] in page


def test_several_systems_stand_side_by_side(
    words: list[str], tmp_path: Path, write_lines: WriteLines
) -> None:
    other = write_lines("other.jsonl", [{"id": "good", "answer": "350棵"}])
    page = written([words[0], words[1], str(other), *words[2:]], tmp_path / "report.html")
    assert '<th class="n">answers</th><th class="n">other</th>' in page
    assert 'class="legend"' in page


def test_markdown_has_the_same_figures_and_failures(words: list[str], tmp_path: Path) -> None:
    page = written(words, tmp_path / "report.md", "--language", "en")
    assert "| grounded | right answer with every required passage cited, or a right refusal | 0.143" in page
    assert "### 多少棵\\<b\\>树\\</b\\>？" in page
    assert "- settings.embedder: small\\<1\\>" in page


def test_a_run_is_reported_too(write_lines: WriteLines, tmp_path: Path) -> None:
    judged = write_lines(
        "judged.jsonl", [{"id": i, "question": "种树", "relevant": ["d1"]} for i in ("j1", "j2")]
    )
    run = write_lines("run.trec", ["j1 Q0 d1 1 0.5 t", "j2 Q0 d2 1 0.5 t"])
    for name in ("report.html", "report.md"):
        page = written([str(judged), str(run)], tmp_path / name)
        assert "nDCG@10 为0.500" in page
        assert "nDCG@10" in page
        assert "d2" in page


def test_what_cannot_be_reported(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", *words, "--out", str(tmp_path / "report.pdf")]) == UNUSABLE
    assert "must end in .html, .htm, .md" in capsys.readouterr().err
    assert main(["report", *words[:2], "--out", str(tmp_path / "report.html")]) == UNUSABLE
    assert "add --corpus DIR" in capsys.readouterr().err
    Path(f"{words[1]}.run.json").write_text("{", encoding="utf-8")
    assert main(["report", *words, "--out", str(tmp_path / "report.html")]) == UNUSABLE
    assert "cannot be read as a run record" in capsys.readouterr().err


def test_both_languages_have_every_word() -> None:
    assert LANGUAGES["zh"].keys() == LANGUAGES["en"].keys()
    assert MEANINGS["zh"].keys() == MEANINGS["en"].keys()
    assert set(REASONS) <= LANGUAGES["zh"].keys()
    assert all(kind_name(kind, "zh") != kind for kind in QUESTION_TYPES)
