"""It reads what it is given, runs nothing that a text or a configuration says, and uses no network.

Python tells an audit hook of every file, process, address and piece of code; what a run asked for
is held against what it may ask for.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
AUDITED = """\
import json, os, sys
told, watching = [], True
def hook(event, given):
    if not watching:
        return
    if event in ("open", "os.listdir", "os.scandir", "sqlite3.connect"):
        path = given[0]
        if isinstance(path, (str, bytes, os.PathLike)):
            told.append((event, os.path.abspath(os.fsdecode(path))))
    elif event in ("compile", "exec"):
        told.append((event, str(given[0])))
    elif event.startswith(("socket.", "subprocess.", "urllib.", "http.", "os.system", "os.exec",
                           "os.fork", "os.posix_spawn", "os.spawn", "pickle.", "webbrowser.")):
        told.append((event, repr(given)))
sys.addaudithook(hook)
from clauselint.cli.main import run
code = run(sys.argv[2:])
watching = False
with open(sys.argv[1], "w") as file:
    json.dump(told, file)
sys.exit(code)
"""
MARK = "audited_payload"
POLICY = f"""\
# Records

Staff keep records in order to answer questions. Staff may use any device that has or will be
enrolled. {{{{ __import__("{MARK}") }}}} {{% include "../outside/secret.md" %}}

![](../outside/secret.md) <script src="http://example.org/{MARK}.js">import {MARK}</script>

!!python/object/apply:{MARK}.run [1]
"""
SETTINGS = f"""\
extends: package:{MARK}/settings.yaml
words:
  banned: {{{MARK}: "__import__('{MARK}')"}}
team-rules:
- code: ACM001
  name: no-payload
  message: "{{{{ __import__('{MARK}') }}}}"
  phrases: ["__import__('{MARK}')"]
  examples: {{flag: ["__import__('{MARK}')"], ok: [Staff.]}}
"""
LOOKED_FOR = (".clauselint.yaml", "pyproject.toml", ".gitignore", ".git", ".git/info/exclude")


@dataclass(frozen=True)
class Told:
    """What a run asked Python for, and how it ended."""

    events: list[tuple[str, str]]
    code: int
    output: str

    def of(self, *kinds: str) -> list[str]:
        return [what for kind, what in self.events if kind.startswith(kinds)]


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder to check, beside one that is none of the run's business."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.md").write_text("Staff keep secrets in order to live.\n")
    folder = tmp_path / "work"
    (folder / MARK).mkdir(parents=True)
    (folder / "policy.md").write_text(POLICY)
    (folder / "link.md").symlink_to("../outside/secret.md")
    (folder / ".clauselint.yaml").write_text(SETTINGS)
    (folder / MARK / "__init__.py").write_text("raise SystemExit('the payload ran')\n")
    (folder / MARK / "settings.yaml").write_text("profile: strict\n")
    return folder


def audited(work: Path, *arguments: str) -> Told:
    events = work.parent / "events.json"
    result = subprocess.run(
        [sys.executable, "-c", AUDITED, str(events), *arguments],
        cwd=work,
        # The folder is where Python looks for packages: the payload could be imported.
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{work}", "HOME": str(work.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert events.exists(), result.stderr
    return Told(json.loads(events.read_text()), result.returncode, result.stdout + result.stderr)


def outside(told: Told, work: Path) -> Iterator[str]:
    """Files that are neither Python's, nor clauselint's, nor the run's, nor configuration."""
    named = ("stdlib", "platstdlib", "purelib", "platlib", "scripts")
    own = [Path(sysconfig.get_path(name)).resolve() for name in named]
    own += [Path(sys.prefix), Path(sys.base_prefix).resolve(), Path("/proc"), Path("/sys")]
    own += [ROOT / "clauselint", ROOT / "models", work, work.parent / ".cache", Path(os.devnull)]
    # Python looks where it may import from; the runtime of the parser asks which system it is on.
    asked = (ROOT, Path("/etc/os-release"))
    for what in told.of("open", "os.", "sqlite3"):
        path = Path(what)
        if path in asked:
            continue
        above = any(path == folder / name for folder in work.parents for name in LOOKED_FOR)
        if not above and not any(Path(os.path.realpath(path)).is_relative_to(o) for o in own):
            yield what


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "."),
        ("check", "--no-cache", "--format", "sarif", "policy.md"),
        ("check", "--fix", "--unsafe-fixes", "."),
        ("check", "--add-suppressions", "."),
        ("rewrite", "policy.md"),
        ("score", "."),
        ("test-rules",),
    ],
)
def test_a_run_is_confined(arguments: tuple[str, ...], work: Path) -> None:
    told = audited(work, *arguments)
    assert told.code in (0, 1), told.output
    assert told.of("socket", "subprocess", "urllib", "http", "webbrowser", "pickle") == []
    assert told.of("os.system", "os.exec", "os.fork", "os.posix", "os.spawn") == []
    assert [source for source in told.of("compile", "exec") if MARK in source] == []
    assert list(outside(told, work)) == []
    assert (work.parent / "outside/secret.md").read_text().endswith("in order to live.\n")
    assert "secrets" not in told.output


def test_the_hook_sees_what_is_done(work: Path) -> None:
    told = audited(work, "check", "../outside")
    assert any(what.endswith("outside/secret.md") for what in outside(told, work))


@pytest.mark.parametrize(
    "settings",
    [
        f"profile: !!python/object/apply:{MARK}.run [1]\n",
        f"profile: !!python/name:{MARK}.run\n",
        f"extends: package:{MARK}.inner/settings.yaml\n",
    ],
)
def test_a_configuration_runs_nothing(settings: str, work: Path) -> None:
    (work / ".clauselint.yaml").write_text(settings)
    told = audited(work, "check", ".")
    assert told.code == 2
    assert "the payload ran" not in told.output
    assert [source for source in told.of("compile", "exec") if MARK in source] == []
