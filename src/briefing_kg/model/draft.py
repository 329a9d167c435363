"""Write what the extractor found as claims in readable Turtle, for a person to correct.

The result is read back by the same code that reads reviewed claims, so that a briefing nobody
has reviewed is modelled no differently.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from briefing_kg.iris import normalized_wording, statement_key
from briefing_kg.model.contexts import distinguish, whole_words
from briefing_kg.model.numbers import canonical
from briefing_kg.model.prefixes import CLAIM_PREFIXES, briefing_prefixes, header
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

_EDITORIAL = (FurnitureKind.CREDIT, FurnitureKind.LANGUAGE_NOTE)
_DAYS = {"now": "day", "today": "day", "yesterday": "day-before"}


@dataclass(frozen=True, slots=True)
class Drafted:
    """The Turtle of ``source.ttl`` and ``claims.ttl`` as the extractor would have them."""

    source: str
    claims: str


def draft_turtle(key: str, page: int, transcript: Transcript, claims: Claims, lexicon: Lexicon) -> Drafted:
    """Return source facts and claims of the page *page* of the briefing *key*, as Turtle."""
    writer = _Writer(
        key=key,
        page=page,
        transcript=transcript,
        claims=claims,
        lexicon=lexicon,
        illocutions=_illocutions(transcript, claims),
        statement_keys=statement_keys(transcript),
    )
    return Drafted(writer.source_facts(), writer.claims_text())


def _illocutions(transcript: Transcript, claims: Claims) -> dict[Span, Illocution]:
    notes = (each.span for each in transcript.furniture if each.kind in _EDITORIAL)
    return {each.sentence: each for each in claims.illocutions} | {
        span: Illocution(span, "editorial", None) for span in notes
    }


def literal(text: str) -> str:
    """Return *text* as a Turtle string on one line; no-break spaces are written so that they are seen."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return '"' + "".join(_visible(character) for character in escaped) + '"'


def statement_keys(transcript: Transcript) -> dict[Span, str]:
    """Return the key of every statement by its place; identical wordings of a speaker are counted."""
    seen: Counter[str] = Counter()
    keys: dict[Span, str] = {}
    for turn in transcript.turns:
        for span in turn.sentences:
            quote = transcript.source.quote(span)
            wording = normalized_wording(turn.speaker, quote)
            seen[wording] += 1
            keys[span] = statement_key(turn.speaker, quote, seen[wording])
    return keys


