"""Reads a team's own rules. What is let through can neither crash nor hang a matcher."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from clauselint.config.said import said
from clauselint.config.settings import Key, Source, TeamRule
from clauselint.findings import SEVERITIES

CODE = re.compile(r"[A-Z]{3}\d{3}")
TEXTS = ("TEXT", "LOWER", "LEMMA", "POS", "TAG", "DEP")
FLAGS = (
    "IS_ALPHA", "IS_DIGIT", "IS_LOWER", "IS_UPPER", "IS_TITLE", "IS_PUNCT", "IS_SENT_START",
    "LIKE_NUM",
)  # fmt: skip
SETS = ("IN", "NOT_IN")
OPS = ("!", "?", "+", "*")
OPEN_OPS = ("+", "*")
RELATIONS = ("<", ">", "<<", ">>", ".", ".*", ";", ";*", "$+", "$-", "$++", "$--")
MOST_TOKENS, MOST_OPEN, MOST_NODES = 12, 1, 4
"""A pattern of more could take longer than anyone waits: each open end multiplies the matches."""


def team_rule(value: Any, key: Key, source: Source) -> TeamRule:
    """One entry of `team-rules`. Raises ConfigError."""
    if not isinstance(value, dict):
        raise source.error(key, f"a team rule must be a mapping, not {said(value)}")
    unknown = [name for name in value if name not in READERS]
    if unknown:
        known = ", ".join(READERS)
        raise source.error(
            (*key, str(unknown[0])), f"unknown key `{unknown[0]}`; known are {known}"
        )
    for name in ("code", "name", "message"):
        if name not in value:
            raise source.error(key, f"a team rule needs `{name}`")
    read: dict[str, Any] = {
        name: READERS[name](item, (*key, name), source) for name, item in value.items()
    }
    examples = read.pop("examples", {})
    rule = TeamRule(**read, **examples)
    if not (rule.phrases or rule.tokens or rule.dependencies):
        raise source.error(key, "a team rule needs `phrases`, `tokens` or `dependencies`")
    return rule


def _code(value: Any, key: Key, source: Source) -> str:
    if not isinstance(value, str) or not CODE.fullmatch(value):
        raise source.error(
            key, f"`code` must be three capitals and three figures, not {said(value)}"
        )
    return value


def _name(value: Any, key: Key, source: Source) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", value):
        raise source.error(key, f"`name` must be small letters and hyphens, not {said(value)}")
    return value


def _text(value: Any, key: Key, source: Source) -> str:
    if not isinstance(value, str) or not value.strip():
        raise source.error(key, f"`{key[-1]}` must be a text, not {said(value)}")
    return " ".join(value.split())


def _severity(value: Any, key: Key, source: Source) -> str:
    if value not in SEVERITIES:
        raise source.error(
            key, f"`severity` must be one of {', '.join(SEVERITIES)}, not {said(value)}"
        )
    return str(value)


def _texts(value: Any, key: Key, source: Source) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise source.error(key, f"`{key[-1]}` must be a list of texts, not {said(value)}")
    return tuple(_text(item, (*key, i), source) for i, item in enumerate(value))


def _examples(value: Any, key: Key, source: Source) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict) or not set(value) <= {"flag", "ok"}:
        raise source.error(key, "`examples` must hold lists of sentences under `flag` and `ok`")
    return {name: _texts(item, (*key, name), source) for name, item in value.items()}


def _patterns(value: Any, key: Key, source: Source) -> tuple[tuple[Mapping[str, Any], ...], ...]:
    """One pattern, or several: a list of tokens, or a list of such lists."""
    if not isinstance(value, list) or not value:
        raise source.error(key, f"`{key[-1]}` must be a list, not {said(value)}")
    if all(isinstance(item, list) for item in value):
        return tuple(_pattern(item, (*key, i), source) for i, item in enumerate(value))
    return (_pattern(value, key, source),)


def _pattern(value: list[Any], key: Key, source: Source) -> tuple[Mapping[str, Any], ...]:
    if not 0 < len(value) <= MOST_TOKENS:
        raise source.error(key, f"a pattern must have 1 to {MOST_TOKENS} tokens")
    for i, token in enumerate(value):
        _attributes(token, (*key, i), source, more=("OP",))
    if sum(token.get("OP") in OPEN_OPS for token in value) > MOST_OPEN:
        raise source.error(key, "a pattern must have no more than one token with OP `+` or `*`")
    if all(token.get("OP") in ("*", "?", "!") for token in value):
        raise source.error(key, "a pattern must have a token that has to be there")
    return tuple(value)


def _attributes(value: Any, key: Key, source: Source, more: tuple[str, ...] = ()) -> None:
    if not isinstance(value, dict):
        raise source.error(key, f"a token must be a mapping, not {said(value)}")
    for name, wanted in value.items():
        if name in more:
            if wanted not in OPS:
                raise source.error((*key, name), f"`OP` must be one of {' '.join(OPS)}")
        elif name in FLAGS:
            if not isinstance(wanted, bool):
                raise source.error((*key, name), f"`{name}` must be true or false")
        elif name not in TEXTS:
            known = ", ".join((*TEXTS, *FLAGS, *more))
            raise source.error((*key, str(name)), f"no token has `{name}`; known are {known}")
        elif not _is_wanted(wanted):
            raise source.error((*key, name), f"`{name}` must be a text, or IN or NOT_IN of a list")


def _is_wanted(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(value) and all(
            name in SETS and isinstance(items, list) and all(isinstance(i, str) for i in items)
            for name, items in value.items()
        )
    return isinstance(value, str)


def _dependencies(
    value: Any, key: Key, source: Source
) -> tuple[tuple[Mapping[str, Any], ...], ...]:
    if not isinstance(value, list) or not value:
        raise source.error(key, f"`{key[-1]}` must be a list, not {said(value)}")
    several = all(isinstance(item, list) for item in value)
    patterns = value if several else [value]
    return tuple(
        _nodes(pattern, (*key, i) if several else key, source) for i, pattern in enumerate(patterns)
    )


def _nodes(value: list[Any], key: Key, source: Source) -> tuple[Mapping[str, Any], ...]:
    if not 0 < len(value) <= MOST_NODES:
        raise source.error(key, f"a pattern must have 1 to {MOST_NODES} nodes")
    seen: set[Any] = set()
    for i, node in enumerate(value):
        wanted = {"RIGHT_ID", "RIGHT_ATTRS"} | ({"LEFT_ID", "REL_OP"} if i else set())
        if not isinstance(node, dict) or set(node) != wanted:
            raise source.error((*key, i), f"this node must have {', '.join(sorted(wanted))}")
        _attributes(node["RIGHT_ATTRS"], (*key, i, "RIGHT_ATTRS"), source)
        if not node["RIGHT_ATTRS"]:
            raise source.error((*key, i), "a node must say something of its word")
        if i and (node["LEFT_ID"] not in seen or node["REL_OP"] not in RELATIONS):
            names = f"LEFT_ID a node before it, and REL_OP one of {' '.join(RELATIONS)}"
            raise source.error((*key, i), f"this node must have as {names}")
        if not isinstance(node["RIGHT_ID"], str) or node["RIGHT_ID"] in seen:
            raise source.error((*key, i), "each node must have a RIGHT_ID of its own")
        seen.add(node["RIGHT_ID"])
    return tuple(value)


READERS: dict[str, Callable[[Any, Key, Source], Any]] = {
    "code": _code,
    "name": _name,
    "message": _text,
    "severity": _severity,
    "phrases": _texts,
    "tokens": _patterns,
    "dependencies": _dependencies,
    "examples": _examples,
}
