import json
import shutil

import pytest

from clauselint.errors import ModelError
from clauselint.nlp import model
from clauselint.nlp.model import (
    analyse,
    analyse_text,
    load_pipeline,
    model_folder,
    parse,
    read_meta,
)
from clauselint.nlp.words import OPAQUE
from clauselint.readers import read
from clauselint.spans import Span

FOUNDING = (
    "Respect privacy and confidentiality and only publish information "
    "that is or is approved to be in the public domain."
)


def arcs(text: str) -> dict[str, tuple[str, str]]:
    return {t.text: (t.dep_, t.head.text) for t in parse(text)}


def test_the_founding_sentence_is_read_as_a_person_reads_it() -> None:
    found = arcs(FOUNDING)
    assert found["Respect"] == ("root", "Respect")
    assert found["confidentiality"] == ("conj", "privacy")
    assert found["publish"] == ("conj", "Respect")
    assert found["approved"][0] == "conj"
    assert parse(FOUNDING)[0].morph.get("Mood") == ["Imp"]


def test_a_noun_like_verb_opens_a_full_sentence() -> None:
    doc = parse("Exercise care when lifting crates.")
    assert (doc[0].tag_, doc[0].dep_, doc[1].head.i) == ("VB", "root", 0)


def test_a_noun_phrase_with_a_full_stop_stays_one() -> None:
    assert parse("Use of vehicles by contractors.")[0].pos_ == "NOUN"


def test_doubt_names_both_sites() -> None:
    a = analyse_text("The clerk keeps records of visits in the safe.")
    sites = a.doubt.alternatives([t.text for t in a.doc].index("safe"))
    assert {a.doc[arc.head].text for arc in sites} >= {"keeps", "visits"}
    assert 0.9 < sum(arc.probability for arc in sites) <= 1.001
    assert list(sites) == sorted(sites, key=lambda arc: -arc.probability)


def test_a_prefix_is_read_without_what_follows() -> None:
    a = analyse_text("While the officer filed the report was released.")
    assert len(a.doubt.prefix_reading(5).arcs) == 6
    assert a.doubt.prefix_reading(5) == a.doubt.prefix_reading(5)


def test_a_tree_beyond_one_window_covers_every_token() -> None:
    text = "Staff must report " + ", ".join(f"breach {i}" for i in range(400)) + "."
    doc = parse(text)
    assert all(token.dep_ for token in doc)
    assert len(doc.user_data["clauselint"]) > 1


def test_a_placeholder_is_one_word() -> None:
    text = "Tell [Company Name] at once."
    doc = parse(text, (Span(5, 19),))
    assert [t.text for t in doc] == ["Tell", "[Company Name]", "at", "once", "."]
    assert doc[1].head.i == 0


def items(markdown: str):
    return list(analyse(read(markdown.encode(), "a.md")))


def test_an_item_completes_its_stem() -> None:
    _, item = items("Staff must:\n\n- report breaches\n")
    assert item.doc.text == "Staff must report breaches"
    assert item.doc[2].dep_ == "root"
    assert item.source(item.own, item.own + 6) == Span(15, 21)


def test_a_fronted_clause_takes_a_comma() -> None:
    _, item = items("If you find a damaged cable:\n\n- report it\n")
    assert item.doc.text == "If you find a damaged cable, report it"
    assert item.own == len("If you find a damaged cable, ")


def test_a_whole_stem_leaves_its_items_alone() -> None:
    _, item = items("The following rules apply:\n\n- Report breaches.\n")
    assert (item.doc.text, item.own) == ("Report breaches.", 0)


def test_a_block_that_stands_twice_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    real = model.parse
    monkeypatch.setattr(
        model, "parse", lambda text, opaque=(): seen.append(text) or real(text, opaque)
    )
    items("Keep records.\n\nKeep records.\n")
    assert seen == ["Keep records."]


def test_code_in_one_token_is_marked_once() -> None:
    doc = model.parse("Run x`a``b` now.", (Span(5, 8), Span(8, 11)))
    (marked,) = doc.user_data[OPAQUE]
    assert doc[marked].text == "x`a``b`"


def test_a_damaged_model_is_a_clear_error(tmp_path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(model_folder(), folder)
    with (folder / "vocabulary.txt").open("a") as file:
        file.write("more\n")
    with pytest.raises(ModelError, match="damaged") as caught:
        read_meta(folder)
    assert str(caught.value.path).endswith("vocabulary.txt")


def test_a_model_of_another_format_is_a_clear_error(tmp_path) -> None:
    (tmp_path / "meta.json").write_text(json.dumps({"format": 99, "sha256": {}}))
    with pytest.raises(ModelError, match="format 99"):
        read_meta(tmp_path)


def test_a_missing_model_is_a_clear_error(tmp_path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        load_pipeline(tmp_path)


def test_a_long_text_keeps_no_scores_but_still_doubts(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The clerk keeps records of visits in the safe."
    kept = analyse_text(text).doubt.alternatives(8)
    monkeypatch.setattr("clauselint.nlp.component.KEPT", 3)
    a = analyse_text(text)
    assert a.doc.user_data["clauselint"][0].scores is None
    again = a.doubt.alternatives(8)
    assert [(x.head, x.relation) for x in again] == [(x.head, x.relation) for x in kept]


@pytest.mark.parametrize("address", ["https://a.example/ToU", "https://a.example/v1.2"])
def test_the_full_stop_after_an_address_ends_the_sentence(address: str) -> None:
    doc = parse(f"The terms are at {address}. The office keeps a copy.")
    assert [s.text for s in doc.sents] == [
        f"The terms are at {address}.",
        "The office keeps a copy.",
    ]
