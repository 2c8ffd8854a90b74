"""Lists of words stand in `clauselint/lexicon`, each with its source, and none in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import clauselint
from clauselint.findings import Anchor

ROOT = Path(clauselint.__file__).parent
FEWEST = 5
"""Words of the shortest list: three or four are part of one grammatical test."""
_WORD = re.compile(r"[a-z]*['’]?[a-z]+(?:[ -][a-z'’]+)*")
_CHOICE = re.compile(r"[a-z'’ ?]+(?:\|[a-z'’ ?]+){4,}")

RELATIONS = {
    "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "compound", "conj",
    "cop", "csubj", "dep", "det", "expl", "fixed", "flat", "iobj", "list", "mark", "neg", "nmod",
    "nsubj", "nummod", "obj", "obl", "parataxis", "punct", "root", "vocative", "xcomp",
}  # fmt: skip
ALLOWED = {
    "findings.py": "kinds of segments and of directives are clauselint's own names",
    "engine/spelling.py": "stems with the letters in which two spellings differ",
    "engine/cache/memory.py": "settings are clauselint's own names",
    "lsp/texts.py": "names of languages in the protocol of editors",
    "readers/": "markup and styles of file formats",
    "reporters/": "fields of outputs",
    "nlp/wordpiece.py": "shapes of words are what the network reads, by their place",
    "readability/lexicon.py": "letters behind a silent e, one syllable rule",
    "readability/targets.py": "scores are clauselint's own names",
    "rewrite/restructure/examples.py": "one phrase, a token each",
}


def lists_in(source: str) -> Iterator[tuple[int, list[str]]]:
    """The line and the words of each list of English words in a Python source."""
    tree = ast.parse(source)
    exported = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Assign) and _is_all(n)}
    for node in ast.walk(tree):
        words = [word for word in _entries(node) if _WORD.fullmatch(word)]
        names = set(words) <= RELATIONS or set(words) <= {*get_args(Anchor)}
        if len(words) >= FEWEST and not names and id(node) not in exported:
            yield node.lineno, words  # type: ignore[attr-defined]


def _is_all(node: ast.Assign) -> bool:
    return any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets)


def _entries(node: ast.AST) -> list[str]:
    match node:
        case ast.Tuple(elts=items) | ast.Set(elts=items) | ast.List(elts=items):
            return _texts(items)
        case ast.Dict(keys=keys, values=values) if len(_texts(values)) == len(values):
            return _texts(keys)
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="split")):
            return text.split()
        case ast.Constant(value=str(text)):
            choices = [found.group().split("|") for found in _CHOICE.finditer(text)]
            return [word.strip().replace("?", "") for words in choices for word in words]
    return []


def _texts(items: list[ast.expr] | list[ast.expr | None]) -> list[str]:
    return [i.value for i in items if isinstance(i, ast.Constant) and isinstance(i.value, str)]


def modules() -> list[str]:
    names = [path.relative_to(ROOT).as_posix() for path in sorted(ROOT.rglob("*.py"))]
    return [n for n in names if not n.startswith(("lexicon/", *ALLOWED))]


@pytest.mark.parametrize("name", modules())
def test_no_list_of_words_stands_in_the_code(name):
    found = list(lists_in((ROOT / name).read_text("utf-8")))
    assert not found, "move the words to clauselint/lexicon, or say in ALLOWED why they stay"


@pytest.mark.parametrize("start", ALLOWED)
def test_every_exception_has_something_to_except(start):
    found = [path for path in ROOT.rglob("*.py") if str(path.relative_to(ROOT)).startswith(start)]
    assert any([*lists_in(path.read_text("utf-8"))] for path in found)


@pytest.mark.parametrize(
    "source",
    [
        'A = ("red", "blue", "green", "black", "white")',
        'A = frozenset(["red", "blue", "light green", "black", "white"])',
        'A = {"red": "rot", "blue": "blau", "green": "grün", "black": "schwarz", "white": "weiß"}',
        'A = set("red blue green black white".split())',
        r'A = re.compile(r"\b(?:reds?|blue|green|black|white)\b")',
        'word in (*OTHERS, "red", "blue", "green", "black", "white")',
    ],
)
def test_a_list_of_five_words_is_found_in_whatever_form(source):
    assert len([*lists_in(source)]) == 1


@pytest.mark.parametrize(
    "source",
    [
        'A = ("red", "blue", "green", "black")',
        'A = ("obj", "obl", "nmod", "advcl", "acl")',
        'A = ("NN", "NNS", "NNP", "NNPS", "JJ")',
        'A = {"red": one, "blue": two, "green": three, "black": four, "white": five}',
    ],
)
def test_what_is_no_list_of_words_is_left_alone(source):
    assert not [*lists_in(source)]
