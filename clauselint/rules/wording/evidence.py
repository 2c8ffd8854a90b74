"""How often the plain words for a phrase were right in real texts, and what that allows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from clauselint.findings import Applicability

SAFE = 0.99
SHOWN = 0.9
ENOUGH = 5
"""Places that must have been read before a substitution is made without being looked at."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What reading has shown: `right` of `read` places in which the phrase was found.

    What is `held` touches a duty, a right or a term of art: the drafter looks at it first.
    """

    read: int = 0
    right: int = 0
    held: bool = False

    @property
    def applicability(self) -> Applicability | None:
        """How freely the substitution is made; None where it is only spoken of."""
        share = self.right / self.read if self.read else 0.0
        if share >= SAFE and self.read >= ENOUGH and not self.held:
            return "safe"
        return "unsafe" if share >= SHOWN else None


def standing(entry: str) -> Standing:
    """The standing of an entry of `wordy.txt` or `legalese.txt`; nothing read if it has none."""
    return standings().get(entry, Standing())


@cache
def standings() -> dict[str, Standing]:
    """All entries that have been read, as `data/read.txt` has them."""
    data = resources.files(__package__).joinpath("data", "read.txt").read_text(encoding="utf-8")
    lines = [line for line in data.splitlines() if line.strip() and line[0] != "#"]
    return dict(_row(line) for line in lines)


def _row(line: str) -> tuple[str, Standing]:
    entry, read, right, *why = (cell.strip() for cell in line.split("|"))
    return entry, Standing(int(read), int(right), any(w.startswith("held") for w in why))
