"""Gathers the settings: defaults < `wenju.toml` < environment < command line."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from assistant.settings import PREFIX, SETTINGS, SearchSettings, Setting, Settings, WebSettings, suggestion
from assistant.types import AssistantError

CONFIG_NAME = "wenju.toml"
OTHER_VARIABLES = ("WENJU_CONFIG", "WENJU_DEBUG")
"""Variables that are no settings: another `wenju.toml`, and whether errors show where they were raised."""


def load_settings(
    options: Mapping[str, object] | None = None,
    *,
    config: Path | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Settings:
    """Gather the settings from everywhere; what is nearer to the user wins.

    Args:
        options: From the command line, by name; None values stand for options that were not given.
        config: The file to read in place of `wenju.toml` in `folder`.
        environment: `WENJU_HOME` and so on; the process's own unless given.
        folder: Where `wenju.toml` is looked for; the current folder unless given.

    Raises:
        AssistantError: A setting is unknown or its value is not allowed; the message says where it stands.
    """
    environment = os.environ if environment is None else environment
    values: dict[str, object] = {}
    path = _config_path(config, environment, folder or Path.cwd())
    if path is not None:
        values.update(_from_file(path))
    values.update(_from_environment(environment))
    values.update(_from_options(options or {}))
    return _tree(values)


def _config_path(config: Path | None, environment: Mapping[str, str], folder: Path) -> Path | None:
    chosen = config or (Path(environment["WENJU_CONFIG"]) if environment.get("WENJU_CONFIG") else None)
    if chosen is None:
        path = folder / CONFIG_NAME
        return path if path.exists() else None
    if not chosen.is_file():
        raise AssistantError(f"there is no settings file {chosen}; name a file such as {CONFIG_NAME}")
    return chosen


def _from_file(path: Path) -> dict[str, object]:
    values: dict[str, object] = {}
    for group, name, value in _entries(path, _toml(path)):
        setting = _known(f"{path}: ", group, name)
        values[name] = _checked(setting, value, f"{path}: {setting.key}")
    home = values.get("home")
    if isinstance(home, Path):
        values["home"] = path.absolute().parent / home
    return values


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise AssistantError(f"{path} cannot be read as TOML: {error}") from error


def _entries(path: Path, table: Mapping[str, object]) -> Iterator[tuple[str, str, object]]:
    """Group, name and value of everything in the file."""
    groups = {setting.group for setting in SETTINGS.values()} - {""}
    for name, value in table.items():
        if name not in groups:
            yield "", name, value
        elif isinstance(value, dict):
            yield from ((name, key, inner) for key, inner in value.items())
        else:
            raise AssistantError(f"{path}: {name} is a table of settings, [{name}], not {value!r}")


def _known(where: str, group: str, name: str) -> Setting:
    setting = SETTINGS.get(name)
    if setting is not None and setting.group == group:
        return setting
    seen = f"{group}.{name}" if group else name
    # Somebody who knows the name but not the table should be told the table.
    keys = {s.key for s in SETTINGS.values()} if setting is None else {setting.key}
    near = suggestion(seen, keys) or (f"; did you mean {setting.key}?" if setting else "")
    allowed = ", ".join(s.key for s in SETTINGS.values())
    raise AssistantError(f"{where}unknown setting {seen!r}{near}; there are {allowed}")


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    variables = {setting.variable: setting for setting in SETTINGS.values()}
    values: dict[str, object] = {}
    # An empty variable is one that was not set, as in most programs.
    for variable in sorted(name for name, value in environment.items() if name.startswith(PREFIX) and value):
        if variable in variables:
            setting = variables[variable]
            values[setting.name] = _checked(setting, environment[variable], variable)
        elif variable not in OTHER_VARIABLES:
            allowed = [*variables, *OTHER_VARIABLES]
            raise AssistantError(
                f"unknown environment variable {variable!r}{suggestion(variable, allowed)}; "
                f"there are {', '.join(allowed)}"
            )
    return values


def _from_options(options: Mapping[str, object]) -> dict[str, object]:
    given = {name: value for name, value in options.items() if value is not None}
    settings = {name: SETTINGS[name] if name in SETTINGS else _known("", "", name) for name in given}
    return {name: _checked(setting, given[name], setting.option) for name, setting in settings.items()}


def _checked(setting: Setting, value: object, where: str) -> object:
    value = str(value) if isinstance(value, Path) else value
    try:
        return setting.rule.check(value)
    except ValueError as error:
        raise AssistantError(f"{where} {error}; seen: {value!r}") from error


def _tree(values: Mapping[str, object]) -> Settings:
    groups: dict[str, dict[str, Any]] = {"": {}, "search": {}, "web": {}}
    for name, value in values.items():
        groups[SETTINGS[name].group][name] = value
    return Settings(**groups[""], search=SearchSettings(**groups["search"]), web=WebSettings(**groups["web"]))
