"""AMB010: a prepositional phrase that may say something of the verb or of a noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from clauselint.lexicon import endings
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar as g
from clauselint.nlp.evidence import evidence
from clauselint.rules.ambiguity._construction import (
    Construction,
    ConstructionRule,
    attachment,
    quoted,
    share,
    without_case,
)
from clauselint.rules.ambiguity._environment import is_time
from clauselint.rules.ambiguity._exceptions import is_exception
from clauselint.rules.ambiguity._frame import (
    BELIEVED,
    LIVE,
    is_adrift,
    is_hyphened,
    is_name,
    is_set,
)
from clauselint.rules.base import hangs

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

NOUNS = ("NOUN", "PROPN")
PREPOSITIONS = words_of("prepositions-weighed")
"""Common prepositions, each with a weight of its own; the others share the intercept."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A prepositional phrase, the verb it may modify, and the nouns between the two."""

    noun: Token
    tokens: tuple[Token, ...]
    verb: Token
    nouns: tuple[Token, ...]
    flat: bool = False


class FloatingPhrase(ConstructionRule):
    """A prepositional phrase may belong to the verb or to the noun before it.

    ## What it does

    Finds a prepositional phrase after a verb and a noun, and weighs whether readers would agree
    which of the two it belongs to: a time limit, a place or a purpose above all.

    ## Why is this bad?

    "Report breaches by contractors within 30 days" sets a deadline, or covers only the breaches
    that happen in some period. Whoever must obey the clause cannot ask the writer.

    ## Example

    > Report breaches by contractors within 30 days.

    ## Use instead

    > Within 30 days, report breaches by contractors.

    ## References

    - D. Hindle and M. Rooth, "Structural ambiguity and lexical relations", Computational
      Linguistics 19 (1993).
    - D. Berry, E. Kamsties, M. Krieger, *From Contract Drafting to Software Specification:
      Linguistic Sources of Ambiguity* (2003), attachment ambiguity.
    - S. Ezzini, S. Abualhaija, C. Arora, M. Sabetzadeh, L. Briand, "Using domain-specific corpora
      for improved handling of ambiguity in requirements", ICSE 2021.
    """

    code = "AMB010"
    name = "floating-phrase"
    ties = hangs("pp", "site1", "site2")
    model = "floating-phrase"

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Every prepositional phrase with a verb and a noun before it."""
        for sentence in analysis.sentences():
            found = [f for f in map(_find, sentence) if f is not None]
            opened = {f.tokens[0].i for f in found}
            flat = (_flat(t) for t in sentence if t.i not in opened)
            for phrase in (*found, *(f for f in flat if f is not None)):
                if not _is_one_word(phrase) and _may_be_timed(phrase):
                    yield from _construction(analysis, phrase)


def _find(noun: Token) -> Phrase | None:
    opening = _opening(noun)
    if opening is None or is_exception(noun):
        return None
    verb = _governing_verb(noun)
    if verb is None or verb.i >= opening.i:
        return None
    verb = _around(verb) or verb
    nouns = tuple(_sites(noun, verb, opening))
    if not nouns or _breaks(opening):
        return None
    tokens = tuple(t for t in g.phrase(noun) if t.i >= opening.i)
    return Phrase(noun, tokens, verb, nouns) if tokens else None


def _flat(opening: Token) -> Phrase | None:
    """A phrase whose tree fits no reading: between the verb and the noun nearest by the tags.

    It may open a small clause: "a means *for members* to vote", "check seals *before loading*".
    """
    if opening.pos_ not in ("ADP", "SCONJ") or opening.lower_ in BARE or _breaks(opening):
        return None
    doc, sentence = opening.doc, opening.sent
    after = doc[opening.i + 1 : sentence.end]
    end = next((t for t in after if _closes(t, opening)), None)
    before = list(reversed(doc[sentence.start : opening.i]))
    verb = next((t for t in before if g.is_verb(t)), None)
    site = next((t for t in before if t.pos_ in NOUNS), None)
    if end is None or verb is None or site is None or site.i < verb.i or is_exception(end):
        return None
    return Phrase(end, tuple(doc[opening.i : end.i + 1]), verb, (site,), flat=True)


def _closes(head: Token, opening: Token) -> bool:
    """Whether a noun or gerund heads a whole phrase that begins at the opening word."""
    whole = head.left_edge.i <= opening.i and g.has_relation(head, *TAILS)
    return whole and (g.is_nominal(head) or head.tag_ == "VBG")


TAILS = ("obl", "nmod", "advcl", "acl")
"""Relations of what follows a verb or a noun; other words are a part of some phrase."""
BARE = words_of("openers-of-clauses-alone") | {"to"}
"""Subordinators that open a clause and never a phrase, and the infinitive's "to"."""


OFTEN = 0.1
"""Share of its uses from which on a word is known to take the preposition."""


