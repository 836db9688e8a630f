"""Questions how things stand, and the sentences that tell it."""

import pytest

from assistant.answer.wording.progress import may_tell_progress, progress_fit
from assistant.understand import Kind, kind_of
from index.folding import fold


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("渡口的隐患眼下改到什么程度了？", Kind.PROGRESS),
        ("新渡船造到哪一步了？", Kind.PROGRESS),
        ("码头改造进展如何？", Kind.PROGRESS),
        ("驳船清理得怎么样了？", Kind.PROGRESS),
        ("航标联网情况怎样？", Kind.PROGRESS),
        ("码头搬迁目前是什么情况？", Kind.PROGRESS),
        ("船板坏到什么程度可以换新？", Kind.GENERAL),
        ("落实情况如何考核？", Kind.PROCEDURE),
        ("渡口的方案执行得怎么样，跟补助有没有关系？", Kind.YES_NO),
        ("补助和船龄挂不挂钩？", Kind.YES_NO),
        ("渡口列没列入名单？", Kind.YES_NO),
        ("渡口跟谁有关系？", Kind.WHO),
    ],
)
def test_what_is_asked_for(question: str, kind: Kind) -> None:
    assert kind_of(fold(question).rstrip("？")) is kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("渡口管理办法还有效吗？", Kind.STATUS),
        ("甲政发〔2010〕3号还管用吗？", Kind.STATUS),
        ("它现在还有效吗？", Kind.STATUS),
        ("旧船证现在还能用吗？", Kind.YES_NO),
        ("停航令在复核期间还执行吗？", Kind.YES_NO),
    ],
)
def test_only_a_document_has_a_validity_that_it_tells_itself(question: str, kind: Kind) -> None:
    assert kind_of(fold(question)) is kind


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("现两处隐患已消除，其余进展顺利。", 1.0),
        ("目前船厂有三条船在修。", 1.0),
        ("搬迁尚未开始。", 1.0),
        ("建成码头6座。", 0.5),
        ("到2030年建成码头6座。", 0.0),
        ("要切实把隐患整改抓好。", 0.0),
    ],
)
def test_a_state_is_told_apart_from_an_aim(text: str, fit: float) -> None:
    assert progress_fit(text) == fit


def test_what_is_no_aim_may_tell_how_things_stand() -> None:
    assert may_tell_progress("渡口有三条船。") > may_tell_progress("力争添置三条船。") == 0
