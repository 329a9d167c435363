"""How the IRIs of the data are made, and nothing else does it.

Every function takes the base (ends in a slash) and returns an IRI as text.
"""

from __future__ import annotations

import hashlib
import re

_NOT_WORD = re.compile(r"[^\w%]+")
_GRAPH_LAYERS = ("stated", "context", "derived")


def normalized_wording(speaker_label: str, sentence: str) -> str:
    """Return the text whose hash names a statement: lower case, one blank between words.

    >>> normalized_wording("Shou Xiaoli", "Due to the limited time, the last question, please.")
    'shou xiaoli due to the limited time the last question please'
    """
    return _NOT_WORD.sub(" ", f"{speaker_label} {sentence}".lower()).strip()


def statement_key(speaker_label: str, sentence: str, occurrence: int = 1) -> str:
    """Return the 12 hexadecimal digits that name a statement.

    The key is the SHA-256 of speaker label and wording, normalised, so that it survives
    changes of white space, quotation marks and place; a second identical sentence of the
    same speaker has *occurrence* 2.

    >>> statement_key("Shou Xiaoli", "Due to the limited time, the last question, please.")
    '437dea24c35d'
    """
    wording = normalized_wording(speaker_label, sentence)
    if occurrence > 1:
        wording = f"{wording} {occurrence}"
    return key_of_wording(wording)


def key_of_wording(wording: str) -> str:
    """Return the 12 hexadecimal digits that a normalised wording makes."""
    return hashlib.sha256(wording.encode()).hexdigest()[:12]


def thing(base: str, path: str) -> str:
    """Return the IRI of a thing: ``thing(base, "agent/mofcom")``."""
    return f"{base}id/{path}"


def briefing(base: str, key: str) -> str:
    """Return the IRI of a briefing."""
    return thing(base, f"briefing/{key}")


def source(base: str, key: str) -> str:
    """Return the IRI of a source text, named by the start of its digest."""
    return thing(base, f"source/{key}")


def passage(source_iri: str, start: int, end: int) -> str:
    """Return the IRI of a run of characters (RFC 5147, section 2.2)."""
    return f"{source_iri}#char={start},{end}"


def graph(base: str, key: str) -> str:
    """Return the IRI of a named graph: ``codes`` or ``scio-2024-commerce/stated``."""
    return f"{base}graph/{key}"


def graph_keys(briefing_key: str) -> tuple[str, ...]:
    """Return the keys of the graphs that one briefing has, by origin."""
    return tuple(f"{briefing_key}/{layer}" for layer in _GRAPH_LAYERS)


def definition(base: str, term: str = "") -> str:
    """Return the IRI of the ontology, or of one of its terms."""
    return f"{base}def#{term}" if term else f"{base}def"


def endpoint(base: str) -> str:
    """Return the address of the SPARQL endpoint."""
    return f"{base}sparql"


def dump(base: str, name: str) -> str:
    """Return the address of a dump by its name below ``dump/``."""
    return f"{base}dump/{name}"


def report(base: str) -> str:
    """Return the IRI of the validation report."""
    return f"{base}report"


def shapes(base: str) -> str:
    """Return the IRI of the shapes."""
    return f"{base}shapes"


def void(base: str) -> str:
    """Return the address of the VoID description."""
    return f"{base}void"