def _is_settled(found: Phrase, site: Token) -> bool:
    """Whether the words themselves decide: "*access to* files", "*comply with* the rules"."""
    known, opening = evidence(), found.tokens[0]
    verb = known.verb_takes(found.verb.lemma_, opening.lower_)
    return _is_fixed(opening) or max(verb, known.noun_takes(site.lemma_, opening.lower_)) >= OFTEN


def _is_fixed(opening: Token) -> bool:
    """The end of a complex preposition; or "such as", "including": an example of the noun."""
    before = opening.nbor(-1)
    exemplary = opening.lower_ in ("such", "including") or before.lower_ == "such"
    return exemplary or g.relation(opening) == "fixed" or is_set(before)


def _is_one_word(found: Phrase) -> bool:
    """Whether the phrase is a word in several pieces ("in writing", "out-of-band") or ends one."""
    opening, last = found.tokens[0], found.tokens[-1]
    whole = last.i == found.noun.i and is_adrift(last)
    return whole or _is_fixed(opening) or is_hyphened(opening)


def _may_be_timed(found: Phrase) -> bool:
    """Whether a time limit could be that of one of the nouns: of something that happens."""
    limit = found.tokens[0].lower_ in LIMITS or found.tokens[0].pos_ != "ADP"
    timed = limit and is_time(found.noun)
    return not timed or any(_happens(n) or len(_low(found, n)) > 1 for n in found.nouns)


def _has_sites(found: Phrase, high: float, low: float) -> bool:
    """Whether parser and words leave the phrase both sites.

    A parser that is sure of one site may be wrong, but not together with the words: "of" belongs to
    the noun, a phrase that verb or noun takes as its own ("access *to* files") to it, and what
    stands right behind a participle ("listed *in* the register") to that.
    """
    if high + low < BELIEVED:
        return False
    opening = found.tokens[0]
    if opening.lower_ == "of" or _is_settled(found, found.nouns[-1]):
        return min(high, low) >= SURE
    led = g.is_verb(opening.nbor(-1)) or found.noun.tag_ == "VBG" or found.flat
    return not led or min(high, low) >= LIVE


SURE = 0.1
"""Probability of the less likely site that outweighs what the words themselves say."""


def _opening(head: Token) -> Token | None:
    """The preposition of a noun, or of a gerund that acts as one ("by sealing the door")."""
    if g.has_relation(head, "obl", "nmod"):
        bare = g.has_relation(head, "obl:unmarked") and is_time(head)
        return g.phrase(head)[0] if bare else g.preposition(head)
    gerund = head.tag_ == "VBG" and g.has_relation(head, "advcl", "acl")
    mark = g.marker(head) if gerund else None
    return mark if mark is not None and mark.lower_ in PREPOSITIONS else None


def _around(participle: Token) -> Token | None:
    """The verb around a participle and its noun ("*check* the meters fitted by tenants in May")."""
    noun = participle.head
    bare = g.has_relation(participle, "acl") and noun.i < participle.i and noun.pos_ in NOUNS
    verb = _governing_verb(noun) if bare and participle.tag_ in ("VBN", "VBG") else None
    return verb if verb is not None and verb.i < noun.i else None


def _governing_verb(noun: Token) -> Token | None:
    head = noun.head
    while g.is_nominal(head) and head.head.i != head.i and not g.is_predicate(head):
        head = head.head
    return head if g.is_predicate(head) and head.pos_ != "AUX" else None


def _sites(noun: Token, verb: Token, opening: Token) -> Iterator[Token]:
    """Nouns right of the verb on the edge that the phrase could hang on, nearest last."""
    before = opening.nbor(-1)
    last = before.head if g.has_relation(before, "acl") else before
    site: Token | None = last if last.pos_ in NOUNS else None
    chain: list[Token] = []
    while site is not None and site.i > verb.i:
        inside = g.relation(site) in ("compound", "flat", "fixed") or is_set(site)
        if site.pos_ in NOUNS and not inside and site.right_edge.i >= before.i:
            chain.append(site)
        site = site.head if site.head.i != site.i and site.head.i < site.i else None
    return iter(reversed(chain))


def _breaks(opening: Token) -> bool:
    return g.comma_before(opening)


def _construction(analysis: Analysis, found: Phrase) -> Iterator[Construction]:
    high = attachment(analysis, found.noun, [found.verb])
    probabilities = [attachment(analysis, found.noun, _low(found, n)) for n in found.nouns]
    low = sum(probabilities)
    if not _has_sites(found, high, low):
        return
    best = max(range(len(found.nouns)), key=lambda i: (probabilities[i], i))
    site, named = found.nouns[best], g.words(found.tokens)
    between = g.trimmed(list(found.verb.doc[found.verb.i : found.tokens[0].i]))[1:]
    inner = without_case(site, between)
    outer = [t for t in between if t.i < inner[0].i]
    whole = g.words([found.verb, *between])
    yield Construction(
        tokens=_marked(found),
        message=f"{quoted(found.tokens)} may belong to “{found.verb.text}” or to “{site.text}”",
        readings=(
            f"[{whole}] {named}",
            f"{g.words([found.verb, *outer])} [{g.words(inner)} {named}]",
        ),
        first=share(high, low, 0.05),
        features=_features(analysis, found, site) | _known(found, site),
        anchors={
            "pp": (found.noun.i,),
            "pp_phrase": tuple(t.i for t in found.tokens),
            "site1": (found.verb.i,),
            "site2": (site.i,),
        },
    )