def slug(name: str) -> str:
    """Return *name* as a key: lower-case letters, digits and hyphens.

    >>> slug("Ta Kung Wen Wei Media Group, Hong Kong")
    'ta-kung-wen-wei-media-group-hong-kong'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"


def _visible(character: str) -> str:
    if character.isprintable() or character == " ":
        return character
    return f"\\u{ord(character):04X}" if ord(character) <= 0xFFFF else f"\\U{ord(character):08X}"  # noqa: PLR2004 - the largest code point of the short form


@dataclass(frozen=True, slots=True)
class _Writer:
    key: str
    page: int
    transcript: Transcript
    claims: Claims
    lexicon: Lexicon
    illocutions: Mapping[Span, Illocution]
    statement_keys: Mapping[Span, str]

    @property
    def source(self) -> SourceText:
        return self.transcript.source

    def source_facts(self) -> str:
        title = self.transcript.title or self.key
        lines = [
            f"briefing: a brf:Briefing ; rdfs:label {literal(title)}@en .",
            f"<{briefing_prefixes(self.key)['briefing']}/transcript> a schema:CreativeWork ;",
            f"    rdfs:label {literal('transcript: ' + title)}@en ; dcterms:title {literal(title)}@en ;",
            '    schema:about briefing: ; dcterms:language "en" .',
        ]
        if self.transcript.issued is not None:
            lines.append(f'page:{self.page} dcterms:issued "{self.transcript.issued.isoformat()}"^^xsd:date .')
        return (
            header(self.key, ("brf", "dcterms", "rdfs", "schema", "xsd"), ("briefing", "page"))
            + "\n".join(lines)
            + "\n"
        )

    def claims_text(self) -> str:
        parts = [
            "# Drafted by the extractor and reviewed by nobody.\n",
            header(self.key, CLAIM_PREFIXES, tuple(briefing_prefixes(self.key))),
            self._page_mentions(),
            self._editorial(),
            *(self._turn(number, turn) for number, turn in enumerate(self.transcript.turns, 1)),
            *self._figures(),
            *(self._measure(number, measure) for number, measure in enumerate(self.claims.measures, 1)),
            *self._agents(),
        ]
        return "\n".join(part for part in parts if part)

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
        items += [item for item in self._mentioned() if not any(span.contains(item[0]) for span in elsewhere)]
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
        return (
            f"page:{self.page} brf:speaker speaker:editors ;\n    dcterms:hasPart (\n{sentences}\n    ) .\n\n"
            f"speaker:editors a prov:Agent ; rdfs:label {literal('the editors of the page')}@en .\n"
        )

    def _mentioned(self) -> list[tuple[Span, tuple[str, ...], bool]]:
        items: dict[Span, tuple[tuple[str, ...], bool]] = {}
        everything: list[Mention | Exemption] = [*self.claims.mentions, *self.claims.exemptions]
        for each in sorted(everything, key=lambda item: item.span):
            target, span = self._target(each), whole_words(self.source.text, each.span)
            old, relative = items.get(span, ((), False))
            if target and target not in old:
                items[span] = ((*old, target), relative or (isinstance(each, Mention) and each.relative))
        return [(span, targets, relative) for span, (targets, relative) in items.items()]

    def _target(self, item: Mention | Exemption) -> str:
        if isinstance(item, Exemption):
            return f"exempt:{item.reason}"
        return self._thing(item.refers_to)

    def _thing(self, path: str) -> str:
        """Return what a key of the extractor (``agent/mofcom``, ``2023``, ``now``) is called in the claims."""
        kind, _, key = path.rpartition("/")
        if kind in {"", "time"}:
            return self._time(key) or ""
        prefix = kind.removeprefix("concept/")
        return f"{prefix}:{key}"

    def _time(self, key: str | None) -> str | None:
        if key is None:
            return None
        named = _DAYS.get(key, key)
        return (
            f"when:{named}"
            if named in {"day", "day-before", "earlier"}
            else f"date:{key}"
            if key[:1].isdigit()
            else None
        )

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
        items = [item for item in self._mentioned() if span.contains(item[0])]
        if items:
            lines.append("schema:mentions " + " ,\n            ".join(self._quote(*item, span) for item in items))
        return " ;\n          ".join(line for line in lines if line) + " ]"

    def _illocution(self, found: Illocution | None) -> str:
        if found is None:
            return ""
        relays = self._thing(found.relays) if found.relays else ""
        return f"brf:illocution illocution:{found.illocution}" + (f" ; brf:relaysClaimOf {relays}" if relays else "")

    def _quote(self, span: Span, targets: tuple[str, ...], relative: bool, within: Span) -> str:  # noqa: FBT001 - unpacked
        anchor = " ; brf:anchoredOn briefing:" if relative else ""
        return f"[ oa:exact {self._exact(span, within)} ; brf:refersTo {' , '.join(targets)}{anchor} ]"

    def _exact(self, span: Span, within: Span | None = None) -> str:
        text = self.source.text
        prefix, suffix = distinguish(text, span, within or Span(0, len(text)))
        return (
            literal(self.source.quote(span))
            + (f" ; oa:prefix {literal(prefix)}" if prefix else "")
            + (f" ; oa:suffix {literal(suffix)}" if suffix else "")
        )

    def _figures(self) -> list[str]:
        numbers: dict[Span, int] = {}
        out = []
        for figure in self.claims.figures:
            numbers[figure.sentence] = numbers.get(figure.sentence, 0) + 1
            out.append(
                self._figure(
                    f"{self.statement_keys.get(figure.sentence, 'none')}-{numbers[figure.sentence]}",
                    figure,
                )
            )
        return out

    def _figure(self, key: str, figure: Figure) -> str:
        lines = [
            f"figure:{key} a brf:Figure",
            f"oa:exact {self._exact(figure.span)}",
            (
                f"brf:value {canonical(figure.value)} ; brf:unit {self._unit(figure.unit)} ; "
                f"brf:comparator comparator:{figure.comparator} ; brf:figureKind figure-kind:{figure.kind}"
            ),
        ]
        for term, key_of_time in (("period", figure.period), ("basePeriod", figure.base_period)):
            named = self._time(key_of_time)
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

    def _measure(self, number: int, measure: Measure) -> str:
        lines = [f"measure:{number} a brf:Measure", f"oa:exact {self._exact(measure.span)}"]
        actions = {term.key for term in self.lexicon.schemes.get("action", ())}
        if measure.action in actions:
            lines.append(f"brf:action action:{measure.action}")
        lines.append(f"brf:commitment commitment:{measure.commitment}")
        if measure.number is not None:
            lines.append(f"schema:position {measure.number}")
        return " ;\n    ".join(lines) + " .\n"

    def _agents(self) -> list[str]:
        labels = sorted({turn.speaker for turn in self.transcript.turns})
        local = {self._speaker(label): label for label in labels if self._speaker(label).startswith("speaker:")}
        return [f"{name} a prov:Agent ; rdfs:label {literal(label)}@en .\n" for name, label in sorted(local.items())]
