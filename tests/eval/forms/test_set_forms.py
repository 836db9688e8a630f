"""Every form of question set is read as the same kind of set."""

import gzip
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from eval.forms import open_set, read_set
from eval.types import Entry, EvalError, JudgedQuestion, Place, Question

Row = dict[str, Any]
WriteLines = Callable[[str, Iterable[Any]], Path]
SPLIT = "query-id\tcorpus-id\tscore\na\td1\t2\na\td2\t0\nb\td2\t1\n"
JUDGED = (
    JudgedQuestion("a", "湖里可以钓鱼吗？", frozenset({"d1"}), {"d1": 2}),
    JudgedQuestion("b", "几点停车？", frozenset({"d2"}), {"d2": 1}),
)
TOPICS = """<top>
<num> Number: a
<title> Topic: 湖里可以钓鱼吗？
<desc> Description:
长的说明。
</top>
<TOP><num>b</num><title>几点
停车？</title></TOP>
"""


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    folder = tmp_path / "beir"
    (folder / "qrels").mkdir(parents=True)
    queries = [
        {"_id": "a", "text": "湖里可以钓鱼吗？"},
        {"_id": "b", "text": "几点停车？"},
        {"_id": "c", "text": "？"},
    ]
    documents = [
        {"_id": "d1", "title": "规定", "text": "湖内禁止钓鱼。"},
        {"_id": "d2", "title": "停车", "text": ""},
    ]
    for name, rows in (("queries.jsonl", queries), ("corpus.jsonl", documents)):
        (folder / name).write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    (folder / "qrels" / "test.tsv").write_text(SPLIT, encoding="utf-8")
    return folder


def test_a_beir_folder(beir: Path) -> None:
    judged = open_set(beir)
    assert judged.judged == JUDGED, "a question without judgements is left out"
    assert judged.collection is not None
    entries = [Entry("d1", "规定", "湖内禁止钓鱼。"), Entry("d2", "停车", "停车")]
    assert list(judged.collection.entries()) == list(judged.collection.entries()) == entries


def test_a_beir_folder_may_be_packed_and_have_splits(beir: Path) -> None:
    for name in ("queries.jsonl", "corpus.jsonl"):
        (beir / f"{name}.gz").write_bytes(gzip.compress((beir / name).read_bytes()))
        (beir / name).unlink()
    (beir / "qrels" / "dev.tsv").write_text("a\td1\t2\n", encoding="utf-8")
    assert open_set(beir).judged == JUDGED
    assert open_set(beir / "qrels" / "dev.tsv").judged == JUDGED[:1]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("a\td1", "line 5: 'a\\\\td1' is not of the form"),
        ("x\td1\t1", "1 questions that are not in the set, such as 'x'"),
    ],
)
def test_broken_judgements(beir: Path, line: str, message: str) -> None:
    (beir / "qrels" / "test.tsv").write_text(SPLIT + line + "\n", encoding="utf-8")
    with pytest.raises(EvalError, match=message):
        open_set(beir)


def test_a_beir_folder_needs_judgements(beir: Path) -> None:
    (beir / "qrels" / "test.tsv").rename(beir / "qrels" / "one.tsv")
    assert open_set(beir).judged == JUDGED
    (beir / "qrels" / "two.tsv").write_text(SPLIT, encoding="utf-8")
    with pytest.raises(EvalError, match="several qrels: one, two; name one"):
        open_set(beir)
    for file in (beir / "qrels").iterdir():
        file.unlink()
    with pytest.raises(EvalError, match="has no judgements"):
        open_set(beir)


@pytest.mark.parametrize("topics", [TOPICS, "a\t湖里可以钓鱼吗？\nb\t几点 停车？\n"])
def test_a_trec_folder(tmp_path: Path, topics: str, write_lines: WriteLines) -> None:
    folder = tmp_path / "trec"
    folder.mkdir()
    (folder / "topics.txt").write_text(topics, encoding="utf-8")
    (folder / "qrels.txt").write_text("a 0 d1 2\na 0 d2 -1\nb 0 d2 1\n", encoding="utf-8")
    judged = open_set(folder)
    assert [q.text for q in judged.judged] == ["湖里可以钓鱼吗？", "几点 停车？"]
    assert [q.judgements for q in judged.judged] == [{"d1": 2}, {"d2": 1}]
    assert judged.collection is None
    write_lines("trec/corpus.jsonl", [{"id": "d1", "text": "湖"}])
    assert open_set(folder).texts() == {"d1": "湖"}
    (folder / "more-topics.txt").write_text(topics, encoding="utf-8")
    with pytest.raises(EvalError, match=r"exactly one file of topics.*more-topics"):
        open_set(folder)


CONTEXT = "白沙村有车位85个，另有充电桩12个。12个都能用。"


def squad(*questions: Row, **more: Any) -> Row:
    return {
        "data": [{"title": "白沙", "paragraphs": [{"id": "p 1", "context": CONTEXT, "qas": list(questions)}]}]
    } | more


def asked(number: int, *answers: Row, **more: Any) -> Row:
    return {"id": f"q{number}", "question": "几个？", "answers": list(answers)} | more


