import pytest

from assistant.places import Gazetteer
from assistant.understand import Kind, asks_for_a_stretch, asks_how_often, content_of, kind_of, understand
from corpus.figures import Quantity

PLACES = Gazetteer({"青川": frozenset({"县"}), "白沙": frozenset({"镇"})})


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("青川县2017年的森林覆盖率是多少？", Kind.FIGURE),
        ("一共关停了几家工厂", Kind.FIGURE),
        ("方案什么时候印发的？", Kind.DATE),
        ("补贴要等多久才能发下来", Kind.DURATION),
        ("“三治一体”是什么意思？", Kind.DEFINITION),
        ("重点行业有哪些？", Kind.LIST),
        ("由哪个部门牵头？", Kind.WHO),
        ("垃圾要怎么分类？", Kind.PROCEDURE),
        ("在禁燃区可以烧秸秆吗？", Kind.YES_NO),
        ("这个办法还有效吗？", Kind.STATUS),
        ("青川 森林覆盖率", Kind.FIGURE),
        ("这份文件的文号", Kind.GENERAL),
        ("汛期那几天也要巡查吗？", Kind.YES_NO),
        ("罚款可以分几次交吗？", Kind.YES_NO),
        ("网页上印有发布日期吗？", Kind.YES_NO),
        ("旧证在有效期内继续有效吗？", Kind.YES_NO),
        ("扣押的期限不得超过多少日？", Kind.DURATION),
        ("收到申请后几日内答复？", Kind.DURATION),
        ("收费期限由谁批准？", Kind.WHO),
        ("由哪个机关处罚？", Kind.WHO),
        ("停渡要提前几天公告？", Kind.DURATION),
        ("前几天渡口怎么停了？", Kind.PROCEDURE),
        ("离学校多远不许开网吧？", Kind.FIGURE),
        ("按货值的几倍罚？", Kind.FIGURE),
        ("夏天总能在河里游泳吧？", Kind.YES_NO),
        ("难道渡船也要年检？", Kind.YES_NO),
        ("谁都可以申请摊位吗？", Kind.YES_NO),
        ("山村还要看产值怎么样吗？", Kind.YES_NO),
        ("渡口冬天停航，对吧？", Kind.YES_NO),
        ("渡船超载，该哪些部门去管？", Kind.WHO),
        ("市里哪家来盯渡口安全？", Kind.WHO),
        ("参加演练的有哪些部门？", Kind.LIST),
        ("停渡得走什么手续？", Kind.PROCEDURE),
    ],
)
def test_the_asking_words_tell_the_kind(question: str, kind: Kind) -> None:
    assert kind_of(question) is kind


@pytest.mark.parametrize(
    "question",
    [
        "青川和白沙谁的噪声大？",
        "哪个县的人口多，各是多少？",
        "2016年和2017年的产值分别是多少？",
        "谁高？数值各是几？",
    ],
)
def test_a_comparison_of_figures_asks_for_figures(question: str) -> None:
    assert kind_of(question) is Kind.FIGURE


def test_who_is_largest_is_still_asked_of_somebody() -> None:
    assert kind_of("哪个县人口最多？") is Kind.WHO


def test_conditions_are_read_from_the_question() -> None:
    asked = understand("青川17年一季度一共罚了多少钱？", PLACES)
    assert asked.places == ("青川",)
    assert asked.years == {2017}
    assert asked.parts == {"一季度"}
    assert asked.quantities == {Quantity.MONEY}


@pytest.mark.parametrize(
    "question", ["渡船票价是多少？", "办船员证要交多少钱？", "超载要罚多少元？", "码头租金多少"]
)
def test_prices_and_fines_are_money(question: str) -> None:
    assert understand(question, PLACES).quantities == {Quantity.MONEY}


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("青川关停了多少家企业？", "家"),
        ("多少个企业被关停？", "个"),
        ("应当在多少个工作日内答复？", "工作日"),
        ("多少个小时内送到？", "小时"),
        ("提前几个月申请？", "个月"),
        ("要满多少周岁？", "周岁"),
    ],
)
def test_the_unit_asked_for_is_known(question: str, unit: str) -> None:
    assert understand(question, PLACES).unit == unit


