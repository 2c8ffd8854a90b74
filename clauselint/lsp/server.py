"""The protocol: what a client asks, and what it is told."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from lsprotocol import types as lsp
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import from_fs_path, to_fs_path

from clauselint import __version__
from clauselint.config import FILE_NAMES
from clauselint.errors import ClauselintError, ConfigError
from clauselint.findings import FileReport, Finding
from clauselint.fixes import choose
from clauselint.lsp import shown
from clauselint.lsp.desk import Desk, Sheet
from clauselint.lsp.settings import SECTION, EditorRun, given
from clauselint.lsp.texts import Text

log = logging.getLogger(__name__)

PATIENCE = 2.0
"""Seconds that a client has to say what its settings are before texts are checked without."""

WATCHED = tuple(f"**/{name}" for name in FILE_NAMES)
ACTIONS = lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix, shown.FIX_ALL])
PULLED = lsp.DiagnosticOptions(False, False, identifier=shown.SOURCE)


class _Protocol(LanguageServerProtocol):
    """The protocol, with open texts kept by the desk: its lines end where the protocol's do."""

    _server: Server

    @lsp_method(lsp.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: lsp.DidOpenTextDocumentParams) -> None:
        """Take a text."""
        self._server.desk.open(Text.opened(params.text_document))

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: lsp.DidChangeTextDocumentParams) -> None:
        """Change a text."""
        document = params.text_document
        sheet = self._server.desk.sheets.get(document.uri)
        if sheet is not None:
            sheet.text.change(params.content_changes, document.version, self._server.encoding)
            self._server.desk.changed(document.uri)

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: lsp.DidCloseTextDocumentParams) -> None:
        """Give a text away, and what was shown of it."""
        self._server.desk.close(params.text_document.uri)
        self._server.publish(params.text_document.uri, [])

    @lsp_method(lsp.SHUTDOWN)
    def lsp_shutdown(self, *args: Any) -> Generator[Any, Any, None]:
        """End all work, so that the exit that follows is a good one."""
        self._server.desk.stop()
        self._server.is_shut = True
        yield from super().lsp_shutdown(*args)


