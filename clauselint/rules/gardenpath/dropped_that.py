"""GPA002."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clauselint.findings import Anchors, Candidate
from clauselint.lexicon import words as words_of
from clauselint.nlp.grammar import (
    children,
    indices,
    is_passive,
    marker,
    own_subject,
    relation,
    words,
)
from clauselint.rules.base import ParseRule
from clauselint.rules.gardenpath import path
from clauselint.rules.gardenpath.valency import past_share, takes_clause, takes_object

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from clauselint.nlp.analysis import Analysis

LEAST_CLAUSE = 0.02
LEAST_OBJECT = 0.12
LED, LONG, CLEAR = 0.4, 5, 4
"""How far a verb must lead astray, or else how many words must be taken for its object: "ensure the
data is" trips nobody, for "ensure" mostly takes a clause. One word is set right at once."""
LEANING = 0.44
"""Bias under which a verb makes readers of a rule wait for a clause: "ensure" .39, "confirm" .49.
Of 16 places with such verbs, no reader minded one (two readers, November 2026)."""
COMPLEMENTS = ("ccomp", "xcomp", "advmod", "parataxis", "dep")
QUESTION_TAGS = frozenset(("WDT", "WP", "WP$", "WRB"))
BARE_INFINITIVE = words_of("verbs-with-bare-infinitive")
"""Verbs with an object and a bare infinitive ("helps teams build"), which is no clause."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A verb, the noun phrase right after it, and the first word of the verb that follows that."""

    governor: Token
    phrase: tuple[Token, ...]
    finite: Token

    @property
    def subject(self) -> Token:
        """Head of the noun phrase."""
        return path.head_noun(list(self.phrase))

    @property
    def length(self) -> int:
        """Words that a reader takes for the object."""
        return sum(t.is_alpha or t.like_num for t in self.phrase)


class DroppedThat(ParseRule):
    """A clause after a verb that also takes an object has lost its "that".

    ## What it does

    Finds a verb that takes a clause or an object ("find", "show", "confirm", "ensure"), directly
    followed by a noun phrase that turns out to be the subject of a clause. The confidence grows
    with how often the verb takes an object, with the length of the noun phrase, and with how far
    the parser takes it for the object before the second verb arrives. A pronoun or another single
    word is no garden path.

    ## Why is this bad?

    The reader takes the noun phrase for the object of the verb ("found the records"), and has to
    take it back when the second verb arrives (the direct object/sentential complement, or NP/S,
    garden path). The longer the phrase, the harder the repair.

    ## Example

    "The auditor found the records of the branch were incomplete."

    ## Use instead

    "The auditor found that the records of the branch were incomplete."

    ## References

    - L. Frazier and K. Rayner, "Making and correcting errors during sentence comprehension",
      *Cognitive Psychology* 14 (1982) 178.
    - J. C. Trueswell, M. K. Tanenhaus and C. Kello, "Verb-specific constraints in sentence
      processing", *Journal of Experimental Psychology: LMC* 19 (1993) 528.
    - S. M. Garnsey, N. J. Pearlmutter, E. Myers and M. A. Lotocky, "The contributions of verb bias
      and plausibility to the comprehension of temporarily ambiguous sentences", *Journal of Memory
      and Language* 37 (1997) 58.
    - Microsoft Writing Style Guide, "that, which": keep "that" where it makes the clause clear.
    """

    code = "GPA002"
    name = "dropped-that"
    severity = "info"
    default = 0.455

    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        """One candidate a clause."""
        for sentence in path.sentences(analysis):
            for token in sentence:
                found = find(token)
                if found is None or not path.in_own(analysis, found.governor):
                    continue
                led = led_astray(analysis, found)
                if found.length > 1 and (led >= LED or found.length >= LONG):
                    yield self._candidate(sentence, found, led)

    def _candidate(self, sentence: Span, found: Dropped, led: float) -> Candidate:
        start, end = found.governor.idx, found.finite.idx + len(found.finite)
        phrase = words(found.phrase)
        message = (
            f"“{phrase}” reads at first as the object of “{found.governor}”, until "
            f"“{found.finite}”: say “that”."
        )
        anchors: Anchors = {
            "verb": indices(found.governor),
            "subject": indices(found.subject),
            "subject_phrase": indices(*found.phrase),
            "clause": indices(path.group_head(found.finite)),
            "insert": indices(found.phrase[0]),
        }
        return Candidate(self.code, start, end, message, confidence(found, led), anchors=anchors)


def find(governor: Token) -> Dropped | None:
    """The clause without "that" after a verb, or None."""
    if not _governs(governor):
        return None
    found = _complement(governor) or _stranded(governor)
    if found is None or found.phrase[0].lower_ in path.NOMINATIVE:
        return None
    return None if _is_other(governor, found.phrase) else found


def _is_other(governor: Token, phrase: tuple[Token, ...]) -> bool:
    """Whether what follows the verb is no clause that "that" could open, or no object."""
    # "know what data is shared" is a question.
    if any(t.tag_ in QUESTION_TAGS for t in phrase[:2]) or phrase[0].lower_.startswith("wh"):
        return True
    if phrase[0].lower_ == "that":
        return True
    # "This means All doors …": a title or a new sentence, which no reader takes for an object.
    if phrase[0].is_title and phrase[0].pos_ not in ("PROPN", "NOUN"):
        return True
    return governor.lemma_ == "mean"


