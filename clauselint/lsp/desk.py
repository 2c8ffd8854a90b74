"""Checks the open texts one after another, the one that was written in last first.

One thread does all the work, since the parser cannot be shared. Where a text is written in, the
work on any other, and on what this one was before, is left where it is; none of it is lost.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from clauselint.engine.fix import fix
from clauselint.engine.live import Live, Superseded
from clauselint.errors import ClauselintError
from clauselint.findings import FileReport
from clauselint.lsp.settings import EditorRun
from clauselint.lsp.texts import Text

log = logging.getLogger(__name__)

DELAY = 0.02
"""Seconds of quiet before a text is checked, where changes come closer together than that."""

REST = 0.5
"""Seconds of quiet before rules over the whole document run."""


@dataclass
class Sheet:
    """An open text, and what is known of it. `report` is that of the turn `reported`."""

    text: Text
    live: Live | None = None
    report: FileReport | None = None
    reported: int = -1
    whole: bool = False
    """Whether rules over the whole document are due, or have run."""

    reported_whole: bool = False
    """Whether they have run for the report."""

    save: bool = False
    """Whether what was found is to be kept for later runs."""

    changed: float = 0.0
    """When it was changed last, by the clock of the loop."""

    timer: asyncio.TimerHandle | None = None
    waiting: list[asyncio.Future[None]] = field(default_factory=list)

    @property
    def is_current(self) -> bool:
        """Whether the report is of the text as it is."""
        return self.reported == self.text.turn

    @property
    def is_done(self) -> bool:
        """Whether nothing is due."""
        return self.is_current and self.whole == self.reported_whole and not self.save


Told = Callable[[Sheet, FileReport], None]
Failed = Callable[[ClauselintError], None]


class Desk:
    """The open texts and the work on them. `run` has the settings.

    Texts that are saved nowhere count as files of `root`. `told` is called with each sheet that has
    a new report, and while a text is read for the first time with what was found so far, `failed`
    with what hinders a report.
    """

    def __init__(self, run: EditorRun, told: Told, failed: Failed) -> None:
        self.run = run
        self.root = Path.cwd()
        self.sheets: dict[str, Sheet] = {}
        self._told, self._failed = told, failed
        self._due: list[Sheet] = []
        self._calls = 0
        """How often a sheet has become due: work that is under way makes room for a new one."""

        self._task: asyncio.Task[None] | None = None
        self._held = False
        self._worker = ThreadPoolExecutor(1, "clauselint")

    def hold(self, seconds: float) -> None:
        """Begin nothing until the settings are there, but for no longer than some seconds."""
        self._held = True
        asyncio.get_running_loop().call_later(seconds, self.release)

    def release(self) -> None:
        """Begin what is due."""
        self._held = False
        if self._due and self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._work())

    def open(self, text: Text) -> None:
        """Take a text."""
        self.sheets[text.uri] = Sheet(text, save=True)
        self.changed(text.uri)

    def close(self, uri: str) -> None:
        """Give a text away."""
        sheet = self.sheets.pop(uri, None)
        if sheet is None:
            return
        sheet.text.turn += 1  # what is being worked out for it is of no use
        if sheet.timer is not None:
            sheet.timer.cancel()
        if sheet in self._due:
            self._due.remove(sheet)
        for future in sheet.waiting:
            future.cancel()

    def changed(self, uri: str) -> None:
        """A text is not as it was."""
        sheet, now = self.sheets[uri], asyncio.get_running_loop().time()
        sheet.whole = False
        in_a_row = now - sheet.changed < DELAY
        sheet.changed = now
        self._later(sheet, DELAY if in_a_row else 0)

    def saved(self, uri: str) -> None:
        """A text was saved: keep what was found in it."""
        sheet = self.sheets[uri]
        sheet.save = True
        self._put(sheet)

    def turn_to(self, run: EditorRun) -> None:
        """Work with other settings from now on."""
        self.run = run
        for sheet in self.sheets.values():
            sheet.live = None
            sheet.text.turn += 1
            self.changed(sheet.text.uri)

    async def settled(self, uri: str) -> Sheet | None:
        """A sheet whose report is of the text as it is; None where it is not open."""
        while (sheet := self.sheets.get(uri)) is not None and not sheet.is_current:
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            sheet.waiting.append(future)
            await future
        return sheet

    async def fixed(self, uri: str) -> tuple[str, str] | None:
        """A text before and after its safe fixes; None where there are none."""
        sheet = await self.settled(uri)
        if sheet is None or sheet.report is None or sheet.report.document is None:
            return None
        return await asyncio.get_running_loop().run_in_executor(self._worker, self._fix, sheet)

    def stop(self) -> None:
        """End all work."""
        for uri in list(self.sheets):
            self.close(uri)
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _later(self, sheet: Sheet, seconds: float) -> None:
        if sheet.timer is not None:
            sheet.timer.cancel()
        loop = asyncio.get_running_loop()
        sheet.timer = loop.call_later(seconds, self._put, sheet)

    def _put(self, sheet: Sheet) -> None:
        if sheet in self._due:
            self._due.remove(sheet)
        self._due.append(sheet)
        self._calls += 1
        if not self._held:
            self.release()

    async def _work(self) -> None:
        try:
            while self._due:
                sheet = self._due.pop()
                if not sheet.is_done:
                    await self._turn(sheet)
        finally:
            self._task = None

    async def _turn(self, sheet: Sheet) -> None:
        """Check one sheet; where that is left off, it comes last."""
        turn, whole = sheet.text.turn, sheet.whole
        loop = asyncio.get_running_loop()

        def so_far(report: FileReport) -> None:
            loop.call_soon_threadsafe(self._tell_part, sheet, turn, report)

        try:
            work = loop.run_in_executor(self._worker, self._check, sheet, turn, so_far)
            report = await work
        except ClauselintError as error:
            report = FileReport(sheet.text.uri, None, (), None)
            self._failed(error)
        except Exception:
            log.exception("a check of %s failed", sheet.text.uri)
            report = FileReport(sheet.text.uri, None, (), None)
        if turn != sheet.text.turn:
            return  # it is due again, when it has rested
        if report is None:
            self._due.insert(0, sheet)
            return
        sheet.report, sheet.reported, sheet.reported_whole = report, turn, whole
        self._told(sheet, report)
        self._next(sheet)

    def _next(self, sheet: Sheet) -> None:
        for future in sheet.waiting:
            if not future.done():
                future.set_result(None)
        sheet.waiting.clear()
        if sheet.live is not None and sheet.live.has_whole and not sheet.whole:
            sheet.whole = True
            self._later(sheet, REST)

    def _tell_part(self, sheet: Sheet, turn: int, report: FileReport) -> None:
        if sheet.report is None and sheet.text.turn == turn and report.findings:
            self._told(sheet, report)

    def _check(
        self, sheet: Sheet, turn: int, so_far: Callable[[FileReport], None]
    ) -> FileReport | None:
        """In the worker: the report of a text, or None where something else is to be done first."""
        calls, content = self._calls, sheet.text.content

        def go_on() -> bool:
            return (sheet.text.turn, self._calls) == (turn, calls)

        live = self._live(sheet)
        if live is None:
            return FileReport(sheet.text.uri, None, (), None)
        try:
            report = live.check(
                content, go_on, lambda part: so_far(self._sifted(sheet, part)), whole=sheet.whole
            )
        except Superseded:
            return None
        if sheet.save:
            live.keep()
            sheet.save = False
        return self._sifted(sheet, report)

    def _live(self, sheet: Sheet) -> Live | None:
        text = sheet.text
        if text.format is None or (text.path is not None and self.run.is_excluded(text.path)):
            return None
        if sheet.live is None:
            path = self._path(text)
            sheet.live = self.run.linter_for(path).live(path, text.format.removeprefix("."))
        return sheet.live

    def _path(self, text: Text) -> str:
        """Where a text is, or would be saved: that says which settings are for it."""
        return text.path or str(self.root / f"untitled{text.format}")

    def _sifted(self, sheet: Sheet, report: FileReport) -> FileReport:
        return self.run.sieve.sift(report, self.run.linter_for(self._path(sheet.text)))

    def _fix(self, sheet: Sheet) -> tuple[str, str] | None:
        report, live = sheet.report, sheet.live
        if report is None or live is None:
            return None
        done = fix(report, lambda text: self._sifted(sheet, live.check(text)))
        return (done.before, done.after) if done.changed else None
