import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.configuration import load_settings
from assistant.settings import SETTINGS, Settings, default_home
from assistant.types import AssistantError


def written(folder: Path, text: str) -> Path:
    path = folder / "wenju.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_set_gives_the_defaults(tmp_path: Path) -> None:
    settings = load_settings(environment={}, folder=tmp_path)
    assert settings == Settings()
    assert settings.home == default_home()


def test_what_is_nearer_to_the_user_wins(tmp_path: Path) -> None:
    written(tmp_path, 'home = "docs"\n[web]\nport = 1111\nlanguage = "en"\nhost = "localhost"\n')
    environment = {"WENJU_PORT": "2222", "WENJU_LANGUAGE": "zh"}
    settings = load_settings({"port": "3333", "host": None}, environment=environment, folder=tmp_path)
    assert settings.home == tmp_path / "docs"
    assert (settings.web.port, settings.web.language, settings.web.host) == (3333, "zh", "localhost")


def test_another_file_is_read_when_it_is_named(tmp_path: Path) -> None:
    written(tmp_path, "[web]\nport = 1\n")
    other = tmp_path / "other.toml"
    other.write_text("[web]\nport = 2\n", encoding="utf-8-sig")
    by_variable = load_settings(environment={"WENJU_CONFIG": str(other)}, folder=tmp_path)
    by_option = load_settings(environment={}, folder=tmp_path, config=other)
    assert by_variable == by_option
    assert by_option.web.port == 2


def test_a_home_in_a_file_is_relative_to_the_file_and_others_to_the_current_folder(tmp_path: Path) -> None:
    path = written(tmp_path, 'home = "library"\n')
    assert load_settings(environment={}, config=path).home == tmp_path / "library"
    assert load_settings({"home": "library"}, environment={}, folder=tmp_path).home == Path("library")
    assert load_settings({"home": "~/library"}, environment={}, folder=tmp_path).home.is_absolute()


def test_an_empty_variable_is_not_set(tmp_path: Path) -> None:
    assert load_settings(environment={"WENJU_PORT": "", "WENJU_HMOE": ""}, folder=tmp_path) == Settings()


def test_other_programs_variables_are_left_alone(tmp_path: Path) -> None:
    assert load_settings(environment={"HOME": "/", "PORT": "x"}, folder=tmp_path) == Settings()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[web]\nprot = 1\n", ["wenju.toml", "'web.prot'", "did you mean web.port?"]),
        ("port = 1\n", ["wenju.toml", "'port'", "did you mean web.port?"]),
        ("[wob]\nport = 1\n", ["wenju.toml", "'wob'"]),
        ("[search]\nport = 1\n", ["'search.port'", "did you mean web.port?"]),
        ("web = 3\n", ["web is a table of settings, [web]", "3"]),
        ("[web]\nport = 1.5\n", ["wenju.toml: web.port", "0 to 65535", "1.5"]),
        ("[web]\nport = true\n", ["whole number", "True"]),
        ("[web]\nport = 65536\n", ["65536"]),
        ('[web]\nlanguage = "english"\n', ["web.language", "zh, en", "'english'"]),
        ("[web]\nopen_browser = 1\n", ["web.open_browser", "true or false", "1"]),
        ("[search]\nembedder = []\n", ["search.embedder", "text", "[]"]),
        ("home = 7\n", ["home", "folder", "7"]),
        ("home = \n", ["wenju.toml", "TOML", "line 1"]),
    ],
)
def test_a_wrong_file_is_explained(tmp_path: Path, text: str, parts: list[str]) -> None:
    written(tmp_path, text)
    with pytest.raises(AssistantError) as caught:
        load_settings(environment={}, folder=tmp_path)
    assert not [part for part in parts if part not in str(caught.value)]


@pytest.mark.parametrize(
    ("variable", "value", "parts"),
    [
        ("WENJU_PORTS", "1", ["'WENJU_PORTS'", "did you mean WENJU_PORT?", "WENJU_HOME"]),
        ("WENJU_PORT", "-1", ["WENJU_PORT", "'-1'"]),
        ("WENJU_OPEN_BROWSER", "perhaps", ["WENJU_OPEN_BROWSER", "true or false", "'perhaps'"]),
        ("WENJU_CONFIG", "nowhere.toml", ["nowhere.toml", "wenju.toml"]),
    ],
)
def test_a_wrong_variable_is_explained(tmp_path: Path, variable: str, value: str, parts: list[str]) -> None:
    with pytest.raises(AssistantError) as caught:
        load_settings(environment={variable: value}, folder=tmp_path)
    assert not [part for part in parts if part not in str(caught.value)]


def test_a_file_that_is_no_text_is_explained(tmp_path: Path) -> None:
    (tmp_path / "wenju.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(AssistantError, match=r"wenju\.toml cannot be read as TOML"):
        load_settings(environment={}, folder=tmp_path)


@pytest.mark.parametrize(("said", "meant"), [("YES", True), ("on", True), ("0", False), ("false", False)])
def test_yes_and_no_have_several_names(tmp_path: Path, said: str, meant: bool) -> None:
    settings = load_settings(environment={"WENJU_OPEN_BROWSER": said}, folder=tmp_path)
    assert settings.web.open_browser is meant


def test_every_setting_has_a_name_of_its_own_and_an_explanation() -> None:
    leaves = [item.name for kind in (Settings().search, Settings().web) for item in dataclasses.fields(kind)]
    assert list(SETTINGS) == ["home", *leaves]
    assert all(setting.rule.help for setting in SETTINGS.values())


@given(st.dictionaries(st.text(), st.text()), st.dictionaries(st.sampled_from(list(SETTINGS)), st.text()))
def test_any_values_give_settings_or_one_kind_of_error(
    environment: dict[str, str], options: dict[str, str]
) -> None:
    try:
        settings = load_settings(options, environment=environment, folder=Path("/nonexistent"))
    except AssistantError:
        return
    assert 0 <= settings.web.port <= 65535
