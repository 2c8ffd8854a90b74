"""A run over an archive, from its files to the manifest."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from clauselint.engine.archive.batches import batches
from clauselint.engine.archive.cluster import Work
from clauselint.engine.archive.identity import identity
from clauselint.engine.archive.output import Done, Output
from clauselint.engine.archive.sources import Item, is_address, sized
from clauselint.engine.archive.work import Encode, Job
from clauselint.engine.run import Run

if TYPE_CHECKING:
    from distributed import Client


def output_at(place: str, tables: Iterable[str], ending: str) -> Output:
    """Where the tables of a run go: a folder at a path or an address."""
    return Output(_absolute(place), tuple(tables), ending)


def lint(
    run: Run,
    paths: Sequence[str],
    items: Iterable[Item],
    client: Client,
    output: Output,
    encode: Encode,
) -> Iterator[Done]:
    """Have the items, which were found at the paths, checked by a cluster.

    Yields what came of each batch as it is done. When all are, the output is complete; a run that
    ends before goes on where it was, if it is begun again. Raises ClusterError and ModelError.
    """
    scope: dict[str, Any] = {
        "paths": sorted({_absolute(path) for path in paths}),
        "format": output.ending,
    }
    output.begin(scope)
    job = Job(output, encode, identity())
    parts = []
    for part in Work(client, job, batches(run, sized(items))).results():
        parts.append(part)
        yield part
    output.finish(scope, parts)


def _absolute(path: str) -> str:
    return path if is_address(path) else os.path.abspath(path)
