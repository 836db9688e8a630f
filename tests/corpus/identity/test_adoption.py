from hypothesis import given
from hypothesis import strategies as st

from corpus.readers import document_from
from corpus.readers.base import Extracted
from corpus.types import DocumentInfo

BODY = "\n\n第一条 为了绿化，制定本条例。\n\n第二条 绿化由市政府负责。\n"


def read_info(text: str) -> DocumentInfo:
    return document_from(Extracted(text), doc_id="sample.txt").info


def info(head: str, body: str = BODY) -> DocumentInfo:
    """What is read of a statute with that head."""
    return read_info(f"甲市绿化条例\n\n{head}{body}")


def test_a_chain_of_events() -> None:
    found = info(
        "1999年3月1日 甲市第九届人民代表大会常务委员会第八次会议通过\n\n"
        "1999年5月2日 甲省第八届人民代表大会常务委员会第三次会议批准\n\n"
        "2008年6月3日 甲市人民代表大会常务委员会《关于修改〈甲市绿化条例〉的决定》第一次修正\n\n"
        "2016年7月4日 甲市第十四届人民代表大会常务委员会第五次会议第二次修订\n\n2016年9月1日 施行"
    )
    assert (found.adopted, found.approved, found.amended) == ("1999-03-01", "1999-05-02", "2016-07-04")
    assert (found.effective, found.issued) == ("2016-09-01", "1999-03-01")
    assert found.issuer == "甲市人民代表大会常务委员会"


def test_an_order_makes_it_public_and_gives_the_number() -> None:
    found = info("2004年4月5日 中华人民共和国国务院令第405号公布")
    assert (found.published, found.number, found.issuer) == ("2004-04-05", "国务院令第405号", "国务院")


def test_all_events_in_one_bracket() -> None:
    found = info("（2001年1月2日甲市人民代表大会通过 2003年3月4日公布 自2003年5月1日起施行）")
    assert (found.adopted, found.published, found.effective) == ("2001-01-02", "2003-03-04", "2003-05-01")


def test_a_second_adoption_is_a_new_version() -> None:
    found = info("2001年1月2日 审判委员会第9次会议通过\n\n2020年3月4日 审判委员会第99次会议通过")
    assert (found.adopted, found.amended) == ("2001-01-02", "2020-03-04")


def test_a_title_broken_over_lines_hides_no_event() -> None:
    found = info(
        "2001年1月2日 甲市人民代表大会通过\n\n"
        "2019年8月6日 甲市人民代表大会常务委员会《关于修改〈甲市绿化条例〉\n\n〈甲市公园条例〉的决定》修正"
    )
    assert found.amended == "2019-08-06"


def test_what_a_named_decision_does_is_no_event_of_its_own() -> None:
    assert info("2001年1月2日 甲市人民代表大会《关于修订公布办法的规定》通过").amended == ""


def test_dates_in_the_articles_are_no_events() -> None:
    found = info("2001年1月2日 甲市人民代表大会通过", "\n\n第一条 2003年3月4日市政府批准的规划继续有效。\n")
    assert found.approved == ""


@given(
    st.text(
        alphabet="2001年3月4日通过批准修正公布施行《〈〉》（）\n。 第号令国务院人民代表大会", max_size=120
    )
)
def test_any_head_is_read(text: str) -> None:
    found = info(text)
    for date in (found.adopted, found.approved, found.amended, found.published, found.effective):
        assert date == "" or len(date) in (len("2001-03"), len("2001-03-04"))
