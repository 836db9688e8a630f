"""Provisions whose breach a statute tells, named by number in all the usual forms."""

import pytest

from corpus.provisions import article_of, breaches_in, provisions_in


@pytest.mark.parametrize(
    ("listed", "provisions"),
    [
        ("第八条", [("第八条",)]),
        ("第8条第2款", [("第八条", "第二款")]),
        ("第八条、第九条", [("第八条",), ("第九条",)]),
        ("第八条和第十条", [("第八条",), ("第十条",)]),
        ("第八条至第十条", [("第八条",), ("第九条",), ("第十条",)]),
        ("第十二条之一第二款", [("第十二条之一", "第二款")]),
        ("第八条第一项、第三项", [("第八条", "第（一）项"), ("第八条", "第（三）项")]),
        ("第六条第二款第（三）项", [("第六条", "第二款", "第（三）项")]),
        (
            "第七条第一款第二项至第四项",
            [("第七条", "第一款", f"第（{number}）项") for number in "二三四"],
        ),
        (
            "第五条第一款，第二款第一项、第二项",
            [("第五条", "第一款"), ("第五条", "第二款", "第（一）项"), ("第五条", "第二款", "第（二）项")],
        ),
        ("第一款", []),
    ],
)
def test_a_list_of_provisions_is_spelt_out(listed: str, provisions: list[tuple[str, ...]]) -> None:
    assert list(provisions_in(listed)) == provisions


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("违反本办法第八条第一款，夜间载客的，处二百元罚款。", {"第八条"}),
        ("违反本条例第八条、第九条规定的，责令改正。", {"第八条", "第九条"}),
        ("违反第八条规定的，给予警告。", {"第八条"}),
        ("有本条例第七条所列行为之一的，处五百元罚款。", {"第七条"}),
        ("未按照本规定第六条规定检查缆绳的，给予警告。", {"第六条"}),
        ("有本条例第七条所列情形的，可以免收渡费。", set()),
        ("渡工应当具有本办法第五条规定的资格，违者处分。", set()),
        ("违反渔业法第三十条规定的，处一千元罚款。", set()),
        ("除本办法第九条另有规定外，处一千元罚款。", set()),
    ],
)
def test_a_breach_names_provisions_of_the_same_text(text: str, articles: set[str]) -> None:
    assert {article for breach in breaches_in(text) for article in breach.articles} == articles


def test_a_range_without_end_is_not_spelt_out() -> None:
    assert len(provisions_in("第一条至第九千条")) < 100


def test_the_article_that_a_heading_begins_with_is_told() -> None:
    assert [article_of(label) for label in ("第8条", "第十二条之一 渡工", "第二章 罚则", "目标")] == [
        "第八条",
        "第十二条之一",
        "",
        "",
    ]
