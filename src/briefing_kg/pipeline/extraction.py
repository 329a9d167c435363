"""Reads texts and finds claims in them: read, parse and extract, and the draft of both as Turtle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing_kg import model
from briefing_kg.errors import SourceError
from briefing_kg.extract import extract
from briefing_kg.model.draft import Drafted, DraftPage, draft_turtle
from briefing_kg.model.lexicon import read_lexicon
from briefing_kg.model.writing import slug
from briefing_kg.parse import parse
from briefing_kg.read import read_source
from briefing_kg.records import Claims, Lexicon, SourceText, Transcript
from briefing_kg.resources import data_root, packaged
from briefing_kg.settings import Settings


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the extractor found in one text, and by which words."""

    transcript: Transcript
    claims: Claims
    lexicon: Lexicon = field(repr=False)


def packaged_lexicon() -> Lexicon:
    """Return the lexicon of the packaged vocabulary and authority files."""
    return lexicon_of(packaged("data"))


def extract_file(settings: Settings, path: Path) -> Extraction:
    """Return transcript and claims of the text at *path*, by the lexicon of the data in use."""
    return extraction_of(read_source(path), lexicon_of(data_root(settings)))


def extraction_turtle(found: Extraction) -> str:
    """Return what was found as Turtle, as ``draft`` would write it for a text of its own."""
    drafted = turtle_of(slug(Path(found.transcript.source.name).stem), {1: found}, found.lexicon)
    return drafted.source + "\n" + drafted.claims


def page_texts(files: model.BriefingFiles) -> dict[int, SourceText]:
    """Read the pages of a briefing; return them by their numbers."""
    return model.page_sources(files, {page.path: read_source(page.path) for page in files.pages})


def draft_pages(
    files: model.BriefingFiles, sources: dict[int, SourceText], lexicon: Lexicon, *, allow_empty: bool
) -> Drafted:
    """Return the draft of the source facts and claims of a briefing, from its pages."""
    found = {
        number: extraction_of(source, lexicon, allow_empty=allow_empty) for number, source in sorted(sources.items())
    }
    return turtle_of(files.key, found, lexicon)


def turtle_of(key: str, pages: Mapping[int, Extraction], lexicon: Lexicon) -> Drafted:
    """Return what was found in the pages of the briefing *key* as Turtle."""
    found = [DraftPage(number, page.transcript, page.claims) for number, page in pages.items()]
    return draft_turtle(key, found, lexicon)


def extraction_of(source: SourceText, lexicon: Lexicon, *, allow_empty: bool = True) -> Extraction:
    """Parse and extract one text; raise SourceError for one without turns unless *allow_empty*."""
    transcript = parse(source)
    if not transcript.turns and not allow_empty:
        raise SourceError(
            "has no turns: nobody is named as speaking",
            path=source.name,
            advice="Check that this is a transcript; to draft it all the same, add --allow-empty.",
        )
    return Extraction(transcript, extract(transcript, lexicon), lexicon)


def lexicon_of(root: Path) -> Lexicon:
    """Return the words of the packaged vocabulary and of the authority files below *root*."""
    folders = (packaged("ontology") / "codes", root / "authority")
    files = (path for folder in folders for path in sorted(folder.glob("*.ttl")))
    return read_lexicon((path, path.read_text(encoding="utf-8")) for path in files)
