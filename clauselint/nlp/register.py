"""Whether a sentence binds a third party, as requirements, specifications and statutes do.

"The system shall …", "Each agency must …": policies and guides speak to the reader ("You must …"),
of the writer ("We will …"), or tell how things are. By the words alone, so that it costs nothing.
"""

from __future__ import annotations

import re

from clauselint.lexicon import words

_BINDING = re.compile(
    r"\b(shall|must|should|needs? to|(is|are|has|have) to|required to)\b", re.IGNORECASE
)
_PERSON = re.compile(rf"\b({'|'.join(sorted(words('writer-and-reader')))})\b", re.IGNORECASE)


def binds(sentence: str) -> bool:
    """Whether the sentence has a binding word, and neither the writer nor the reader in it."""
    return bool(_BINDING.search(sentence)) and not _PERSON.search(sentence)
