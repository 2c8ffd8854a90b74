"""The proof: a rewording is shown only where its own parse says what the source says.

The checks do not trust the transformation. They compare the words, the facts of both parses
(`facts`), the form of each new sentence, what the rules find in it, and how it reads. A fact that
the two parses tell differently still counts as kept where the words that state it stand unchanged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from clauselint.findings import Candidate
from clauselint.nlp import grammar
from clauselint.nlp.analysis import Analysis
from clauselint.rewrite import facts
from clauselint.rewrite.draft import Licence
from clauselint.rewrite.facts import Claim, Fact
from clauselint.rewrite.inflect import is_plural, key
from clauselint.rewrite.verifier import Verifier

AMBIGUOUS = ("AMB", "GPA")
SLACK = 1.5
_STOP_IN_QUOTE = re.compile(r"[.!?][\"”’]\.|[,;:]\.|\?\.|\.\?")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a rewording is not shown: the name of the check, and what failed it."""

    check: str
    detail: str


def verify(
    before: Span, after: Analysis, licence: Licence, check: Verifier, old: Sequence[Candidate] = ()
) -> tuple[Problem, ...]:
    """Every reason not to show `after` as a rewording of the sentence `before`; empty if none.

    `old` are the candidates of the source sentence; a new one is a problem. The words and facts are
    checked first, and linting, which costs most, only if they hold.
    """
    found = [*words(before, after.doc, licence), *form(before, after.doc)]
    if not found:
        found = [*claims(before, after.doc, licence), *readability(before, after.doc)]
    if not found:
        found = list(ambiguity(old, after, check))
    return tuple(found)


# Words ----------------------------------------------------------------------------------------


def words(before: Span, after: Doc, licence: Licence) -> list[Problem]:
    """Content words, numbers, references, names, modals and words of logic are all kept."""
    old, new = list(before), list(after)
    allowed = licence.dropped | licence.assumed
    pairs = (
        ("content", facts.content_words(old), facts.content_words(new)),
        ("modal", facts.modals(old), facts.modals(new)),
        ("logic", facts.logic_words(old), facts.logic_words(new)),
    )
    found = [p for name, a, b in pairs for p in _kept(name, a, b, licence, allowed)]
    found += _same("number", facts.numbers(before.text), facts.numbers(after.text))
    found += _same("reference", facts.references(before.text), facts.references(after.text))
    return found + _lost("name", facts.names(old), _spellings(new), licence.dropped)


def _spellings(tokens: Iterable[Token]) -> Counter[str]:
    return Counter(t.text for t in tokens)


def _kept(
    name: str, old: Counter[str], new: Counter[str], licence: Licence, allowed: frozenset[str]
) -> list[Problem]:
    added = [w for w in new if w not in old and w not in licence.added | licence.assumed]
    return [*_lost(name, old, new, allowed), *(Problem(name, f"new: {w}") for w in added)]


def _lost(
    name: str, old: Counter[str], new: Counter[str], allowed: frozenset[str]
) -> list[Problem]:
    gone = [w for w, count in old.items() if new[w] < count and w.lower() not in allowed]
    return [Problem(name, f"lost: {w}") for w in gone]


def _same(name: str, old: Counter[str], new: Counter[str]) -> list[Problem]:
    added = [w for w in new if w not in old]
    return [*_lost(name, old, new, frozenset()), *(Problem(name, f"new: {w}") for w in added)]


# Facts of the parse ---------------------------------------------------------------------------


def claims(before: Span, after: Doc, licence: Licence) -> list[Problem]:
    """Frames, conditions, quantities and links are the same, but for what is licensed."""
    old, new = list(before), list(after)
    kinds = (
        ("frame", facts.frames, False),
        ("condition", facts.conditions, False),
        ("quantity", facts.quantities, False),
        ("preposition", facts.prepositions, False),
        ("link", facts.links, True),
    )
    found: list[Problem] = []
    for name, read, roles in kinds:
        found += _compare(name, read(old), read(new), (old, new), licence, roles)
    return [*found, *_joints(old, new, licence), *_tenses(old, new, licence)]


def _joints(old: list[Token], new: list[Token], licence: Licence) -> list[Problem]:
    """Coordinators between words are the same; those between clauses may become full stops."""
    before, after = facts.coordinations(old), facts.coordinations(new)
    before = [c for c in before if not facts.joined(c, old)]
    clauses = [c for c in facts.coordinations(old) if facts.joined(c, old)]
    found = _compare("coordination", before, after, (old, new), licence, False)
    had = {" ".join(c.fact) for c in clauses}
    return [p for p in found if p.detail.removeprefix("new: ") not in had]


def _tenses(old: list[Token], new: list[Token], licence: Licence) -> list[Problem]:
    """A clause that is told in the past or the present stays there; a participle has no tense."""
    before, after = facts.tenses(old), facts.tenses(new)
    known = {c.fact[1] for c in before}
    after = [c for c in after if c.fact[1] in known]
    return _compare("tense", before, after, (old, new), licence, False)


