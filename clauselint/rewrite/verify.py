"""The proof: a rewording is shown only where its own parse says what the source says.

The checks do not trust the transformation. They compare the words, the facts of both parses
(`facts`), the form of each new sentence, what the rules find in it, and how it reads. A fact that
the two parses tell differently still counts as kept where the words that state it stand unchanged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from clauselint.findings import Candidate
from clauselint.nlp import grammar
from clauselint.nlp.analysis import Analysis
from clauselint.rewrite import facts
from clauselint.rewrite.draft import Licence
from clauselint.rewrite.facts import Claim
from clauselint.rewrite.inflect import form as form_of
from clauselint.rewrite.inflect import is_plural, key, lemma
from clauselint.rewrite.surface import misplaced
from clauselint.rewrite.verifier import Verifier

AMBIGUOUS = ("AMB", "GPA")
SLACK = 1.5
SHORT = 25
LONG_ENOUGH = 5
DANGLING = ("and", "or", "but", "that", "which", "who", "a", "an", "the", "if", "unless", "as")
SAID_SO = ("this is so even ", "this was so even ")  # whole, whatever the parser hangs its words on
VERBS = ("is", "are", "was", "were", "has", "have")
WH = ("WDT", "WRB", "WP", "WP$")
_OPEN_ASIDE = re.compile(r"\b(?:and|or|but),[^,]*$")
_BAD_MARKS = re.compile(r",[\"”’]\.|[.!?][\"”’]\.|[,;:]\.|\?\.|\.\?")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a rewording is not shown: the name of the check, and what failed it."""

    check: str
    detail: str


def verify(
    before: Span,
    after: Sequence[Analysis],
    licence: Licence,
    check: Verifier,
    old: Sequence[Candidate] = (),
    *,
    lint: bool = True,
    floor: float = 0.0,
) -> tuple[Problem, ...]:
    """Every reason not to show `after` as a rewording of the sentence `before`; empty if none.

    `after` are the parses of the new sentences, in order. `old` are the candidates of the source
    sentence that may stay; a new one is a problem. The words and facts are checked first, and
    linting, which costs most, only if they hold.
    """
    docs = [a.doc for a in after]
    found = [*words(before, docs, licence), *form(before, docs)]
    if moved := misplaced(before.text, [d.text for d in docs], licence):
        found.append(Problem("surface", moved))
    if not found:
        found = frame(before, docs, licence) if licence.fixed else claims(before, docs, licence)
        found += readability(before, docs)
    # Plain words in a fixed frame leave every construction as it was.
    if not found and lint and not licence.fixed:
        found = list(ambiguity(old, after, check, floor, source=before))
    return tuple(found)


# Words ----------------------------------------------------------------------------------------


def words(before: Span, after: Sequence[Doc], licence: Licence) -> list[Problem]:
    """Content words, numbers, references, names, modals and words of logic are all kept."""
    old, new = list(before), _tokens(after)
    allowed = licence.dropped | licence.assumed
    pairs = (
        ("content", facts.content_words(old), facts.content_words(new)),
        ("modal", facts.modals(old), facts.modals(new)),
        ("logic", facts.logic_words(old), facts.logic_words(new)),
    )
    found = [p for name, a, b in pairs for p in _kept(name, a, b, licence, allowed)]
    text = " ".join(d.text for d in after)
    found += _same("number", facts.numbers(before.text), facts.numbers(text))
    found += _same("reference", facts.references(before.text), facts.references(text))
    found += _lost("pronoun", facts.pronouns(old), facts.pronouns(new), licence.dropped)
    return found + _lost("name", facts.names(old), _spellings(new), licence.dropped)


def _tokens(docs: Sequence[Doc]) -> list[Token]:
    return [t for doc in docs for t in doc]


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