def written(tmp_path: Path, whole: object) -> Path:
    path = tmp_path / "set.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def test_a_squad_file(tmp_path: Path) -> None:
    right, again = {"text": "85个", "answer_start": 6}, {"text": "车位85个", "answer_start": 4}
    judged = open_set(written(tmp_path, squad(asked(1, right, right, again), asked(2, is_impossible=True))))
    places = (Place("p_1", 6, 9), Place("p_1", 4, 9))
    assert judged.questions == (
        Question("q1", "", "", "几个？", (("85个", "车位85个"),), (places,)),
        Question("q2", "unanswerable", "", "几个？", (), ()),
    )
    assert judged.texts() == {"p_1": CONTEXT}
    assert judged.mended == ()
    assert judged.ranked(tmp_path) == (JudgedQuestion("q1", "几个？", frozenset({"p_1"})),)


def test_offsets_of_a_squad_file_are_mended_to_the_nearest(tmp_path: Path) -> None:
    off, lost = {"text": "12个", "answer_start": 18}, {"text": "99个", "answer_start": 3}
    judged = open_set(
        written(
            tmp_path,
            squad(asked(1, off, lost), asked(2, lost), asked(3, {"text": "都能用", "answer_start": -1})),
        )
    )
    assert [q.id for q in judged.questions] == ["q1", "q3"]
    assert judged.questions[0].evidence == ((Place("p_1", 19, 22),),)
    told = " ".join(judged.mended)
    assert "q1: '12个' does not stand at 18; taken to be at 19" in told
    assert "q1: '99个' is not in the paragraph 'p_1'; left out" in told
    assert "q2: no answer stands in the paragraph" in told
    assert "q3" not in told


def test_a_broken_question_of_a_squad_file_is_left_out_and_named(tmp_path: Path) -> None:
    judged = open_set(written(tmp_path, squad(asked(1), asked(2, question=""), {"question": "谁？"})))
    assert [q.id for q in judged.questions] == ["q1"]
    assert "q2: question must not be empty; left out" in judged.mended[0]
    assert "p_1: the question '谁？' has no id; left out" in judged.mended[1]


def test_cmrcs_first_form(tmp_path: Path) -> None:
    row = {"query_id": "Q1", "query_text": "几个车位？", "answers": ["85个", "85个"]}
    judged = open_set(
        written(tmp_path, [{"context_id": "C1", "context_text": CONTEXT, "title": "白沙", "qas": [row]}])
    )
    assert judged.questions[0].evidence == ((Place("C1", 6, 9),),)
    assert judged.collection is not None
    assert next(judged.collection.entries()).title == "白沙"


@pytest.mark.parametrize(
    ("whole", "message"),
    [
        ({"data": 3}, "no list of articles"),
        ({"data": [{"paragraphs": [{"qas": []}]}]}, "context_text must be a text"),
        (squad(asked(1), asked(1)), "q1: the question's id was used before"),
        ({"data": []}, "has no questions"),
    ],
)
def test_broken_squad_files(tmp_path: Path, whole: Row, message: str) -> None:
    with pytest.raises(EvalError, match=message):
        open_set(written(tmp_path, whole))


def test_our_own_form_names_every_fault(write_lines: WriteLines, question_row: Row) -> None:
    path = write_lines(
        "set.jsonl", ["{", question_row, question_row, question_row | {"id": "q2", "answers": []}]
    )
    read = read_set(path)
    assert [q.id for q in read.questions] == ["q1"]
    assert [fault.split(":")[0] for fault in read.faults] == ["line 1", "line 3", "line 4"]
    with pytest.raises(EvalError, match=r"set\.jsonl, line 1: not JSON.*line 4"):
        open_set(path)
    relevant = write_lines("judged.jsonl", [{"id": "a", "question": "？", "relevant": ["d1"]}])
    assert open_set(relevant).judged == (JudgedQuestion("a", "？", frozenset({"d1"})),)


def test_what_is_no_set(tmp_path: Path, write_lines: WriteLines) -> None:
    with pytest.raises(EvalError, match=r"is no question set; it may be a file \.jsonl"):
        open_set(tmp_path)
    with pytest.raises(EvalError, match="has no questions"):
        open_set(write_lines("empty.jsonl", []))
    with pytest.raises(EvalError, match="does not exist"):
        open_set(tmp_path / "nowhere.json")


def test_ids_with_spaces_do_not_fit_into_a_run(tmp_path: Path) -> None:
    path = written(tmp_path, squad(asked(1, {"text": "85个", "answer_start": 6}, id="q 1")))
    with pytest.raises(EvalError, match="'q 1' has spaces"):
        open_set(path).ranked(path)


@pytest.mark.originals
def test_a_cmrc_file_as_it_comes(shared: Path) -> None:
    judged = open_set(shared / "benchmarks" / "mrc" / "cmrc2018-trial.json")
    assert len(judged.questions) > 990
    texts = judged.texts() or {}
    for question in judged.questions:
        ((answers,), (places,)) = question.answers, question.evidence
        assert {place.text_in(texts) for place in places} == set(answers)
