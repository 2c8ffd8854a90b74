"""GPA003."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clauselint.findings import Anchors, Candidate
from clauselint.lexicon import words as words_of
from clauselint.nlp.grammar import children, determiner, has_relation, indices, relation
from clauselint.rules.base import ParseRule
from clauselint.rules.gardenpath import path
from clauselint.rules.gardenpath.valency import (
    acts,
    may_be_past,
    past_share,
    takes_clause,
    takes_object,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from clauselint.nlp.analysis import Analysis

ADJOINING = words_of("prepositions-of-participles")
"""Prepositions of a participle that adjoins a sentence ("based on", "compared with")."""
SETTLED = 0.9
"""Probability of an arc from which a verb is no leftover: 2 of 90 garden paths reach it, and most
verbs of plain sentences do."""
MOSTLY = 0.6
"""Share of past tenses from which a form is hardly a participle ("asked")."""
MISLED = 0.2
"""How far the words must lead a reader astray; under it nobody stumbled, of fifty in policies."""
CLAUSE_VERB = 0.06
"""Least share of clauses among a verb's complements for "V [NP V]" to be one."""

WANT_OBJECT = words_of("verbs-with-object-and-infinitive")
"""Verbs with an infinitive only after an object ("requires *her* to pay")."""


@dataclass(frozen=True, slots=True)
class Reduced:
    """A noun, a participle right after it that could be a past tense, and the main verb."""

    noun: Token
    participle: Token
    phrase: tuple[Token, ...]
    finite: Token
    astray: bool
    """Whether the tree took the participle for the main verb."""


class ReducedRelative(ParseRule):
    """A participle after the subject reads as the main verb.

    ## What it does

    Finds a noun directly followed by a participle that could be a past tense ("the contractor
    notified …"), with the main verb still to come. The confidence grows with how likely the form is
    a past tense, how fit the noun is to act, and how far the parser takes the participle for the
    main verb before the real one arrives. A participle that cannot be a past tense ("given",
    "shown"), one followed by "by" or at once by the main verb, a noun that does not act
    ("information provided to us") and a sentence in the present ("staff trained here must sign")
    are no garden path.

    ## Why is this bad?

    The reader takes the participle for the main verb and, when a second verb arrives, has to start
    again (the main verb/reduced relative garden path). "Who was" or "that were" prevents it.

    ## Example

    "The contractor notified of the breach left the site."

    ## Use instead

    "The contractor who was notified of the breach left the site."

    ## References

    - T. G. Bever, "The cognitive basis for linguistic structures", in *Cognition and the
      Development of Language* (1970) 279.
    - M. C. MacDonald, N. J. Pearlmutter and M. S. Seidenberg, "The lexical nature of syntactic
      ambiguity resolution", *Psychological Review* 101 (1994) 676.
    - J. C. Trueswell, M. K. Tanenhaus and S. M. Garnsey, "Semantic influences on parsing", *Journal
      of Memory and Language* 33 (1994) 285, on nouns that act.
    """

    code = "GPA003"
    name = "reduced-relative"

    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        """One candidate a participle."""
        for sentence in path.sentences(analysis):
            for noun in sentence:
                found = find(noun, sentence)
                own = found is not None and path.in_own(analysis, found.participle)
                if found is None or not own or not _is_past(found.finite):
                    continue
                led = led_astray(analysis, found)
                if led >= MISLED:
                    yield self._candidate(sentence, found, led)

    def _candidate(self, sentence: Span, found: Reduced, led: float) -> Candidate:
        start, end = found.noun.idx, found.finite.idx + len(found.finite)
        message = (
            f"“{found.noun} {found.participle}” reads at first as subject and verb, until "
            f"“{found.finite}”: say “{relative_words(found.noun)} {found.participle}”."
        )
        anchors: Anchors = {
            "noun": indices(found.noun),
            "participle": indices(found.participle),
            "participle_phrase": indices(*found.phrase),
            "verb": indices(path.group_head(found.finite)),
            "insert": indices(found.participle),
        }
        return Candidate(
            self.code,
            start,
            end,
            message,
            confidence(led),
            anchors=anchors,
        )


def _is_past(finite: Token) -> bool:
    # "Vehicles moved overnight are listed": where the text is in the present, as rules are, nobody
    # takes "moved" for a past tense.
    return finite.tag_ != "MD" and may_be_past(finite.lower_)


