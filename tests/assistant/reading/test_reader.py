import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.reading.reader import FILE, MODEL, STYLES, VECTORS, Reader, open_reader, save
from index.types import SearchError

READER = open_reader()
PASSAGE = (
    "青石桥始建于1887年，全长四十二米，由当地商会出资修建。2016年桥面开裂后，市政部门封闭了通行，"
    "并委托省交通设计院制定加固方案。加固工程历时九个月，共投入资金310万元。"
)
OTHER = "本市图书馆每周二至周日开放，读者凭借书证可借阅图书五册，借期为三十天。"
QUESTIONS = st.sampled_from(
    ["青石桥建于哪一年？", "加固方案由谁制定", "借期多长", "为什么封闭通行？", "？", "x"]
)
TEXTS = st.text(alphabet="青石桥建于一九年，。由市政部门12 \n制定方案（）a", max_size=80)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("青石桥是哪一年始建的？", "1887年"),
        ("加固工程投入了多少资金？", "310万元"),
    ],
)
def test_plain_questions_are_answered(question: str, answer: str) -> None:
    reading = READER.read(question, [PASSAGE], "terms")[0]
    assert reading is not None
    said = PASSAGE[reading.start : reading.end]
    assert answer in said
    assert len(said) <= len(answer) + 6


def test_a_passage_on_the_subject_is_likelier_to_answer() -> None:
    about, other = READER.read("青石桥的加固工程投入了多少资金？", [PASSAGE, OTHER])
    assert about is not None
    assert other is not None
    assert about.answered > 0.5 > other.answered
    assert about.score > other.score


def test_line_breaks_change_neither_the_answer_nor_its_scores() -> None:
    broken = "\n".join(PASSAGE[i : i + 17] for i in range(0, len(PASSAGE), 17))
    whole, split = READER.read("加固工程投入了多少资金？", [PASSAGE, broken])
    assert whole is not None
    assert split is not None
    assert broken[split.start : split.end].replace("\n", "") == PASSAGE[whole.start : whole.end]
    assert split.score == whole.score


def test_traditional_characters_read_alike() -> None:
    plain, traditional = READER.read("工期多久", ["工程历时九个月完成。", "工程歷時九個月完成。"])
    assert plain == traditional


@settings(max_examples=40)
@given(QUESTIONS, st.lists(TEXTS, max_size=4), st.sampled_from(sorted(STYLES)))
def test_any_passage_is_read_by_itself(question: str, passages: list[str], style: str) -> None:
    together = READER.read(question, passages, style)
    assert together == [READER.read(question, [passage], style)[0] for passage in passages]
    for passage, reading in zip(passages, together, strict=True):
        assert (reading is None) == (not passage.strip())
        if reading:
            assert 0 <= reading.start < reading.end <= len(passage)
            assert 0 <= reading.answered <= 1
            assert 0 <= reading.share <= 1
            told = [share for _, _, share in reading.spans]
            assert told == sorted(told, reverse=True)
            assert sum(told) <= 1 + 1e-4
            assert all(0 <= start < end <= len(passage) for start, end, _ in reading.spans)


def test_a_question_without_characters_is_not_answered() -> None:
    assert READER.read(" \n", [PASSAGE]) == [None]


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(KeyError, match="verse"):
        READER.read("工期多久", [PASSAGE], "verse")


def test_a_reader_brings_the_vectors_that_it_was_learnt_with(tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(MODEL, own)
    question = "加固工程投入了多少资金？"
    assert open_reader(own).read(question, [PASSAGE]) == READER.read(question, [PASSAGE])
    (own / VECTORS / "model.safetensors").unlink()
    with pytest.raises(SearchError, match="static embedding model"):
        open_reader(own)


@pytest.mark.parametrize("content", [None, b"", b"no weights"])
def test_damaged_weights_are_named(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / FILE).write_bytes(content)
    with pytest.raises(SearchError, match=r"reader\.safetensors cannot be read.*assistant\.reading\.train"):
        open_reader(folder=tmp_path)


def test_weights_of_another_version_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.reading.reader.VERSION", 0)
    save({"nothing": np.zeros(1, np.float32)}, tmp_path / FILE)
    monkeypatch.undo()
    with pytest.raises(SearchError, match="version 0, needed is version"):
        open_reader(folder=tmp_path)


def test_the_weights_stay_small() -> None:
    assert (MODEL / FILE).stat().st_size < 4_000_000


def test_reading_does_not_import_torch() -> None:
    program = (
        "import sys; from assistant.reading.reader import open_reader; "
        "open_reader().read('几个月', ['工程历时九个月。']); sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_readers_share_nothing_that_changes() -> None:
    first: Reader = open_reader()
    before = first.read("借期多长", [OTHER])
    first.read("青石桥建于哪一年？", [PASSAGE])
    assert first.read("借期多长", [OTHER]) == before