def test_spoken_words_are_understood_like_written_ones() -> None:
    assert kind_of("怎么办") is understand("咋办", PLACES).kind is Kind.PROCEDURE


def test_a_follow_up_inherits_what_it_leaves_out() -> None:
    asked = understand("设备呢？", PLACES, context="青川2017年淘汰了多少家企业？")
    assert (asked.places, asked.years, asked.kind) == (("青川",), {2017}, Kind.FIGURE)


@pytest.mark.parametrize("number", ["川政办发〔2018〕7号", "川政办发(2018)7", "川政办发18年7号"])
def test_the_year_in_a_document_number_is_not_asked_about(number: str) -> None:
    assert not understand(f"{number}是什么文件", PLACES).years
    assert understand(f"{number}里2020年的目标是什么", PLACES).years == {2020}


@pytest.mark.parametrize(
    "question",
    [
        "游客比19年多了多少？",
        "和2019年相比游客多了几成？",
        "从2019年起一共种了多少树？",
        "自2019年以来修了几条路？",
    ],
)
def test_the_year_that_is_compared_with_or_counted_from_is_not_asked_about(question: str) -> None:
    assert not understand(question, PLACES).years
    assert understand(f"2021年，{question}", PLACES).years == {2021}


def test_years_held_against_each_other_are_both_asked_about() -> None:
    assert understand("2019年和2021年的游客分别有多少？", PLACES).years == {2019, 2021}
    assert understand("从2019年到2021年种了多少树？", PLACES).years == {2019, 2020, 2021}


def test_a_fine_may_be_told_as_a_share_or_a_multiple() -> None:
    assert understand("虚报工程量罚多少？", PLACES).quantities > {Quantity.SHARE, Quantity.RATIO}
    assert Quantity.SHARE not in understand("虚报工程量罚多少元？", PLACES).quantities


def test_points_are_spoken_for_per_cent() -> None:
    asked = understand("用电量涨了几个点？", PLACES)
    assert (asked.quantities, asked.unit) == ({Quantity.SHARE}, "")
    assert understand("设了几个点位？", PLACES).quantities == {Quantity.COUNT}


@pytest.mark.parametrize("question", ["码头要有多高的完好率？", "要求多少的上座率？"])
def test_a_rate_is_a_share(question: str) -> None:
    assert understand(question, PLACES).quantities == {Quantity.SHARE}


def test_within_how_many_days_at_the_latest_is_no_date() -> None:
    assert kind_of("最晚几天要退押金？") is Kind.DURATION
    assert kind_of("最晚几号要退押金？") is Kind.DATE


def test_content_leaves_asking_words_out() -> None:
    content = content_of("请问青川县的森林覆盖率是多少？")
    assert "森林覆盖率" in content
    assert "多少" not in content


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("船票上没写是谁的，拿着它能不能退？", Kind.YES_NO),
        ("船被扣了，期限过了也没人管怎么办？", Kind.PROCEDURE),
        ("哪个渡口超载了，由谁来处罚？", Kind.WHO),
        ("水位多少才停航，文件里写了没有，还有效吗？", Kind.STATUS),
        ("县里哪些渡口要检修，说说情况", Kind.LIST),
    ],
)
def test_the_last_clause_asks_and_the_others_lead_in(question: str, kind: Kind) -> None:
    assert understand(question, PLACES).kind is kind


def test_those_who_must_agree_may_be_told_as_a_share() -> None:
    asked = understand("渡口要搬迁，得多少户同意？", PLACES)
    assert asked.unit == ""
    assert Quantity.SHARE in asked.quantities


def test_intervals_are_told_from_lengths_and_numbers_of_times() -> None:
    assert asks_how_often("渡船多久检修一次?")
    assert asks_how_often("隔几年换一回缆绳")
    assert not asks_how_often("船证几年有效?")
    assert not asks_how_often("几年内最多能换几次缆绳")


def test_the_unit_asked_for_is_no_content() -> None:
    assert "天" not in content_of("要提前多少天申请续证")
    assert Quantity.MONEY in understand("占着渡口，每条船罚多少？", PLACES).quantities


