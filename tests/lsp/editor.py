"""An editor for tests: pygls' client, which talks to the real command over standard streams."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

PATIENCE = 60
ROOT = Path(__file__).parents[2]
SERVER = ("-m", "clauselint", "lsp")


class Editor(LanguageClient):
    """Remembers what the server tells."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.told: list[lsp.PublishDiagnosticsParams] = []
        self.messages: list[str] = []
        self.settings: Any = None
        self.noise: list[str] = []
        self._news = asyncio.Event()
        self.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self._tell(params))
        self.feature(lsp.WINDOW_SHOW_MESSAGE)(lambda params: self._show(params))
        self.feature(lsp.WORKSPACE_CONFIGURATION)(lambda params: [self.settings])
        self.feature(lsp.CLIENT_REGISTER_CAPABILITY)(lambda params: None)
        self.feature(lsp.WORKSPACE_DIAGNOSTIC_REFRESH)(lambda *params: None)

    def report_server_error(self, error: Exception, source: Any) -> None:
        self.noise.append(str(error))

    def _tell(self, params: lsp.PublishDiagnosticsParams) -> None:
        self.told.append(params)
        self._news.set()

    def _show(self, params: lsp.ShowMessageParams) -> None:
        self.messages.append(params.message)
        self._news.set()

    async def start(
        self,
        folder: Path,
        command: Sequence[str] = SERVER,
        options: Any = None,
        **capabilities: Any,
    ) -> lsp.InitializeResult:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        await self.start_io(sys.executable, *command, cwd=folder, env=environment)
        found = await self.initialize_async(
            lsp.InitializeParams(
                capabilities=lsp.ClientCapabilities(**capabilities),
                root_uri=folder.as_uri(),
                initialization_options=options,
            )
        )
        self.initialized(lsp.InitializedParams())
        return found

    async def until(self, holds: Callable[[], Any]) -> Any:
        """Wait until something holds after news from the server; what it says."""
        async with asyncio.timeout(PATIENCE):
            while not (found := holds()):
                self._news.clear()
                await self._news.wait()
        return found

    def open(self, uri: str, text: str, language: str = "markdown") -> None:
        item = lsp.TextDocumentItem(uri, language, 1, text)
        self.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def type(
        self, uri: str, version: int, line: int, column: int, text: str, gone: int = 0
    ) -> None:
        place = lsp.Range(lsp.Position(line, column), lsp.Position(line, column + gone))
        change = lsp.TextDocumentContentChangePartial(place, text)
        self.change(uri, version, change)

    def change(self, uri: str, version: int, *changes: Any) -> None:
        document = lsp.VersionedTextDocumentIdentifier(version, uri)
        self.text_document_did_change(lsp.DidChangeTextDocumentParams(document, list(changes)))

    async def findings(self, uri: str, version: int | None = 1) -> list[lsp.Diagnostic]:
        """The diagnostics of a version of a text, once they are told; the last ones told of it."""

        def last() -> lsp.PublishDiagnosticsParams | None:
            return next(
                (p for p in reversed(self.told) if p.uri == uri and p.version == version), None
            )

        return list((await self.until(last)).diagnostics)

    async def actions(self, uri: str, line: int, only: str | None = None) -> list[lsp.CodeAction]:
        context = lsp.CodeActionContext([], [only] if only else None)
        place = lsp.Range(lsp.Position(line, 0), lsp.Position(line, 999))
        document = lsp.TextDocumentIdentifier(uri)
        params = lsp.CodeActionParams(document, place, context)
        return list(await self.text_document_code_action_async(params))

    async def hover(self, uri: str, line: int, column: int) -> lsp.Hover | None:
        document = lsp.TextDocumentIdentifier(uri)
        params = lsp.HoverParams(document, lsp.Position(line, column))
        return await self.text_document_hover_async(params)

    async def end(self) -> int | None:
        """Shut the server down as the protocol wants it; its exit code."""
        await self.shutdown_async(None)
        self.exit(None)
        return await self.ended()

    async def ended(self) -> int | None:
        assert self._server is not None
        async with asyncio.timeout(PATIENCE):
            await self._server.wait()
        return self._server.returncode
