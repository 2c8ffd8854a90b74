"""Say what something is apart: "As the oldest school, it teaches …" gives "It is the oldest …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Licence, Proposal, Word, ended, final_mark, parts
from clauselint.rewrite.extent import whole_phrase
from clauselint.rewrite.inflect import finite, is_plural, key
from clauselint.rewrite.mention import again, is_name
from clauselint.rewrite.restructure._openings import opening
from clauselint.rewrite.restructure._register import past

FEWEST = 4
LINKS = ("result", "rule", "part", "consequence", "matter", "whole", "means", "way", "example")
ARTICLES = ("a", "an", "the")


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for "As the N, X …" where X is a name or a pronoun and the rest a plain report."""
    root, subject = sentence.root, grammar.own_subject(sentence.root)
    held = grammar.modal(root) or grammar.negation(root)
    if subject is None or held or not (subject.pos_ == "PRON" or is_name(subject)):
        return
    for role in grammar.children(root, "obl", "advcl"):
        taken = whole_phrase(role)
        if taken[0].i == sentence.start and _is_role(role, taken, subject):
            yield _split(sentence, subject, taken[1:], len(taken))


def _is_role(role: Token, taken: list[Token], subject: Token) -> bool:
    first, after = taken[0], taken[-1].nbor(1)
    noun = role.pos_ == "NOUN" and role.lemma_.lower() not in LINKS
    opens = first.lower_ == "as" and taken[1].lower_ in ARTICLES and len(taken) >= FEWEST
    follows = after.text == "," and after.i + 1 == grammar.subtree(subject)[0].i
    verbs = grammar.child(role, "cop", "nsubj") is not None
    return noun and opens and follows and not verbs and is_plural(role) == is_plural(subject)


def _split(sentence: Span, subject: Token, said: list[Token], taken: int) -> Proposal:
    rest = list(sentence)[taken + 1 :]
    be = Word(finite("be", plural=is_plural(subject), past=past(sentence.root)))
    whole, named = grammar.subtree(subject), again(subject)
    main = [*named, *rest[len(whole) :]]
    first = ended(parts(whole, be, said), ".")
    licence = Licence(
        moved=frozenset(map(_key, said)),
        openings=(opening([*whole], be), opening(named)),
        left_out=f"as {opening([*whole])}",
    )
    return Proposal("split-role", (first, ended(main, final_mark(list(sentence)))), licence=licence)


def _key(token: Token) -> str:
    return key(token.text)