def _compare(
    name: str,
    old: list[Claim],
    new: list[Claim],
    texts: tuple[list[Token], list[Token]],
    licence: Licence,
    roles: bool,
) -> list[Problem]:
    free = licence.added | licence.dropped | licence.assumed | licence.moved
    have, had = {c.fact for c in new}, {c.fact for c in old}
    lost = [c for c in old if c.fact not in have and not _free(c.fact, free)]
    made = [c for c in new if c.fact not in had and not _free(c.fact, free)]
    lost = [c for c in lost if not _stands(c, texts[0], texts[1])]
    made = [c for c in made if not _stands(c, texts[1], texts[0]) and not _shared(c, old, roles)]
    return [
        *(Problem(name, "lost: " + " ".join(c.fact)) for c in lost),
        *(Problem(name, "new: " + " ".join(c.fact)) for c in made),
    ]


def _free(fact: Fact, free: frozenset[str]) -> bool:
    return any(part in free for part in fact)


def _shared(claim: Claim, old: list[Claim], roles: bool) -> bool:
    """A subject or object said again with another verb of the same coordination."""
    if not roles:
        return False
    role, child, _ = claim.fact
    return role in ("subject", "object") and any(c.fact[1] == child for c in old)


def _stands(claim: Claim, here: list[Token], there: list[Token]) -> bool:
    """Whether the words that state the claim stand in the other text, in the same order."""
    base = here[0].i
    stretch = [t.lower_ for t in here[claim.low - base : claim.high - base + 1]]
    other = [t.lower_ for t in there]
    size = len(stretch)
    return any(other[i : i + size] == stretch for i in range(len(other) - size + 1))


# Form -----------------------------------------------------------------------------------------


def form(before: Span, after: Doc) -> list[Problem]:
    """Each new sentence has a subject and a finite verb, agrees, and is closed."""
    found = []
    for sentence in facts.sentences(after):
        root = sentence.root
        if not _complete(root):
            found.append(Problem("form", f"no full clause: {sentence.text}"))
        found += [Problem("agreement", t.text) for t in _disagreements(sentence)]
        if not _balanced(sentence.text) or _STOP_IN_QUOTE.search(sentence.text):
            found.append(Problem("form", f"brackets, quotes or marks: {sentence.text}"))
    return found


def _complete(root: Token) -> bool:
    if grammar.is_imperative(root):
        return True
    subject = grammar.own_subject(root) or grammar.child(root, "expl")
    return subject is not None and grammar.is_finite(root)


def _disagreements(sentence: Span) -> list[Token]:
    singular, plural = ("is", "was", "has", "does"), ("are", "were", "have", "do")
    found = []
    for subject in sentence:
        if not grammar.has_relation(subject, "nsubj") or not grammar.is_nominal(subject):
            continue
        verb = _agreeing(subject.head)
        wrong = singular if is_plural(subject) else plural
        clear = subject.tag_ in ("NN", "NNS") or subject.lower_ in ("it", "they")
        if verb is not None and clear and _conflicts(verb, wrong, subject):
            found.append(verb)
    return found


def _conflicts(verb: Token, wrong: tuple[str, ...], subject: Token) -> bool:
    if grammar.children(subject, "conj", "det", "nummod") and not is_plural(subject):
        quantified = grammar.children(subject, "conj", "nummod")
        if quantified:
            return False
    return verb.lower_ in wrong


def _agreeing(predicate: Token) -> Token | None:
    forms = [*grammar.children(predicate, "aux", "cop"), predicate]
    first = min(forms, key=lambda t: t.i)
    return first if first.tag_ in ("VBZ", "VBP", "VBD") else None


def _balanced(text: str) -> bool:
    pairs = (("(", ")"), ("[", "]"), ("“", "”"))
    return all(text.count(a) == text.count(b) for a, b in pairs) and text.count('"') % 2 == 0


# Reading --------------------------------------------------------------------------------------


def ambiguity(old: Sequence[Candidate], after: Analysis, check: Verifier) -> list[Problem]:
    """No construction with two readings that the source did not have."""
    had = Counter(c.code for c in old if c.code.startswith(AMBIGUOUS))
    have = [c for c in check.lint(after) if c.code.startswith(AMBIGUOUS)]
    seen: Counter[str] = Counter()
    found = []
    for candidate in have:
        seen[candidate.code] += 1
        if seen[candidate.code] > had[candidate.code]:
            found.append(Problem("ambiguity", f"new {candidate.code}: {candidate.message}"))
    return found


def readability(before: Span, after: Doc) -> list[Problem]:
    """The mean sentence is not longer than the source sentence by more than the slack allows."""
    sentences = facts.sentences(after)
    mean = sum(_length(s) for s in sentences) / max(len(sentences), 1)
    grew = mean > _length(before) * SLACK
    return [Problem("readability", f"{mean:.0f} words a sentence")] if grew else []


def _length(tokens: Iterable[Token]) -> int:
    return sum(t.is_alpha or t.like_num for t in tokens)


def distinct(words_: Iterable[str]) -> frozenset[str]:
    """Keys of words, for a licence."""
    return frozenset(key(w) for w in words_)
