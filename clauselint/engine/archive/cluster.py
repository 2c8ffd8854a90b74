"""The cluster that does the work, and what is asked of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from importlib.util import find_spec
from itertools import islice
from logging import CRITICAL
from typing import TYPE_CHECKING, Any

from clauselint.engine.archive.batches import Batch
from clauselint.engine.archive.output import Done
from clauselint.engine.archive.work import Job
from clauselint.engine.crashes import FILE
from clauselint.engine.jobs import cores
from clauselint.errors import ClauselintError, ClusterError
from clauselint.findings import Diagnostic

if TYPE_CHECKING:
    from distributed import Client, Future

PATIENCE = 10
"""Seconds to wait for the scheduler."""

LEAST, EACH = 32, 4
"""Batches that wait on the cluster: so many at least, and so many for each of its threads."""


def check_installed(*needed: str, extra: str = "dask") -> None:
    """Raises ClusterError, with the command that mends it, where something is not installed."""
    if any(find_spec(name) is None for name in needed or ("distributed", "fsspec")):
        remedy = f"pip install 'clauselint[{extra}]'"
        raise ClusterError(f"an archive needs more than is installed: {remedy}")


@contextmanager
def connected(address: str | None) -> Iterator[Client]:
    """A client of the cluster at an address, or of the one that Dask's own settings name.

    Where there is neither, of one on this machine, which ends with it. Raises ClusterError.
    """
    check_installed()
    import dask
    from distributed import Client

    address = address or dask.config.get("scheduler-address", None)
    with _local() if address is None else nullcontext() as here:
        try:
            client = Client(here or address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError, TimeoutError, ImportError) as error:
            message = f"the scheduler at {address} cannot be reached: {_said(error)}"
            raise ClusterError(message) from error
        with client:
            yield client


def _local() -> Any:
    """A cluster on this machine: a process for each processor, since a linter has one thread."""
    from distributed import LocalCluster

    return LocalCluster(
        n_workers=cores(),
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        silence_logs=CRITICAL,  # what goes wrong is told by the run
    )


class Work:
    """The batches of one run, as the workers do them.

    Only so many are handed over at once, so that a large archive takes no more memory here than a
    small one. Only counts come back.
    """

    def __init__(self, client: Client, job: Job, batches: Iterable[Batch]) -> None:
        from distributed import as_completed

        self._client = client
        self._job = job
        self._rest = iter(batches)
        self._suspects: deque[Batch] = deque()
        self._alone = False
        self._waiting: dict[Future, Batch] = {}
        self._completed = as_completed(loop=client.loop)

    def results(self) -> Iterator[Done]:
        """What came of each batch, in the order in which they are done.

        Raises ClusterError where the cluster is lost or its workers cannot work, and ModelError.
        """
        try:
            self._hand_over()
            for future in self._completed:
                batch = self._waiting.pop(future)
                if future.status == "finished":
                    yield future.result()
                elif future.status == "error":
                    self._failed(batch, future.exception())
                elif future.status in ("lost", "pending") and self._client.status == "running":
                    # Done, but the worker that held the result is gone: it is worked out again.
                    self._waiting[future] = batch
                    self._completed.add(future)
                    continue
                else:
                    raise ClusterError("the scheduler was lost; the same command goes on from here")
                self._hand_over()
        finally:
            self._client.cancel(list(self._waiting))

    def _hand_over(self) -> None:
        most = max(LEAST, EACH * sum(self._client.nthreads().values()))
        for batch in islice(self._rest, max(most - len(self._waiting), 0)):
            self._submit(batch)
        if not self._waiting and self._suspects:
            self._alone = True
            self._submit(self._suspects.popleft())

    def _submit(self, batch: Batch) -> None:
        future = self._client.submit(self._job.do, batch, pure=False)
        self._waiting[future] = batch
        self._completed.add(future)

    def _failed(self, batch: Batch, error: BaseException) -> None:
        """Put off a batch whose workers were ended, and end the run for anything else.

        Dask does again what is lost with a worker, and gives up what was lost with several. That
        may be the fault of what stood beside it, so it is tried again at the end, alone.
        """
        from distributed import KilledWorker

        if isinstance(error, ClauselintError):
            raise error
        if not isinstance(error, KilledWorker) or batch.items[0].problems:
            raise ClusterError(f"the cluster cannot do the work: {_said(error)}") from error
        if not self._alone:
            self._suspects.append(batch)
        elif len(batch.items) > 1:
            self._suspects.extendleft(batch.singles())
        else:
            message = (
                "each worker that checked it was ended; it may need more memory than they have"
            )
            self._suspects.appendleft(batch.failed(Diagnostic(batch.first, FILE, message)))


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".strip().partition("\n")[0]
