"""How long an editor waits: from a key to the findings of the text with it, in a long document.

    python -m benchmarks.lsp --data ../shared/data [--words 20000] [--keys 200] [--profile strict]

The document is made of policies. A few words are typed at many places, a key at a time, as fast as
people type; a time runs from the message that tells of the key to the whole of the one that has the
findings. `first` is how long the findings take that the document has when it is opened, with
nothing known of it, and `again` the same when another server has seen it.
"""

from __future__ import annotations

import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.common import parser

TYPED = " of every record"
PAUSE = 0.12
"""Seconds between keys: a hundred words a minute."""

MUST, AIM = 150, 50


class Client:
    """A client that waits for each answer."""

    def __init__(self, cache: str) -> None:
        environment = {**os.environ, "XDG_CACHE_HOME": cache}
        command = (sys.executable, "-m", "clauselint", "lsp")
        pipe = subprocess.PIPE
        self._server = subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment)
        self.request("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self.notify("initialized", {})

    def notify(self, method: str, params: Any, **more: Any) -> None:
        """Send a message."""
        message = {"jsonrpc": "2.0", "method": method, "params": params, **more}
        body = json.dumps(message).encode()
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def request(self, method: str, params: Any) -> Any:
        """Send a request, and wait for its answer."""
        self.notify(method, params, id=1)
        return next(m for m in self.messages() if m.get("id") == 1)

    def messages(self) -> Iterator[Any]:
        """What comes from the server."""
        assert self._server.stdout is not None
        while header := self._server.stdout.readline():
            if header.startswith(b"Content-Length:"):
                length = int(header.split(b":")[1])
            elif not header.strip():
                yield json.loads(self._server.stdout.read(length))

    def findings(self, version: int) -> list[Any]:
        """Wait for the findings of a version of the document."""
        told = (m for m in self.messages() if m["method"] == "textDocument/publishDiagnostics")
        params = next(m["params"] for m in told if m["params"]["version"] == version)
        return list(params["diagnostics"])

    def close(self) -> float:
        """End the server; the mebibytes that it took."""
        self.request("shutdown", None)
        self.notify("exit", None)
        _, _, used = os.wait4(self._server.pid, 0)
        self._server.returncode = 0
        return used.ru_maxrss / 1024


class Typist:
    """Types into a document, a key at a time."""

    def __init__(self, client: Client, uri: str, text: str) -> None:
        self._client, self._uri, self._version = client, uri, 1
        self._lines = text.split("\n")

    def places(self, seed: int = 1) -> Iterator[tuple[int, int]]:
        """Ends of words in lines of prose."""
        rng = random.Random(seed)
        while True:
            line = rng.randrange(len(self._lines))
            text = self._lines[line]
            if len(text.split()) > 8 and text[0].isalpha():
                yield line, text.index(" ", len(text) // 3)

    def key(self, line: int, at: int, key: str) -> float:
        """Press a key; the milliseconds until the findings are there."""
        text = self._lines[line]
        units = len(text[:at].encode("utf-16-le")) // 2
        self._lines[line] = text[:at] + key + text[at:]
        self._version += 1
        place = {"line": line, "character": units}
        params = {
            "textDocument": {"uri": self._uri, "version": self._version},
            "contentChanges": [{"range": {"start": place, "end": place}, "text": key}],
        }
        start = time.perf_counter()
        self._client.notify("textDocument/didChange", params)
        self._client.findings(self._version)
        return 1000 * (time.perf_counter() - start)


def document(data: Path, words: int) -> str:
    """The first so many words of the policies, in whole lines."""
    kept: list[str] = []
    count = 0
    for path in sorted((data / "policies").rglob("*.md")):
        for line in [*path.read_text(encoding="utf-8", errors="replace").splitlines(), ""]:
            kept.append(line)
            count += len(line.split())
            if count >= words:
                return "\n".join(kept) + "\n"
    return "\n".join(kept) + "\n"


def opened(client: Client, uri: str, text: str, options: dict[str, Any]) -> int:
    """Open a document, and wait for its findings; how many they are."""
    client.notify("workspace/didChangeConfiguration", {"settings": options})
    item = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
    client.notify("textDocument/didOpen", {"textDocument": item})
    return len(client.findings(1))


def main() -> None:
    """Measure and print."""
    options = parser(__doc__)
    options.add_argument("--words", type=int, default=20_000)
    options.add_argument("--keys", type=int, default=200)
    options.add_argument("--profile", default="default")
    given = options.parse_args()
    text = document(given.data, given.words)
    settings = {"profile": given.profile}
    with tempfile.TemporaryDirectory() as folder:
        uri = Path(folder, "policy.md").as_uri()
        client = Client(folder)
        start = time.perf_counter()
        found = opened(client, uri, text, settings)
        first = time.perf_counter() - start
        typist = Typist(client, uri, text)
        times: list[float] = []
        for line, at in typist.places():
            for i, key in enumerate(TYPED):
                times.append(typist.key(line, at + i, key))
                time.sleep(PAUSE)
            if len(times) >= given.keys:
                break
        peak = client.close()
        client = Client(folder)
        start = time.perf_counter()
        opened(client, uri, text, settings)
        again = time.perf_counter() - start
        client.close()
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} processors, "
          f"load {os.getloadavg()[0]:.1f}; Python {platform.python_version()}")  # fmt: skip
    print(f"{len(text.split()):,} words, {found} findings, {len(times)} keys, {peak:.0f} MB")
    print(f"first {first:.1f} s, again {again:.1f} s")
    nine = quantiles(times, n=10)[-1]
    print(f"key to findings: median {median(times):.0f} ms (must {MUST}, aim {AIM}), "
          f"p90 {nine:.0f} ms, longest {max(times):.0f} ms")  # fmt: skip


if __name__ == "__main__":
    main()
