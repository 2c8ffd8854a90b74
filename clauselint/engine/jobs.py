"""Work on many files, in this process or in several."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from clauselint.engine.discovery import STDIN, Files
from clauselint.engine.fix import Fixed
from clauselint.engine.options import Options
from clauselint.engine.run import Run
from clauselint.findings import FileReport


@dataclass(frozen=True, slots=True)
class Task:
    """What is done to a file: it is checked, or fixed too, and the fixed text written.

    `suppress` is the reason in the comments that turn off what is found, or None for no comments.
    """

    fix: bool = False
    unsafe: bool = False
    write: bool = True
    suppress: str | None = None


def do(run: Run, task: Task, path: str) -> Fixed:
    """Do the task to one file."""
    if task.fix:
        return run.fix_file(path, unsafe=task.unsafe, write=task.write)
    if task.suppress is not None:
        return run.suppress_file(path, task.suppress)
    return Fixed.nothing(run.check_file(path))


def do_all(run: Run, task: Task, files: Files, jobs: int = 1) -> Iterator[Fixed]:
    """Results in order of `files.everything`; what cannot be reached has a diagnostic.

    With `jobs` above 1 that many processes share the files, each with a model of its own.
    """
    inside = jobs < 2 or len(files.paths) < 2
    results = _one_by_one(run, task, files) if inside else _shared(run, task, files, jobs)
    for path in files.everything:
        problem = files.problem(path)
        if problem is None:
            yield next(results)
        else:
            yield Fixed.nothing(FileReport(path, None, (), None, (problem,)))


def _one_by_one(run: Run, task: Task, files: Files) -> Iterator[Fixed]:
    return (do(run, task, path) for path in files.paths)


def _shared(run: Run, task: Task, files: Files, jobs: int) -> Iterator[Fixed]:
    # Spawned, since a fork of a process with a loaded runtime can hang.
    pool = ProcessPoolExecutor(
        min(jobs, len(files.paths)), get_context("spawn"), _start, (run.options,)
    )
    try:
        waiting = {p: pool.submit(_work, task, p) for p in files.paths if p != STDIN}
        for path in files.paths:
            yield do(run, task, path) if path == STDIN else waiting[path].result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_here: Run
"""The run of a worker process."""


def _start(options: Options) -> None:
    global _here
    _here = Run(options)


def _work(task: Task, path: str) -> Fixed:
    return do(_here, task, path)
