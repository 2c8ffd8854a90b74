"""Transformations of a whole sentence, one a file: `propose(sentence)` gives proposals."""
