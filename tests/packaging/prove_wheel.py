"""Proves that an installed wheel lints by itself: `python prove_wheel.py WHEEL ENVIRONMENT`.

ENVIRONMENT holds nothing but the wheel and what it depends on. The sample policy is linted in a
directory outside the checkout, with an empty home, and with the network off: in a network namespace
of its own where the system lets us make one, and always with Python's sockets taken away.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "examples" / "sample-policy.md"
MODEL = ("meta.json", "parser.onnx", "heads.npz", "vocabulary.txt")
SCHEMAS = tuple(
    f"schemas/{name}.schema.json" for name in ("archive", "config", "report", "rewrite")
)
WORDS = "readability/nltk_data/corpora/cmudict.zip"
NO_SOCKETS = '''\
"""Python imports this module by itself when it starts."""

import socket


def refuse(*arguments, **named):
    raise AssertionError("the network was used")


socket.socket.connect = socket.socket.connect_ex = refuse
socket.create_connection = socket.getaddrinfo = refuse
'''


def isolation() -> Sequence[str]:
    """A command in front of another that takes its network away; none where it cannot."""
    for unshare in (("unshare", "--net"), ("unshare", "--map-root-user", "--net")):
        try:
            if subprocess.run([*unshare, "true"], capture_output=True, check=False).returncode == 0:
                return unshare
        except FileNotFoundError:
            break
    return ()


def has_data(wheel: Path) -> None:
    """Fails unless the model, the schemas and the pages of the rules lie inside the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    data = [f"_model/{name}" for name in MODEL] + [*SCHEMAS, WORDS, "_pages/README.md"]
    missing = [name for name in data if f"clauselint/{name}" not in names]
    assert not missing, f"not in the wheel: {missing}"


class Elsewhere:
    """A directory outside the checkout, from which the installed program runs."""

    def __init__(self, folder: Path, environment: Path) -> None:
        self._folder = folder
        self._bin = environment / "bin"
        (folder / "home").mkdir()
        (folder / "sockets").mkdir()
        (folder / "sockets" / "sitecustomize.py").write_text(NO_SOCKETS, encoding="utf-8")

    def run(self, *command: str, code: int = 0) -> str:
        """Standard output of a program of the environment, which must exit with `code`."""
        result = subprocess.run(
            [*isolation(), str(self._bin / command[0]), *command[1:]],
            cwd=self._folder,
            env={
                "HOME": str(self._folder / "home"),
                "PATH": f"{self._bin}{os.pathsep}/usr/bin{os.pathsep}/bin",
                "PYTHONPATH": str(self._folder / "sockets"),
            },
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert result.returncode == code, f"exit {result.returncode}\n{result.stderr}"
        assert not result.stderr, result.stderr
        return result.stdout


def prove(elsewhere: Elsewhere) -> str:
    """What the installed program found in the sample, in a line."""
    where = elsewhere.run("python", "-c", "import clauselint; print(clauselint.__file__)")
    assert not Path(where.strip()).is_relative_to(ROOT), f"runs from the checkout: {where}"
    blocked = "import socket; socket.create_connection(('127.0.0.1', 9))"
    assert not elsewhere.run("python", "-c", f"try:\n {blocked}\nexcept AssertionError: pass")
    found = elsewhere.run("clauselint", "check", SAMPLE.name, "--format", "json", code=1)
    findings = json.loads(found)["files"][0]["findings"]
    codes = [finding["code"] for finding in findings]
    assert "AMB001" in codes, f"the sample's finding is gone: {codes}"
    assert any(finding["suggestions"] for finding in findings), "no suggestion"
    page = elsewhere.run("clauselint", "report", SAMPLE.name, "-q", "-o", "-")
    assert '<svg class="tree"' in page, "no reading is drawn in the report"
    how = " ".join(isolation()) or "sockets only"
    return f"{len(codes)} findings in {SAMPLE.name}, network off ({how})"


def main() -> None:
    """Prove it, or fail with the reason."""
    wheel, environment = (Path(argument).resolve() for argument in sys.argv[1:3])
    has_data(wheel)
    with tempfile.TemporaryDirectory() as folder:
        elsewhere = Elsewhere(Path(folder), environment)
        (Path(folder) / SAMPLE.name).write_bytes(SAMPLE.read_bytes())
        print(f"{wheel.name}, {wheel.stat().st_size / 1e6:.1f} MB: {prove(elsewhere)}")


if __name__ == "__main__":
    main()
