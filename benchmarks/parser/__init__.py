"""Scores of a parsing pipeline: `python -m benchmarks.parser`."""
