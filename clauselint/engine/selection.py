"""Which rules run: codes and prefixes, and how sure a rule must be."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from clauselint.config import Settings
from clauselint.errors import ConfigError
from clauselint.findings import Profile, Severity
from clauselint.rules.base import Rule
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
    check_selectors(select, lambda i, text: settings.error(("select", i), text))
    check_selectors(ignore, lambda i, text: settings.error(("ignore", i), text))
    _check_rule_settings(settings)
    rules = (rule for family in _families(select) for rule in family_rules(family))
    chosen = [_configure(r, settings) for r in rules if _is_selected(r, select, ignore)]
    return tuple(sorted(chosen, key=lambda c: c.code))


def check_selectors(selectors: Sequence[str], fault: Fault) -> None:
    """Raise the fault of the first selector that matches no rule."""
    for i, selector in enumerate(selectors):
        if not is_known(selector):
            raise fault(i, unknown_code(selector))


def is_known(selector: str) -> bool:
    """Whether the selector is `ALL`, or a code or prefix of some rule."""
    if selector == ALL or selector in FAMILIES:
        return True
    family = selector[:3]
    return family in FAMILIES and any(matches(selector, r.code) for r in family_rules(family))


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
    hint = f"; did you mean {close[0]}?" if close else ""
    return f"no rule has the code or prefix `{code}`{hint}"


def _families(select: Iterable[str]) -> list[str]:
    # Only what may be selected is imported: a run of wording rules must not load the parser.
    wanted = {selector[:3] for selector in select}
    return [family for family in FAMILIES if ALL in wanted or family in wanted]


def _is_selected(rule: type[Rule], select: Iterable[str], ignore: Iterable[str]) -> bool:
    if rule.preview and rule.code not in select:
        return False
    return _specificity(select, rule.code) > _specificity(ignore, rule.code)


def _specificity(selectors: Iterable[str], code: str) -> int:
    # ALL is the least specific of those that match, and no match is less than ALL.
    fitting = [0 if s == ALL else len(s) for s in selectors if matches(s, code)]
    return max(fitting, default=-1)


def _configure(rule: type[Rule], settings: Settings) -> Chosen:
    # The longest selector that says something goes before the shorter ones.
    fitting = sorted((s for s in settings.rules if matches(s, rule.code)), key=len, reverse=True)
    own = [settings.rules[selector] for selector in fitting]
    profile = rule.strict if settings.profile is Profile.STRICT else rule.default
    threshold = next((o.threshold for o in own if o.threshold is not None), profile)
    severity = next((o.severity for o in own if o.severity is not None), rule.severity)
    return Chosen(rule(), threshold, min(threshold, rule.strict), severity)


def _check_rule_settings(settings: Settings) -> None:
    for code in settings.rules:
        if code == ALL or not is_known(code):
            raise settings.error(("rules", code), unknown_code(code))
    for glob, codes in settings.per_file_ignores.items():
        upper = [code.upper() for code in codes]
        check_selectors(upper, partial(_glob_fault, settings, glob))


def _glob_fault(settings: Settings, glob: str, index: int, message: str) -> ConfigError:
    return settings.error(("per-file-ignores", glob, index), message)
