import pytest

from corpus.identity.titles import ended_by_title, kind_of, tidied, trial_of


@pytest.mark.parametrize(
    ("title", "kind", "trial"),
    [
        ("甲市人民政府关于印发《绿化管理暂行办法》的通知", "通知", "暂行"),
        ("甲市绿化条例（试行）", "条例", "试行"),
        ("甲省政府关于加强绿化的意见", "意见", ""),
        ("甲市试行区建设规划", "规划", ""),
        ("甲市绿化法（2013年修正）", "法", ""),
        ("甲省绿化工作简报 第4期", "简报", ""),
        ("甲镇旧貌换新颜", "", ""),
    ],
)
def test_kind_and_trial_are_read_from_the_title(title: str, kind: str, trial: str) -> None:
    assert (kind_of(title), trial_of(title)) == (kind, trial)


@pytest.mark.parametrize(
    ("title", "standing"),
    [
        ("甲市绿化办法（已废止）", "已废止"),
        ("甲市绿化办法【失效】", "已失效"),
        ("关于废止绿化办法的通知", ""),
    ],
)
def test_a_title_may_say_that_it_has_ended(title: str, standing: str) -> None:
    assert ended_by_title(title) == standing


def test_only_the_blanks_of_typesetting_are_left_out() -> None:
    assert tidied("甲市关于印发 绿化办法的通知") == "甲市关于印发绿化办法的通知"
    assert tidied("甲市:绿满全城 花开四季") == "甲市:绿满全城 花开四季"
