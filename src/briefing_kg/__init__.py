"""Press briefings as linked data: read, parse, extract, model, validate, publish, serve.

The stages that need neither RDF nor a web server are functions of this package:

    from briefing_kg import extract, parse, read_source

    transcript = parse(read_source("page.txt"))
    claims = extract(transcript)
"""

from __future__ import annotations

from functools import cache

from briefing_kg.extract import extract as _extract
from briefing_kg.parse import parse
from briefing_kg.read import read_source
from briefing_kg.records import Claims, Lexicon, Transcript

__all__ = ["__version__", "extract", "parse", "read_source"]

__version__ = "0.1.0"


def extract(transcript: Transcript, lexicon: Lexicon | None = None) -> Claims:
    """Return the claims found in *transcript*, by the words of *lexicon* or of the packaged vocabulary."""
    return _extract(transcript, _packaged_lexicon() if lexicon is None else lexicon)


@cache
def _packaged_lexicon() -> Lexicon:
    """Read the packaged vocabulary, once and on first use, for it takes an RDF reader."""
    from briefing_kg.pipeline import packaged_lexicon

    return packaged_lexicon()
