"""Ways to spoil a rewrite: every function takes a text and gives spoilt versions of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

MODALS = ("must", "may", "should", "can", "will", "shall")
NEGATIONS = ("not", "never", "no")
QUANTIFIERS = ("all", "any", "each", "every", "no", "both", "some")
PREPOSITIONS = ("before", "after", "within", "without", "with", "from", "to", "on", "in", "by")
FOREIGN = ("invoice", "tribunal", "gently", "recycle", "twelve")
FREE = frozenset(
    re.findall(
        r"\w+",
        """
    a an the and or but however it they this these that who which is are be in of to at
""",
    )
)


def spoilt(text: str) -> Iterator[tuple[str, str]]:
    """Every mutation of the text with the name of what was done, each text once."""
    seen = {text}
    for operator in OPERATORS:
        for mutant in operator(text):
            if mutant not in seen:
                seen.add(mutant)
                yield operator.__name__, mutant


def _words(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"[\w'’-]+", text))


def _cut(text: str, start: int, end: int, new: str = "") -> str:
    changed = re.sub(r" {2,}", " ", text[:start] + new + text[end:])
    return re.sub(r" ([.,;])", r"\1", changed).strip()


def drop_a_word(text: str) -> Iterator[str]:
    for word in _words(text):
        if word.group().lower() not in FREE:
            yield _cut(text, *word.span())


def swap_a_modal(text: str) -> Iterator[str]:
    yield from _swap(text, MODALS)


def swap_a_quantifier(text: str) -> Iterator[str]:
    yield from _swap(text, QUANTIFIERS)


def swap_a_preposition(text: str) -> Iterator[str]:
    yield from _swap(text, PREPOSITIONS)


def swap_and_with_or(text: str) -> Iterator[str]:
    yield from _swap(text, ("and", "or"))


def swap_if_with_unless(text: str) -> Iterator[str]:
    yield from _swap(text, ("if", "unless", "when", "although"))


def _swap(text: str, words: tuple[str, ...]) -> Iterator[str]:
    for word in _words(text):
        if word.group().lower() in words:
            for other in words:
                if other != word.group().lower():
                    capital = word.group()[0].isupper()
                    yield _cut(text, *word.span(), other.capitalize() if capital else other)


def add_a_not(text: str) -> Iterator[str]:
    for word in _words(text):
        if word.group().lower() in MODALS:
            yield _cut(text, word.end(), word.end(), " not")


def change_a_number(text: str) -> Iterator[str]:
    for number in re.finditer(r"\d+", text):
        for by in (1, 10, -1):
            yield _cut(text, *number.span(), str(int(number.group()) + by))


def replace_a_content_word(text: str) -> Iterator[str]:
    for i, word in enumerate(_words(text)):
        if len(word.group()) > 4 and word.group().lower() not in FREE:
            yield _cut(text, *word.span(), FOREIGN[i % len(FOREIGN)])


def put_a_word_in(text: str) -> Iterator[str]:
    for i, word in enumerate(_words(text)):
        if i % 5 == 2:
            yield _cut(text, word.start(), word.start(), FOREIGN[i % len(FOREIGN)] + " ")


def lose_a_tail(text: str) -> Iterator[str]:
    for joint in re.finditer(r" (?:if|unless|except|when|and|or|within|before|after)\b", text):
        stop = text.find(".", joint.end())
        yield _cut(text, joint.start(), stop if stop >= 0 else len(text))


def lose_a_sentence(text: str) -> Iterator[str]:
    whole = re.split(r"(?<=\.) (?=[A-Z])", text)
    if len(whole) > 1:
        for i in range(len(whole)):
            yield " ".join(whole[:i] + whole[i + 1 :])


def move_only(text: str) -> Iterator[str]:
    for word in _words(text):
        if word.group().lower() == "only":
            rest = _cut(text, *word.span())
            for other in _words(rest):
                if abs(other.start() - word.start()) > 2:
                    yield _cut(rest, other.start(), other.start(), "only ")


def tell_it_in_the_past(text: str) -> Iterator[str]:
    for old, new in (("is", "was"), ("are", "were"), ("has", "had"), ("have", "had")):
        for word in _words(text):
            if word.group() == old:
                yield _cut(text, *word.span(), new)


def repeat_no_verb(text: str) -> Iterator[str]:
    """A second sentence without its subject and verb group is no sentence."""
    for stop in re.finditer(r"\. (?:[A-Z]\w*(?: \w+){0,2}) (?:must|may|is|are) (?:not )?", text):
        yield text[: stop.start() + 2] + text[stop.end() :]


def exchange_two_nouns(text: str) -> Iterator[str]:
    marked = [w for w in _words(text) if len(w.group()) > 5 and w.group().islower()]
    for one, other in zip(marked, marked[2:], strict=False):
        swapped = text[: one.start()] + other.group() + text[one.end() : other.start()]
        yield swapped + one.group() + text[other.end() :]


OPERATORS: tuple[Callable[[str], Iterator[str]], ...] = (
    drop_a_word,
    swap_a_modal,
    swap_a_quantifier,
    swap_a_preposition,
    swap_and_with_or,
    swap_if_with_unless,
    add_a_not,
    change_a_number,
    replace_a_content_word,
    put_a_word_in,
    lose_a_tail,
    lose_a_sentence,
    move_only,
    tell_it_in_the_past,
    repeat_no_verb,
    exchange_two_nouns,
)
