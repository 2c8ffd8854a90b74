from __future__ import annotations

from clauselint.engine.archive import batches as module
from clauselint.engine.archive.batches import batches
from clauselint.engine.archive.sources import Item
from clauselint.engine.options import Options
from clauselint.engine.run import Run


def items(folder, names, size=1):
    return [Item(name, str(folder / name), size) for name in names]


def made(folder, names, **options):
    run = Run(Options(**options))
    return [[i.path for i in b.items] for b in batches(run, items(folder, names))]


def test_one_more_file_alters_only_what_stands_beside_it(tmp_path):
    names = [f"{number:04}.md" for number in range(400)]
    before, after = made(tmp_path, names), made(tmp_path, sorted([*names, "0200a.md"]))
    assert [name for batch in before for name in batch] == names
    assert len(before) > 6
    assert max(map(len, before)) <= module.MOST
    assert sum(batch not in before for batch in after) <= 2


def test_much_text_ends_a_batch(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "USUAL", 2**64)
    whole = items(tmp_path, ["a.md", "b.md", "c.md"], size=module.BYTES // 2)
    sizes = [len(b.items) for b in batches(Run(Options(isolated=True)), whole)]
    assert sizes == [2, 1]


def test_a_batch_has_the_settings_nearest_to_its_files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b").mkdir()
    (tmp_path / "b/.clauselint.yaml").write_text("select: [WRD004]\nmin-severity: warning\n")
    found = list(batches(Run(Options()), items(tmp_path, ["a.md", "b/x.md", "b/y.md", "c.md"])))
    parts = [([i.path for i in b.items], b.terms.settings.select, b.terms.least) for b in found]
    assert parts == [
        (["a.md"], None, "info"),
        (["b/x.md", "b/y.md"], ("WRD004",), "warning"),
        (["c.md"], None, "info"),
    ]


def test_faulty_settings_are_those_of_their_files_alone(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for folder, text in (("b", "profil: strict\n"), ("c", "select: [NO1]\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / ".clauselint.yaml").write_text(text)
    found = list(batches(Run(Options()), items(tmp_path, ["a.md", "b/x.md", "b/y.md", "c/z.md"])))
    faults = [[fault.message for fault in batch.terms.faults] for batch in found]
    assert faults == [
        [],
        ["unknown key `profil`; did you mean `profile`?"],
        ["no rule has the code or prefix `NO1`"],
    ]
