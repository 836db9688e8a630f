"""A post is held where a text names a holder, not where it only names the post."""

import pytest

from assistant.answer.wording.posts import post_asked, tells_holder


@pytest.mark.parametrize(
    ("question", "post"),
    [
        ("渡口专班的组长由谁担任?", "组长"),
        ("谁当渡口专班的总指挥?", "总指挥"),
        ("县水利局局长是谁?", "局长"),
        ("管委会主任委员是哪位?", "主任委员"),
        ("县水利局局长叫什么?", "局长"),
        ("渡口由谁管?", ""),
        ("组长负责什么?", ""),
    ],
)
def test_the_post_is_read(question: str, post: str) -> None:
    assert post_asked(question) == post


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("组长由副县长担任。", True),
        ("组长：陈小满。", True),
        ("由县长林小满任领导小组组长。", True),
        ("成立领导小组，组长负责统筹。", False),
        ("各组组长要按时到岗。", False),
        ("领导小组定期开会。", False),
    ],
)
def test_only_a_holder_is_told(text: str, holds: bool) -> None:
    assert tells_holder("组长", text) == holds
