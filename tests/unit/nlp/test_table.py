from __future__ import annotations

import spacy
from spacy.tokens import Doc

from clauselint.nlp.table import table


def test_rows_tell_heads_relations_and_dependants():
    doc = Doc(
        spacy.blank("en").vocab,
        words=["Keys", "are", "kept", "safe"],
        heads=[2, 2, 2, 2],
        deps=["nsubj:pass", "AUX:pass", "ROOT", "xcomp"],
    )
    found = table(doc)
    assert found.heads == [2, 2, 2, 2]
    assert found.full == ["nsubj:pass", "aux:pass", "root", "xcomp"]
    assert found.relations == ["nsubj", "aux", "root", "xcomp"]
    assert found.kids == [(), (), (0, 1, 3), ()]
    assert table(doc) is found
