"""Of a long sentence the clauses around the things that are asked for, over a real library."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant

REPORT = """石门县渡口整治简报

以安全渡运为抓手，石门县交通局牵头成立渡口整治办公室，协调各乡镇统一行动；同时加大与各部门联动，在2013年设立驻渡口联络点的基础上，2014年又与县水利局、县应急局和县公安局联合出台《渡口联合执法办法》，进一步加大执法力度，去年全年联合执法86次，查处超载渡船31艘次，扣留渡船5艘，移送案件3起。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("brief"), {"report.txt": REPORT}) as opened:
        yield opened


def test_the_clauses_that_name_them_are_shown_of_a_long_sentence(assistant: Assistant) -> None:
    answer = assistant.ask("2014年石门县交通局与哪些单位联合出台了《渡口联合执法办法》？")
    (statement,) = answer.statements
    assert "县水利局、县应急局和县公安局" in statement.quote
    assert len(statement.quote) <= 130
    assert "移送案件" not in statement.quote
