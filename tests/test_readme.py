import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from assistant.cli import parser
from assistant.configuration import load_settings
from assistant.settings import SETTINGS, Settings

ROOT = Path(__file__).parents[1]
README, CHINESE = ROOT / "README.md", ROOT / "README.zh-CN.md"
PAGES = [README, CHINESE, *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def blocks(page: Path, language: str) -> list[str]:
    return [code for kind, code in BLOCK.findall(page.read_text(encoding="utf-8")) if kind == language]


def commands(page: Path) -> list[str]:
    lines = "\n".join(blocks(page, "")).splitlines()
    return [line.removeprefix("$ ") for line in lines if line.startswith(("wenju ", "$ wenju ", "python -m"))]


@pytest.mark.parametrize("page", [README, CHINESE], ids=lambda page: page.name)
def test_the_table_of_settings_is_complete_and_true(page: Path) -> None:
    settings = Settings()
    for setting in SETTINGS.values():
        row = re.escape(f"| `{setting.key}` | `{setting.variable}` | `{setting.option}` | ")
        found = re.search(row + r"([^|]+) \|", page.read_text(encoding="utf-8"))
        assert found, f"no row for {setting.key}"
        group = getattr(settings, setting.group) if setting.group else settings
        default = getattr(group, setting.name)
        told = found[1].strip("`")
        assert setting.name == "home" or told == str(default).replace("False", "false")


def test_the_settings_file_in_the_documentation_is_read(tmp_path: Path) -> None:
    (text,) = blocks(ROOT / "docs" / "usage.md", "toml")
    (tmp_path / "wenju.toml").write_text(text, encoding="utf-8")
    settings = load_settings(environment={}, folder=tmp_path)
    assert settings == load_settings({"home": str(tmp_path / "library")}, environment={}, folder=ROOT)
    stated = tomllib.loads(text)
    assert {"home", *stated["search"], *stated["web"]} == set(SETTINGS)


def test_both_readmes_have_the_same_commands_and_code() -> None:
    assert commands(README) == commands(CHINESE)
    assert blocks(README, "python") == blocks(CHINESE, "python")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_can_be_parsed(page: Path) -> None:
    for command in commands(page):
        words = [word.strip("\"'") for word in command.split(" < ")[0].split()]
        if words[0] == "wenju" and "--help" not in words:
            assert parser().parse_args(words[1:])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert "://" in target or (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_python_example_answers_with_proof(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WENJU_HOME", str(tmp_path / "home"))
    (code,) = blocks(README, "python")
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 (our own words)
    answer, *_, proof = capsys.readouterr().out.splitlines()
    assert "89.1%" in answer
    assert proof.startswith("1 ")
    assert "89.1%" in proof


def test_make_help_names_every_target() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    told = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert targets == set(re.findall(r"^make (\w+)", told, re.MULTILINE))
