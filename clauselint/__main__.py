"""`python -m clauselint`."""

from __future__ import annotations

from clauselint.cli.main import main

main()
