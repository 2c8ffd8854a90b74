"""Accuracy and speed, each measured by one command: `python -m benchmarks.NAME`."""
