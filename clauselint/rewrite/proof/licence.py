"""What a transformation says that it changes, for the proof to hold it to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """What a transformation is allowed to change.

    `added` are content words that it may put in and `dropped` those that it may lose, in lower
    case. `moved` are words that may hang on another word afterwards, and `assumed` those whose
    modal, negation or condition may be said another way (only where the logic is exact). `fixed`
    says that all other words stay, in their order: then only those have to be proved.

    Where `openings` is set, the rewording only cuts (see `surface`): each opening begins one new
    sentence, `left_out` are the source's words that are gone, and each new sentence is made of no
    more than so many `stretches` of the source (the last number is for all that follow). What is
    `repeated` stands in every one. With `linked` every phrase must hang where it hung all the same:
    for a part whose end, or whose noun, only the parse knows.

    `fragment` says that the source may be no full clause and then stays none, since all but single
    words stand as they stood.

    `again` are words of the source, in lower case, that may be said once more in each new sentence
    though they are no subject (see `words`). `settles` is the tail of a coordination whose doubt a
    choice between readings settles (see `scope`).
    """

    added: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()
    assumed: frozenset[str] = frozenset()
    fixed: bool = False
    openings: tuple[str, ...] | None = None
    left_out: str = ""
    stretches: tuple[int, ...] = (2,)
    repeated: str = ""
    linked: bool = False
    again: frozenset[str] = frozenset()
    fragment: bool = False
    settles: str = ""


def joined(licences: tuple[Licence, ...]) -> Licence:
    """What several steps together may change; how each cut was no longer matters."""
    return Licence(
        added=_union(one.added for one in licences),
        dropped=_union(one.dropped for one in licences),
        moved=_union(one.moved for one in licences),
        assumed=_union(one.assumed for one in licences),
        fixed=all(one.fixed for one in licences),
        again=_union(one.again | frozenset(one.repeated.lower().split()) for one in licences),
    )


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
