import pytest
from documents import BULLETIN, PLAN, STATUTE, document_of
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.identity.dates import iso_date
from corpus.types import DocumentInfo


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2018年1月2日", "2018-01-02"),
        ("二〇一八年十二月二十一日", "2018-12-21"),
        ("二○二○年十月十日", "2020-10-10"),
        ("2018年5月日", "2018-05"),
        ("2018-12-24 09:44:41", "2018-12-24"),
        ("2018/3/4", "2018-03-04"),
        ("2018.03.04", "2018-03-04"),
        ("自 2021 年 1 月 1 日起", "2021-01-01"),
        ("2018年13月1日", ""),
        ("2018年", ""),
        ("", ""),
    ],
)
def test_dates_become_iso_8601(text: str, date: str) -> None:
    assert iso_date(text) == date


@given(st.text(alphabet="0123456789二〇一八十年月日-/. ", max_size=30))
@settings(deadline=None)
def test_every_date_found_is_well_formed(text: str) -> None:
    date = iso_date(text)
    assert date == "" or len(date) in (len("2018-05"), len("2018-05-01"))


def test_official_notice() -> None:
    assert document_of(PLAN).info == DocumentInfo(
        title="海滨镇人民政府关于印发清洁岸线行动方案的通知",
        number="海政发〔2021〕12号",
        issuer="海滨镇人民政府",
        recipients="各村（社区），镇属各单位",
        kind="通知",
        issued="2021-03-04",
    )


def test_bulletin() -> None:
    assert document_of(BULLETIN).info == DocumentInfo(
        title="岸线保护工作简报 第3期（总第9期）",
        number="第3期（总第9期）",
        issuer="海滨镇岸线保护工作领导小组办公室",
        kind="简报",
        issued="2021-05",
    )


def test_statute() -> None:
    assert document_of(STATUTE).info == DocumentInfo(
        title="海滨镇岸线保护条例",
        issuer="海滨镇人民代表大会",
        kind="条例",
        issued="2020-05-06",
        adopted="2020-05-06",
        effective="2020-07-01",
    )


def test_web_page_with_labels() -> None:
    text = (
        ">政务公开 >政策文件\n首页\n海滨镇人民政府关于加强岸线管理的意见\n"
        "索引号: 33110200/2018-1      发布机构: 海滨镇人民政府      发布时间: 2018-12-24 09:44:41\n\n"
        "文号:海政发[2018]3号\n\n生效时间:2018-12-25 09:44:41  废止时间:2020-11-27 14:02:19\n\n"
        "发布机构 海滨镇 发布日期 2018-12-17\n\n各村：\n\n现提出如下意见，请执行。\n\n"
        "海滨镇人民政府\n2018年12月12日\n"
    )
    assert document_of(text).info == DocumentInfo(
        title="海滨镇人民政府关于加强岸线管理的意见",
        number="海政发〔2018〕3号",
        issuer="海滨镇人民政府",
        recipients="各村",
        kind="意见",
        issued="2018-12-12",
        published="2018-12-24",
        effective="2018-12-25",
        repealed="2020-11-27",
        status="已废止",
    )


@pytest.mark.parametrize(
    "number",
    [
        "海政发〔2021〕7号",
        "海政发[2021]7号",
        "海政发（2021）7号",
        "海政发(2021) 007号",
        "海政发［2021］第7号",
    ],
)
def test_document_numbers_are_written_one_way(number: str) -> None:
    text = f"海滨镇人民政府关于岸线的通知\n\n{number}\n\n各村：\n\n根据县政发〔2019〕5号文件，通知如下。\n"
    assert document_of(text).info.number == "海政发〔2021〕7号"


def test_a_number_within_the_text_belongs_to_another_document() -> None:
    text = "海滨镇人民政府关于岸线的通知\n\n各村：\n\n根据《办法》（县政发〔2019〕5号），现通知如下。\n"
    assert document_of(text).info.number == ""


def test_in_force_from_the_day_of_publication() -> None:
    text = (
        "发布日期：2021-02-03\n\n海滨镇岸线管理办法\n\n第一条 为了岸线。\n\n第二条 本办法自公布之日起施行。\n"
    )
    assert document_of(text).info.effective == "2021-02-03"


def test_in_force_is_said_of_the_document_itself() -> None:
    text = "海滨镇岸线管理办法\n\n第一条 本办法自2021年1月1日起施行。\n\n第二条 补助自2022年1月1日起执行。\n"
    assert document_of(text).info.effective == "2021-01-01"


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("失效", "已失效"),
        ("废止", "已废止"),
        ("已修改", "被修改"),
        ("尚未生效", ""),
        ("现行有效", "现行"),
        ("未知", ""),
    ],
)
def test_status_by_label(value: str, status: str) -> None:
    assert document_of(f"海滨镇岸线管理办法\n时效性：{value}\n\n正文在此，结束。\n").info.status == status


def test_a_title_in_two_lines_that_begins_with_the_issuer() -> None:
    text = "海滨镇人民政府办公室\n关于做好防汛工作的通知\n\n各村：\n\n现就防汛工作通知如下，请执行。\n"
    info = document_of(text).info
    assert info.title == "海滨镇人民政府办公室关于做好防汛工作的通知"
    assert info.issuer == "海滨镇人民政府办公室"


def test_without_a_title_the_first_heading_or_the_name_of_the_file_serves() -> None:
    heading = (
        "海滨：岸线变了样\n\n近年来，海滨镇坚持清理岸线，成效明显，群众满意，游客增加，收入提高，环境改善。\n"
    )
    assert document_of(heading).title == "海滨：岸线变了样"
    assert (
        document_of(
            "今年以来，全镇清理岸线三次，成效明显，群众满意，游客增加，收入提高。", "notes/岸线.txt"
        ).title
        == "岸线"
    )
