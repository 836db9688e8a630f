import pytest

from corpus.mending import mend


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        (
            "全市要求各单位，切实加强对\n\n河道保洁工作的督查力度，按月通报。",
            "全市要求各单位，切实加强对河道保洁工作的督查力度，按月通报。",
        ),
        ("累计修复湿地、\n\n滩涂三处。", "累计修复湿地、滩涂三处。"),
        ("要求做到“三个\n\n不变”，落实到位。", "要求做到“三个不变”，落实到位。"),
        (
            "各地反应积极，二是\n\n扩大试点范围。已有四个镇参加。",
            "各地反应积极，二是扩大试点范围。已有四个镇参加。",
        ),
        ("学校普及率达\n到100%，走在前列。", "学校普及率达\n到100%，走在前列。"),
        (
            "本年完成绿化造林，学校普及率达\n到100%，走在前列。",
            "本年完成绿化造林，学校普及率达到100%，走在前列。",
        ),
    ],
)
def test_joins_only_lines_whose_sentence_goes_on(broken: str, mended: str) -> None:
    assert mend(broken).text == mended


@pytest.mark.parametrize(
    "text",
    [
        "海滨镇打造清洁岸线\n\n近年来，海滨镇每年清理岸线。",
        "以改革促发展，以创新谋未来\n\n近年来，海滨镇每年清理岸线。",
        "一、总体要求\n\n深入贯彻会议精神，坚持保护优先。",
        "海滨镇人民政府办公室\n2021年3月4日",
        "综合运用各方面力量，\n\n■围绕转变作风，打造队伍。",
        "具体任务落实，针对\n\n完善监测制度。各站点要按时报送数据。",
        "做好以下工作：\n\n加强巡查，及时报告。",
        "名称 | 数量，备注\n岸线 | 三公里，待验收",
        "各村岸线的长度、状况\n村：甲村；长度：三公里，待验收。",
    ],
)
def test_leaves_apart_what_is_not_proved_to_belong_together(text: str) -> None:
    assert mend(text).text == text.replace("\n\n", "\n")


def test_a_pair_of_words_that_stands_elsewhere_proves_a_joint() -> None:
    text = "本市推行水权有偿使用试点。\n\n共有九家企业实行了水权有偿\n\n使用和交易，金额达三亿元。"
    assert "有偿使用和交易" in mend(text).text


def test_joins_lines_that_were_wrapped_at_a_margin() -> None:
    lines = [
        "为了推动海洋生态保护工作再上新的台阶切实维护群众利益",
        "经研究决定在全镇范围内开展为期三个月的岸线清理专项行动",
        "由镇环保所负责组织实施并定期向镇政府报告工作进展情况。",
    ]
    assert mend("\n".join(lines)).text == "".join(lines)


def test_latin_lines_are_joined_with_a_blank() -> None:
    assert mend("the harbour was\nclosed in May.").text == "the harbour was closed in May."
