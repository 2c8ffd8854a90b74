"""Finding settings, and turning plain data into typed ones. Everything unknown is an error."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from clauselint.config.extend import base_path, merged
from clauselint.config.parse import parse_toml, parse_yaml
from clauselint.config.said import said
from clauselint.config.settings import Key, RuleSettings, Settings, Source, Target, TeamRule, Words
from clauselint.config.team import team_rule
from clauselint.errors import ConfigError
from clauselint.findings import SEVERITIES, Profile

FILE_NAMES = (".clauselint.yaml", ".clauselint.yml", "pyproject.toml")


def find_settings(start: Path) -> Settings:
    """Settings of the nearest configuration file in `start` or a directory above it.

    The search ends at the root of a git repository, so that what is around a repository never
    changes its results. Raises ConfigError.
    """
    for directory in (start.absolute(), *start.absolute().parents):
        for name in FILE_NAMES:
            found = _load_if_present(directory / name)
            if found is not None:
                return found
        if (directory / ".git").exists():
            break
    return Settings()


def load_settings(path: Path) -> Settings:
    """Settings of one file. Raises ConfigError where it is missing, malformed or has none."""
    found = _load_if_present(path)
    if found is None:
        missing = "has no [tool.clauselint] table" if path.is_file() else "no such file"
        raise ConfigError(missing, path=str(path))
    return found


def _load_if_present(path: Path, above: tuple[Path, ...] = ()) -> Settings | None:
    """The settings in a file; `above` are the files that extend it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UnicodeDecodeError as error:
        raise ConfigError("not valid UTF-8", path=str(path)) from error
    except OSError as error:
        raise ConfigError(error.strerror or "cannot be read", path=str(path)) from error
    parse = parse_toml if path.suffix == ".toml" else parse_yaml
    parsed = parse(text, str(path))
    if parsed is None:
        return None
    data, places = parsed
    source = Source(str(path), places)
    own = build(data, source)
    for i, name in enumerate(own.extends):
        own = merged(_base(name, (*above, path), ("extends", i), source), own, set(data))
    return replace(own, root=str(path.absolute().parent), source=source)


def _base(name: str, above: tuple[Path, ...], key: Key, source: Source) -> Settings:
    try:
        path = base_path(name, above[-1])
    except Exception as error:
        raise source.error(key, f"`{name}` cannot be found: {error}") from error
    if path.resolve() in [other.resolve() for other in above]:
        raise source.error(key, f"`{name}` extends itself")
    found = _load_if_present(path, above)
    if found is None:
        raise source.error(key, f"`{name}` has no settings that could be extended")
    return found


def build(data: Mapping[str, Any], source: Source) -> Settings:
    """Typed settings from plain data. Raises ConfigError, with the place of every fault."""
    values = _fields({str(name): value for name, value in data.items()}, READERS, (), source)
    named = {name.replace("-", "_"): value for name, value in values.items()}
    return Settings(**named, source=source)


def _fields(
    items: Mapping[str, Any], readers: Mapping[str, Reader], key: Key, source: Source
) -> dict[str, Any]:
    """Each value read by the reader of its name."""

    def read(name: str, item: Any) -> Any:
        return _known(name, readers, (*key, name), source)(item, (*key, name), source)

    return _gathered(items, read)


def _gathered(items: Mapping[Any, Any], read: Callable[[Any, Any], Any]) -> dict[Any, Any]:
    """Each value read. Raises the faults of all of them as one ConfigError."""
    values, faults = {}, []
    for name, value in items.items():
        try:
            values[name] = read(name, value)
        except ConfigError as fault:
            faults.append(fault)
    if faults:
        raise ConfigError.gathered(faults)
    return values


Reader = Callable[[Any, Key, Source], Any]


def _known(name: Any, known: Mapping[str, Reader], key: Key, source: Source) -> Reader:
    if name in known:
        return known[name]
    close = difflib.get_close_matches(str(name), known, n=1)
    hint = f"; did you mean `{close[0]}`?" if close else f"; known are {', '.join(known)}"
    raise source.error(key, f"unknown key `{name}`{hint}")


def _choice(choices: Iterable[str], value: Any, key: Key, source: Source) -> str:
    if value not in choices:
        raise source.error(
            key, f"`{key[-1]}` must be one of {', '.join(choices)}, not {said(value)}"
        )
    return str(value)


def _profile(value: Any, key: Key, source: Source) -> Profile:
    return Profile(_choice([p.value for p in Profile], value, key, source))


def _flag(value: Any, key: Key, source: Source) -> bool:
    if not isinstance(value, bool):
        raise source.error(key, f"`{key[-1]}` must be true or false, not {said(value)}")
    return value