def _marked(found: Phrase) -> Sequence[Token]:
    """The phrase without what follows its noun, which may be a phrase with a finding of its own."""
    dates = [t for c in g.children(found.noun, "flat", "nmod:unmarked") for t in g.subtree(c)]
    end = max((found.noun.i, *(t.i for t in dates)))
    return [t for t in found.tokens if t.i <= end]


def _low(found: Phrase, site: Token) -> list[Token]:
    """The noun, and the participles and clauses between it and the phrase."""
    return [site, *(c for c in g.children(site, "acl") if site.i < c.i < found.tokens[0].i)]


LIMITS = words_of("prepositions-of-time") | {"for", "at", "in"}
EMPTY = words_of("verbs-of-no-act")


def _known(found: Phrase, site: Token) -> dict[str, float]:
    """What the words say of where the phrase belongs: a time of something that happens, a frame."""
    opening = g.preposition_text(found.noun).partition(" ")[0]
    timed = opening in LIMITS and is_time(found.noun)
    return {
        "settled": float(_is_settled(found, site)),
        "timed": float(timed),
        "timed-event": float(timed and any(map(_happens, found.nouns))),
        "dated": float(timed and _is_dated(found)),
        "any-time": float(_at_any_time(found)),
        "between": float(_nouns_between(found)),
        "empty": float(found.verb.lemma_.lower() in EMPTY),
    }


def _at_any_time(found: Phrase) -> bool:
    """ "At any time", "at the same time": so general that it is the same wherever it belongs."""
    return found.noun.lemma_ == "time" and found.tokens[0].lower_ == "at"


def _is_dated(found: Phrase) -> bool:
    """ "Payments received *in May* within a week": what happened has its time already."""
    before = found.verb.doc[found.nouns[0].left_edge.i : found.tokens[0].i]
    return any(is_time(t) or t.lower_ in ("event", "case") for t in before)


def _happens(noun: Token) -> bool:
    """Whether the noun names an event ("payment"), or is a verb as well ("leak", "appeal").

    Of "systems and logs" the first does not.
    """
    first = g.first_conjunct(noun)
    if first.i != noun.i and not _happens(first):
        return False
    known, lemma = evidence(), noun.lemma_
    verbal = 10 * known.count("verb", lemma) > known.count("noun", lemma)
    still = is_time(noun) or is_name(noun) or lemma.lower() in STATIC
    return not still and (_is_event(noun) or verbal)


STATIC = words_of("nouns-of-no-event")
"""Nouns with the ending of an event, or a verb beside them, that name no event."""


def _nouns_between(found: Phrase) -> int:
    between = found.verb.doc[found.verb.i + 1 : found.tokens[0].i]
    whole = (t for t in between if t.pos_ in NOUNS and t.nbor(1).text != "-")
    return sum(not g.has_relation(t, "compound", "flat") for t in whole)


def _features(analysis: Analysis, found: Phrase, site: Token) -> dict[str, float]:
    known, verb, first = evidence(), found.verb, found.tokens[0].lower_
    before, after = found.tokens[0].nbor(-1), _following(found.noun)
    return {
        f"prep={first if first in PREPOSITIONS else 'other'}": 1.0,
        "verb": attachment(analysis, found.noun, [verb]),
        "takes-verb": log(known.verb_takes(verb.lemma_, first) + 0.005),
        "takes-noun": log(known.noun_takes(site.lemma_, first) + 0.005),
        "sites": float(len(found.nouns) > 1),
        "determiner": float(g.determiner(site) is not None),
        "name": float(site.text[:1].isupper()),
        "event": float(_is_event(site)),
        "be": float(verb.pos_ == "AUX" or g.child(verb, "cop") is not None),
        "participle": float(g.has_relation(verb, "acl")),
        "flat": float(found.flat),
        "after-verb": float(g.is_verb(before)),
        "chain": float(after is not None and after.pos_ == "ADP"),
    }


EVENTS = (*endings("endings-of-acts"), "ing", "sis")


def _is_event(noun: Token) -> bool:
    """A noun made from a verb, which takes the verb's own phrases ("the *delivery* to members")."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower().endswith(EVENTS)


def _following(noun: Token) -> Token | None:
    return noun.nbor(1) if noun.i + 1 < noun.sent.end else None
