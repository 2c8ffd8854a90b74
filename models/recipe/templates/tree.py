"""Words, the trees that they make, and the sentences that trees become."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Token:
    """One CoNLL-U word; ``head`` counts from 1 and is 0 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space_after: bool


@dataclass(frozen=True)
class Sentence:
    """A sentence with its tree."""

    tokens: tuple[Token, ...]
    kind: str

    @property
    def text(self) -> str:
        """The surface string."""
        return "".join(t.form + (" " if t.space_after else "") for t in self.tokens).rstrip()

    def conllu(self, name: str) -> str:
        """The CoNLL-U block, comments included, ending in a blank line."""
        rows = [f"# sent_id = {name}", f"# text = {self.text}"]
        for i, t in enumerate(self.tokens, 1):
            misc = "_" if t.space_after else "SpaceAfter=No"
            cells = (str(i), t.form, t.lemma, t.upos, t.xpos, t.feats, str(t.head), t.deprel)
            rows.append("\t".join((*cells, "_", misc)))
        return "\n".join(rows) + "\n\n"


@dataclass(eq=False)
class Node:
    """A word under construction; ``glued`` means no space before it, ``open`` none after."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str = "_"
    glued: bool = False
    open: bool = False
    left: list[tuple[str, Node]] = field(default_factory=list)
    right: list[tuple[str, Node]] = field(default_factory=list)
    plural: bool = False
    noun_class: str = ""

    def pre(self, label: str, node: Node | None) -> Node:
        """Put a dependent outermost on the left."""
        if node is not None:
            self.left.insert(0, (label, node))
        return self

    def inner(self, label: str, node: Node | None) -> Node:
        """Put a dependent next to the word on its left."""
        if node is not None:
            self.left.append((label, node))
        return self

    def post(self, label: str, node: Node | None) -> Node:
        """Put a dependent outermost on the right."""
        if node is not None:
            self.right.append((label, node))
        return self

    def walk(self) -> Iterator[Node]:
        """The words of the subtree in order."""
        for _, child in self.left:
            yield from child.walk()
        yield self
        for _, child in self.right:
            yield from child.walk()


def drop_soft_commas(root: Node) -> None:
    """Remove closing commas before punctuation, a coordinator or the end."""
    order = list(root.walk())
    gone = {
        id(node)
        for node, after in zip(order, [*order[1:], None], strict=True)
        if node.noun_class == "soft" and (after is None or after.upos in ("PUNCT", "CCONJ"))
    }
    for node in order:
        node.right = [(label, child) for label, child in node.right if id(child) not in gone]


def flatten(root: Node, kind: str = "") -> Sentence:
    """Turn a finished tree into a sentence."""
    drop_soft_commas(root)
    order = list(root.walk())
    index = {id(n): i for i, n in enumerate(order, 1)}
    heads: dict[int, tuple[int, str]] = {id(root): (0, "root")}
    for node in order:
        for label, child in (*node.left, *node.right):
            heads[id(child)] = (index[id(node)], label)
    tokens = []
    for i, node in enumerate(order):
        after = i + 1 < len(order) and not node.open and not order[i + 1].glued
        head, label = heads[id(node)]
        space = after or i + 1 == len(order)
        cells = (node.form, node.lemma, node.upos, node.xpos, node.feats)
        tokens.append(Token(*cells, head, label, space))
    return Sentence(tuple(tokens), kind)
