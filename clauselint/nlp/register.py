"""The register of a text: requirement prose, or prose that addresses its reader.

Requirements, specifications and statutes bind a third party in nearly every sentence ("The system
shall …", "Each agency must …"). Policies and guides speak to the reader ("You must …"), of the
writer ("We will …"), or tell how things are; some of their sentences bind a third party, but few.
One sentence says little of the register, so the text decides: it is requirement prose where most
of its sentences bind and name neither writer nor reader. By the words alone, so that it costs
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from clauselint.findings import Document
from clauselint.lexicon import sentences

MOST = 0.7
"""Share of binding sentences. Of 350 policies and handbook pages one has as much, and 94 % have
under .2; the requirement sentences of the ambiguity benchmark have .8."""
SHORTEST = 4
"""Words; what is shorter is a label and no sentence."""

_BINDING = re.compile(
    r"\b(shall|must|should|needs? to|(is|are|has|have) to|required to)\b", re.IGNORECASE
)
_PERSON = re.compile(r"\b(I|me|my|we|us|our|ours|you|your|yours|yourself)\b", re.IGNORECASE)


def is_requirement_prose(document: Document) -> bool:
    """Whether most of the document's sentences bind a third party."""
    binding = [binds(s) for text in _texts(document) for s in _sentences(text)]
    return bool(binding) and sum(binding) >= MOST * len(binding)


def binds(sentence: str) -> bool:
    """Whether the sentence has a binding word, and neither the writer nor the reader in it."""
    return bool(_BINDING.search(sentence)) and not _PERSON.search(sentence)


def _texts(document: Document) -> Iterator[str]:
    """Text of all segments but headings; a list item after the open sentence before it."""
    for segment in document.segments:
        if segment.kind != "heading":
            stem = "" if segment.stem is None else document.segments[segment.stem].text
            yield f"{stem.rstrip(':')} {segment.text}" if stem.endswith(":") else segment.text


def _sentences(text: str) -> Iterable[str]:
    found = (text[span.start : span.end] for span in sentences.spans(text))
    return (s for s in found if len(s.split()) >= SHORTEST)