def relative_words(noun: Token) -> str:
    """What makes the relative clause full: "who was", "who were", "that was" or "that were"."""
    pronoun = "who" if acts(noun.lemma_) > 0.12 else "that"
    return f"{pronoun} {'were' if noun.tag_ in ('NNS', 'NNPS') else 'was'}"


def find(noun: Token, sentence: Span) -> Reduced | None:
    """The reduced relative clause of a noun that could be taken for its verb, or None."""
    if noun.pos_ not in ("NOUN", "PROPN") and not _is_noun_after_all(noun):
        return None
    run = path.stretch(noun)[1:]
    at = 1 if run[:1] and run[0].tag_ == "RB" else 0
    if len(run) < at + 3 or not path.could_be_past(run[at]):
        return None
    participle, rest = run[at], run[at + 1 :]
    if rest[0].lower_ in ("by", "-") or path.is_finite_word(rest[0]):
        return None
    # "The party required to pay": nobody requires to pay, so this is no main verb.
    if rest[0].lower_ == "to" and participle.lemma_.lower() in WANT_OBJECT:
        return None
    if _is_beside(noun, participle) or (relation(participle) == "acl" and participle.head == noun):
        return _after_clause(noun, participle, rest)
    if relation(noun) != "nsubj" or noun.head != participle or relation(participle) == "acl":
        return None
    if not _is_fronted(participle):
        return _led(noun, participle, rest)
    return None


def _is_noun_after_all(token: Token) -> bool:
    # "the drone lowered …": tagged as a verb, but it has an article and is a subject.
    return relation(token) == "nsubj" and determiner(token) is not None and token.pos_ == "VERB"


def _is_beside(noun: Token, participle: Token) -> bool:
    # "The horses raced past the barn fell": the tree hangs "raced" on the main verb, or the other
    # way round.
    later = noun.head.i > participle.i
    loose = ("advcl", "ccomp", "csubj", "parataxis", "dep")
    if participle.head == noun.head:
        return later and relation(participle) in loose
    return later and noun.head.head == participle and relation(noun.head) in loose


def _is_fronted(verb: Token) -> bool:
    # "While the officer filed the report was …" lacks a comma: GPA001.
    openers = (c for c in verb.children if c.i < verb.i)
    return any(relation(c) == "mark" or c.tag_ == "WRB" for c in openers)


def _after_clause(noun: Token, participle: Token, rest: list[Token]) -> Reduced | None:
    top = noun
    while relation(top) in ("nmod", "conj", "appos", "compound") and top.head.i < top.i:
        top = top.head
    if relation(top) != "nsubj" or top.head.i < participle.i:
        return None
    finite = path.first_of_group(top.head)
    upended = top.head.head == participle
    inside = set() if upended else {t.i for t in participle.subtree}
    if finite.i in inside or finite.i > rest[-1].i or not _is_main_verb(finite):
        return None
    phrase = tuple(t for t in participle.doc[participle.i : finite.i])
    return Reduced(noun, participle, phrase, finite, astray=False)


def _is_main_verb(token: Token) -> bool:
    # "denied" tagged as a participle or adjective, though it heads the clause and has no auxiliary.
    alone = not children(token, "aux", "cop")
    tagged = token.tag_ in ("VBN", "JJ") and alone
    return path.is_finite_word(token) or (tagged and may_be_past(token.lower_))


def _led(noun: Token, participle: Token, rest: list[Token]) -> Reduced | None:
    finite = _second_verb(participle, rest)
    if finite is None:
        return None
    phrase = tuple(t for t in participle.doc[participle.i : finite.i])
    return Reduced(noun, participle, phrase, finite, astray=True)


def _second_verb(first: Token, rest: list[Token]) -> Token | None:
    """The next finite verb that nothing joins to the first and that has no subject of its own."""
    at = 0
    while at < len(rest):
        token = rest[at]
        if token.tag_ in ("WDT", "WP", "WP$"):
            at = len(rest) - len(path.skip_relative(rest[at:]))
            continue
        if _opens_clause(token, rest[at - 1 : at], rest[at + 1 :]):
            return None
        if path.is_finite_word(token) or _is_hidden(token):
            return token if _is_loose(first, token, rest[:at]) else None
        at += 1
    return None


