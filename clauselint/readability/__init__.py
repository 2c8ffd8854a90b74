"""Scores that say where a text is hard, and why: documents, sections and sentences."""

from clauselint.readability.score import Scorer, score
from clauselint.readability.summary import summary

__all__ = ["Scorer", "score", "summary"]
