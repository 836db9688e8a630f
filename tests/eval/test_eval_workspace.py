"""Results that outlive a kill."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.configurations import Configuration
from eval.types import EvalError
from eval.workspace import results_into, settings_for

HEADER = {"set": "abc", "limit": 3}
LINES = {"q1": ["一", "二"], "q2": [], "q3": ['{"id": "q3"}']}


def test_lines_are_written_when_all_is_done(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with results_into(out, HEADER) as results:
        for name, lines in LINES.items():
            results.add(name, lines)
        assert not out.exists()
    assert out.read_text(encoding="utf-8") == '一\n二\n{"id": "q3"}\n'
    assert list(tmp_path.iterdir()) == [out]


@settings(deadline=None, max_examples=40)
@given(cut=st.integers(0, 200))
def test_wherever_the_kill_fell_the_outcome_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    folder = tmp_path_factory.mktemp("run")
    out, part = folder / "out.jsonl", folder / "out.jsonl.part"
    with pytest.raises(RuntimeError), results_into(out, HEADER) as results:
        for name, lines in LINES.items():
            results.add(name, lines)
        raise RuntimeError
    part.write_bytes(part.read_bytes()[:cut])
    with results_into(out, HEADER) as results:
        assert results.before == len(results.done) <= len(LINES)
        for name in [n for n in LINES if n not in results.done]:
            results.add(name, LINES[name])
    assert out.read_text(encoding="utf-8") == '一\n二\n{"id": "q3"}\n'


def test_a_part_of_another_run_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with pytest.raises(KeyboardInterrupt), results_into(out, HEADER) as results:
        results.add("q1", LINES["q1"])
        raise KeyboardInterrupt
    message = r"out\.jsonl\.part was begun with another limit, model; finish it .* delete it"
    with pytest.raises(EvalError, match=message), results_into(out, {"set": "abc", "limit": 4, "model": "x"}):
        pass
    with results_into(out, HEADER) as results:
        assert results.done == {"q1": LINES["q1"]}


def test_nothing_is_left_where_nothing_was_done(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), results_into(tmp_path / "out.jsonl", HEADER):
        raise RuntimeError
    assert not list(tmp_path.iterdir())
    with (
        pytest.raises(EvalError, match="choose another --out"),
        results_into(tmp_path / "no" / "out", HEADER),
    ):
        pass


def test_each_named_configuration_has_its_home(tmp_path: Path) -> None:
    with (
        settings_for(tmp_path, Configuration()) as plain,
        settings_for(tmp_path, Configuration("b")) as named,
    ):
        assert (plain.home, named.home) == (tmp_path, tmp_path / "b")
    with settings_for(None, Configuration()) as settings_made:
        assert settings_made.home.is_dir()
    assert not settings_made.home.exists()
