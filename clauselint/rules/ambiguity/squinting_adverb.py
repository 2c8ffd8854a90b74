"""AMB015: an adverb between two verbs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar as g
from clauselint.rules.ambiguity._construction import (
    Construction,
    ConstructionRule,
    attachment,
    evenness,
    share,
)
from clauselint.rules.base import hangs

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis


FLOOR = 0.35
"""Confidence where the parser has no doubt: the place alone lets a reader stumble (by hand)."""


class SquintingAdverb(ConstructionRule):
    """An adverb between two verbs may belong to either.

    ## What it does

    Finds an adverb of manner or frequency between the verb of an embedded clause and the verb group
    of the main clause ("staff who travel regularly must report"). After the main clause's own
    auxiliary ("must regularly report") it looks forward only.

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
    """

    code = "AMB015"
    name = "squinting-adverb"
    ties = hangs("adverb", "verb1", "verb2")

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
    known = token.lower_.endswith("ly") or token.lower_ in FREQUENCY
    return token.pos_ == "ADV" and known and not g.comma_before(token)


FREQUENCY = words_of("adverbs-of-frequency")


def _before(adverb: Token, subject: Token) -> Token | None:
    """The verb of the clause inside the subject that the adverb stands right behind."""
    inside = [t for t in g.subtree(subject) if t.i < adverb.i and t.pos_ == "VERB"]
    verb = inside[-1] if inside else None
    near = verb is not None and all(t.pos_ != "CCONJ" for t in g.between(adverb.doc, verb, adverb))
    return verb if verb is not None and near and _is_embedded(verb) else None


def _is_embedded(verb: Token) -> bool:
    return g.has_relation(g.first_conjunct(verb), "acl")


def _construction(analysis: Analysis, adverb: Token) -> Construction | None:
    if adverb.i + 1 >= adverb.sent.end or adverb.nbor(1).pos_ not in ("VERB", "AUX"):
        return None
    group = adverb.nbor(1)
    later = group.head if g.relation(group) in ("aux", "cop") else group
    subject = g.own_subject(later)
    # "is regularly sent": the auxiliary before the adverb has closed the earlier clause.
    opened = any(c.i < adverb.i for c in g.children(later, "aux", "cop"))
    earlier = _before(adverb, subject) if subject is not None and not opened else None
    if earlier is None or later.i < adverb.i:
        return None
    chances = (
        attachment(analysis, adverb, [earlier]),
        attachment(analysis, adverb, [later]),
    )
    return Construction(
        tokens=[earlier, adverb, later],
        message=f"“{adverb.text}” may belong to “{earlier.text}” or to “{later.text}”",
        readings=(
            f"{g.words(adverb.doc[earlier.i : adverb.i])} {adverb.text}",
            _forward(adverb, group, later),
        ),
        first=share(*chances),
        strength=FLOOR + (1 - FLOOR) * evenness(*chances) * min(sum(chances), 1.0),
        anchors={"adverb": (adverb.i,), "verb1": (earlier.i,), "verb2": (later.i,)},
    )


def _forward(adverb: Token, group: Token, later: Token) -> str:
    """The adverb inside the verb group, behind its first auxiliary: "must regularly report"."""
    helped = 1 if group.i < later.i else 0
    group_words = [t.text for t in adverb.doc[group.i : later.i + 1]]
    return " ".join([*group_words[:helped], adverb.text, *group_words[helped:]])
