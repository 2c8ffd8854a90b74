"""Repairs of a finding, one construction a file: `CODES` and `propose(candidate, doc)`."""
