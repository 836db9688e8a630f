import pytest

from corpus.errors import ReadError
from corpus.readers.csv import read_csv

ROWS = "乡镇：东港；面积：3。\n乡镇：西港；面积：4。"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|", "，"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_and_delimiters(mark: str, encoding: str) -> None:
    table = f"乡镇{mark}面积\r\n东港{mark}3\r\n西港{mark}4\r\n"
    assert read_csv(table.encode(encoding), "a.csv").text == ROWS


def test_values_in_quotation_marks_may_hold_everything() -> None:
    extracted = read_csv('乡镇,说明\n东港,"清岸,\n植树"\n'.encode(), "a.csv")
    assert extracted.text == "乡镇：东港；说明：清岸, 植树。"
    assert [span.text_of(extracted.text) for span in extracted.body] == [extracted.text]


def test_a_value_without_end_is_refused() -> None:
    with pytest.raises(ReadError, match="not a table of values"):
        read_csv(b'a,b\n"' + b"x" * 1_000_001, "a.csv")
