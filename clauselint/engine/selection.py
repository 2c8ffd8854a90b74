"""Which rules run: codes and prefixes, and how sure a rule must be."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from clauselint.config import Settings
from clauselint.errors import ConfigError
from clauselint.findings import Profile, Severity
from clauselint.rules.base import Rule
from clauselint.rules.plugins import plugins
from clauselint.rules.registry import FAMILIES, all_rules, family_rules

ALL = "ALL"
Fault = Callable[[int, str], ConfigError]
"""Makes the error about the selector at an index."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A rule that runs, the least confidence at which it shows, and its severity.

    `floor` is the strict profile's threshold: what lies between the two is not shown, but counts
    as used for a suppression.
    """

    rule: Rule
    threshold: float
    floor: float
    severity: Severity

    @property
    def code(self) -> str:
        """Code of the rule."""
        return self.rule.code


def choose(settings: Settings) -> tuple[Chosen, ...]:
    """Rules to run, in order of their code.

    Of `select` and `ignore` the more specific selector wins, and `ignore` where both are equal. A
    preview rule needs its code in full. Raises ConfigError for an unknown code.
    """
    select = tuple(s.upper() for s in settings.select or (ALL,))
    ignore = tuple(s.upper() for s in settings.ignore)
    guests = guest_rules(settings)
    codes = [rule.code for rule in guests]
    faults = [
        *_faults(select, lambda i, text: settings.error(("select", i), text), codes),
        *_faults(ignore, lambda i, text: settings.error(("ignore", i), text), codes),
        *_faults_of_rule_settings(settings, codes),
    ]
    if faults:
        raise ConfigError.gathered(faults)
    own = (rule() for family in _families(select) for rule in family_rules(family))
    chosen = [_configure(r, settings) for r in (*own, *guests) if _is_selected(r, select, ignore)]
    return tuple(sorted(chosen, key=lambda c: c.code))


def guest_rules(settings: Settings) -> list[Rule]:
    """The rules that are not clauselint's own: of installed packages, and of the team."""
    guests = [rule() for rule in plugins().rules]
    words = settings.words
    if settings.team_rules or words.substitutions or words.banned:
        from clauselint.rules.team import made

        guests += made(settings.team_rules, words.substitutions, words.banned)
    return guests


def check_selectors(selectors: Sequence[str], fault: Fault, guests: Iterable[str] = ()) -> None:
    """Raise the faults of the selectors that match no rule; `guests` are codes of others."""
    faults = list(_faults(selectors, fault, guests))
    if faults:
        raise ConfigError.gathered(faults)


def _faults(selectors: Sequence[str], fault: Fault, guests: Iterable[str]) -> Iterator[ConfigError]:
    for i, selector in enumerate(selectors):
        if not is_known(selector, guests):
            yield fault(i, unknown_code(selector))


def is_known(selector: str, guests: Iterable[str] = ()) -> bool:
    """Whether the selector is `ALL`, or a code or prefix of some rule or guest."""
    if selector == ALL or selector in FAMILIES:
        return True
    if selector and any(matches(selector, code) for code in guests):
        return True
    family = selector[:3]
    return family in FAMILIES and any(matches(selector, r.code) for r in family_rules(family))


def codes_of(words: Iterable[str], guests: Sequence[Rule] = ()) -> tuple[str, ...]:
    """The codes of rules that are given by their codes or names; other words stay as they are."""
    known = [rule.code for rule in guests]
    return tuple(w if is_known(w, known) else _named(w, guests) for w in map(str.upper, words))


def _named(name: str, guests: Sequence[Rule]) -> str:
    rules: list[type[Rule] | Rule] = [*all_rules(), *guests]
    return next((rule.code for rule in rules if rule.name.upper() == name), name)


def matches(selector: str, code: str) -> bool:
    """Whether a selector stands for a code."""
    return selector == ALL or code.startswith(selector)


def unknown_code(code: str) -> str:
    """Message about a code that no rule has, with the nearest one."""
    known = [rule.code for rule in all_rules()]
    named = {rule.name: rule.code for rule in all_rules()}
    if code.lower() in named:
        return f"`{code.lower()}` is a name; write its code, {named[code.lower()]}"
    close = difflib.get_close_matches(code, known, n=1)
    close += difflib.get_close_matches(code.lower(), named, n=1, cutoff=0.75)
    hint = f"; did you mean {close[0]}?" if close else ""
    return f"no rule has the code or prefix `{code}`{hint}"


def _families(select: Iterable[str]) -> list[str]:
    # Only what may be selected is imported: a run of wording rules must not load the parser.
    wanted = {selector[:3] for selector in select}
    return [family for family in FAMILIES if ALL in wanted or family in wanted]


def _is_selected(rule: Rule, select: Iterable[str], ignore: Iterable[str]) -> bool:
    if rule.preview and rule.code not in select:
        return False
    return _specificity(select, rule.code) > _specificity(ignore, rule.code)


def _specificity(selectors: Iterable[str], code: str) -> int:
    # ALL is the least specific of those that match, and no match is less than ALL.
    fitting = [0 if s == ALL else len(s) for s in selectors if matches(s, code)]
    return max(fitting, default=-1)


def _configure(rule: Rule, settings: Settings) -> Chosen:
    # The longest selector that says something goes before the shorter ones.
    fitting = sorted((s for s in settings.rules if matches(s, rule.code)), key=len, reverse=True)
    own = [settings.rules[selector] for selector in fitting]
    profile = rule.strict if settings.profile is Profile.STRICT else rule.default
    threshold = next((o.threshold for o in own if o.threshold is not None), profile)
    severity = next((o.severity for o in own if o.severity is not None), rule.severity)
    return Chosen(rule, threshold, min(threshold, rule.strict), severity)


def _faults_of_rule_settings(settings: Settings, guests: Sequence[str]) -> Iterator[ConfigError]:
    for code in settings.rules:
        if code == ALL or not is_known(code, guests):
            yield settings.error(("rules", code), unknown_code(code))
    for glob, codes in settings.per_file_ignores.items():
        upper = [code.upper() for code in codes]
        yield from _faults(upper, partial(_glob_fault, settings, glob), guests)


def _glob_fault(settings: Settings, glob: str, index: int, message: str) -> ConfigError:
    return settings.error(("per-file-ignores", glob, index), message)
