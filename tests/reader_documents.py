"""What must hold of every document, and short ways to look at one."""

from clauselint.findings import Document, Segment
from clauselint.readers import read
from clauselint.spans import Span


def markdown(text: str) -> Document:
    return checked(read(text.encode(), "policy.md"))


def plain(text: str) -> Document:
    return checked(read(text.encode(), "policy.txt"))


def texts(document: Document) -> list[str]:
    return [segment.text for segment in document.segments]


def opaque(segment: Segment) -> list[str]:
    return [segment.text[span.start : span.end] for span in segment.opaque]


def stems(document: Document) -> list[str | None]:
    """For each segment the text of its stem."""
    return [None if s.stem is None else document.segments[s.stem].text for s in document.segments]


def checked(document: Document, *, nested: bool = False) -> Document:
    """What must hold; `nested` allows for notes that stand inside of other texts."""
    end = 0
    for index, segment in enumerate(document.segments):
        assert segment.index == index
        assert segment.text == segment.text.strip() != ""
        assert "\n" not in segment.text
        assert "  " not in segment.text
        assert segment.stem is None or segment.stem < index
        assert segment.section is None or document.segments[segment.section].kind == "heading"
        _check_offsets(document, segment)
        _check_ranges(segment, segment.opaque)
        _check_ranges(segment, segment.quoted)
        span = segment.source(0, len(segment.text))
        assert end <= span.start or nested
        assert span.start < span.end <= len(document.text)
        end = span.end
    for directive in document.directives:
        source = document.text[directive.span.start : directive.span.end]
        assert source.startswith(("<!--", "..", "%", "//"))
        assert source.endswith("-->") or "\n" not in source
    return document


def _check_offsets(document: Document, segment: Segment) -> None:
    clean_end = source_end = 0
    for clean, source, length in segment.offsets.pieces:
        assert clean >= clean_end
        assert source >= source_end
        here = segment.text[clean : clean + length]
        assert here == document.text[source : source + length]
        clean_end, source_end = clean + length, source + length


def _check_ranges(segment: Segment, ranges: tuple[Span, ...]) -> None:
    end = 0
    for span in ranges:
        assert end <= span.start < span.end <= len(segment.text)
        end = span.end