def frame(before: Span, after: Sequence[Doc], licence: Licence) -> list[Problem]:
    """Whether all words but the licensed ones stand as they stood, in their order."""
    free = licence.dropped | licence.added
    old = [t.lower_ for t in before if t.lower_ not in free]
    new = [t.lower_ for t in _tokens(after) if t.lower_ not in free]
    changed = [w for w in old if _is_word(w)] != [w for w in new if _is_word(w)]
    return [Problem("frame", "other words changed or moved")] if changed else []


def _is_word(text: str) -> bool:
    return any(c.isalnum() for c in text)


# Facts of the parse ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Texts:
    """Tokens of the source sentence and of the new ones, and the keys of their words."""

    old: list[Token]
    new: list[Token]
    old_words: tuple[list[str], ...]
    new_words: tuple[list[str], ...]


Read = Callable[[Iterable[Token]], list[Claim]]
SAME: tuple[tuple[str, Read], ...] = (
    ("frame", facts.frames),
    ("quantity", facts.quantities),
    ("focus", facts.focus),
    ("preposition", facts.prepositions),
)


def claims(before: Span, after: Sequence[Doc], licence: Licence) -> list[Problem]:
    """Every fact of the source is in the rewording, and no other, but for what is licensed."""
    texts = Texts(
        list(before),
        _tokens(after),
        ([key(t.text) for t in before],),
        tuple([key(t.text) for t in doc] for doc in after),
    )
    found = [
        p
        for name, read in SAME
        for p in _compare(name, read(texts.old), read(texts.new), texts, licence)
    ]
    for special in (_links, _conditions, _settings, _coordinations, _tenses):
        found += special(texts, licence)
    if licence.openings is not None and not licence.linked:
        # The words stand as they stood, so a phrase that hangs elsewhere is the parser's doubt.
        found = [p for p in found if p.check not in ("link", "preposition")]
    return found


def _links(texts: Texts, licence: Licence) -> list[Problem]:
    """Words hang where they hung; a subject or object may be said again where it was shared."""
    reach = facts.arguments(texts.old)
    new = [c for c in facts.links(texts.new) if c.fact[0] == "other" or c.fact[1:] not in reach]
    old = facts.links(texts.old)
    have = [*new, *(c for c in facts.links(texts.new) if c.fact[1:] in reach)]
    said = {frozenset(c.fact[1:]) for c in have}
    needed = [c for c in old if c.fact[0] != "other" or frozenset(c.fact[1:]) not in said]
    return [
        *_missing("link", needed, have, texts.new_words, licence),
        *_invented("link", [c for c in new if c.fact[1:] not in reach], old, texts, licence),
    ]


def _conditions(texts: Texts, licence: Licence) -> list[Problem]:
    """A condition may be said of every verb that it limits, or be resumed with "in that case"."""
    old, new = facts.conditions(texts.old), facts.conditions(texts.new)
    resumed, possible = facts.resumed(texts.new), facts.possible_conditions(texts.old)
    needed = [c for c in old if c.fact[2] not in resumed]
    made = [c for c in new if c.fact not in possible]
    return [
        *_missing("condition", needed, new, texts.new_words, licence),
        *_invented("condition", made, old, texts, licence),
    ]


def _settings(texts: Texts, licence: Licence) -> list[Problem]:
    """What stands before a coordination is said of each part, or resumed with "in that case"."""
    resumed, said = facts.resumed(texts.new), facts.held(texts.new)
    free = licence.dropped | licence.added | resumed
    return [
        Problem("setting", "lost: " + " ".join(fact))
        for fact, count in facts.settings(texts.old).items()
        if said[fact] < count and not free & set(fact)
    ]


def _coordinations(texts: Texts, licence: Licence) -> list[Problem]:
    """Coordinators between words are the same; those between clauses may become full stops."""
    old = facts.coordinations(texts.old, clauses=False)
    new = facts.coordinations(texts.new, clauses=False)
    clauses = facts.coordinations(texts.old, clauses=True)
    made = [*new, *facts.coordinations(texts.new, clauses=True)]
    both = [*facts.coordinations(texts.new, clauses=True), *new]
    return [
        *_missing("coordination", old, both, texts.new_words, licence),
        *_invented("coordination", made, [*old, *clauses], texts, licence),
    ]