class Server(LanguageServer):
    """The server of one client."""

    protocol: _Protocol

    def __init__(self) -> None:
        self.desk = Desk(EditorRun({}), self._told, self._failed)
        self.is_shut = self.has_ended = False
        self._faults: dict[str, list[lsp.Diagnostic]] = {}
        self._said: set[str] = set()
        super().__init__("clauselint", __version__, protocol_cls=_Protocol)

    @property
    def encoding(self) -> str:
        """How the client counts columns."""
        found = self.workspace.position_encoding
        return str(getattr(found, "value", found) or "utf-16")

    def can(self, capability: str) -> bool:
        """Whether the client says that it can do something."""
        return bool(get_capability(self.client_capabilities, capability))

    def publish(self, uri: str, found: list[lsp.Diagnostic], version: int | None = None) -> None:
        """Tell a client that does not ask for diagnostics itself."""
        if not self._pulls:
            self._send(uri, found, version)

    def _send(self, uri: str, found: list[lsp.Diagnostic], version: int | None = None) -> None:
        params = lsp.PublishDiagnosticsParams(uri, found, version)
        self.text_document_publish_diagnostics(params)

    @property
    def _pulls(self) -> bool:
        return self.client_capabilities.text_document is not None and (
            self.client_capabilities.text_document.diagnostic is not None
        )

    def configure(self, settings: Any) -> None:
        """Work with settings of the editor; where they are faulty, with those from before."""
        try:
            self.desk.turn_to(EditorRun(given(settings)))
        except ClauselintError as error:
            self._failed(error)
            return
        self._forget_faults()
        self.refresh()

    def reread(self) -> None:
        """Read the settings again, since a file may have changed."""
        self.desk.turn_to(self.desk.run.again())
        self._forget_faults()
        self.refresh()

    def refresh(self) -> None:
        """Have a client that asks for diagnostics ask again."""
        if self._pulls and self.can("workspace.diagnostics.refresh_support"):
            self.workspace_diagnostic_refresh(None)

    def diagnostics(self, sheet: Sheet, report: FileReport) -> list[lsp.Diagnostic]:
        """What is to be shown of a report about a sheet."""
        text = sheet.text
        places = text.places(self.encoding)
        found = [shown.diagnostic(f, places, text.lead) for f in report.findings]
        unread = report.diagnostics if report.document is None else ()
        return [*map(shown.problem, unread), *found]

    def findings(self, sheet: Sheet, place: lsp.Range) -> list[Finding]:
        """The findings that a range touches."""
        if sheet.report is None:
            return []
        span = sheet.text.places(self.encoding).span(place)
        lead = sheet.text.lead
        start, end = span.start - lead, span.end - lead
        return [f for f in sheet.report.findings if f.start <= end and start <= f.end]

    def workspace_edit(self, sheet: Sheet, edits: Sequence[lsp.TextEdit]) -> lsp.WorkspaceEdit:
        """Edits in a text as it is now."""
        if not self.can("workspace.workspace_edit.document_changes"):
            return lsp.WorkspaceEdit(changes={sheet.text.uri: edits})
        document = lsp.OptionalVersionedTextDocumentIdentifier(sheet.text.uri, sheet.text.version)
        return lsp.WorkspaceEdit(document_changes=[lsp.TextDocumentEdit(document, edits)])

    def _told(self, sheet: Sheet, report: FileReport) -> None:
        if not self._pulls:
            self._send(sheet.text.uri, self.diagnostics(sheet, report), sheet.text.version)
        if report.document is not None:
            for crash in report.diagnostics:
                self._say(lsp.MessageType.Error, crash.message)
        if sheet.whole:
            self.refresh()

    def _failed(self, error: ClauselintError) -> None:
        """Say what hinders a check, and show faults of a settings file in it."""
        for fault in error.all if isinstance(error, ConfigError) else (error,):
            self._say(lsp.MessageType.Error, str(fault))
            path = Path(fault.path) if fault.path else None
            uri = from_fs_path(str(path.absolute())) if path and path.is_file() else None
            if uri is not None:
                found = self._faults.setdefault(uri, [])
                told = shown.problem(fault)
                if told not in found:
                    found.append(told)
                    self._send(uri, found)

    def _forget_faults(self) -> None:
        self._said.clear()
        for uri in self._faults:
            self._send(uri, [])
        self._faults.clear()

    def _say(self, kind: lsp.MessageType, message: str) -> None:
        """Show a message, once."""
        if message not in self._said:
            self._said.add(message)
            self.window_show_message(lsp.ShowMessageParams(kind, f"clauselint: {message}"))


def make_server() -> Server:
    """A server that answers."""
    server = Server()
    for method, handler, options in (
        (lsp.INITIALIZE, _initialize, None),
        (lsp.INITIALIZED, _initialized, None),
        (lsp.EXIT, _exit, None),
        (lsp.TEXT_DOCUMENT_DID_SAVE, _did_save, None),
        (lsp.TEXT_DOCUMENT_DIAGNOSTIC, _pulled, PULLED),
        (lsp.TEXT_DOCUMENT_HOVER, _hover, None),
        (lsp.TEXT_DOCUMENT_CODE_ACTION, _actions, ACTIONS),
        (lsp.WORKSPACE_DID_CHANGE_CONFIGURATION, _did_configure, None),
        (lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, _did_change_files, None),
    ):
        server.feature(method, options)(handler)
    return server


def _initialize(server: Server, params: lsp.InitializeParams) -> None:
    root = server.workspace.root_path
    folders = (to_fs_path(folder.uri) for folder in params.workspace_folders or ())
    server.desk.root = Path(root or next(filter(None, folders), None) or Path.cwd())
    if params.initialization_options is not None:
        server.configure(params.initialization_options)


def _initialized(server: Server, params: lsp.InitializedParams) -> None:
    if server.can("workspace.did_change_watched_files.dynamic_registration"):
        watchers = [lsp.FileSystemWatcher(glob) for glob in WATCHED]
        options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
        method = lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registration = lsp.Registration("clauselint-settings", method, options)
        server.client_register_capability(lsp.RegistrationParams([registration]))
    if server.can("workspace.configuration"):
        server.desk.hold(PATIENCE)
        _ask(server)


def _exit(server: Server, *params: Any) -> None:
    server.has_ended = True


