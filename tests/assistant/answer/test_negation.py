"""Which words negate and which forbid."""

import pytest

from assistant.answer.wording.negation import denies, forbids


@pytest.mark.parametrize(
    "words", ["不得停泊", "没有码头", "渡口已停止使用", "不计入总长", "予以取消", "暂不开放"]
)
def test_words_that_negate(words: str) -> None:
    assert denies(words)


@pytest.mark.parametrize(
    "words",
    [
        "应当停泊",
        "不停止通航",
        "不得拒绝登船",
        "不仅通航",
        "不少于三艘",
        "不动产登记",
        "不断改善",
        "未来三年",
        "不受人数限制",
    ],
)
def test_words_that_do_not(words: str) -> None:
    assert not denies(words)


def test_only_some_negations_forbid() -> None:
    assert forbids("航道内禁止网鱼")
    assert forbids("不得在堤上放牧")
    assert not forbids("航道没有疏浚")
    assert not forbids("水位不得低于两米")