def _tenses(texts: Texts, licence: Licence) -> list[Problem]:
    """A clause that is told in the past or the present stays there; a participle has no tense."""
    old, new = facts.tenses(texts.old), facts.tenses(texts.new)
    known = {c.fact[1] for c in old}
    surface = replace(
        texts,
        old_words=([t.lower_ for t in texts.old],),
        new_words=([t.lower_ for t in texts.new],),
    )
    return _compare("tense", old, [c for c in new if c.fact[1] in known], surface, licence)


def _compare(
    name: str, old: list[Claim], new: list[Claim], texts: Texts, licence: Licence
) -> list[Problem]:
    return [
        *_missing(name, old, new, texts.new_words, licence),
        *_invented(name, new, old, texts, licence),
    ]


def _missing(
    name: str,
    old: list[Claim],
    new: list[Claim],
    words_: tuple[list[str], ...],
    licence: Licence,
) -> list[Problem]:
    have = {c.fact for c in new}
    gone = [c for c in old if c.fact not in have and not _free(c, licence)]
    return [Problem(name, "lost: " + " ".join(c.fact)) for c in gone if not _stands(c.said, words_)]


def _invented(
    name: str, new: list[Claim], old: list[Claim], texts: Texts, licence: Licence
) -> list[Problem]:
    had = {c.fact for c in old}
    made = [c for c in new if c.fact not in had and not _free(c, licence)]
    return [
        Problem(name, "new: " + " ".join(c.fact))
        for c in made
        if not _stands(c.said, texts.old_words)
    ]


def _free(claim: Claim, licence: Licence) -> bool:
    free = licence.added | licence.dropped | licence.assumed | licence.moved
    return any(part in free for part in claim.fact)


def _stands(said: tuple[str, ...], texts: tuple[list[str], ...]) -> bool:
    """Whether the words stand in one of the texts, one after the other."""
    size = len(said)
    return any(
        tuple(text[i : i + size]) == said for text in texts for i in range(len(text) - size + 1)
    )


# Form -----------------------------------------------------------------------------------------


def form(before: Span, after: Sequence[Doc]) -> list[Problem]:
    """Each new sentence has a subject and a finite verb, agrees, and is closed."""
    found = []
    odd = {t.lower_ for t in _disagreements(before)}
    for sentence in (s for doc in after for s in facts.sentences(doc)):
        if not _complete(sentence.root) or _is_participle(sentence.root, before.root):
            found.append(Problem("form", f"no full clause: {sentence.text}"))
        found += [
            Problem("agreement", t.text) for t in _disagreements(sentence) if t.lower_ not in odd
        ]
        if not _balanced(sentence.text) or _BAD_MARKS.search(sentence.text):
            found.append(Problem("form", f"brackets, quotes or marks: {sentence.text}"))
        # "It spun a thread and, seeing the door." lost what went on behind the aside.
        if _OPEN_ASIDE.search(sentence.text) and not _OPEN_ASIDE.search(before.text):
            found.append(Problem("form", f"an aside that stays open: {sentence.text}"))
        found += [Problem("form", f"beside {t.text}") for t in sentence if _misplaced(t)]
    return found