def _ask(server: Server) -> None:
    """Ask the client for its settings."""
    item = lsp.ConfigurationItem(section=SECTION)

    def answered(answer: Sequence[Any]) -> None:
        if answer and answer[0] is not None:
            server.configure(answer[0])
        server.desk.release()

    server.workspace_configuration(lsp.ConfigurationParams([item]), answered)


def _did_configure(server: Server, params: lsp.DidChangeConfigurationParams) -> None:
    if params.settings is None and server.can("workspace.configuration"):
        _ask(server)
    else:
        server.configure(params.settings)


def _did_change_files(server: Server, params: lsp.DidChangeWatchedFilesParams) -> None:
    server.reread()


def _did_save(server: Server, params: lsp.DidSaveTextDocumentParams) -> None:
    if params.text_document.uri in server.desk.sheets:
        server.desk.saved(params.text_document.uri)


async def _pulled(
    server: Server, params: lsp.DocumentDiagnosticParams
) -> lsp.DocumentDiagnosticReport:
    sheet = await server.desk.settled(params.text_document.uri)
    report = None if sheet is None else sheet.report
    found = [] if sheet is None or report is None else server.diagnostics(sheet, report)
    return lsp.RelatedFullDocumentDiagnosticReport(found)


async def _hover(server: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    sheet = await server.desk.settled(params.text_document.uri)
    if sheet is None:
        return None
    found = server.findings(sheet, lsp.Range(params.position, params.position))
    if not found:
        return None
    hover = get_capability(server.client_capabilities, "text_document.hover.content_format", [])
    kind = lsp.MarkupKind.Markdown
    if hover and kind not in hover:
        kind = lsp.MarkupKind.PlainText
    say = shown.markdown if kind is lsp.MarkupKind.Markdown else shown.text
    value = "\n\n---\n\n".join(map(say, found))
    places, lead = sheet.text.places(server.encoding), sheet.text.lead
    place = places.range(found[0].start + lead, found[0].end + lead)
    return lsp.Hover(lsp.MarkupContent(kind, value), place)


async def _actions(server: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    sheet = await server.desk.settled(params.text_document.uri)
    if sheet is None:
        return []
    only = params.context.only
    actions = []
    if only is None or any(lsp.CodeActionKind.QuickFix.value.startswith(kind) for kind in only):
        actions += _quick_fixes(server, sheet, params.range)
    if only is not None and any(shown.FIX_ALL.startswith(kind) and kind for kind in only):
        actions += await _fix_all(server, sheet)
    return actions


def _quick_fixes(server: Server, sheet: Sheet, place: lsp.Range) -> list[lsp.CodeAction]:
    places, lead = sheet.text.places(server.encoding), sheet.text.lead
    return [
        lsp.CodeAction(
            shown.title(finding, suggestion),
            lsp.CodeActionKind.QuickFix,
            [shown.diagnostic(finding, places, lead)],
            is_preferred=suggestion.applicability == "safe" and suggestion.keeps_meaning,
            edit=server.workspace_edit(
                sheet, shown.text_edits(suggestion.edits, sheet.text.content, places, lead)
            ),
        )
        for finding in server.findings(sheet, place)
        for suggestion in finding.suggestions
        if suggestion.edits
    ]


async def _fix_all(server: Server, sheet: Sheet) -> list[lsp.CodeAction]:
    if sheet.report is None or not choose(sheet.report):
        return []
    turn = sheet.text.turn
    fixed = await server.desk.fixed(sheet.text.uri)
    if fixed is None or turn != sheet.text.turn:
        return []
    places = sheet.text.places(server.encoding)
    edits = shown.text_edits(shown.difference(*fixed), sheet.text.content, places, sheet.text.lead)
    edit = server.workspace_edit(sheet, edits)
    return [lsp.CodeAction("Make all safe changes", shown.FIX_ALL, edit=edit)]


def serve() -> NoReturn:
    """Answer a client on standard input and output, and exit: 0 where it ended as it should, or 1.

    What anything else prints goes to standard error, so that the client never reads it.
    """
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    stdout = _taken()
    server = make_server()
    server.start_io(stdout=stdout)
    logging.shutdown()
    # Nobody waits any more for what a check may still be working out.
    os._exit(0 if server.is_shut and server.has_ended else 1)


def _taken() -> BinaryIO:
    """Standard output, which is standard error to all others from now on."""
    sys.stdout.flush()
    stdout = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return stdout
