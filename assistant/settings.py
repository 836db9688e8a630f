"""What can be set, and what is allowed; `assistant/configuration.py` gathers the values."""

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, get_origin, get_type_hints

import platformdirs

PREFIX = "WENJU_"

_YES = ("true", "yes", "on", "1")
_NO = ("false", "no", "off", "0")


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise ValueError("must be a text that is not empty")
    return value


def _path(value: object) -> Path:
    try:
        return Path(_text(value)).expanduser()
    except RuntimeError as error:
        raise ValueError("must be a folder; no home folder is known for its ~") from error
    except ValueError as error:
        raise ValueError("must be a folder") from error


def _port(value: object) -> int:
    number = int(value) if isinstance(value, str) and value.isdecimal() else value
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= 65535:
        raise ValueError("must be a whole number from 0 to 65535; 0 takes any free port")
    return number


def _flag(value: object) -> bool:
    folded = value.strip().lower() if isinstance(value, str) else value
    if folded is True or folded in _YES:
        return True
    if folded is False or folded in _NO:
        return False
    raise ValueError("must be true or false")


def _one_of(*allowed: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise ValueError(f"must be one of {', '.join(allowed)}{suggestion(value, allowed)}")
        return value

    return check


@dataclass(frozen=True, slots=True)
class Rule:
    """What a setting means, and what it may be.

    Attributes:
        help: What it does.
        check: Turns a value from a file, a variable or the command line into one of the right type; raises
            ValueError, saying what is allowed.
    """

    help: str
    check: Callable[[object], object]


def default_home() -> Path:
    """Where a user's data belongs on this system."""
    return platformdirs.user_data_path("wenju", appauthor=False)


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """How passages are found."""

    embedder: Annotated[
        str, Rule("embedding model: bundled, or folder or name of a sentence-transformers model", _text)
    ] = "bundled"
    vector_store: Annotated[str, Rule("where vectors are kept and searched", _text)] = "faiss"
    reranker: Annotated[
        str,
        Rule("what orders the hits: linear, learned, none, or folder or name of a CrossEncoder", _text),
    ] = "linear"


@dataclass(frozen=True, slots=True)
class WebSettings:
    """How the chat is served."""

    host: Annotated[str, Rule("address to listen on; 0.0.0.0 lets other machines in", _text)] = "127.0.0.1"
    port: Annotated[int, Rule("port to listen on; 0 takes any free one", _port)] = 7860
    language: Annotated[str, Rule("language of the page, zh or en", _one_of("zh", "en"))] = "zh"
    open_browser: Annotated[bool, Rule("show the page in a browser when it is ready", _flag)] = False


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set; `dataclasses.replace` makes another one."""

    home: Annotated[Path, Rule("folder of the library and its indexes", _path)] = field(
        default_factory=default_home
    )
    search: SearchSettings = field(default_factory=SearchSettings)
    web: WebSettings = field(default_factory=WebSettings)


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set.

    Attributes:
        group: Its table in `wenju.toml`; empty for the top level.
        name: Its key there, unique among all groups.
        kind: The type of its value.
        rule: What it means, and what it may be.
    """

    group: str
    name: str
    kind: type
    rule: Rule

    @property
    def key(self) -> str:
        """Its full name in `wenju.toml`."""
        return f"{self.group}.{self.name}" if self.group else self.name

    @property
    def variable(self) -> str:
        """Its environment variable."""
        return PREFIX + self.name.upper()

    @property
    def option(self) -> str:
        """Its option on the command line."""
        return "--" + self.name.replace("_", "-")


def _settings_of(kind: type, group: str = "") -> Iterator[Setting]:
    for name, hint in get_type_hints(kind, include_extras=True).items():
        if get_origin(hint) is Annotated:
            yield Setting(group, name, hint.__origin__, hint.__metadata__[0])
        else:
            yield from _settings_of(hint, name)


SETTINGS: Mapping[str, Setting] = MappingProxyType({s.name: s for s in _settings_of(Settings)})
"""Every setting under its name, in the order of the tree."""


def suggestion(value: object, allowed: Iterable[str]) -> str:
    """What may have been meant, as the end of a sentence; empty when nothing is near."""
    folded = {name.lower(): name for name in allowed}
    near = difflib.get_close_matches(str(value).lower(), folded, n=1)
    return f"; did you mean {folded[near[0]]}?" if near else ""
