"""GPA004."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clauselint.findings import Anchors, Candidate
from clauselint.nlp.grammar import indices, relation
from clauselint.rules.base import ParseRule
from clauselint.rules.gardenpath import path
from clauselint.rules.gardenpath.valency import acts, takes_object, verb_share

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from clauselint.nlp.analysis import Analysis

AGREEING = {("NN", "NNS"), ("NNP", "NNS"), ("NNS", "NN"), ("NNPS", "NN")}
"""Tags of a noun and of the word after it that could be its verb: "agency reports"."""
MISLED = 0.25
"""How far the words must lead a reader astray; under it the row is plainly one of nouns."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A noun, the word after it that could be its verb, and the finite verb that comes later."""

    noun: Token
    word: Token
    finite: Token


class NounOrVerb(ParseRule):
    """A noun in a row of nouns reads as the verb.

    ## What it does

    Finds a noun followed by a word that is read as a noun in the end and could first be its verb,
    with more words between it and the real verb: "The agency reports breaches of the rules show …".
    The two have to agree as subject and verb would, the first has to be a noun that acts, and the
    second has to be a common verb as well.

    ## Why is this bad?

    The reader takes the word for the verb, then finds another verb and has to rebuild the row of
    nouns. A preposition or a hyphen shows the row for what it is.

    ## Example

    "The agency records the manager keeps are public."

    ## Use instead

    "The records of the agency that the manager keeps are public."

    ## References

    - L. Frazier and K. Rayner, "Resolution of syntactic category ambiguities", *Journal of Memory
      and Language* 26 (1987) 505.
    - M. C. MacDonald, "Probabilistic constraints and syntactic ambiguity resolution", *Language and
      Cognitive Processes* 9 (1994) 157.
    """

    code = "GPA004"
    name = "noun-or-verb"
    severity = "info"

    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        """One candidate a pair of words."""
        for sentence in path.sentences(analysis):
            for noun in sentence:
                found = find(noun, sentence)
                if found is None or not path.in_own(analysis, found.noun):
                    continue
                led = led_astray(analysis, found)
                if led >= MISLED:
                    yield self._candidate(sentence, found, led)

    def _candidate(self, sentence: Span, found: Clash, led: float) -> Candidate:
        start, end = found.noun.idx, found.finite.idx + len(found.finite)
        row = f"“{found.noun} {found.word}”"
        message = f"{row} reads at first as subject and verb, until “{found.finite}”."
        anchors: Anchors = {
            "word": indices(found.word),
            "noun": indices(found.noun),
            "noun_phrase": indices(*(t for t in found.word.subtree if t.i <= found.word.i)),
            "verb": indices(path.group_head(found.finite)),
        }
        return Candidate(self.code, start, end, message, confidence(led), anchors=anchors)


def find(noun: Token, sentence: Span) -> Clash | None:
    """The word after a noun that could be its verb, or None."""
    if noun.i + 2 >= sentence.end or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    word = noun.nbor(1)
    if relation(noun) != "compound" or noun.head != word or relation(word) != "nsubj":
        return None
    if (noun.tag_, word.tag_) not in AGREEING or verb_share(word.lemma_) < 0.25:
        return None
    run = path.stretch(word)[1:]
    finite = path.first_of_group(word.head)
    # "The agency reports show": the verb sets it right at once.
    if not run or finite.i <= word.i + 2 or finite.i > run[-1].i:
        return None
    if run[0].tag_ in ("WDT", "WP", "WRB", "CC", "TO", "MD") or run[0].lower_ == "of":
        return None
    return Clash(noun, word, finite) if path.is_finite_word(finite) else None


def led_astray(analysis: Analysis, found: Clash) -> float:
    """How strongly a reader takes the word for the verb, in [0, 1]."""
    after = found.word.nbor(1)
    believed = path.belief(analysis, after, found.noun, found.word, "nsubj")
    object_follows = after.tag_ in ("DT", "PRP$", "NN", "NNS", "JJ")
    share = takes_object(found.word.lemma_)
    fit = min(acts(found.noun.lemma_) / 0.25, 1.0) * verb_share(found.word.lemma_)
    if _has_clause(found):
        return max(CLAUSE, 0.7 * believed)
    return 0.7 * believed + 0.3 * fit * (share if object_follows else 1 - share)


CLAUSE = 0.6
"""Where a clause without "that" hides behind the word: "The club *fines members pay* go to …" (by
hand)."""


def _has_clause(found: Clash) -> bool:
    """Whether a noun and its verb follow the word at once, and look like its object."""
    phrase, rest = path.chain(path.stretch(found.word)[1:])
    verb = next((t for t in rest if t.pos_ != "ADV"), None)
    bare = bool(phrase) and phrase[0].lower_ not in path.NOMINATIVE
    return (
        bare and verb is not None and verb.tag_ in ("VBP", "VBZ", "VBD") and verb.i < found.finite.i
    )


def confidence(led: float) -> float:
    """Confidence of the finding."""
    return round(min(0.1 + 0.9 * led, 0.9), 3)