def _governs(verb: Token) -> bool:
    if verb.pos_ != "VERB" or is_passive(verb):
        return False
    participle = verb.tag_ == "VBD" and past_share(verb.lower_) == 0
    return takes_object(verb.lemma_) >= LEAST_OBJECT and not participle


def _complement(governor: Token) -> Dropped | None:
    """Where the tree is right: a clause whose subject stands right after the verb."""
    for top in _predicates(governor):
        subject = own_subject(top)
        finite = path.first_of_group(top)
        if subject is None or subject.left_edge.i != governor.i + 1 or not _is_finite(finite):
            continue
        phrase = tuple(t for t in subject.subtree if t.i < finite.i)
        if not any(path.is_break(t) for t in phrase):
            return Dropped(governor, phrase, finite)
    return None


def _predicates(governor: Token) -> Iterator[Token]:
    """Heads of clauses that may be the verb's complement."""
    for top in governor.children:
        if top.i > governor.i and relation(top) in COMPLEMENTS and marker(top) is None:
            yield top
    # "The minister declared the state is over": the tree makes the first clause an adverbial.
    upended = relation(governor) in ("advcl", "ccomp", "parataxis") and governor.head.i > governor.i
    opened = marker(governor) is not None or any(c.tag_ == "WRB" for c in governor.children)
    if upended and not opened and own_subject(governor) is not None:
        yield governor.head


def _stranded(governor: Token) -> Dropped | None:
    """Where the parser is led astray: "found [the records]", and "were" has no subject."""
    phrase, rest = path.chain(path.stretch(governor)[1:])
    after = path.skip_relative(_skip_infinitive(rest))
    finite = next((t for t in after[:3] if _is_finite(t)), None)
    if not phrase or finite is None or takes_clause(governor.lemma_) < LEAST_CLAUSE:
        return None
    if after[0] != finite and after[0].tag_ not in ("RB", "VBN", "VBG", "JJ"):
        return None
    top = path.group_head(finite)
    lost = _is_loose(governor, top) or _is_hidden(governor, top, phrase)
    return Dropped(governor, tuple(phrase), finite) if lost else None


def _skip_infinitive(tokens: list[Token]) -> list[Token]:
    # "stressed the duty to report falls on the owner"
    return tokens[2:] if [t.tag_ for t in tokens[:2]] == ["TO", "VB"] else tokens


def _is_loose(governor: Token, top: Token) -> bool:
    loose = relation(top) in ("parataxis", "conj", "ccomp", "dep") and top.head == governor
    joined = any(relation(c) == "cc" and c.i < top.i for c in top.children)
    fronted = marker(governor) is not None or bool(children(governor, "advmod:wh"))
    return loose and not joined and not fronted and not path.has_own_subject(top)


def _is_hidden(governor: Token, top: Token, phrase: list[Token]) -> bool:
    # "the driver of the car held": a past tense that the tree makes a participle of "driver".
    finite = top.tag_ in ("VBD", "VBZ") and not children(top, "nsubj")
    clause = relation(top) == "acl" and finite and top.head in phrase
    # "The parties recognise the fact is known": a present tense that it makes one of "parties".
    before = governor.nbor(-1) if governor.i > governor.sent.start else governor
    verb = relation(governor) in ("acl", "advcl") and governor.tag_ in ("VBP", "VBZ")
    return clause or (verb and before.head == top and relation(before) == "nsubj")


def _is_finite(token: Token) -> bool:
    # "recommended the post be filled", "check the doors have locks": bare, with its own subject.
    bare = token.tag_ == "VB" and (token.lower_ == "be" or _is_clause(token))
    return path.is_finite_word(token) or bare


def _is_clause(verb: Token) -> bool:
    return relation(verb) == "ccomp" and verb.head.lemma_ not in BARE_INFINITIVE


def led_astray(analysis: Analysis, found: Dropped) -> float:
    """How strongly a reader takes the noun phrase for the object, in [0, 1].

    What the verb mostly takes, an object or a clause, decides for a reader; the parser's belief
    does not, for it takes nearly every such phrase for an object.
    """
    believed = path.belief(analysis, found.phrase[-1], found.subject, found.governor, "obj", "iobj")
    caught = found.subject.head == found.governor
    lean = bias(found.governor.lemma_)
    return min(1.0, lean * (1.0 if caught else 0.6 + 0.4 * believed) + 0.2 * caught)


def bias(verb: str) -> float:
    """How far a verb lemma prefers an object to a clause, in [0, 1]."""
    return takes_object(verb) / (takes_object(verb) + takes_clause(verb))


def confidence(found: Dropped, led: float) -> float:
    """Confidence from how far the reader is led, and from how late the words set it right."""
    sure = 0.25 + 0.45 * led + 0.06 * min(max(found.length - 2, 0), 4)
    # In a rule or an instruction ("ensure the gate is …") a reader waits for the clause, more so
    # after a verb that mostly takes one (Garnsey et al. 1997).
    waits = bias(found.governor.lemma_) < LEANING
    told = found.governor.tag_ == "VBD" or (found.length >= CLEAR and not waits)
    return round(min(sure, 0.95 if told else DroppedThat.default - 0.01), 3)
