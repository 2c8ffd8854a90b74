"""GPA001."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clauselint.findings import Anchors, Candidate
from clauselint.lexicon import words as words_of
from clauselint.nlp.grammar import children, indices, is_passive, marker, relation, words
from clauselint.rules.base import ParseRule
from clauselint.rules.gardenpath import path
from clauselint.rules.gardenpath.valency import may_be_past, takes_clause, takes_object, verb_share

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from clauselint.nlp.analysis import Analysis

OPENERS = path.SUBORDINATORS - words_of("openers-of-no-front-clause")
GERUND_OPENERS = words_of("openers-of-gerunds")
RARELY = 0.16
"""Share of objects under which a verb is taken for intransitive ("expire", eight uses, none)."""
FOLLOWERS = frozenset(("WDT", "WP", "WP$", "VBG", "VBN", "IN", "RB", "JJ"))
"""Tags that may follow the second noun before its verb ("the nurse who …", "the actor in …")."""


CLAUSE_VERB = 0.06
"""Least share of clauses among the complements of a verb that governs them."""
SUBORDINATE = frozenset(("WDT", "WP", "WP$", "WRB"))


@dataclass(frozen=True, slots=True)
class Path:
    """A fronted clause's verb, the noun phrase right after it, and the verb of the main clause."""

    opener: Token
    clause: Token
    phrase: tuple[Token, ...]
    verb: Token

    @property
    def subject(self) -> Token:
        """Head of the noun phrase."""
        return path.head_noun(list(self.phrase))


class MissingClauseComma(ParseRule):
    """A fronted clause runs into the main clause without a comma.

    ## What it does

    Finds a clause that opens a sentence ("If …", "When …", "To …", "By …ing"), whose verb is
    followed at once by the subject of the main clause, with no comma between. The confidence grows
    with how often the verb takes an object, and with how far the parser, when it has read to the
    end of the noun phrase, takes it for that object.

    ## Why is this bad?

    The reader takes the subject of the main clause for the object of the first verb, finds the main
    verb without a subject, and has to start again (the object/subject, or NP/Z, garden path).

    ## Example

    "If staff post the agency may respond."

    ## Use instead

    "If staff post, the agency may respond."

    ## References

    - L. Frazier and K. Rayner, "Making and correcting errors during sentence comprehension",
      *Cognitive Psychology* 14 (1982) 178.
    - F. Ferreira and J. M. Henderson, "Recovery from misanalyses of garden-path sentences",
      *Journal of Memory and Language* 30 (1991) 725.
    - D. C. Mitchell, "Lexical guidance in human parsing", in *Attention and Performance XII* (1987)
      601, on the comma.
    """

    code = "GPA001"
    name = "missing-clause-comma"

    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        """At most one candidate a fronted clause."""
        for sentence in path.sentences(analysis):
            # "As soon as they sell …": either "as" may open the one clause.
            paths = {f.clause: f for o in openers(sentence) if (f := find(o, sentence))}
            for found in paths.values():
                if path.in_own(analysis, found.clause):
                    yield self._candidate(analysis, sentence, found)

    def _candidate(self, analysis: Analysis, sentence: Span, found: Path) -> Candidate:
        first = path.first_of_group(found.verb)
        start, end = found.clause.idx, first.idx + len(first)
        led = led_astray(analysis, found)
        message = (
            f"No comma ends the clause before “{words(found.phrase)}”: it reads at first as the "
            f"object of “{found.clause}”, until “{first}”."
        )
        anchors: Anchors = {
            "clause": indices(found.clause),
            "subject": indices(found.subject),
            "subject_phrase": indices(*found.phrase),
            "verb": indices(found.verb),
            "insert": indices(found.phrase[0]),
        }
        return Candidate(self.code, start, end, message, confidence(found, led), anchors=anchors)


def openers(sentence: Span) -> Iterator[Token]:
    """Words that open a fronted clause: a subordinator, "to" or a preposition with a gerund."""
    for token in sentence:
        if _starts_clause(token, sentence) and _opens(token, sentence):
            yield token


def _starts_clause(token: Token, sentence: Span) -> bool:
    if token.i == sentence.start:
        return True
    before = token.nbor(-1)
    # "As soon as …", "Even if …", "Only when …", "Shortly before …".
    while before.i > sentence.start and before.tag_ == "RB" and before.lower_ != "just":
        before = before.nbor(-1)
    # "Just because it has a notice does not mean …": the clause is the subject.
    if before.lower_ == "just":
        return False
    if before.tag_ in ("RB", "CC", "LS"):
        return before.i == sentence.start or path.is_break(before.nbor(-1))
    return before.text in (";", ":", "—", "–") or (before.is_punct and before.i == sentence.start)


def _opens(token: Token, sentence: Span) -> bool:
    after = token.doc[token.i + 1] if token.i + 1 < sentence.end else token
    # "After-hours travel", "Where can I …", "Since then we …".
    if after.text == "-" or after.lower_ == "then" or (token.tag_ == "WRB" and after.pos_ == "AUX"):
        return False
    if token.lower_ in OPENERS and token.tag_ in ("IN", "WRB", "RB"):
        return after.tag_ != "VBG" or token.lower_ in GERUND_OPENERS
    if token.lower_ == "to":
        return after.tag_ == "VB"
    return token.lower_ in GERUND_OPENERS and after.tag_ == "VBG"


