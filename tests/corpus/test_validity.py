import datetime

import pytest

from corpus.types import DocumentInfo
from corpus.validity import warning_of

DAY = datetime.date(2020, 11, 27)


@pytest.mark.parametrize(
    ("info", "warning"),
    [
        (DocumentInfo(), ""),
        (DocumentInfo(status="现行"), ""),
        (DocumentInfo(status="已废止"), "已废止"),
        (DocumentInfo(status="已废止", repealed="2020-11-27"), "已废止（2020-11-27）"),
        (DocumentInfo(repealed="2019"), "已废止（2019）"),
        (DocumentInfo(repealed="2020-11-28"), ""),
    ],
)
def test_only_what_is_out_of_force_on_the_day_is_warned_of(info: DocumentInfo, warning: str) -> None:
    assert warning_of(info, DAY) == warning
