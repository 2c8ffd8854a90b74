"""Every spoilt output of what tells and describes is caught."""

from __future__ import annotations

import pytest

from clauselint.rewrite.verify import verify

from .mutations import spoilt
from .test_spoilt_outputs import CHECK, parsed, proved

SOURCES = (
    ("apposition", "The next film, Embers, tells the story of a large island without a harbour."),
    (
        "apposition",
        "The shop sells the Ladin pipes of Ilvar, wooden flutes played at weddings.",
    ),
    ("portion", "The library holds five maps, two of them from the last century."),
    ("means", "Small boats can be repaired at the harbour using the tools that the club keeps."),
    ("consequence", "The road along the coast was still wet, so the drivers stayed at home."),
    ("role", "As the oldest school of the county, it received a large grant from the council."),
    ("emphasis", "The club feeds the wild birds of the park, especially the old owls of the wood."),
    ("quality", "Robert, quite unable to pay for the long journey, returned to his farm."),
    ("life_dates", "Clara Weston (3 May 1871 – 9 June 1940) was an English painter and singer."),
    ("predicate_noun", "Rye is a hardy cereal grown in the cold valleys of the north."),
    ("predicate_noun", "The game is a match in which each side has a total of two hours."),
    ("told", "In 1954 the old castle was sold to a rich merchant of the town."),
    ("told", "She won the local election in the spring with 61 % of the votes."),
    ("relative", "It rained for three days, which made the fields too wet for the tractors."),
    ("participle", "Opened in 1952, the hall is the oldest theatre of the whole county."),
    ("participle", "Winds swept over the whole northern coast, causing damage to many roofs."),
)


@pytest.mark.parametrize(("module", "text"), SOURCES)
def test_spoilt_outputs_are_caught(module: str, text: str) -> None:
    span, proposal = proved(module, text)
    passed = [
        (name, mutant)
        for name, mutant in spoilt(proposal.text)
        if not verify(span, parsed(mutant), proposal.licence, CHECK)
    ]
    assert not passed, passed
