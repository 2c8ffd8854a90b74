"""What each profile shows: the one table over the probability of a verdict."""

from __future__ import annotations

from types import MappingProxyType

BARS = MappingProxyType({"default": 0.3, "strict": 0.03})
"""The least probability at which a finding is shown, by profile.

The probability is that a careful reader is left in doubt and that it matters; see
`models/judgement`.
"""
