"""The values that the stages exchange: frozen, typed, without RDF, disk or HTTP.

Offsets count Unicode code points of the source text from 0, end exclusive, as the
Web Annotation Data Model (TextPositionSelector) and RFC 5147 do. Numbers are exact
decimals, and the words as printed stand beside each value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of characters of a source text, ``start`` inclusive, ``end`` exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty or negative run."""
        if not 0 <= self.start < self.end:
            message = f"not a span: {self.start},{self.end}"
            raise ValueError(message)

    def contains(self, other: Span) -> bool:
        """Whether *other* lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class SourceText:
    """One capture of one page: its exact characters and the SHA-256 of its bytes."""

    name: str
    text: str = field(repr=False)
    sha256: str

    @property
    def key(self) -> str:
        """The first 12 hexadecimal digits of the digest, which name the source."""
        return self.sha256[:12]

    def quote(self, span: Span) -> str:
        """Return the characters at *span*."""
        return self.text[span.start : span.end]


class TurnKind(StrEnum):
    """Who takes a turn."""

    MODERATOR = "moderator"
    OFFICIAL = "official"
    JOURNALIST = "journalist"
    UNKNOWN = "unknown"


class FurnitureKind(StrEnum):
    """Why a run of characters is not speech."""

    BREADCRUMB = "breadcrumb"
    TITLE = "title"
    SOURCE_LINE = "source-line"
    LIST = "list"
    CAPTION = "caption"
    CREDIT = "credit"
    LANGUAGE_NOTE = "language-note"
    PAGER = "pager"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Furniture:
    """A run of characters that belongs to the page, not to what was said."""

    kind: FurnitureKind
    span: Span


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody listed or labelled, with role and organisation as stated."""

    name: str
    role: str | None = None
    organization: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Everything one speaker says between two changes of speaker.

    ``speaker`` is the label as printed, ``?`` where the page does not say; ``label`` is
    the place of the label; ``span`` the spoken text, outer white space trimmed.
    """

    speaker: str
    kind: TurnKind
    span: Span
    label: Span | None
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """A source text read as a transcript."""

    source: SourceText
    title: str | None
    publisher: str | None
    issued: date | None
    held: date | None
    people: tuple[Person, ...]
    turns: tuple[Turn, ...]
    furniture: tuple[Furniture, ...]


class ExemptionReason(StrEnum):
    """Why a number of the text is not a figure; keys of the scheme ``concept/exempt``."""

    DATE_PART = "date-part"
    PAGINATION = "pagination"
    IDIOM = "idiom"
    ORDINAL = "ordinal"
    NAME = "name"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Exemption:
    """A number of the text that is not a figure, and why."""

    span: Span
    quote: str
    reason: ExemptionReason


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, as said.

    ``span``/``quote`` take in number and unit; ``number`` is the place of the number alone.
    ``value`` is in the unit, scale words multiplied out. ``unit``, ``comparator``, ``kind``
    and ``direction`` are keys of the SKOS schemes (``more-than``, ``relative-change`` …);
    a counted thing has unit ``NUM`` and its noun in ``counted``. ``period`` and
    ``base_period`` are as resolved (``2023``, ``2023-12-31``, ``now``), ``None`` where open.
    ``rule`` names what found it.
    """

    span: Span
    quote: str
    number: Span
    value: Decimal
    unit: str
    counted: str | None
    comparator: str
    kind: str
    direction: str | None
    period: str | None
    base_period: str | None
    sentence: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One coordinated verb phrase that says what is, was or shall be done.

    ``action`` is the main verb; ``commitment`` a key of the scheme of firmness;
    ``number`` the speaker's own count ("First" is 1) on the phrase that opens a point.
    """

    span: Span
    quote: str
    action: str
    commitment: str
    number: int | None
    documents: tuple[str, ...]
    sentence: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or time expression of the text and the authority or time key it stands for."""

    span: Span
    quote: str
    refers_to: str
    relative: bool


@dataclass(frozen=True, slots=True)
class Illocution:
    """What a sentence does, and whose words it passes on."""

    sentence: Span
    illocution: str
    relays: str | None


@dataclass(frozen=True, slots=True)
class Claims:
    """What the extractor found in one transcript, in order of place."""

    figures: tuple[Figure, ...]
    measures: tuple[Measure, ...]
    mentions: tuple[Mention, ...]
    illocutions: tuple[Illocution, ...]
    exemptions: tuple[Exemption, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One concept of a scheme: its key, preferred label and all labels, lower case."""

    key: str
    label: str
    labels: tuple[str, ...]
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words the extractor knows: terms of the SKOS schemes and names of the authority.

    ``schemes`` maps a scheme's key (``unit``, ``comparator``, ``action`` …) to its terms;
    ``names`` maps a name as printed to the keys of the authority that bear it
    (``agent/mofcom``), more than one where the name is ambiguous.
    """

    schemes: Mapping[str, tuple[Term, ...]]
    names: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class BuiltGraph:
    """One named graph of a build: its key (``scio-2024-commerce/stated``) and sorted N-Triples lines."""

    key: str
    ntriples: tuple[str, ...]