@pytest.mark.parametrize(
    "question",
    [
        "禁渔从几月几号到几月几号？",
        "修渠安排在几月到几月？",
        "哪几个月不让捕鱼？",
        "什么时候到什么时候供暖？",
        "哪段时间封山？",
    ],
)
def test_from_when_until_when_is_a_date(question: str) -> None:
    assert asks_for_a_stretch(question)
    assert understand(question, Gazetteer({})).kind is Kind.DATE


def test_how_long_at_the_latest_is_a_length_of_time() -> None:
    assert understand("捡到的伞，最晚多久要交给渡口？", Gazetteer({})).kind is Kind.DURATION
    assert understand("最迟什么时候要交？", Gazetteer({})).kind is Kind.DATE


def test_a_definition_that_is_asked_for_its_figure_asks_for_a_figure() -> None:
    asked = understand("细网是指网眼小于多少毫米的渔网？", Gazetteer({}))
    assert (asked.kind, asked.unit) == (Kind.FIGURE, "毫米")
    assert understand("细网是指什么样的渔网？", Gazetteer({})).kind is Kind.DEFINITION


def test_tenths_ask_for_a_share_in_any_unit() -> None:
    asked = understand("林地占到几成？", Gazetteer({}))
    assert (asked.quantities, asked.unit) == (frozenset({Quantity.SHARE}), "")


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("水表停走了，水费按前几个月的平均数算？", Kind.DURATION),
        ("补助基数取前几年的平均值？", Kind.DURATION),
        ("到2020年，垃圾总量要实现什么目标", Kind.GENERAL),
        ("吊销以后几年不能再考回来？", Kind.DURATION),
        ("多久查一回？", Kind.GENERAL),
    ],
)
def test_what_is_reckoned_from_and_what_is_aimed_at(question: str, kind: Kind) -> None:
    assert kind_of(question) is kind


def test_how_a_thing_is_asks_about_that_quality() -> None:
    assert "水质合格" in content_of("水质合不合格，多久公布一回？")


@pytest.mark.parametrize("question", ["青川的三项机制是什么？", "五大工程指什么", "两条措施是啥"])
def test_counted_things_are_told_one_by_one(question: str) -> None:
    assert understand(question, PLACES).kind is Kind.LIST


@pytest.mark.parametrize(
    ("question", "quantity"),
    [
        ("青川的城乡收入比是多少？", Quantity.RATIO),
        ("农民收入比去年增加了多少？", Quantity.MONEY),
        ("青川农民收入", Quantity.MONEY),
    ],
)
def test_a_ratio_of_incomes_is_no_sum_of_money(question: str, quantity: Quantity) -> None:
    assert quantity in understand(question, PLACES).quantities


def test_energy_for_each_unit_of_output_is_no_money() -> None:
    assert understand("青川2020年GDP能耗要降多少", PLACES).quantities == frozenset()
    assert understand("青川2020年GDP是多少", PLACES).quantities == frozenset({Quantity.MONEY})


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("渡船夜里还能开不", Kind.YES_NO),
        ("船票是怎么算的", Kind.PROCEDURE),
        ("当渡工要准备什么材料", Kind.PROCEDURE),
        ("渡运协会是干什么的", Kind.DEFINITION),
        ("船漏油先给谁打电话", Kind.WHO),
    ],
)
def test_further_kinds_of_questions(question: str, kind: Kind) -> None:
    assert kind_of(question) is kind


@pytest.mark.parametrize(
    ("question", "words"),
    [("航道由谁疏浚", "航道，疏浚"), ("船证去哪里办", "船证，办"), ("事故找谁来调解", "事故，调解")],
)
def test_asking_words_are_taken_out_whole(question: str, words: str) -> None:
    assert content_of(question) == words


@pytest.mark.parametrize(
    "asked", ["按上月缴费额的百分之多少确定应当缴纳数额？", "按上月缴费额的百分之几补缴？"]
)
def test_per_cent_asks_for_a_share(asked: str) -> None:
    assert understand(asked, PLACES).quantities == frozenset({Quantity.SHARE})
