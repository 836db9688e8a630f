from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.figures import Figure, figures_of
from corpus.types import Document, DocumentInfo, Section, Span


def ledger(text: str, *, title: str = "", issued: str = "", heading: str = "") -> tuple[Figure, ...]:
    """The figures of a document of that text, below a heading if one is given."""
    whole = f"{heading}\n{text}" if heading else text
    span = Span(0, len(whole))
    sections = (Section(span, 1, "", heading, Span(0, len(heading)), None),) if heading else ()
    info = DocumentInfo(title=title, issued=issued)
    return figures_of(Document("文件", "文件.txt", title, whole, sections, info, body=(span,)))


def indicators(text: str) -> list[str]:
    return [figure.indicator for figure in ledger(text)]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("全区湿地保护率提高到48%以上。", "湿地保护率"),
        ("到2020年，单位产值能耗在2015年基础上下降12%。", "单位产值能耗"),
        ("化肥使用量（折纯量）比2017年下降6%。", "化肥使用量（折纯量）"),
        ("目前共有86家企业实施了交易。", "企业"),
        ("依法对52起违法行为进行了查处。", "违法行为"),
        ("建成示范基地12个，带动明显。", "示范基地"),
        ("推进11个省级试点县市先行先试。", "省级试点县市"),
        ("划定90平方公里的生态控制线。", "生态控制线"),
        ("培育30个设施完善、环境优美的村落。", "村落"),
        ("累计完成投资4.5亿元。", "投资"),
        ("着力解决东河、西河、北河三大水系问题。", "水系问题"),
        ("存栏300头以上规模养殖场全部达标。", "存栏"),
    ],
)
def test_what_is_counted_stands_before_or_behind(text: str, indicator: str) -> None:
    assert indicators(text) == [indicator]


def test_a_figure_without_words_of_its_own_goes_on_with_the_one_before() -> None:
    assert indicators("累计农地入市15宗、103亩、2亿元。") == ["农地入市"] * 3
    assert indicators("待遇由之前的300元上升为900元左右。") == ["待遇"] * 2


def test_a_rise_in_a_clause_of_its_own_is_one_of_the_indicator_before() -> None:
    assert indicators("居民收入为3万元，同比增长5%。") == ["居民收入"] * 2


def test_a_long_name_is_cut_at_a_word() -> None:
    text = "参加全市各级机关单位和企业联合举办的冬季科普知识竞赛活动中心主题宣讲的人数达到30人。"
    assert indicators(text) == ["冬季科普知识竞赛活动中心主题宣讲的人数"]


def test_figures_before_one_noun_share_it() -> None:
    assert indicators("并处五千元以上三万元以下罚款。") == ["罚款"] * 2
    assert indicators("完成东厂5台和西厂3台发电机组的改造。")[1].startswith("发电机组")
    assert indicators("交办的12批、80件信访件全部办结。") == ["信访件"] * 2


def test_a_word_that_says_nothing_alone_is_widened_by_the_clause_before() -> None:
    (first, second) = ledger("提高城乡居民收入，到2020年，总量分别达到5000元和2400元。")
    assert first.indicator.startswith("城乡居民收入")
    assert (first.subject, second.subject) == ("城", "乡")


def test_an_enumeration_with_shared_indicator() -> None:
    first, second = ledger("到2020年，城区、农村垃圾分类覆盖面分别达到90%、80%以上。")
    assert (first.subject, second.subject) == ("城区", "农村")
    assert first.indicator == second.indicator == "垃圾分类覆盖面"
    assert first.period == second.period


@pytest.mark.parametrize(
    ("text", "subjects", "indicator"),
    [
        ("城镇和农村居民的人均收入，2020年分别达到5000元和2400元。", ["城镇居民", "农村居民"], "人均收入"),
        ("城镇和农村居民的人均收入2020年分别达到5000元和2400元。", ["城镇居民", "农村居民"], "人均收入"),
        ("到2020年，城区和农村的绿化率，分别为90%和70%。", ["城区", "农村"], "绿化率"),
        ("甲村、乙村两村的绿化率，比2015年分别提高9%、7%。", ["甲村", "乙村"], "绿化率"),
        ("路修好了。小学、初中和高中，目前分别有12所、8所和3所。", ["小学", "初中", "高中"], ""),
    ],
)
def test_a_list_is_shared_out_across_a_time_a_comma_and_what_leads_to_the_figures(
    text: str, subjects: list[str], indicator: str
) -> None:
    found = ledger(text)[-len(subjects) :]
    assert [figure.subject for figure in found] == subjects
    assert [figure.indicator for figure in found] == ([indicator] * len(found) if indicator else subjects)


