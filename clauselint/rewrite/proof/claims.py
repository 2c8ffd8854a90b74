"""The facts of both parses, compared: none is lost and none is new but for what is licensed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from clauselint.rewrite.inflect import key
from clauselint.rewrite.proof import facts
from clauselint.rewrite.proof.facts import Claim
from clauselint.rewrite.proof.licence import Licence
from clauselint.rewrite.proof.problem import Problem


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
        [t for doc in after for t in doc],
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
    return [Problem(name, "lost: " + " ".join(c.fact)) for c in gone if not stands(c.said, words_)]


def _invented(
    name: str, new: list[Claim], old: list[Claim], texts: Texts, licence: Licence
) -> list[Problem]:
    had = {c.fact for c in old}
    made = [c for c in new if c.fact not in had and not _free(c, licence)]
    return [
        Problem(name, "new: " + " ".join(c.fact))
        for c in made
        if not stands(c.said, texts.old_words)
    ]


def _free(claim: Claim, licence: Licence) -> bool:
    free = licence.added | licence.dropped | licence.assumed | licence.moved
    return any(part in free for part in claim.fact)


def stands(said: tuple[str, ...], texts: tuple[list[str], ...]) -> bool:
    """Whether the words stand in one of the texts, one after the other."""
    size = len(said)
    return any(
        tuple(text[i : i + size]) == said for text in texts for i in range(len(text) - size + 1)
    )
