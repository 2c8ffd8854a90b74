"""Scores of a parsing pipeline: `python -m benchmarks.parser`."""

import os

# One thread, before numpy is loaded: a BLAS thread that spins for work counts as CPU time.
for _library in ("OMP", "OPENBLAS", "MKL", "BLIS", "VECLIB_MAXIMUM"):
    os.environ.setdefault(f"{_library}_NUM_THREADS", "1")
