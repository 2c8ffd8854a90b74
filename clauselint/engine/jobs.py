"""Work on many files, in this process or in several."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clauselint.engine.discovery import STDIN, Files
from clauselint.engine.fix import Fixed
from clauselint.engine.options import Options
from clauselint.engine.run import Run
from clauselint.findings import FileReport

WORTH = 30_000
"""Bytes of text for which a process more pays: it begins with a second of loading."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is done to a file: it is checked, or fixed too, and the fixed text written.

    `suppress` is the reason in the comments that turn off what is found, or None for no comments.
    `roots` are the real directories in which it may be written.
    """

    fix: bool = False
    unsafe: bool = False
    write: bool = True
    suppress: str | None = None
    roots: tuple[str, ...] = ()


def cores() -> int:
    """Processors that this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable is not None else os.cpu_count() or 1


def do(run: Run, task: Task, path: str) -> Fixed:
    """Do the task to one file."""
    if task.fix:
        return run.fix_file(path, unsafe=task.unsafe, write=task.write, roots=task.roots)
    if task.suppress is not None:
        return run.suppress_file(path, task.suppress, roots=task.roots)
    return Fixed.nothing(run.check_file(path))


def do_all(run: Run, task: Task, files: Files, jobs: int | None = 1) -> Iterator[Fixed]:
    """Results in order of `files.everything`; what cannot be reached has a diagnostic.

    With `jobs` above 1 that many processes share the files, each with a model of its own; with None
    as many as there are processors, if there is enough work for them. The longest files go first.
    """
    most = cores() if jobs is None else jobs
    work = {p: run.work(p) for p in files.paths if p != STDIN} if most > 1 else {}
    heavy = sorted(filter(work.get, work), key=lambda path: -work[path])
    if jobs is None:
        most = min(most, sum(work.values()) // WORTH)
    inside = most < 2 or len(heavy) < 2
    results = _one_by_one(run, task, files) if inside else _shared(run, task, files, heavy, most)
    for path in files.everything:
        problem = files.problem(path)
        if problem is None:
            yield next(results)
        else:
            yield Fixed.nothing(FileReport(path, None, (), None, (problem,)))


def _one_by_one(run: Run, task: Task, files: Files) -> Iterator[Fixed]:
    return (do(run, task, path) for path in files.paths)


def _shared(run: Run, task: Task, files: Files, heavy: Sequence[str], jobs: int) -> Iterator[Fixed]:
    """Results of all files, the heavy ones from other processes."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, since a fork of a process with a loaded runtime can hang.
    pool = ProcessPoolExecutor(min(jobs, len(heavy)), get_context("spawn"), _start, (run.options,))
    try:
        waiting = {p: pool.submit(_work, task, p) for p in heavy}
        for path in files.paths:
            yield waiting.pop(path).result() if path in waiting else do(run, task, path)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_here: Run
"""The run of a worker process."""


def _start(options: Options) -> None:
    global _here
    _here = Run(options)


def _work(task: Task, path: str) -> Fixed:
    return do(_here, task, path)