def _is_hidden(token: Token) -> bool:
    if token.tag_ != "VBN" or not path.could_be_past(token):
        return False
    if relation(token) == "conj":
        return not any(relation(c) == "cc" for c in token.children)
    # "yelled" tagged as a participle: its verb has no passive. "The squad chosen late trained at
    # night": what nothing opens is no adverbial, unless it says by or on what.
    after = token.nbor(1).lower_ if token.i + 1 < token.sent.end else ""
    opened = children(token, "mark") or after in ADJOINING
    adrift = relation(token) == "advcl" and not opened
    return adrift or _is_active(token) or path.is_intransitive_past(token)


def _is_active(token: Token) -> bool:
    # "a second term thanked the board", "a discount shouted at us", "the drawings asked for time":
    # a participle after a noun is passive, so it has no object and its verb takes one.
    if relation(token) != "acl":
        return False
    objects = [c for c in children(token, "obj") if c.i > token.i]
    return bool(objects) or path.is_intransitive_past(token) or past_share(token.lower_) > MOSTLY


def _opens_clause(token: Token, before: list[Token], after: list[Token]) -> bool:
    if token.tag_ == "CC" or token.lower_ == "yet":
        adverbs = [t.tag_ == "RB" for t in (*before[:1], *after[:1])]
        return _leads_to_verb(after) and adverbs != [True, True]
    marks = relation(token) == "mark" and token.lower_ in path.SUBORDINATORS
    return marks or token.tag_ == "WRB"


def _leads_to_verb(after: list[Token]) -> bool:
    first = next((t for t in after if t.tag_ != "RB"), None)
    return first is not None and path.is_finite_word(first)


def _is_loose(first: Token, finite: Token, between: list[Token]) -> bool:
    top = path.group_head(finite)
    if relation(top) == "acl":
        return _is_active(top)
    own = [c for c in top.children if relation(c) in ("nsubj", "csubj", "expl") and c.i > first.i]
    # "packed with tools leaked": a preposition takes no finite clause.
    own = [c for c in own if not _is_preposed(c)]
    if not own:
        return True
    # "rented [the shed left]": no verb of renting takes a clause.
    phrase, left = path.chain(between)
    unlikely = takes_clause(first.lemma_) < CLAUSE_VERB and takes_object(first.lemma_) > 0.3
    cased = any(t.lower_ in path.NOMINATIVE for t in between)
    return unlikely and bool(phrase) and not left and not cased and relation(top) == "ccomp"


def _is_preposed(subject: Token) -> bool:
    first = subject.left_edge
    words = (first, first.nbor(-1)) if first.i > first.sent.start else (first,)
    return any(t.tag_ == "IN" and t.lower_ not in path.SUBORDINATORS for t in words)


def led_astray(analysis: Analysis, found: Reduced) -> float:
    """How strongly a reader takes the participle for the main verb, in [0, 1]."""
    if found.astray:
        return 0.0 if _is_settled(analysis, found.finite) else 0.9
    fit = min(acts(found.noun.lemma_) / 0.25, 1.0)
    free = max(fit, 1 - takes_object(found.participle.lemma_))
    past = min(past_share(found.participle.lower_) / 0.4, 1.0)
    # Where the parser is not led, the words alone are evidence for the strict profile.
    return max(_believed(analysis, found) * (0.8 + 0.2 * free), min(0.55 * fit * past, 0.4))


def _is_settled(analysis: Analysis, finite: Token) -> bool:
    """Whether the tree has a good place for the second verb: then the first is the main verb.

    A verb that is left over hangs somewhere, and the parser is in doubt where.
    """
    top = path.group_head(finite)
    if relation(top) == "root" or not analysis.doubt.alternatives(top.i):
        return False
    sure = analysis.doubt.alternatives(top.i)[0].probability
    return has_relation(top, "acl:relcl") or sure > SETTLED


def _believed(analysis: Analysis, found: Reduced) -> float:
    """The parser's belief in the main verb, one word after it and again before the real one."""
    places = (found.participle.nbor(1), found.finite.nbor(-1))
    beliefs = [path.belief(analysis, p, found.noun, found.participle, "nsubj") for p in places]
    return sum(beliefs) / len(beliefs)


def confidence(led: float) -> float:
    """Confidence of the finding."""
    return round(min(0.05 + 0.95 * led, 0.95), 3)
