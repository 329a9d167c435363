"""Write what the extractor found as claims in readable Turtle, for a person to correct.

The result is read back by the same code that reads reviewed claims, so that a briefing nobody
has reviewed is modelled no differently.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TypeVar

from briefing_kg.iris import normalized_wording, statement_key
from briefing_kg.model.contexts import distinguish, whole_words
from briefing_kg.model.prefixes import CLAIM_PREFIXES, briefing_prefixes, header
from briefing_kg.model.writing import literal, slug
from briefing_kg.numerals import canonical
from briefing_kg.records import (
    Claims,
    Exemption,
    Figure,
    FurnitureKind,
    Illocution,
    Lexicon,
    Measure,
    Mention,
    SourceText,
    Span,
    Transcript,
    Turn,
)
from briefing_kg.vocab import DRAFT

_Claim = TypeVar("_Claim", Figure, Measure)
_EDITORIAL = (FurnitureKind.CREDIT, FurnitureKind.LANGUAGE_NOTE)


@dataclass(frozen=True, slots=True)
class Drafted:
    """The Turtle of ``source.ttl`` and ``claims.ttl`` as the extractor would have them."""

    source: str
    claims: str


@dataclass(frozen=True, slots=True)
class DraftPage:
    """One page as read by the extractor: its number, its transcript, and what was found in it."""

    number: int
    transcript: Transcript
    claims: Claims


def draft_turtle(key: str, pages: Sequence[DraftPage], lexicon: Lexicon) -> Drafted:
    """Return source facts and claims of the briefing *key*, as Turtle."""
    seen: Counter[str] = Counter()
    writers = [
        _Writer(
            key=key,
            page=page.number,
            transcript=page.transcript,
            claims=page.claims,
            lexicon=lexicon,
            illocutions=_illocutions(page.transcript, page.claims),
            statement_keys=_statement_keys(page.transcript, seen),
            mentioned=_mentioned(page.transcript, page.claims),
        )
        for page in sorted(pages, key=lambda page: page.number)
    ]
    claims = [
        '# Drafted by the extractor, reviewed by nobody. Once you have reviewed it, delete the line with "draft".\n',
        header(key, CLAIM_PREFIXES, tuple(briefing_prefixes(key))),
        f'<{_transcript(key)}> schema:creativeWorkStatus "{DRAFT}" .\n',
        *(part for writer in writers for part in writer.claims_parts() if part),
        *sorted({agent for writer in writers for agent in writer.agents()}),
    ]
    return Drafted(_source_facts(key, pages), "\n".join(claims))


def _source_facts(key: str, pages: Sequence[DraftPage]) -> str:
    title = next((page.transcript.title for page in pages if page.transcript.title), key)
    lines = [
        f"briefing: a brf:Briefing ; rdfs:label {literal(title)}@en .",
        f"<{_transcript(key)}> a schema:CreativeWork ;",
        f"    rdfs:label {literal('transcript: ' + title)}@en ; dcterms:title {literal(title)}@en ;",
        '    schema:about briefing: ; dcterms:language "en" .',
    ]
    lines.extend(
        f'page:{page.number} dcterms:issued "{page.transcript.issued.isoformat()}"^^xsd:date .'
        for page in pages
        if page.transcript.issued is not None
    )
    return header(key, ("brf", "dcterms", "rdfs", "schema", "xsd"), ("briefing", "page")) + "\n".join(lines) + "\n"


def _transcript(key: str) -> str:
    return f"{briefing_prefixes(key)['briefing']}/transcript"


def _illocutions(transcript: Transcript, claims: Claims) -> dict[Span, Illocution]:
    notes = (each.span for each in transcript.furniture if each.kind in _EDITORIAL)
    return {each.sentence: each for each in claims.illocutions} | {
        span: Illocution(span, "editorial", None) for span in notes
    }


def _mentioned(transcript: Transcript, claims: Claims) -> list[tuple[Span, tuple[str, ...], bool]]:
    """Return places that stand for something, with all they stand for and whether that is relative."""
    items: dict[Span, tuple[tuple[str, ...], bool]] = {}
    everything: list[Mention | Exemption] = [*claims.mentions, *claims.exemptions]
    for each in sorted(everything, key=lambda item: item.span):
        target, span = _target(each), whole_words(transcript.source.text, each.span)
        old, relative = items.get(span, ((), False))
        if target and target not in old:
            items[span] = ((*old, target), relative or (isinstance(each, Mention) and each.relative))
    return [(span, targets, relative) for span, (targets, relative) in items.items()]


def _target(item: Mention | Exemption) -> str:
    return f"exempt:{item.reason}" if isinstance(item, Exemption) else _thing(item.refers_to)


def _thing(path: str) -> str:
    """Return what a key of the extractor (``agent/mofcom``, ``2023``, ``now``) is called in the claims."""
    kind, _, key = path.rpartition("/")
    return _time(key) or "" if kind in {"", "time"} else f"{kind.removeprefix('concept/')}:{key}"


def _time(key: str | None) -> str | None:
    """Return what a key of a time is called in the claims, None for one that no node has."""
    named = "day" if key == "now" else key or ""
    if named in {"day", "day-before", "earlier"}:
        return f"when:{named}"
    return f"date:{named}" if named[:1].isdigit() else None


def _statement_keys(transcript: Transcript, seen: Counter[str]) -> dict[Span, str]:
    """Return the key of every statement by its place; *seen* counts the wordings of the whole briefing."""
    keys: dict[Span, str] = {}
    for turn in transcript.turns:
        for span in turn.sentences:
            quote = transcript.source.quote(span)
            wording = normalized_wording(turn.speaker, quote)
            seen[wording] += 1
            keys[span] = statement_key(turn.speaker, quote, seen[wording])
    return keys


@dataclass(frozen=True, slots=True)
class _Writer:
    key: str
    page: int
    transcript: Transcript
    claims: Claims
    lexicon: Lexicon
    illocutions: Mapping[Span, Illocution]
    statement_keys: Mapping[Span, str]
    mentioned: Sequence[tuple[Span, tuple[str, ...], bool]]

    @property
    def source(self) -> SourceText:
        return self.transcript.source

    def claims_parts(self) -> list[str]:
        """Return the blocks of the page: what it mentions, its turns, figures and measures."""
        return [
            self._page_mentions(),
            self._editorial(),
            *(self._turn(number, turn) for number, turn in enumerate(self.transcript.turns, 1)),
            *(self._figure(key, each) for key, each in self._keyed(self.claims.figures)),
            *(self._measure(key, each) for key, each in self._keyed(self.claims.measures)),
        ]

    def _page_mentions(self) -> str:
        pager = [each.span for each in self.transcript.furniture if each.kind is FurnitureKind.PAGER]
        notes = [each.span for each in self.transcript.furniture if each.kind in _EDITORIAL]
        elsewhere = [*notes, *(turn.span for turn in self.transcript.turns), *pager]
        whole = Span(0, len(self.source.text))
        items: list[tuple[Span, tuple[str, ...], bool]] = []
        for furniture in self.transcript.furniture:
            if furniture.kind in _EDITORIAL:
                continue
            reason = "pagination" if furniture.kind is FurnitureKind.PAGER else "page-furniture"
            items.append((furniture.span, (f"exempt:{reason}",), False))
        items += [item for item in self.mentioned if not any(span.contains(item[0]) for span in elsewhere)]
        if not items:
            return ""
        return (
            f"page:{self.page} schema:mentions\n    " + " ,\n    ".join(self._quote(*i, whole) for i in items) + " .\n"
        )

    def _editorial(self) -> str:
        notes = [self._sentence(each.span) for each in self.transcript.furniture if each.kind in _EDITORIAL]
        if not notes:
            return ""
        sentences = "\n".join(notes)
        return f"page:{self.page} brf:speaker speaker:editors ;\n    dcterms:hasPart (\n{sentences}\n    ) .\n"

    def _turn(self, number: int, turn: Turn) -> str:
        sentences = "\n".join(self._sentence(span) for span in turn.sentences)
        return (
            f"turn:p{self.page}-{number} a brf:Turn ;\n"
            f"    brf:speakerAsInSource {literal(turn.speaker)} ; brf:speaker {self._speaker(turn.speaker)} ; "
            f"brf:turnKind turn-kind:{turn.kind} ;\n"
            f"    dcterms:hasPart (\n{sentences}\n    ) .\n"
        )

    def _speaker(self, label: str) -> str:
        known = [name for name in self.lexicon.names.get(label, ()) if name.startswith("agent/")]
        return f"agent:{known[0].removeprefix('agent/')}" if len(known) == 1 else f"speaker:{slug(label)}"

    def _sentence(self, span: Span) -> str:
        found = self.illocutions.get(span)
        lines = [f"        [ oa:exact {literal(self.source.quote(span))}", self._illocution(found)]
        items = [item for item in self.mentioned if span.contains(item[0])]
        if items:
            lines.append("schema:mentions " + " ,\n            ".join(self._quote(*item, span) for item in items))
        return " ;\n          ".join(line for line in lines if line) + " ]"

    def _illocution(self, found: Illocution | None) -> str:
        if found is None:
            return ""
        relays = _thing(found.relays) if found.relays else ""
        return f"brf:illocution illocution:{found.illocution}" + (f" ; brf:relaysClaimOf {relays}" if relays else "")

    def _quote(self, span: Span, targets: tuple[str, ...], relative: bool, within: Span) -> str:  # noqa: FBT001 - unpacked
        anchor = " ; brf:anchoredOn briefing:" if relative else ""
        return f"[ oa:exact {self._exact(span, within)} ; brf:refersTo {' , '.join(targets)}{anchor} ]"

    def _stated(self, span: Span, sentence: Span) -> str:
        """Say in which statement a claim stands, so that its quote needs to be told apart only there."""
        return f"brf:statedIn statement:{self.statement_keys[sentence]} ; oa:exact {self._exact(span, sentence)}"

    def _exact(self, span: Span, within: Span) -> str:
        prefix, suffix = distinguish(self.source.text, span, within)
        return (
            literal(self.source.quote(span))
            + (f" ; oa:prefix {literal(prefix)}" if prefix else "")
            + (f" ; oa:suffix {literal(suffix)}" if suffix else "")
        )

    def _keyed(self, claims: Iterable[_Claim]) -> Iterator[tuple[str, _Claim]]:
        """Yield each claim with its key: its statement, and at which word of that it begins.

        The words are fixed by the statement's own key, so that a key never comes to mean another
        claim, whatever a better extractor finds before it.
        """
        taken: set[str] = set()
        for claim in claims:
            before = self.source.text[claim.sentence.start : claim.span.start]
            words = count(len(normalized_wording("", before).split()) + 1)
            key = next(each for n in words if (each := f"{self.statement_keys[claim.sentence]}-{n}") not in taken)
            taken.add(key)
            yield key, claim

    def _figure(self, key: str, figure: Figure) -> str:
        lines = [
            f"figure:{key} a brf:Figure",
            self._stated(figure.span, figure.sentence),
            (
                f"brf:value {canonical(figure.value)} ; brf:unit {self._unit(figure.unit)} ; "
                f"brf:comparator comparator:{figure.comparator} ; brf:figureKind figure-kind:{figure.kind}"
            ),
        ]
        for term, key_of_time in (("period", figure.period), ("basePeriod", figure.base_period)):
            named = _time(key_of_time)
            if named:
                lines.append(f"brf:{term} {named}")
        if figure.direction:
            lines.append(f"brf:direction direction:{figure.direction}")
        return " ;\n    ".join(lines) + " .\n"

    def _unit(self, key: str) -> str:
        for term in self.lexicon.schemes.get("unit", ()):
            if term.key == key and "iri" in term.attributes:
                return f"<{term.attributes['iri']}>"
        return f"unit:{key}"

    def _measure(self, key: str, measure: Measure) -> str:
        lines = [f"measure:{key} a brf:Measure", self._stated(measure.span, measure.sentence)]
        actions = {term.key for term in self.lexicon.schemes.get("action", ())}
        if measure.action in actions:
            lines.append(f"brf:action action:{measure.action}")
        lines.append(f"brf:commitment commitment:{measure.commitment}")
        if measure.number is not None:
            lines.append(f"schema:position {measure.number}")
        return " ;\n    ".join(lines) + " .\n"

    def agents(self) -> list[str]:
        """Return the descriptions of speakers that the authority does not know."""
        labels = sorted({turn.speaker for turn in self.transcript.turns})
        local = {self._speaker(label): label for label in labels if self._speaker(label).startswith("speaker:")}
        if any(each.kind in _EDITORIAL for each in self.transcript.furniture):
            local["speaker:editors"] = "the editors of the page"
        return [f"{name} a prov:Agent ; rdfs:label {literal(label)}@en .\n" for name, label in sorted(local.items())]
