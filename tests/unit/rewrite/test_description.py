"""Descriptions and reports, parsed and proved: what is split, and what must stay whole."""

from __future__ import annotations

import pytest

from clauselint import Linter
from clauselint.rewrite import rewrite


def best(text: str) -> str:
    """The first suggestion for the only sentence of a text; the text where there is none."""
    verifier = Linter()._plan.verifier
    found = rewrite(verifier.parse(text), 0, verifier)
    return found[0].text if found else text


SPLIT = {
    "names the subject": (
        "Her first novel, Embers, tells the story of a lighthouse keeper on a remote island.",
        "Her first novel is Embers. It tells the story of a lighthouse keeper on a remote island.",
    ),
    "describes the subject": (
        "The harp, a gift from the village, stood in the hall of the old school for a century.",
        "The harp was a gift from the village. "
        "It stood in the hall of the old school for a century.",
    ),
    "several things at the end": (
        "The shop still sells the long robes of the valley, woollen garments worn by shepherds.",
        "The shop still sells the long robes of the valley. "
        "The long robes are woollen garments worn by shepherds.",
    ),
    "a part of them": (
        "The library holds five maps, two of them from the last century.",
        "The library holds five maps. Two of them are from the last century.",
    ),
    "what follows from it": (
        "Strong winds swept over the whole northern coast, causing damage to many roofs.",
        "Strong winds swept over the whole northern coast. This caused damage to many roofs.",
    ),
    "by what means": (
        "Small boats can be repaired at the harbour using the tools that the club keeps there.",
        "Small boats can be repaired at the harbour. "
        "This can be done using the tools that the club keeps there.",
    ),
    "whatever happens": (
        "You must pay the fee for the whole year, even if you leave the club in the summer.",
        "You must pay the fee for the whole year. "
        "This is so even if you leave the club in the summer.",
    ),
    "in what role": (
        "As the oldest school of the county, it received a large grant from the council.",
        "It was the oldest school of the county. It received a large grant from the council.",
    ),
    "a kind of thing": (
        "Rye is a hardy cereal grown in the cold valleys of the north.",
        "Rye is a hardy cereal. It is grown in the cold valleys of the north.",
    ),
    "how far away": (
        "Marlow is a small town on the river, about 40 km west of London.",
        "Marlow is a small town. It is on the river. It is about 40 km west of London.",
    ),
    "by how much": (
        "She won the local election in the spring with 61 % of the votes.",
        "She won the local election in the spring. This was with 61 % of the votes.",
    ),
    "two nouns of one subject": (
        "Lena is a member of the town council in Hull, and a senior partner of the firm in York.",
        "Lena is a member of the town council in Hull. "
        "Lena is a senior partner of the firm in York.",
    ),
    "things behind a dash": (
        "Most people in the valley speak three old languages — Ladin, German and Frisian.",
        "Most people in the valley speak three old languages. These are Ladin, German and Frisian.",
    ),
    "when it was": (
        "In 1954 the old castle was sold to a rich merchant of the town.",
        "The old castle was sold to a rich merchant of the town. This was in 1954.",
    ),
    "what above all": (
        "The club feeds the wild birds of the park, especially the old owls of the north wood.",
        "The club feeds the wild birds of the park. "
        "The club especially feeds the old owls of the north wood.",
    ),
    "words that were ambiguous before": (
        "He stayed on the coast for the next four years, living in small huts "
        "and walking through villages with groups of other young men.",
        "He stayed on the coast for the next four years. He lived in small huts. "
        "He walked through villages with groups of other young men.",
    ),
    "an infinitive's participle": (
        "She was left to look after the farm for a year, working in the fields each day.",
        "She was left to look after the farm for a year. She worked in the fields each day.",
    ),
    "a passive and an active": (
        "The ships were attacked and had to seek shelter in a small harbour of the south.",
        "The ships were attacked. The ships had to seek shelter in a small harbour of the south.",
    ),
    "a purpose in the past": (
        "The council was forced to close the bridge in order to replace the broken stones.",
        "The council was forced to close the bridge. This was to replace the broken stones.",
    ),
    "nothing comes between 'this' and what it means": (
        "Tom Hale, who was a baker and fed the poor of the town, was arrested in his old house "
        "in October 1845.",
        "Tom Hale was arrested in his old house. This was in October 1845. Tom Hale was a baker. "
        "Tom Hale fed the poor of the town.",
    ),
    "opened by a participle": (
        "Opened in 1952, the hall is the oldest theatre of the whole county.",
        "The hall was opened in 1952. The hall is the oldest theatre of the whole county.",
    ),
    "what came of it": (
        "The road along the coast was still wet, so the drivers stayed at home.",
        "The road along the coast was still wet. So the drivers stayed at home.",
    ),
    "told after a scene": (
        "After the long war, the farmer forgave his brother and allowed him to return.",
        "After the long war, the farmer forgave his brother. The farmer allowed him to return.",
    ),
    "a scene inside": (
        "The king recovered, and upon hearing of the plot, exiled the ambitious young man.",
        "The king recovered. Upon hearing of the plot, the king exiled the ambitious young man.",
    ),
    "a life": (
        "Clara Weston (3 May 1871 – 9 June 1940) was an English painter and singer.",
        "Clara Weston was an English painter and singer. "
        "Clara Weston lived from 3 May 1871 to 9 June 1940.",
    ),
    "about an event": (
        "It rained for three days, which made the fields too wet for the tractors.",
        "It rained for three days. This made the fields too wet for the tractors.",
    ),
    "the noun that agrees": (
        "The lab made two samples of copper, which were used in all the later tests.",
        "The lab made two samples of copper. The samples were used in all the later tests.",
    ),
    "a name is one": (
        "The party was led by Joan Burton who wanted to reach the coast.",
        "The party was led by Joan Burton. Joan Burton wanted to reach the coast.",
    ),
    "a quality": (
        "Robert, quite unable to pay for the long journey, returned to his farm.",
        "Robert returned to his farm. Robert was quite unable to pay for the long journey.",
    ),
    "one of them": (
        "The name comes from the Tarns, one of the oldest groups of hills in the north.",
        "The name comes from the Tarns. "
        "The Tarns are one of the oldest groups of hills in the north.",
    ),
    "one of two of a kind": (
        "Unlike the lakes of the plain, which are fed by rain, the lakes of the hills are deep.",
        "Unlike the lakes of the plain, the lakes of the hills are deep. "
        "The lakes of the plain are fed by rain.",
    ),
    "a name of many": (
        "The Hull Falcons are a professional hockey team based in the north of the city.",
        "The Hull Falcons are a professional hockey team. They are based in the north of the city.",
    ),
    "by doing what": (
        "The council saved a great deal of money by closing two of the small old schools.",
        "The council saved a great deal of money. "
        "This was done by closing two of the small old schools.",
    ),
    "how it can be done": (
        "The reader can change the colour of the page by pressing the small round button.",
        "The reader can change the colour of the page. "
        "This can be done by pressing the small round button.",
    ),
    "the second place": (
        "The village lies in the valley of the Torne between Malung and Vansbro.",
        "The village lies in the valley of the Torne. It is between Malung and Vansbro.",
    ),
    "what is first named": (
        "The gallery shows a large picture that was painted by her aunt in the war.",
        "The gallery shows a large picture. The picture was painted by her aunt in the war.",
    ),
    "a description follows its sentence": (
        "Anna Weir, the editor, drove the young clerk hard, but his wish to write never left him.",
        "Anna Weir was the editor. Anna Weir drove the young clerk hard. "
        "However, his wish to write never left him.",
    ),
    "a part follows its sentence": (
        "Settlers came from the north, led by Jonas Brandt; they bought the land of the village.",
        "Settlers came from the north. Settlers were led by Jonas Brandt. "
        "They bought the land of the village.",
    ),
    "what is left behind": (
        "The river moved to the east of the town, leaving behind a broad valley of sand.",
        "The river moved to the east of the town. This left behind a broad valley of sand.",
    ),
    "who makes something": (
        "She ran to the gate of the yard, making a sharp turn at the old wall.",
        "She ran to the gate of the yard. She made a sharp turn at the old wall.",
    ),
    "a remark in brackets at the end": (
        "We put the ant on one side of the sheet and it walks to the other side (figure 4).",
        "We put the ant on one side of the sheet. It walks to the other side (figure 4).",
    ),
}
WHOLE = {
    "a term in quotation marks": "A “visit” is a planned stay agreed with the head of the school.",
    "one more item": "The talk will show the plan, its aim in the town, and the cost of the work.",
    "the same word": "They had a second boom in the town, a fishing boom that ended in 1950.",
    "where one found oneself": "The old king thus found himself alone in the north of Amurru.",
    "a rule's own thing": "You need a large card that was signed by your bank in the last month.",
    "a state is no place": "The main cause of the delay is a crisis in the state of the papers.",
    "a gerund as subject": "Collecting very many old maps takes time and may cost money.",
    "a purpose": "We keep the form short, so you can fill it in on the way to the office.",
    "years of a thing": "The old club (1914 – 1918) was a place for all the people of the town.",
    "what was not": "A larger study of many towns, allowing a comparison, was not available.",
    "a shared auxiliary": "The old clerk was dismissed and his helper thrown out.",
    "a time that sets a rule": "In May the office opens the gates for all visitors of the park.",
    "what a denial holds for": "The club feeds no birds of the park, especially the old owls.",
    "a definition": "A visitor is a person registered at the desk on the day of the meeting.",
    "a definition with a relative": "A record is a file that a member of staff keeps for a year.",
    "a role that links": "As a result of the storm, it closed the school for the rest of the day.",
    "means under a limit": "Boats can only be repaired at the harbour using the tools of the club.",
    "a result of a duty": "You must not leave the gate open, causing the dogs to run away.",
    "things in a choice": "Staff use one of the two forms — the short form or the long form.",
}


@pytest.mark.parametrize("name", SPLIT)
def test_split(name: str) -> None:
    source, wanted = SPLIT[name]
    assert best(source) == wanted


@pytest.mark.parametrize("name", WHOLE)
def test_left_whole(name: str) -> None:
    assert best(WHOLE[name]) == WHOLE[name]
