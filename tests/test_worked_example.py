"""The example in docs/answers.md is what the program prints now."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

PATH = Path(__file__).parents[1] / "docs" / "worked_example.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("worked_example", PATH)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_example_is_what_the_program_prints(script: ModuleType) -> None:
    page = script.PAGE.read_text(encoding="utf-8")
    assert script.example_in(page) == script.example(), "run `python docs/worked_example.py`"