def _misplaced(token: Token) -> bool:
    """A word said twice, an article without its noun, a full stop before a small letter."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.doc[token.i + 1]
    twice = after.lower_ == token.lower_ and token.text.isalpha()
    lone = token.lower_ in ("a", "an", "the") and after.lower_ in (*grammar.MODALS, *VERBS, *".,;")
    stop = token.text == "." and after.text[:1].islower()
    return (twice and token.lower_ not in ("that", "had")) or lone or stop


def _complete(root: Token) -> bool:
    opening = root.sent[0]
    if root.sent.text.lower().startswith(SAID_SO):
        return True
    if opening.lower_ == "that" and opening.tag_ in ("IN", "WDT"):
        return False
    if _last_word(root.sent).lower_ in DANGLING:
        return False
    if root.pos_ not in ("VERB", "AUX") and grammar.child(root, "cop") is None:
        return False
    if _is_no_verb(root) or _hangs_on_nothing(root):
        return False
    if grammar.is_imperative(root):
        return True
    subject = grammar.own_subject(root) or grammar.child(root, "expl")
    return subject is not None and grammar.is_finite(root)


def _is_no_verb(root: Token) -> bool:
    """A name that was read as a verb: "These Tour Hosts Terms"."""
    inside = any(t.is_alpha for t in root.doc[root.sent.start : root.i])
    return inside and root.text.istitle() and root.pos_ == "VERB"


def _is_participle(root: Token, before: Token) -> bool:
    """ "A link given in the file" in a text of the present: read as told, but has no verb."""
    told = any(t.tag_ == "VBD" for t in (before, *grammar.children(before, "aux", "cop")))
    same = root.tag_ == "VBD" and form_of(lemma(root), "VBN") == root.lower_
    held = grammar.children(root, "obj", "iobj", "ccomp", "xcomp", "aux", "cop", "compound:prt")
    return same and not held and not told


def _hangs_on_nothing(root: Token) -> bool:
    """A subordinate clause alone: "Where we think it helps", "In which case we need it"."""
    if "?" in root.sent.text:
        return False
    opening = next((t for t in root.sent if t.is_alpha), root)
    alone = opening.tag_ in WH or opening.i + 1 == root.sent.end
    wh = opening if alone else opening.nbor(1)
    led = wh.tag_ in WH and (wh.i == opening.i or opening.tag_ == "IN") and wh.i < root.i
    clauses = grammar.children(root, "advcl", "csubj", "ccomp")
    own = any(wh.i in {t.i for t in grammar.subtree(c)} for c in clauses)
    return led and not own and wh.tag_ != "WP"


def _last_word(sentence: Span) -> Token:
    words_ = [t for t in sentence if any(c.isalnum() for c in t.text)]
    return words_[-1]


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


def ambiguity(
    old: Sequence[Candidate],
    after: Sequence[Analysis],
    check: Verifier,
    floor: float = 0.0,
    *,
    source: Span | None = None,
) -> list[Problem]:
    """No construction with two readings, at `floor` or surer, that the source did not have.

    One of several words that stand in the `source` too, in any form, was there before.
    """
    said = ([key(t.text) for t in source],) if source is not None else ()
    had = Counter(c.code for c in old if c.code.startswith(AMBIGUOUS))
    seen: Counter[str] = Counter()
    found = []
    for doc, candidate in ((a.doc, c) for a in after for c in check.lint(a)):
        if not candidate.code.startswith(AMBIGUOUS) or candidate.confidence < floor:
            continue
        if _stood(candidate, doc, said):
            continue
        seen[candidate.code] += 1
        if seen[candidate.code] > had[candidate.code]:
            found.append(Problem("ambiguity", f"new {candidate.code}: {candidate.message}"))
    return found


def _stood(candidate: Candidate, doc: Doc, said: tuple[list[str], ...]) -> bool:
    places = [i for found in candidate.anchors.values() for i in found]
    places += [t.i for t in doc if candidate.start <= t.idx < candidate.end]
    stretch = tuple(key(t.text) for t in doc[min(places) : max(places) + 1]) if places else ()
    return len(stretch) >= LONG_ENOUGH and _stands(stretch, said)


def readability(before: Span, after: Sequence[Doc]) -> list[Problem]:
    """The mean sentence is short, or not longer than the source sentence by more than the slack."""
    lengths = [_length(s) for doc in after for s in facts.sentences(doc)]
    mean = sum(lengths) / max(len(lengths), 1)
    grew = mean > max(_length(before) * SLACK, SHORT)
    return [Problem("readability", f"{mean:.0f} words a sentence")] if grew else []


def _length(tokens: Iterable[Token]) -> int:
    return sum(any(c.isalnum() for c in t.text) for t in tokens)