def find(opener: Token, sentence: Span) -> Path | None:
    """The first place in the clause where its verb runs into a subject with a verb of its own."""
    run = path.stretch(opener)
    bare = run[1:2] and run[1].tag_ in ("VBG", "VB")
    for at, token in enumerate(run[1:], start=1):
        subject_seen = bare or any(path.is_noun_like(t) for t in run[1:at])
        if not subject_seen or not _is_clause_verb(token, run[1:at], bool(bare)):
            continue
        if _is_past_clause(opener, token):
            return None
        phrase, rest = path.chain(run[at + 1 :])
        verb = _main_verb(phrase, rest)
        if verb is None:
            continue
        found = Path(opener, token, tuple(phrase), path.group_head(verb))
        if _is_main(found, verb, sentence, run):
            return found
    return None


def _is_past_clause(opener: Token, verb: Token) -> bool:
    # "If you need help please email …": the clause of "if" has its verb, and "email" is outside.
    own = opener.head
    return own.pos_ == "VERB" and opener.i < own.i < verb.i and own not in verb.ancestors


def _is_clause_verb(token: Token, before: list[Token], bare: bool) -> bool:
    if token.pos_ == "VERB":
        return not is_passive(token) and relation(token) != "acl"
    # "staff post" may be tagged as two nouns; it must then be the verb that the clause lacks.
    lacks_verb = not bare and not any(t.pos_ in ("VERB", "AUX") for t in before)
    if not lacks_verb or not is_verb_as_noun(token) or not before:
        return False
    return before[-1].pos_ in ("NOUN", "PROPN", "PRON")


def is_verb_as_noun(token: Token) -> bool:
    """Whether a word tagged as a noun is a common verb or a past tense ("post", "shot")."""
    is_noun = token.tag_ in ("NN", "NNS")
    return is_noun and (verb_share(token.lemma_) > 0.2 or may_be_past(token.lower_))


def _main_verb(phrase: list[Token], rest: list[Token]) -> Token | None:
    if not phrase or not rest:
        return None
    if path.is_finite_word(rest[0]) or _is_bare_main(rest[0]):
        return rest[0]
    if rest[0].tag_ not in FOLLOWERS:
        return None
    for token in path.skip_relative(rest):
        if path.is_finite_word(token):
            return token
        if token.tag_ in SUBORDINATE or relation(token) == "mark":
            return None
    return None


def _is_bare_main(token: Token) -> bool:
    # "relaxed" tagged as a participle, though it heads the sentence and has no auxiliary.
    alone = not any(relation(c) == "aux" for c in token.children)
    # "While she cooked the soup boiled over": nothing but "boiled" can be the main verb.
    mark = marker(token.sent.root)
    bereft = relation(token) in ("acl", "xcomp") and mark is not None and mark.lower_ in OPENERS
    heads = relation(token) == "root" or bereft
    return heads and alone and token.tag_ == "VBN" and path.could_be_past(token)


def _is_main(found: Path, verb: Token, sentence: Span, run: list[Token]) -> bool:
    top, clause = found.verb, found.clause
    # Where the first verb is taken for a noun, the opener can only hang on the second.
    if is_verb_as_noun(clause):
        return found.phrase[0].tag_ in path.OPENING_TAGS
    # "To close gates is a duty": the clause is the subject. "To keep what we value and use, we …":
    # the verb is joined to one before. "If you find yourself and …": no reflexive is a subject.
    joined = relation(top) == "conj" and bool(children(top, "cc"))
    reflexive = "Yes" in found.phrase[0].morph.get("Reflex", [])
    subject = found.opener.lower_ == "to" and relation(clause) == "csubj"
    if subject or joined or reflexive:
        return False
    if found.opener.head == top and not _leaves_its_opener(clause, top):
        return False
    if relation(top) == "ccomp" and top.head == clause and _may_govern(clause):
        return False
    if not all(t in found.phrase for t in children(top, "nsubj", "csubj") if t.i > clause.i):
        return False
    root = sentence.root.i
    return (clause.i <= root <= run[-1].i or root < found.opener.i) and verb.i > clause.i


def _leaves_its_opener(clause: Token, top: Token) -> bool:
    # Led astray, the parser may hang "if" on the main verb, and "post" there too, as a finite verb.
    hung = clause.head == top or clause.head.i < clause.i
    return hung and clause.tag_ in ("VBP", "VBZ", "VBD") and top.i > clause.i


def _may_govern(clause: Token) -> bool:
    # "If you find the door is open": the clause is what was found.
    return relation(clause) != "root" or takes_clause(clause.lemma_) >= CLAUSE_VERB


def led_astray(analysis: Analysis, found: Path) -> float:
    """How strongly a reader takes the noun phrase for an object, in [0, 1]."""
    taken = takes_object(found.clause.lemma_)
    missed = found.subject.head == found.clause or is_verb_as_noun(found.clause)
    final = 1.0 if missed else 0.0
    believed = path.belief(
        analysis, found.phrase[-1], found.subject, found.clause, "obj", "iobj", "obl"
    )
    return min(1.0, 0.35 * taken + 0.65 * max(final, believed))


def confidence(found: Path, led: float) -> float:
    """Confidence from how far the reader is led, and from how soon the words set it right."""
    sure = 0.25 + 0.75 * led
    if takes_object(found.clause.lemma_) < RARELY:
        sure *= 0.5
    first = found.phrase[0].lower_
    if len(found.phrase) == 1 and first in path.NOMINATIVE:
        sure *= 0.4
    elif len(found.phrase) == 1 and first in ("you", "it", "this", "there"):
        sure *= 0.6
    return round(min(sure, 0.98), 3)
