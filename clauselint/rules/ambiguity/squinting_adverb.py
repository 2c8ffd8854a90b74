"""AMB015: an adverb between two verbs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.nlp import grammar as g
from clauselint.rules.ambiguity._construction import (
    Construction,
    ConstructionRule,
    attachment,
    evenness,
    share,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis


FLOOR = 0.35
"""Confidence where the parser has no doubt: the place alone lets a reader stumble (by hand)."""


class SquintingAdverb(ConstructionRule):
    """An adverb between two verbs may belong to either.

    ## What it does

    Finds an "-ly" adverb at the border of a relative or other embedded clause and the main verb
    ("staff who travel regularly must report"), where the parser is torn between the two verbs.

    ## Why is this bad?

    It looks both ways: how often does one travel, or how often must one report?

    ## Example

    > Staff who travel regularly submit claims.

    ## Use instead

    > Staff who regularly travel submit claims.

    ## References

    - B. Garner, *Garner's Modern English Usage* (5th ed., 2022), "squinting modifiers".
    - R. Huddleston and G. K. Pullum, *The Cambridge Grammar of the English Language* (2002),
      chapter 8, section 20 (position of adjuncts).

    The confidence has a floor, set by hand, and grows with the parser's doubt.
    """

    code = "AMB015"
    name = "squinting-adverb"
    default = 0.6
    strict = 0.25

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Adverbs at the end of an embedded clause, before the verb group of another."""
        for sentence in analysis.sentences():
            for token in sentence:
                found = _construction(analysis, token) if _manner(token) else None
                if found is not None:
                    yield found


def _manner(token: Token) -> bool:
    if token.lower_ in ("currently", "presently"):  # "those listed currently include": no matter
        return False
    return token.pos_ == "ADV" and token.lower_.endswith("ly") and not g.comma_before(token)


def _construction(analysis: Analysis, adverb: Token) -> Construction | None:
    if adverb.i + 1 >= adverb.sent.end or adverb.nbor(1).pos_ not in ("VERB", "AUX"):
        return None
    group = adverb.nbor(1)
    later = group.head if g.relation(group) in ("aux", "cop") else group
    subject = g.own_subject(later)
    earlier = (
        next((t for t in reversed(list(g.subtree(subject))) if t.pos_ == "VERB"), None)
        if subject is not None and not g.has_relation(subject, "csubj")
        else None
    )
    if earlier is None or earlier.i > adverb.i or later.i < adverb.i:
        return None
    chances = (
        attachment(analysis, adverb, [earlier]),
        attachment(analysis, adverb, [later]),
    )
    return Construction(
        tokens=[earlier, adverb, later],
        message=f"“{adverb.text}” may belong to “{earlier.text}” or to “{later.text}”",
        readings=(
            f"{adverb.text} {g.words([earlier])}",
            f"{adverb.text} {g.words(adverb.doc[group.i : later.i + 1])}",
        ),
        first=share(*chances),
        confidence=FLOOR + (1 - FLOOR) * evenness(*chances) * min(sum(chances), 1.0),
        anchors={"adverb": (adverb.i,), "verb1": (earlier.i,), "verb2": (later.i,)},
    )