def _number(value: Any, key: Key, source: Source) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value:
        raise source.error(key, f"`{key[-1]}` must be a number, not {said(value)}")
    return float(value)


def _share(value: Any, key: Key, source: Source) -> float:
    number = _number(value, key, source)
    if not 0 <= number <= 1:
        raise source.error(key, f"`{key[-1]}` must lie between 0 and 1, not {said(value)}")
    return number


def _text(value: Any, key: Key, source: Source) -> str:
    if not isinstance(value, str) or not value.strip():
        raise source.error(key, f"`{key[-1]}` must be a text, not {said(value)}")
    return value


def _texts(value: Any, key: Key, source: Source) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise source.error(key, f"`{key[-1]}` must be a list, not {said(value)}")
    for i, item in enumerate(value):
        if not isinstance(item, str) or not item.strip():
            raise source.error((*key, i), f"`{key[-1]}` holds {said(item)}, which is not a text")
    return tuple(item.strip() for item in value)


def _mapping(value: Any, key: Key, source: Source) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise source.error(key, f"`{key[-1]}` must be a mapping, not {said(value)}")
    for name in value:
        if not isinstance(name, str):
            raise source.error(
                (*key, str(name)), f"`{key[-1]}` has the key {said(name)}, not a text"
            )
    return value


def _rule(value: Any, key: Key, source: Source) -> RuleSettings:
    # A lone word is a severity: `AMB: error`.
    if isinstance(value, str):
        value = {"severity": value}
    fields = _mapping(value, key, source)
    return RuleSettings(**_fields(fields, RULE_READERS, key, source))


def _extends(value: Any, key: Key, source: Source) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else _texts(value, key, source)


def _words(value: Any, key: Key, source: Source) -> Words:
    fields = _mapping(value, key, source)
    return Words(**_fields(fields, WORD_READERS, key, source))


def _banned(value: Any, key: Key, source: Source) -> dict[str, str]:
    if isinstance(value, list):
        return dict.fromkeys(_texts(value, key, source), "the house style does not use it.")
    return _each(_text, value, key, source)


def _team_rules(value: Any, key: Key, source: Source) -> tuple[TeamRule, ...]:
    if not isinstance(value, list):
        raise source.error(key, f"`{key[-1]}` must be a list, not {said(value)}")
    read = _gathered(dict(enumerate(value)), lambda i, item: team_rule(item, (*key, i), source))
    rules = tuple(read.values())
    codes = [rule.code for rule in rules]
    for i, code in enumerate(codes):
        if code in codes[:i]:
            raise source.error((*key, i), f"two team rules have the code {code}")
    return rules


def _each(reader: Reader, value: Any, key: Key, source: Source) -> dict[str, Any]:
    items = _mapping(value, key, source)
    return _gathered(items, lambda name, item: reader(item, (*key, name), source))


def _targets(value: Any, key: Key, source: Source) -> tuple[Target, ...]:
    targets = _mapping(value, key, source)
    read = _gathered(targets, lambda glob, item: _target(glob, item, (*key, glob), source))
    return tuple(read.values())


def _target(glob: str, fields: Any, key: Key, source: Source) -> Target:
    # A lone name is a preset: `"policies/": plain-english`.
    given = {"preset": fields} if isinstance(fields, str) else _mapping(fields, key, source)
    preset = _text(given["preset"], (*key, "preset"), source) if "preset" in given else None
    values = {
        name: _number(number, (*key, name), source)
        for name, number in given.items()
        if name != "preset"
    }
    return Target(glob, values, preset, source.line(key))


RULE_READERS: dict[str, Reader] = {
    "threshold": _share,
    "severity": partial(_choice, SEVERITIES),
}
WORD_READERS: dict[str, Reader] = {
    "accept": _texts,
    "terms": _texts,
    "substitutions": partial(_each, _text),
    "banned": _banned,
}
READERS: dict[str, Reader] = {
    "extends": _extends,
    "profile": _profile,
    "select": _texts,
    "ignore": _texts,
    "include": _texts,
    "exclude": _texts,
    "respect-gitignore": _flag,
    "lint-quotations": _flag,
    "rules": partial(_each, _rule),
    "per-file-ignores": partial(_each, _texts),
    "targets": _targets,
    "min-severity": partial(_choice, SEVERITIES),
    "fail-on": partial(_choice, (*SEVERITIES, "never")),
    "baseline": _text,
    "format": _text,
    "rule-pages": _text,
    "words": _words,
    "team-rules": _team_rules,
}