def test_a_list_holds_for_the_figures_of_another_time() -> None:
    found = ledger("城镇和农村居民的人均收入，2020年分别达到5元和4元，2022年分别达到7元和6元。")
    assert [figure.subject for figure in found] == ["城镇居民", "农村居民"] * 2
    assert {figure.indicator for figure in found} == {"人均收入"}
    assert [sorted(figure.period.years) for figure in found if figure.period] == [[2020]] * 2 + [[2022]] * 2


def test_an_enumeration_of_indicators() -> None:
    first, second = ledger("全县优良率、达标率分别为91%、100%。")
    assert (first.indicator, second.indicator) == ("优良率", "达标率")


def test_an_enumeration_of_years() -> None:
    found = ledger("2016年、2017年分别建成3座、5座。", issued="2018-03-01")
    assert [sorted(figure.period.years) for figure in found if figure.period] == [[2016], [2017]]


def test_each_place_has_its_own_figure() -> None:
    found = ledger("温州市完成12家、嘉善县8家。全县另有3家。", heading="德清县全力推进整治")
    assert [figure.place for figure in found][::2] == ["温州市", "德清县"]
    first, second = ledger("温州市完成12家，全县另有3家。", heading="德清县全力推进整治")
    assert (first.place, second.place) == ("温州市", "德清县")


def test_the_place_comes_from_the_heading_or_the_document() -> None:
    assert ledger("森林覆盖率为60%。", heading="嘉善县打造样本")[0].place == "嘉善县"
    assert ledger("森林覆盖率为60%。", title="丽水市莲都区人民政府办公室通知")[0].place == "丽水市莲都区"
    assert ledger("森林覆盖率为60%。")[0].place == ""


def years(text: str, issued: str = "2018-03-20") -> list[list[int]]:
    return [sorted(f.period.years) if f.period else [] for f in ledger(text, issued=issued)]


def test_a_period_holds_for_the_rest_of_its_sentence_and_from_its_head_for_the_next() -> None:
    assert years("2017年，立案20起，罚款30万元。另处理5起。") == [[2017]] * 3
    assert years("2017年，立案20起。目前共有5家。") == [[2017], []]
    assert years("存栏数到2016年降至3万头。全县有泵站3座。") == [[2016], []]


def test_what_others_are_compared_with_is_no_period() -> None:
    assert years("2020年，浓度较2014年下降22%。") == [[2020]]
    assert years("浓度较2014年下降22%。") == [[]]


def test_relative_times_are_reckoned_from_the_document() -> None:
    assert years("去年建成5座。") == [[2017]]
    assert years("“十二五”期间建成5座。") == [[2011, 2012, 2013, 2014, 2015]]
    (figure,) = ledger("一季度建成5座。", issued="2018-05")
    assert figure.period is not None
    assert (figure.period.first, figure.period.last) == ("2018-01-01", "2018-03-31")
    (undated,) = ledger("去年建成5座。")
    assert undated.period is not None
    assert (undated.period.words, undated.period.first) == ("去年", "")


def test_lines_broken_by_a_scan_are_read_as_one_and_spans_lead_back() -> None:
    text = (
        "自来水普及率在全县农村地区显著提高，目前已经达\n到98%，"
        "其中由四部\n\n门联合发文的项目有12个，全部按期完成验收。"
    )
    found = ledger(text)
    assert [figure.text for figure in found] == ["98%", "四部门", "12个"]
    assert [figure.span.text_of(text) for figure in found] == ["98%", "四部\n\n门", "12个"]


@given(
    st.text(
        alphabet="全县市年月日到完成建成达到分别、，。；：“”（）\n 0123456789.%家个亩万亿一二三百千第和的",
        min_size=1,
    )
)
def test_spans_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    found = ledger(text)
    for figure in found:
        assert 0 <= figure.span.start < figure.span.end <= len(text)
        if figure.indicator_span:
            assert figure.indicator_span.end <= len(text)
            shown = figure.indicator_span.text_of(text).split()
            assert "".join(shown) == "".join(figure.indicator.split())
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize("words", ["2018年5家", "分别3家、", "温州市5家", "一亩和", "3年", "3个"])
def test_the_cost_grows_with_the_text(words: str) -> None:
    def once(times: int) -> float:
        started = process_time()
        ledger(words * times)
        return process_time() - started

    def seconds(times: int) -> float:
        return min(once(times), once(times))  # a busy machine can make one of them look slow

    seconds(10)
    assert seconds(1_200) < max(0.5, 25 * seconds(150))


@given(st.text(min_size=1))
def test_any_document_is_read_without_error(text: str) -> None:
    ledger(text)
