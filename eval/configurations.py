"""Several ways to set the assistant up, to be measured side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.configuration import load_settings
from assistant.settings import SETTINGS, Settings, suggestion
from eval.types import EvalError


@dataclass(frozen=True, slots=True)
class Configuration:
    """How the assistant is set up for one run.

    Attributes:
        name: Part of the output's name; empty for the only configuration.
        file: A settings file in place of the user's, or None.
        values: Settings that win over all others, by their full names such as `search.embedder`.
    """

    name: str = ""
    file: Path | None = None
    values: Mapping[str, object] = field(default_factory=dict)

    def settings(self, home: Path) -> Settings:
        """All settings, with this home.

        Raises:
            AssistantError: A setting is unknown or its value is not allowed.
        """
        short = {setting.key: name for name, setting in SETTINGS.items()}
        values = {short.get(key, key): value for key, value in self.values.items()}
        return load_settings({**values, "home": str(home)}, config=self.file)

    def output(self, path: Path) -> Path:
        """Where its results go: the given path, with the name before the suffix."""
        return path.with_name(f"{path.stem}.{self.name}{path.suffix}") if self.name else path


def configurations(files: Sequence[str], overrides: Sequence[str]) -> list[Configuration]:
    """The configurations that the options name; a single one without a name when they name none.

    Args:
        files: Each `NAME=FILE.toml`.
        overrides: Each `KEY=VALUE` for all of them, or `NAME:KEY=VALUE` for one, which need not have a file.

    Raises:
        EvalError: An option is not of its form, or a setting is unknown.
    """
    found: dict[str, Configuration] = {}
    for option in files:
        name, file = _split(option, "--config", "NAME=FILE.toml")
        found[_name(name)] = Configuration(name, Path(file))
    common: dict[str, object] = {}
    for option in overrides:
        left, value = _split(option, "--set", "KEY=VALUE or NAME:KEY=VALUE")
        name, colon, key = left.rpartition(":")
        if colon:
            one = found.get(_name(name), Configuration(name))
            found[name] = replace(one, values={**one.values, _key(key): value})
        else:
            common[_key(left)] = value
    return [replace(c, values={**common, **c.values}) for c in found.values() or [Configuration()]]


def shown(settings: Settings) -> dict[str, object]:
    """The settings that answers and rankings depend on, by their full names."""
    return {s.key: getattr(settings.search, s.name) for s in SETTINGS.values() if s.group == "search"}


def _split(option: str, flag: str, shape: str) -> tuple[str, str]:
    left, sign, right = option.partition("=")
    if not sign or not left or not right:
        raise EvalError(f"{flag} wants {shape}, not {option!r}")
    return left, right


def _name(name: str) -> str:
    if not name.replace("-", "").replace("_", "").isalnum():
        raise EvalError(f"a configuration's name may have letters, digits, - and _, not {name!r}")
    return name


def _key(key: str) -> str:
    allowed = [s.key for s in SETTINGS.values() if s.group == "search"]
    if key not in allowed:
        raise EvalError(
            f"--set knows no setting {key!r}{suggestion(key, allowed)}; there are {', '.join(allowed)}"
        )
    return key
