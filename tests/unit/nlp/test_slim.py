from __future__ import annotations

import subprocess
import sys


def output(*lines):
    code = "\n".join(("from clauselint.nlp.slim import load_spacy", *lines))
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_command_line_is_not_loaded():
    seen = "print(sorted({'spacy', 'typer', 'weasel'} & set(sys.modules)))"
    assert output("import sys", "load_spacy()", seen) == "['spacy']\n"


def test_whoever_wants_it_has_it():
    asked = "print(spacy.cli.download.__module__, 'spacy_version' in spacy.info(silent=True))"
    other = "from spacy.cli.info import info"
    lines = ("load_spacy()", "import spacy", asked, other, "print(info.__module__)")
    assert output(*lines) == "spacy.cli.download True\nspacy.cli.info\n"


def test_where_it_is_loaded_already_nothing_changes():
    lines = ("from spacy.cli import download", "load_spacy()", "import spacy")
    assert output(*lines, "print(spacy.cli.download is download)") == "True\n"
