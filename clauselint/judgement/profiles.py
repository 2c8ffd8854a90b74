"""What each profile shows: the one table over the probability of a verdict."""

from __future__ import annotations

from types import MappingProxyType

BARS = MappingProxyType(
    {
        "default": MappingProxyType({"": 0.3, "AMB020": 0.05}),
        "strict": MappingProxyType({"": 0.03, "AMB020": 0.02}),
    }
)
"""The least probability at which a rule's finding is shown, by profile and code; "" for the rest.

The probability is that a careful reader is left in doubt and that it matters; see
`models/judgement`. `AMB020` has a bar of its own: two readers called "not … and" nocuous in 7 of
the 21 places where it stood, and so few are too few for the model to learn from: it shows
what is likelier than the run of them.
"""


def bar(profile: str, code: str) -> float:
    """The bar of a rule under a profile."""
    return BARS[profile].get(code, BARS[profile][""])
