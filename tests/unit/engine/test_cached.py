"""What is remembered is what would be found."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from clauselint import Linter
from clauselint.config import RuleSettings, Settings, Target
from clauselint.engine.cache import Lasting, Passing
from clauselint.engine.cache.plain import from_plain, to_plain
from clauselint.engine.cache.version import version_digest
from clauselint.engine.jobs import Task, do_all
from clauselint.engine.options import Options
from clauselint.engine.run import Run
from clauselint.findings import FileReport, Profile

ROOT = Path(__file__).parents[3]
FIRST = "The clerk may open or forward any letter in the tray that is marked urgent."
OTHER = "Visitors must wear a badge and sign the book, and they must be met at the gate."
TEXT = f"""# Letters

{FIRST} Return it prior to noon.

The desk must:

- keep **letters** and parcels of value in the safe; and
- only open a parcel if it is or appears to be torn.

{OTHER}
"""


class Counting(Passing):
    """A store that tells how often it knew an answer."""

    def __init__(self):
        super().__init__()
        self.known = 0

    def get(self, key):
        found = super().get(key)
        self.known += found is not None
        return found


def fresh(text, path="a.md", **given):
    return Linter(**given).check(text, path)


@pytest.fixture(scope="module")
def store():
    return Counting()


def test_a_report_is_the_same_as_plain_data():
    report = fresh(TEXT, profile="strict", suggestions=True)
    assert report.findings
    assert from_plain(FileReport, to_plain(report)) == report


@pytest.mark.parametrize("path", ["a.md", "b/c.md", "a.txt"])
@pytest.mark.parametrize("profile", ["default", "strict"])
def test_a_text_that_was_checked_has_the_same_report_again(store, path, profile):
    expected = fresh(TEXT, path, profile=profile)
    for _ in range(2):
        linter = Linter(profile=profile, store=store)
        assert linter.check(TEXT, path) == expected


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("the tray", "the box"),
        TEXT.replace("# Letters\n", "# Letters and parcels\n\nThis is for the desk.\n"),
        TEXT.replace("The desk must", "The desk may"),
        TEXT.replace("**letters**", "letters"),
        TEXT.replace("- keep", "1. keep").replace("- only", "2. only"),
        TEXT.replace(FIRST, f"<!-- clauselint: disable-next-line -->\n{FIRST}"),
        TEXT.replace(FIRST, f"<!-- clauselint: disable-next-line WRD001 -->\n{FIRST}"),
        f"{OTHER}\n\n{TEXT}",
        TEXT.replace(FIRST, f"“{FIRST}”"),
    ],
)
def test_a_changed_text_has_the_report_that_it_has_without(store, text):
    linter = Linter(profile="strict", store=store)
    linter.check(TEXT, "a.md")
    before = store.known
    assert linter.check(text, "a.md") == fresh(text, profile="strict")
    assert store.known > before


def test_a_comment_that_is_taken_out_again_shows_the_finding_with_its_suggestions(store):
    hidden = TEXT.replace(FIRST, f"<!-- clauselint: disable-next-line -->\n{FIRST} Or: {FIRST}")
    shown = hidden.replace("<!-- clauselint: disable-next-line -->\n", "")
    linter = Linter(store=store)
    linter.check(hidden, "a.md")
    assert linter.check(shown, "a.md") == fresh(shown)


BASE = Settings()
SETTINGS = [
    replace(BASE, profile=Profile.STRICT),
    replace(BASE, ignore=("AMB",)),
    replace(BASE, select=("WRD",)),
    replace(BASE, lint_quotations=True),
    replace(BASE, rules={"AMB": RuleSettings(severity="error")}),
    replace(BASE, rules={"AMB": RuleSettings(threshold=0.01)}),
    replace(BASE, per_file_ignores={"*.md": ("WRD",)}),
    replace(BASE, per_file_ignores={"*.txt": ("WRD",)}),
    replace(BASE, targets=(Target("*.md", {"grade": 1.0}),)),
]


@pytest.mark.parametrize("settings", SETTINGS)
def test_every_setting_has_answers_of_its_own(store, settings):
    Linter(config=BASE, store=store).check(TEXT, "a.md")
    for suggestions in (None, False):
        linter = Linter(config=settings, suggestions=suggestions, store=store)
        expected = fresh(TEXT, config=settings, suggestions=suggestions)
        assert linter.check(TEXT, "a.md") == expected


def test_scores_are_the_same(store):
    linter = Linter(store=store)
    linter.check(TEXT, "a.md")
    changed = TEXT.replace("the tray", "the heap")
    assert linter.score(changed, "a.md") == Linter().score(changed, "a.md")
    assert linter.score(changed, "a.md") == Linter().score(changed, "a.md")


def test_a_text_that_cannot_be_read_is_told_of_each_time(store):
    linter = Linter(store=store)
    for path in ("a.md", "b.md"):
        report = linter.check_bytes(b"\xff", path)
        assert [d.path for d in report.diagnostics] == [path]


def test_damage_is_not_believed(tmp_path):
    expected = fresh(TEXT)
    Linter(store=Lasting(tmp_path)).check(TEXT, "a.md")
    for path in tmp_path.glob("findings*"):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert Linter(store=Lasting(tmp_path)).check(TEXT, "a.md") == expected


def reports(folder, jobs, **given):
    run = Run(Options(isolated=True, **given))
    return list(do_all(run, Task(), run.discover([str(folder)]), jobs))


def test_processes_beside_one_another_and_what_they_keep_change_nothing(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.md").write_text(TEXT.replace("tray", f"tray {n}"))
    cached = {"cache": True, "cache_dir": str(tmp_path / "cache")}
    alone = reports(folder, 1)
    assert reports(folder, 2) == alone
    assert reports(folder, 2, **cached) == alone
    assert reports(folder, 2, **cached) == alone
    assert reports(folder, 1, **cached) == alone


LIGHT = """
import sys
from clauselint.cli.main import run
code = run(["check", "--isolated", *sys.argv[1:]])
heavy = sorted({"spacy", "numpy", "onnxruntime", "lemminflect"} & set(sys.modules))
sys.stderr.write(f"{code} {heavy}")
"""


def light(*arguments):
    command = [sys.executable, "-c", LIGHT, *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return result.stdout, result.stderr


def test_what_is_known_loads_no_parser(tmp_path):
    (tmp_path / "a.md").write_text(TEXT)
    first, told = light(str(tmp_path / "a.md"))
    assert told != "1 []"
    again, told = light(str(tmp_path / "a.md"))
    assert told == "1 []"
    assert again == first


@pytest.mark.parametrize("text", ["", "\n\n", "<!-- nothing -->\n", "```\ncode\n```\n"])
def test_a_text_without_prose_loads_no_parser(tmp_path, text):
    (tmp_path / "a.md").write_text(text)
    assert light("--no-cache", str(tmp_path / "a.md"))[1] == "0 []"


def test_rules_of_other_packages_that_change_are_asked_again(tmp_path, monkeypatch):
    described = tmp_path / "house-1.0.dist-info"
    described.mkdir()
    rules = "[console_scripts]\nx = y:z\n\n[clauselint.rules]\nhouse = house.rules\n"
    (described / "entry_points.txt").write_text(rules)
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))

    def digest():
        version_digest.cache_clear()
        return version_digest()

    try:
        before = digest()
        assert digest() == before
        (tmp_path / "house" / "rules.py").write_text("RULES = ()\n")
        assert digest() != before
    finally:
        version_digest.cache_clear()


def test_a_report_that_helps_only_here_and_there_is_not_kept(store):
    text = TEXT.replace("the tray", "the drawer")
    nowhere = Linter(store=store, helped=lambda document: lambda span: False)
    assert all(not f.suggestions for f in nowhere.check(text, "a.md").findings)
    assert Linter(store=store).check(text, "a.md") == fresh(text)
