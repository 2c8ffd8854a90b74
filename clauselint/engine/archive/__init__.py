"""An archive of files, checked by the workers of a cluster into a folder of partitions."""

from __future__ import annotations
