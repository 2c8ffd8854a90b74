"""AMB020: negation over "and"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.findings import Anchor, Anchors
from clauselint.lexicon import lines
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar as g
from clauselint.rules.ambiguity._construction import Construction, ConstructionRule, join, quoted
from clauselint.rules.base import hangs

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

FINITE = ("VB", "VBP")
ALONE = ("just", "merely", "only", "simply")
"""Behind "not" they add to what is said and rule out nothing."""
ONE_ACT = frozenset(lines("verbs-in-pairs"))
NO_ONE = words_of("words-for-none")


class NegatedCoordination(ConstructionRule):
    """A negation before "and" forbids each thing, or only both together.

    ## What it does

    Finds "not", "never" or "no" over verbs or objects that are joined by "and" ("must not copy and
    distribute"), and over a list whose items "and" joins. With "or" readers agree that each is
    forbidden.

    ## Why is this bad?

    By De Morgan's law, "not (A and B)" forbids the combination only. Drafters who write it mostly
    mean "neither A nor B".

    ## Example

    > You must not copy and distribute the report.

    ## Use instead

    > You must neither copy nor distribute the report.

    ## References

    - A. Scalia and B. Garner, *Reading Law* (2012), canon 12 (conjunctive/disjunctive).
    - *Pulsifer v. United States*, 601 U.S. 124 (2024): what "does not have A, B, and C" means.
    - K. A. Adams and A. S. Kaye, "Revisiting the ambiguity of 'and' and 'or' in legal drafting",
      St. John's Law Review 80 (2006).
    """

    code = "AMB020"
    name = "negated-coordination"
    ties = hangs("not", "conjuncts", "cc", name="denies")

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Negators whose verb, or its object, is coordinated."""
        yield from _over_list(analysis)
        for sentence in analysis.sentences():
            for token in sentence:
                if not g.is_predicate(token):
                    continue
                if g.negation(token) is not None:
                    yield from _over_verbs(token)
                    yield from _over_objects(token)
                elif g.own_subject(token) is not None:
                    yield from _under_no_one(token)


def _over_list(analysis: Analysis) -> Iterator[Construction]:
    """ "Guests must not: – smoke; *and* – shout": the item that says how the list is joined."""
    if not analysis.own:
        return
    doc = analysis.doc
    stem = [t for t in doc if t.idx < analysis.own]
    own = [t for t in doc if t.idx >= analysis.own and not t.is_punct]
    negator = next((t for t in stem[-2:] if t.lower_ in (*g.NEGATORS, "not")), None)
    if negator is None or len(own) < 2 or own[-1].lower_ != "and":
        return
    item = own[:-1]
    lead = g.words(t for t in stem if t.i < negator.i)
    denied = g.words(t for t in stem if t.i >= negator.i)
    yield Construction(
        tokens=item,
        message=f"“{denied}” over an “and” list may rule out each item, or only all together",
        readings=(
            f"{lead} do none of these: {g.words(item)}, and the rest of the list".strip(),
            f"{lead} not do all of these: {g.words(item)}, and the rest of the list".strip(),
        ),
        first=0.9,
        anchors={"not": (negator.i,), "cc": (own[-1].i,), "first": (item[0].i,)},
    )


def _over_verbs(verb: Token) -> Iterator[Construction]:
    conjuncts = [verb, *(c for c in g.children(verb, "conj") if _shares(c))]
    whole = len(conjuncts) == len(g.conjuncts(verb))
    if len(conjuncts) < 2 or not whole or g.correlative(verb) is not None:
        return
    yield from _report(verb, conjuncts, "verb")


def _under_no_one(verb: Token) -> Iterator[Construction]:
    """ "No visitor may smoke and shout": the subject denies."""
    subject = g.own_subject(verb)
    words = [subject, *g.children(subject, "det")] if subject is not None else []
    no = next((t for t in words if t.lower_ in NO_ONE), None)
    conjuncts = [verb, *(c for c in g.children(verb, "conj") if _shares(c))]
    cc = g.coordinator(conjuncts[-1])
    whole = len(conjuncts) == len(g.conjuncts(verb)) > 1
    if no is None or not whole or cc is None or cc.lower_ != "and" or g.modal(verb) is None:
        return
    acts = join([g.words(tokens) for tokens in g.members(conjuncts)], "{}")
    front = g.words(no.doc[no.i : verb.i])
    end = g.members(conjuncts)[-1][-1].i
    yield Construction(
        tokens=list(no.doc[no.i : end + 1]),
        message=f"{quoted([no])} may rule out each act, or only all of them together",
        readings=(f"{front} {acts.format('or')}", f"{front} both {acts.format('and')}"),
        first=0.75,
        anchors=_anchors(no, conjuncts, cc, "verb"),
    )


def _shares(conjunct: Token) -> bool:
    """Whether the negation can reach the conjunct: the first one's form, nothing of its own."""
    own = [*g.auxiliaries(conjunct), *g.children(conjunct, "cop", "mark")]
    bare = conjunct.tag_ in ("VB", "VBP", "VBN", "VBG", "JJ")
    if (conjunct.tag_ == "JJ") != (conjunct.head.tag_ == "JJ"):
        return False
    alike = (conjunct.tag_ in FINITE) == (conjunct.head.tag_ in FINITE)
    return (
        bare
        and alike
        and not own
        and g.own_subject(conjunct) is None
        and g.negation(conjunct) is None
    )


def _over_objects(verb: Token) -> Iterator[Construction]:
    for noun in g.objects(verb):
        conjuncts = g.conjuncts(noun)
        if len(conjuncts) > 1 and noun.i > verb.i and not _fixed(conjuncts):
            yield from _report(verb, conjuncts, "noun")


def _fixed(conjuncts: list[Token]) -> bool:
    """Names and "both … and" speak of the pair."""
    named = all(c.pos_ == "PROPN" for c in conjuncts)
    return named or g.correlative(conjuncts[0]) is not None


def _report(verb: Token, conjuncts: list[Token], kind: str) -> Iterator[Construction]:
    cc, negator = g.coordinator(conjuncts[-1]), g.negation(verb)
    if cc is None or cc.lower_ != "and" or negator is None or g.word_after(negator) in ALONE:
        return
    between = g.between(cc.doc, negator, conjuncts[-1])
    if any(t.text in (";", "—", "–", ":") or t.lower_ in g.NEGATORS for t in between):
        return
    if _asks(verb, negator) or _is_pair(conjuncts) or len({c.pos_ == "NUM" for c in conjuncts}) > 1:
        return
    own = g.members(conjuncts)
    tokens = list(negator.doc[negator.i : own[-1][-1].i + 1])
    together = "both" if len(conjuncts) == 2 else "all"
    yield Construction(
        tokens=tokens,
        message=f"{quoted(tokens)} may rule out each, or only {together} together",
        readings=_readings(verb, negator, [g.words(t) for t in own], kind),
        first=0.75,
        anchors=_anchors(negator, conjuncts, cc, kind),
    )


def _asks(verb: Token, negator: Token) -> bool:
    """Whether the negator stands before the subject: "Why don't you …" denies nothing."""
    subject = g.own_subject(verb)
    return subject is not None and subject.i > negator.i


def _is_pair(conjuncts: list[Token]) -> bool:
    """Whether two verbs are one act to a reader: "cut and paste"."""
    return " and ".join(c.lemma_.lower() for c in conjuncts) in ONE_ACT


def _readings(verb: Token, negator: Token, texts: list[str], kind: str) -> tuple[str, str]:
    """That each is ruled out, and that only all of them together are."""
    before = "" if kind == "verb" else f"{verb.text} "
    ever = "ever " if negator.lower_ == "never" else ""
    both = len(texts) == 2
    of = "both " if both else "all of " if before else ""
    together = "" if of else ", all together"
    return (
        f"{ever}{before}neither {join(texts, 'nor')}",
        f"not {before}{of}{join(texts, 'and')}{together}",
    )


def _anchors(negator: Token, conjuncts: list[Token], cc: Token, kind: str) -> Anchors:
    names: tuple[Anchor, Anchor] = ("verb1", "verb2") if kind == "verb" else ("first", "second")
    return {
        "not": (negator.i,),
        "conjuncts": tuple(c.i for c in conjuncts),
        names[0]: (conjuncts[0].i,),
        names[1]: (conjuncts[1].i,),
        "cc": (cc.i,),
    }
