from clauselint.readers.outline import Outline
from clauselint.readers.passage import Passage

SOURCE = "xx Keep <<all>> the keys. yy"


def prose(*cuts, words=()):
    passage = Passage(SOURCE, 3, 25, words=list(words))
    for cut in cuts:
        passage.cut(*cut)
    return [(p.text, [p.text[w.start : w.end] for w in p.opaque]) for p in passage.read(Outline())]


def test_places_count_from_the_beginning_of_the_source():
    assert prose((8, 10), (13, 15), words=[(10, 13)]) == [("Keep all the keys.", ["all"])]


def test_cuts_may_run_into_one_another_and_out_of_the_passage():
    assert prose((8, 12), (10, 15), (21, 90)) == [("Keep the k", [])]


def test_a_cut_stands_for_its_text_and_may_end_a_segment():
    assert prose((8, 15, "no"), (15, 16, " ", True)) == [("Keep no", []), ("the keys.", [])]


def test_what_is_cut_cannot_be_taken_for_an_address():
    source = "See https://example.org<b>/a</b> here."
    passage = Passage(source, 0, len(source))
    passage.cut(23, 26)
    passage.cut(28, 32)
    (found,) = passage.read(Outline())
    assert found.text == "See https://example.org/a here."
    assert [found.text[w.start : w.end] for w in found.opaque] == ["https://example.org/a"]


def test_a_passage_of_markup_alone_is_blank():
    passage = Passage("<b> </b>", 0, 8)
    passage.cut(0, 3)
    passage.cut(4, 8)
    assert passage.is_blank()
