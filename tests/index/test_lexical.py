from pathlib import Path

import pytest
import tantivy
from hypothesis import given, settings
from hypothesis import strategies as st
from search_samples import passage

from index.lexical import TantivyIndex
from index.types import BrokenIndexError, IdRanges


@pytest.fixture
def index(tmp_path: Path) -> TantivyIndex:
    index = TantivyIndex(tmp_path)
    index.add(
        [
            passage(1, "湖面结冰的日子有３１天。"),
            passage(2, "全镇绿化率为45.1%。", title="年度报告", path=("二、青石镇",)),
            passage(3, "绿化率逐年提高，湖边种了柳树。"),
            passage(4, "學校新建操場，投入1,200萬元。"),
        ]
    )
    index.commit(1)
    return index


def found(index: TantivyIndex, text: str, allowed: IdRanges | None = None, limit: int = 10) -> list[int]:
    return [number for number, _ in index.search(text, limit, allowed)]


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("31天", 1),
        ("青石镇的绿化率", 2),
        ("45.1%", 2),
        ("45.1", 2),
        ("柳树", 3),
        ("学校操场", 4),
        ("1200万元", 4),
        ("１２００", 4),
    ],
)
def test_the_best_passage_comes_first_however_it_is_typeset(
    index: TantivyIndex, question: str, best: int
) -> None:
    assert found(index, question)[0] == best


def test_scores_fall_and_are_never_0(index: TantivyIndex) -> None:
    scores = [score for _, score in index.search("青石镇的湖边绿化率", 10)]
    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0


@pytest.mark.parametrize("text", ["", "😀", "。", "xyz", 'text:* AND (湖" OR', "鼹"])
def test_what_is_nowhere_is_not_found(index: TantivyIndex, text: str) -> None:
    assert all(number in (1, 3) for number in found(index, text))
    assert found(index, text.replace("湖", "")) == []


@pytest.mark.parametrize("allowed", [[], [(3, 3)], [(1, 1), (3, 9)], [(0, 2**63)], [(4, 2)], [(5, 9)]])
def test_only_allowed_ids_are_found(index: TantivyIndex, allowed: IdRanges) -> None:
    expected = [number for number in found(index, "绿化率湖") if any(a <= number <= b for a, b in allowed)]
    assert found(index, "绿化率湖", allowed) == expected


def test_allowed_ids_keep_their_scores(index: TantivyIndex) -> None:
    assert dict(index.search("绿化率", 9, [(3, 3)]))[3] == dict(index.search("绿化率", 9))[3]


def test_equal_scores_are_ordered_by_id(tmp_path: Path) -> None:
    index = TantivyIndex(tmp_path)
    index.add([passage(number, "同一句话") for number in (9, 4, 7)])
    index.commit(1)
    assert found(index, "同一句话") == [4, 7, 9]


def test_removing_a_range_forgets_it(index: TantivyIndex) -> None:
    index.remove(2, 3)
    index.commit(2)
    assert found(index, "绿化率湖") == [1]
    assert len(index) == 2


def test_a_removed_id_may_be_indexed_again_in_the_same_commit(index: TantivyIndex) -> None:
    index.remove(1, 4)
    index.add([passage(2, "另外一件事")])
    index.commit(2)
    assert found(index, "另外一件事，湖，绿化率") == [2]


def test_opening_again_finds_what_was_committed_and_nothing_else(tmp_path: Path, index: TantivyIndex) -> None:
    index.add([passage(5, "尚未写完的段落")])
    index.close()
    again = TantivyIndex(tmp_path)
    assert again.change == 1
    assert len(again) == 4
    again.add([passage(6, "写完的段落")])
    again.commit(2)
    assert found(again, "段落") == [6]


def test_another_reader_sees_each_commit(tmp_path: Path, index: TantivyIndex) -> None:
    reader = TantivyIndex(tmp_path)
    for change in range(2, 6):
        index.add([passage(10 + change, "芦苇荡")])
        assert len(found(reader, "芦苇荡")) == change - 2
        index.commit(change)
        assert reader.change == change
        assert len(found(reader, "芦苇荡")) == change - 1


def test_two_writers_at_once_are_refused(tmp_path: Path, index: TantivyIndex) -> None:
    other = TantivyIndex(tmp_path)
    index.add([passage(5, "甲")])
    with pytest.raises(BrokenIndexError, match="LockBusy"):
        other.add([passage(6, "乙")])
    index.close()
    other.add([passage(6, "乙")])
    other.commit(2)
    assert len(other) == 5


@pytest.mark.parametrize("damage", ["meta", "cut", "empty", "missing"])
def test_a_damaged_folder_is_refused(tmp_path: Path, index: TantivyIndex, damage: str) -> None:
    index.close()
    file = tmp_path / "meta.json" if damage == "meta" else next(tmp_path.glob("*.idx"))
    if damage == "missing":
        file.unlink()
    else:
        file.write_bytes(b"" if damage == "empty" else file.read_bytes()[:-9])
    with pytest.raises(BrokenIndexError, match="delete the folder"):
        TantivyIndex(tmp_path)


def test_an_index_of_another_program_is_refused(tmp_path: Path) -> None:
    schema = tantivy.SchemaBuilder().add_text_field("text").build()
    tantivy.Index(schema, str(tmp_path))
    with pytest.raises(BrokenIndexError, match="delete the folder"):
        TantivyIndex(tmp_path)


@pytest.mark.usefixtures("index")
def test_an_older_version_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.lexical.VERSION", 99999)
    with pytest.raises(BrokenIndexError, match="this program writes 99999"):
        TantivyIndex(tmp_path)


ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(1, 5)),
        st.tuples(st.just("remove"), st.tuples(st.integers(0, 30), st.integers(0, 30))),
        st.tuples(st.just("commit"), st.none()),
        st.tuples(st.just("reopen"), st.none()),
    ),
    max_size=12,
)


@settings(max_examples=6, deadline=None)
@given(ACTIONS)
def test_any_sequence_of_changes_leaves_what_a_set_would_hold(
    tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[str, object]]
) -> None:
    folder = tmp_path_factory.mktemp("lexical")
    index, held, kept, change, number = TantivyIndex(folder), set[int](), set[int](), 0, 0
    for action, value in [*actions, ("commit", None)]:
        match action, value:
            case "add", int(count):
                index.add([passage(number + i, f"第{number + i}段") for i in range(count)])
                held |= set(range(number, number + count))
                number += count
            case "remove", (int(first), int(last)):
                index.remove(first, last)
                held -= set(range(first, last + 1))
            case "commit", _:
                change += 1
                index.commit(change)
                kept = set(held)
            case _:
                index.close()
                index, held = TantivyIndex(folder), set(kept)
        assert (set(found(index, "段", limit=1000)), index.change) == (kept, change)


def test_frequencies_follow_the_commits_of_any_process(index: TantivyIndex, tmp_path: Path) -> None:
    assert [index.document_frequency(token) for token in ("湖", "绿化", "雪")] == [2, 2, 0]
    index.add([passage(5, "雪落湖上。")])
    assert index.document_frequency("雪") == 0
    index.commit(2)
    assert [index.document_frequency(token) for token in ("湖", "绿化", "雪")] == [3, 2, 1]
    other = TantivyIndex(tmp_path)
    other.add([passage(6, "雪化了。")])
    other.commit(3)
    assert index.change == 3
    assert index.document_frequency("雪") == 2
