"""A parse as plain columns, taken out of spaCy once a segment, so that measuring costs little."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

CLAUSAL = frozenset(("ccomp", "xcomp", "advcl", "acl", "csubj"))


@dataclass(frozen=True)
class Columns:
    """One entry a token: where it begins, its lower-case form, its head, relation and class.

    `relation` has no subtype and is `root` for the head of a sentence; `label` is the full one.
    """

    place: list[int]
    lower: list[str]
    head: list[int]
    label: list[str]
    relation: list[str]
    pos: list[str]

    @classmethod
    def of(cls, doc: Doc) -> Columns:
        """The columns of a parsed `Doc`."""
        table = doc.to_array(["IDX", "LOWER", "HEAD", "DEP", "POS"]).astype("int64", copy=False)
        strings = doc.vocab.strings
        place, lower, offset, dep, pos = (column.tolist() for column in table.T)
        names = {key: strings[key % 2**64].lower() for key in {*dep, *lower}}
        kinds = {key: strings[key].upper() if key else "" for key in set(pos)}
        head = [i + step for i, step in enumerate(offset)]
        label = [names[key] for key in dep]
        relation = [
            "root" if h == i else name.partition(":")[0]
            for i, (h, name) in enumerate(zip(head, label, strict=True))
        ]
        forms = [names[key] for key in lower]
        return cls(place, forms, head, label, relation, [kinds[key] for key in pos])

    @cached_property
    def children(self) -> list[list[int]]:
        """Dependants of each token, in order of the text."""
        found: list[list[int]] = [[] for _ in self.head]
        for i, head in enumerate(self.head):
            if head != i:
                found[head].append(i)
        return found

    @cached_property
    def is_word(self) -> list[bool]:
        """Whether a token holds a letter or figure."""
        return [form.isalnum() or any(map(str.isalnum, form)) for form in self.lower]

    @cached_property
    def is_predicate(self) -> list[bool]:
        """Whether a token heads a clause (see `nlp.grammar.is_predicate`)."""
        copular = {h for h, name in zip(self.head, self.relation, strict=True) if name == "cop"}
        return [
            name not in ("aux", "cop") and (pos in ("VERB", "AUX") or i in copular)
            for i, (name, pos) in enumerate(zip(self.relation, self.pos, strict=True))
        ]

    @cached_property
    def clause_depth(self) -> list[int]:
        """Subordinate clauses around each token, its own included."""
        depth = [-1] * len(self.head)
        for i in range(len(depth)):
            path = []
            at = i
            while depth[at] < 0 and self.head[at] != at:
                path.append(at)
                at = self.head[at]
            depth[at] = max(depth[at], 0)
            for below in reversed(path):
                depth[below] = depth[self.head[below]] + (self.relation[below] in CLAUSAL)
        return depth

    def subtree(self, i: int) -> list[int]:
        """A token and all that hangs on it, in order of the text."""
        found, queue = [], [i]
        while queue:
            top = queue.pop()
            found.append(top)
            queue.extend(self.children[top])
        return sorted(found)

    def is_cut_off(self, i: int) -> bool:
        """Whether punctuation stands at a token or right before it."""
        return not self.is_word[i] or (i > 0 and not self.is_word[i - 1])

    def text(self, tokens: Iterable[int]) -> str:
        """Forms of tokens, in lower case."""
        return " ".join(self.lower[i] for i in tokens)
