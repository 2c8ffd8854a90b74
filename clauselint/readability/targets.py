"""Targets for scores: the names that a configuration may use, and presets with their sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clauselint.config.settings import Settings, Target

NAMES: Mapping[str, str] = {
    "grade": "Flesch-Kincaid grade of a section, at most",
    "ease": "Flesch reading ease of a section, at least",
    "sentence-words": "words of every sentence, at most",
    "average-sentence-words": "mean words of the sentences of a section, at most",
    "effort": "effort of a section (0 to 100), at most",
}


@dataclass(frozen=True, slots=True)
class Preset:
    """Targets that a guide or statute asks for, and where it does."""

    values: Mapping[str, float]
    source: str


PRESETS: Mapping[str, Preset] = {
    "australian-style-manual": Preset(
        {"average-sentence-words": 15, "sentence-words": 25, "grade": 7},
        "Australian Government Style Manual, “Sentences” (an average of 15 words, none over 25) "
        "and “Literacy and access” (reading level of year 7)",
    ),
    "gov-uk": Preset(
        {"sentence-words": 25},
        "Government Digital Service, “Content design: writing for GOV.UK” (split sentences of "
        "more than 25 words)",
    ),
    "plain-english-campaign": Preset(
        {"average-sentence-words": 20},
        "Plain English Campaign, “How to write in plain English” (an average of 15 to 20 words)",
    ),
    "wcag-aaa": Preset(
        {"grade": 9},
        "W3C, Web Content Accessibility Guidelines 2.2, criterion 3.1.5 Reading level (lower "
        "secondary education, that is nine years of school at most)",
    ),
    "naic-insurance": Preset(
        {"ease": 40},
        "National Association of Insurance Commissioners, model act 575, Life and Health "
        "Insurance Policy Language Simplification (Flesch 40)",
    ),
    "florida-insurance": Preset(
        {"ease": 45},
        "Florida Statutes, section 627.4145, Readable language in insurance policies (Flesch 45)",
    ),
}


def check_targets(settings: Settings) -> None:
    """Raises ConfigError, with its place, for a name or preset that does not exist."""
    for target in settings.targets:
        key = ("targets", target.paths)
        if target.preset is not None and target.preset not in PRESETS:
            names = ", ".join(PRESETS)
            raise settings.error(key, f"no preset `{target.preset}`; there are {names}")
        for name in target.values:
            if name not in NAMES:
                names = ", ".join(NAMES)
                raise settings.error((*key, name), f"no target `{name}`; there are {names}")


def merged(targets: Iterable[Target]) -> dict[str, float]:
    """What all the targets of a file come to: of two for one name, the later one counts."""
    values: dict[str, float] = {}
    for target in targets:
        if target.preset is not None:
            values.update(PRESETS[target.preset].values)
        values.update(target.values)
    return values
