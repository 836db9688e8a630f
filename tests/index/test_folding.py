import re
import unicodedata

import opencc
from hypothesis import given
from hypothesis import strategies as st

from index.folding import fold

CHARACTERS = "城綠，：；（）？！％…\u3000\xa0 \t\n7,.%_^{}Ａb㎡ﬁ①é\u0301"
PIECES = [
    *CHARACTERS,
    ",123",
    "1,234",
    "_{2.5}",
    "城 市",
    "5 年",
    "年 5",
    "  ",
    ". 市",
    "% 市",
    "ab 12",
    "％\u3000综",
]
PIECEWISE = st.lists(st.sampled_from(PIECES)).map("".join)


@given(PIECEWISE | st.text())
def test_folding_does_what_its_plain_description_does(text: str) -> None:
    assert fold(text) == described(text)


def described(text: str) -> str:
    """Step by step, each rule read from left to right."""
    text = unicodedata.normalize("NFKC", opencc.OpenCC("t2s").convert(text)).lower()
    text = re.sub(r"[_^]\{([^{}]*)\}", r"\1", text)
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    before, after = r"[\u3400-\u9fff\d%.]", r"[\u3400-\u9fff]"
    return re.sub(rf"(?<={before})[^\S\n]+(?={after})|(?<={after})[^\S\n]+(?=\d)", "", text)


def test_thousands_and_inner_spaces_go() -> None:
    assert fold("共 1,234,567 人， 占 12,34 的 35％ 左右") == "共1234567人, 占12,34的35%左右"
