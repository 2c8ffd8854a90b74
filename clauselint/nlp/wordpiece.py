"""Word pieces: the vocabulary of the encoder, and how a word is cut into it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

# One URL of 300 pieces in a window would cost more than the sentence around it.
MAX_PIECES = 8
SHAPES = ("lower", "title", "upper", "initial", "digit", "other")


def shape(word: str) -> int:
    """Letter-case class of a word, an index into `SHAPES`; the vocabulary itself is lower case."""
    if word.islower():
        return 0
    if any(char.isdigit() for char in word):
        return 4
    if word.isupper():
        return 3 if len(word) == 1 else 2
    return 1 if word.istitle() else 5


def normalise(word: str) -> str:
    """Lower case without accents, as the encoder was pre-trained (BERT, uncased)."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in decomposed if unicodedata.category(char) != "Mn")


class WordPiece:
    """Greedy longest-match segmentation (Wu et al. 2016), cached by word."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.unknown, self.first, self.last = (
            self.ids[mark] for mark in ("[UNK]", "[CLS]", "[SEP]")
        )
        self._longest = max(map(len, vocabulary))
        self._cache: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """Piece ids of a word, at least one and at most `MAX_PIECES`."""
        found = self._cache.get(word)
        if found is None:
            found = tuple(self._cut(normalise(word)))[:MAX_PIECES] or (self.unknown,)
            self._cache[word] = found
        return found

    def _cut(self, word: str) -> Iterable[int]:
        for part in _split_punctuation(word[:100]):
            yield from self._match(part)

    def _match(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part):
            mark = "##" if start else ""
            for end in range(min(len(part), start + self._longest), start, -1):
                piece = self.ids.get(mark + part[start:end])
                if piece is not None:
                    break
            else:
                return [self.unknown]
            found.append(piece)
            start = end
        return found


def _split_punctuation(word: str) -> list[str]:
    parts: list[str] = []
    fresh = True
    for char in word:
        if not char.isalnum():
            parts.append(char)
            fresh = True
        elif fresh:
            parts.append(char)
            fresh = False
        else:
            parts[-1] += char
    return parts
