"""What each tail and head of a coordination may cover: one part of it, or all.

"Search the bag and seize the goods without a warrant": the phrase at the end may close the second
verb or both, whatever the best parse says. Where the two verbs come to stand in two sentences, or
the tail in one of its own, a rewording has settled that doubt without saying so; it is not shown.
A tail is bound to one part by its grammar (a relative clause, the phrase that its verb selects), or
by a tail of its own sort in the other part, where the parser too leaves it nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from spacy.tokens import Doc, Span, Token

from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.nlp.evidence import evidence
from clauselint.rewrite.proof.problem import Problem
from clauselint.rules.gardenpath.valency import takes_object

CLOSES = "may close both: "
TAILS = ("obl", "advcl", "advmod", "nmod")
FREE = words_of("prepositions-that-close") | {"because of", "due to"}
MANNERS = words_of("nouns-of-manner")
TIMES = words_of("prepositions-of-time")
MEANS = words_of("prepositions-of-means")
HARMLESS = words_of("linking-nouns") | words_of("adverbs-of-consequence")
HARMLESS |= {"also", "hereby", "however"} | (grammar.NEGATORS - {"never"})
PARTICLES = words_of("particles")
CASES = words_of("openers-of-cases") | {"should"}
SELECTED = 0.08
"""Share of a verb's uses with a preposition from which on the verb selects it."""
ON_NOUN = 0.85
"""Probability of a noun as the head of a phrase from which on it is not the verb's."""
LEFT_OVER, LEFT_OVER_APART = 0.1, 0.25
"""Probability that a clause belongs to the other part which counts as doubt."""
MANY = 3
SURE = 0.7
SURE_AMONG_RIVALS = 0.93
OBJECT = 0.3
OBJECT_OF_CLAUSE = 0.6


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the words of the source stand now: the number of the new sentence, by token index."""

    homes: dict[int, int]
    sentences: tuple[list[str], ...]
    doubt: Doubt | None

    def home(self, tokens: Sequence[Token]) -> int | None:
        """The sentence that most of the tokens stand in; None where none is left."""
        found = [self.homes[t.i] for t in tokens if t.i in self.homes]
        return max(set(found), key=found.count) if found else None

    def says(self, sentence: int, phrase: Sequence[Token]) -> bool:
        """Whether the sentence has the phrase word for word."""
        words, size = [t.lower_ for t in phrase if _worded(t)], 0
        text, size = self.sentences[sentence], len(words)
        return any(text[i : i + size] == words for i in range(len(text) - size + 1))

    def mass(self, token: Token, *heads: Token) -> float | None:
        """Probability that the token hangs on one of the heads; None where nobody knows."""
        arcs = self.doubt.alternatives(token.i) if self.doubt is not None else ()
        places = {h.i for h in heads}
        return sum(a.probability for a in arcs if a.head in places) if arcs else None


def scope(
    before: Span, after: Sequence[Doc], doubt: Doubt | None, settles: str = ""
) -> list[Problem]:
    """Tails, heads and parts of a coordination whose doubt the rewording settles unsaid.

    A choice says which tail it `settles`; that must begin with one in doubt, and no other may be.
    """
    moved = _moved(before, after, doubt)
    found = [detail for group in _groups(before) for detail in _settled(group, moved)]
    said = [d for d in found if settles and d.removeprefix(CLOSES) in settles and CLOSES in d]
    if settles and not any(settles.startswith(d.removeprefix(CLOSES)) for d in said):
        found.append(f"no doubt to settle: {settles}")
    return [Problem("scope", d) for d in dict.fromkeys(found) if d not in said]


def is_open(sentence: Span, doubt: Doubt | None, fewest: int = MANY) -> bool:
    """Whether something behind `fewest` or more coordinated verbs may close all of them.

    Of two only those of the main clause are asked about.
    """
    unmoved = Moved({}, (), doubt)
    return any(
        _is_loose(tail, group[0], group[-1], unmoved)
        for group in _groups(sentence)
        if len(group) >= fewest and (len(group) >= MANY or group[0].i == sentence.root.i)
        for tail in _tails(group[0], group[-1])
    )


def _moved(before: Span, after: Sequence[Doc], doubt: Doubt | None) -> Moved:
    old = [t for t in before if _worded(t)]
    sentences = tuple([t.lower_ for t in doc if _worded(t)] for doc in after)
    new = [(word, n) for n, sentence in enumerate(sentences) for word in sentence]
    match = SequenceMatcher(None, [t.lower_ for t in old], [w for w, _ in new], autojunk=False)
    homes = {
        old[block.a + i].i: new[block.b + i][1]
        for block in match.get_matching_blocks()
        for i in range(block.size)
    }
    return Moved(homes, sentences, doubt)


def _worded(token: Token) -> bool:
    return any(c.isalnum() for c in token.text)


def _groups(sentence: Span) -> list[list[Token]]:
    """Coordinations of predicates, each in the order of the text."""
    groups = ([t, *grammar.children(t, "conj")] for t in sentence if grammar.is_predicate(t))
    return [g for g in groups if len(g) > 1 and g[0].i < g[-1].i]


def _settled(group: list[Token], moved: Moved) -> Iterator[str]:
    homes = [moved.home(part) for part in grammar.members(group)]
    for n, later in enumerate(group[1:], start=1):
        for earlier, home in zip(group[:n], homes, strict=False):
            if home is not None and homes[n] is not None and home != homes[n]:
                yield from _parted(earlier, later, (home, homes[n] or 0), moved)
    yield from _orphans(group, homes, moved)


def _parted(earlier: Token, later: Token, homes: tuple[int, int], moved: Moved) -> Iterator[str]:
    """What the two parts, now in two sentences, may have shared."""
    for tail in _tails(earlier, later):
        if _is_loose(tail, earlier, later, moved):
            yield CLOSES + _text(tail)
    for head in _heads(earlier, later):
        if not moved.says(homes[1], grammar.phrase(head)) and not _resumed(head, homes[1], moved):
            yield f"may open both: {_text(head)}"
    if _lacks_object(earlier, later) or _is_interrupted(later):
        yield f"may share what follows: {earlier.text}, {later.text}"
    if shared := _shared_clause(earlier, later):
        yield CLOSES + _text(shared)
    if not _is_certain(earlier, later, moved):
        yield f"may belong elsewhere: {later.text}"


def _orphans(group: list[Token], homes: list[int | None], moved: Moved) -> Iterator[str]:
    """Tails that stand in a sentence of their own behind parts that stay together."""
    earlier, last = group[0], group[-1]
    kept = {h for h in homes if h is not None}
    if len(kept) != 1:
        return
    for tail in _tails(earlier, last):
        home = moved.home(grammar.phrase(tail))
        if home is not None and home not in kept and _is_loose(tail, earlier, last, moved):
            yield CLOSES + _text(tail)


def _text(token: Token) -> str:
    return grammar.words(grammar.phrase(token))


# Tails ----------------------------------------------------------------------------------------


def _tails(earlier: Token, later: Token) -> list[Token]:
    """Adverbials behind the later part, on it or on the words at its end, or on the earlier."""
    own = [t for t in _frontier(later) if grammar.has_relation(t, *TAILS)]
    shared = [c for c in grammar.children(earlier, *TAILS) if c.i > later.i]
    return [*own, *shared]


def _frontier(head: Token) -> Iterator[Token]:
    """Words behind the head whose phrases reach its end; no clause with a subject is entered."""
    later = (c for c in head.children if c.i > head.i)
    after = [c for c in later if not grammar.has_relation(c, "punct", "cc")]
    yield from after
    if after and grammar.own_subject(after[-1]) is None:
        yield from _frontier(after[-1])


def _is_loose(tail: Token, earlier: Token, later: Token, moved: Moved) -> bool:
    phrase = grammar.phrase(tail)
    if phrase[0].i <= later.i or phrase[0].lower_ in ("including", "such"):
        return False
    elsewhere = moved.mass(tail, earlier)
    apart = phrase[0].nbor(-1).text in (",", "–", "—")
    if apart and not grammar.has_relation(tail, "nmod"):
        return True
    if elsewhere is not None and elsewhere >= _left_over(later):
        return True
    phrasal = not grammar.has_relation(tail, "advcl")
    if grammar.own_subject(later) is not None:
        shares = _runs_on(later) and not _own_tails(earlier, later)
        return shares and (not phrasal or grammar.preposition_text(tail) in FREE)
    if phrasal and _has_own_helper(later):
        return False
    if _is_paralleled(tail, earlier, later):
        return False
    if grammar.has_relation(tail, "advcl"):
        return True
    if grammar.has_relation(tail, "advmod"):
        return tail.head.i == later.i and tail.lower_ not in PARTICLES
    return _is_free(tail, later, moved)


def _left_over(later: Token) -> float:
    """More where a comma stands before "and" and a subject behind it: they part the clauses."""
    apart = grammar.is_parted(later) and grammar.own_subject(later) is not None
    return LEFT_OVER_APART if apart else LEFT_OVER


def _is_free(tail: Token, later: Token, moved: Moved) -> bool:
    """Whether a phrase may say when, how or where of a verb, and is not what its verb selects."""
    if _says_how(tail):
        return True
    case = grammar.preposition_text(tail)
    if tail.head.i != later.i:
        on_noun = moved.mass(tail, tail.head)
        return on_noun is not None and on_noun < ON_NOUN
    return evidence().verb_takes(later.lemma_.lower(), case) < SELECTED


def _says_how(tail: Token) -> bool:
    """ "within a week", "in writing": said of any verb, and selected by none."""
    case = grammar.preposition_text(tail)
    return case in FREE or (case == "in" and tail.lemma_.lower() in MANNERS)


def _runs_on(later: Token) -> bool:
    """ "… and B must C" without a comma: what follows may close both clauses all the more."""
    cc = grammar.coordinator(later)
    return cc is not None and not grammar.comma_before(cc)


def _has_own_helper(later: Token) -> bool:
    """ "… and must pay by May": a modal of its own begins a clause that keeps its phrases."""
    return any(c.i < later.i for c in grammar.children(later, "aux", "cop"))


def _is_paralleled(tail: Token, earlier: Token, later: Token) -> bool:
    """Whether the earlier part has a tail of its own: of the same sort, if it is a clause."""
    own = _own_tails(earlier, later)
    if grammar.has_relation(tail, "obl", "nmod") and not _says_how(tail):
        return any(grammar.has_relation(t, "obl", "advcl") for t in own)
    return any(_sort(t) == _sort(tail) for t in own)


def _own_tails(earlier: Token, later: Token) -> list[Token]:
    return [t for t in _frontier(earlier) if t.i < later.i and grammar.has_relation(t, *TAILS)]


def _sort(tail: Token) -> str:
    case = grammar.preposition_text(tail)
    if case in TIMES or tail.lemma_.lower() in words_of("months-and-weekdays"):
        return "time"
    if case in MEANS:
        return "means"
    mark = grammar.marker(tail)
    return f"{grammar.relation(tail)} {mark.lower_ if mark is not None else case}"


# Heads ----------------------------------------------------------------------------------------


def _heads(earlier: Token, later: Token) -> list[Token]:
    """Adverbials before the earlier verb: all that is before a shared subject or after it.

    Before a clause with its own subject or modal only what stands in front may open both.
    """
    early = [c for c in grammar.children(earlier, *TAILS) if c.i < earlier.i]
    early = [c for c in early if c.lower_ not in HARMLESS]
    if grammar.own_subject(later) is None and not _has_own_helper(later):
        return early
    subject = grammar.own_subject(earlier)
    edge = subject.left_edge.i if subject is not None else earlier.i
    front = [c for c in early if c.i < edge]
    if grammar.own_subject(later) is None:
        return front
    return [c for c in front if grammar.word_after(grammar.phrase(c)[-1]) == ","]


def _resumed(head: Token, sentence: int, moved: Moved) -> bool:
    """ "In that case, …": the condition of the sentence before holds on."""
    opens = grammar.phrase(head)[0].lower_ in CASES or head.lower_ == "case"
    said = moved.sentences[sentence]
    return opens and said[said[:1] == ["however"] :][:3] == ["in", "that", "case"]


# Parts ----------------------------------------------------------------------------------------


def _lacks_object(earlier: Token, later: Token) -> bool:
    """ "copy, or share, the record": the earlier verb has nothing of its own behind it."""
    held = [c for c in earlier.children if earlier.i < c.i < later.i]
    if any(c.lower_ == "it" for c in held) and grammar.children(later, "ccomp"):
        return True  # "Make it clear and repeat that …"
    bare = not any(grammar.relation(c) not in ("punct", "cc", "conj") for c in held)
    closed = [*grammar.objects(later), *grammar.children(later, "ccomp", "xcomp")]
    if bare and grammar.is_passive(earlier) and grammar.children(later, "xcomp"):
        return True  # "is authorized and directed to do X"
    if not bare or earlier.pos_ != "VERB" or grammar.is_passive(earlier) or not closed:
        return False
    full = grammar.own_subject(later) is not None
    apart = later.i + 1 < later.sent.end and later.nbor(1).text == ","
    bar = OBJECT_OF_CLAUSE if full and not apart else OBJECT
    return takes_object(earlier.lemma_.lower()) >= bar


def _is_interrupted(later: Token) -> bool:
    """ "asks A to issue, and A may issue, an order": a comma before what both verbs take."""
    taken = [*grammar.objects(later), *grammar.children(later, "ccomp", "xcomp")]
    behind = [c for c in taken if c.i > later.i and grammar.marker(c) is None]
    return grammar.word_after(later) == "," and any(
        grammar.phrase(c)[0].i == later.i + 2 for c in behind
    )


def _shared_clause(earlier: Token, later: Token) -> Token | None:
    """ "gives no promise and takes no duty that …": the clause may be about both nouns."""
    nouns = [n for n in grammar.objects(earlier) if n.i < later.i]
    if not nouns or any(c.i > nouns[-1].i for c in nouns[-1].children if c.pos_ != "PUNCT"):
        return None
    told = {n.i for n in grammar.objects(later)}
    inner = (t for t in _frontier(later) if grammar.has_relation(t, "acl", "ccomp"))
    marks = ((t, grammar.marker(t)) for t in inner if t.head.i in told)
    return next(
        (t for t, mark in marks if mark is not None and mark.lower_ in ("that", "to")), None
    )


def _is_certain(earlier: Token, later: Token, moved: Moved) -> bool:
    """Whether the later part belongs to this coordination and to none inside the earlier one."""
    here = moved.mass(later, *grammar.conjuncts(grammar.first_conjunct(later)))
    bar = SURE_AMONG_RIVALS if any(_rivals(earlier, later)) else SURE
    return here is None or here >= bar


def _rivals(earlier: Token, later: Token) -> Iterator[Token]:
    """Verbs at the end of the earlier part that could be coordinated with the later one."""
    for verb in grammar.subtree(earlier):
        inside = earlier.i < verb.i < later.i and grammar.is_predicate(verb)
        if not inside or grammar.first_conjunct(verb).i == grammar.first_conjunct(later).i:
            continue
        if grammar.own_subject(later) is not None:
            if grammar.own_subject(verb) is not None and grammar.is_finite(verb):
                yield verb
        elif _form(verb) == _form(later):
            yield verb


def _form(verb: Token) -> str:
    helpers = grammar.children(verb, "aux", "cop")
    first = min((verb, *helpers), key=lambda t: t.i)
    return "VB" if first.tag_ == "VBP" else str(first.tag_)
