"""AMB023: an adverb before coordinated verbs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar as g
from clauselint.rules.ambiguity._construction import Construction, ConstructionRule, join
from clauselint.rules.base import hangs

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

APART, MANNER, SHARED = 0.62, 0.5, 0.4
"""Verbs with objects of their own, after an adverb that any verb takes; after one of manner, which
keeps to its verb ("closely monitor"); verbs that share an object (by hand, from reading policies).
"""
ANY_VERB = words_of("adverbs-of-any-verb")
"""Adverbs of time, of the doer's mind and of legal degree (Quirk et al. 1985, chapter 8)."""
SENTENCE_ADVERBS = words_of("adverbs-of-sentences")
"""Adverbs of the whole clause, of attitude or of degree (Huddleston and Pullum, chapter 8)."""


class AdverbBeforeVerbList(ConstructionRule):
    """An adverb before coordinated verbs may limit all of them or the first.

    ## What it does

    Finds an adverb of manner or time before the first of several verbs, where the others have
    none ("must promptly report the loss and return the badge").

    ## Why is this bad?

    A time limit or a standard of care either covers every duty in the list, or the first only.

    ## Example

    > Staff must promptly report the loss and return the badge.

    ## Use instead

    > Staff must promptly report the loss and promptly return the badge.

    ## References

    - R. Dickerson, *The Fundamentals of Legal Drafting* (1986), section 6.1 (squinting and
      floating modifiers).
    - A. Scalia and B. Garner, *Reading Law* (2012), canon 19 (series qualifier).
    """

    code = "AMB023"
    name = "adverb-before-verb-list"
    ties = hangs("adverb", "conjuncts", ("conjuncts", 0))

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Adverbs that hang on the first of coordinated verbs."""
        for sentence in analysis.sentences():
            for token in sentence:
                if _limits(token):
                    yield from _constructions(token)


def _limits(adverb: Token) -> bool:
    word = adverb.lower_
    manner = word.endswith("ly") and word not in SENTENCE_ADVERBS
    return manner and adverb.pos_ == "ADV" and g.has_relation(adverb, "advmod")


def _constructions(adverb: Token) -> Iterator[Construction]:
    verb = adverb.head
    conjuncts = g.conjuncts(verb)
    cc = g.coordinator(conjuncts[-1])
    listed = verb.pos_ == "VERB" and adverb.i < verb.i and g.relation(verb) != "conj"
    if not listed or cc is None or cc.lower_ == "but" or not all(map(_open, conjuncts[1:])):
        return
    if any(t.pos_ not in ("ADV", "AUX") for t in g.between(adverb.doc, adverb, verb)):
        return
    if any(t.text == ";" for t in g.between(adverb.doc, verb, conjuncts[-1])) or _hyphened(verb):
        return
    own = g.members(conjuncts)
    texts = [g.words(tokens) for tokens in own]
    word, joiner = adverb.text.lower(), cc.lower_
    yield Construction(
        tokens=[adverb, *own[-1]],
        message=f"“{adverb.text}” may limit only “{verb.text}”, or every verb of the list",
        readings=(
            join([f"{word} {text}" for text in texts], joiner),
            join([f"[{word} {texts[0]}]", *texts[1:]], joiner),
        ),
        first=0.6,
        strength=_weight(word, conjuncts),
        anchors={
            "adverb": (adverb.i,),
            "conjuncts": tuple(c.i for c in conjuncts),
            "cc": (cc.i,),
        },
    )


def _open(conjunct: Token) -> bool:
    """Whether the adverb can reach the conjunct."""
    own = g.children(conjunct, "aux", "nsubj", "mark", "cop")
    manner = [a for a in g.children(conjunct, "advmod") if a.lower_.endswith("ly")]
    if conjunct.lemma_.lower() in ("ensure", "fail", "have"):  # nobody fails promptly or materially
        return False
    return conjunct.pos_ == "VERB" and not (own or manner or _hyphened(conjunct))


def _hyphened(verb: Token) -> bool:
    return "-" in (
        verb.doc[max(verb.i - 1, 0)].text,
        verb.doc[min(verb.i + 1, len(verb.doc) - 1)].text,
    )


def _weight(adverb: str, conjuncts: list[Token]) -> float:
    if not _apart(conjuncts):
        return SHARED
    return APART if adverb in ANY_VERB else MANNER


def _apart(conjuncts: list[Token]) -> bool:
    """Whether the first verb has an object or adverbial of its own."""
    first, last = conjuncts[0], conjuncts[-1]
    return any(first.i < c.i < last.i for c in g.children(first, "obj", "obl", "xcomp", "ccomp"))
