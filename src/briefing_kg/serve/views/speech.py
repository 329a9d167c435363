"""What was said: statements in their turn, quotes in their sentence, speakers with the role of that day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing_kg.serve.views.reader import shown
from briefing_kg.serve.views.site import Row, Site, iri_of, text_of, values
from briefing_kg.serve.views.terms import Value, prepare, thing, value_of


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source and the words around them, with a link to where they stand."""

    before: str
    words: str
    after: str
    href: str
    source: Value | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker with the office held that day, and the source that says so."""

    speaker: Value
    role: str = ""
    body: Value | None = None
    attested: Value | None = None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement: its words, who said it, what it does."""

    iri: str
    href: str
    text: str
    reader: str
    position: int
    illocution: str
    speaker: Value | None
    turn: str
    briefing: Value | None


def statement_rows(site: Site, statements: Iterable[str]) -> tuple[StatementRow, ...]:
    """Return statements in the order of the text."""
    wanted = values(dict.fromkeys(statements))
    rows = site.ask(_STATEMENTS % wanted) if wanted else ()
    prepare(site, (term for row in rows for term in row.values()))
    found: dict[str, StatementRow] = {}
    for row in rows:
        iri = iri_of(row["statement"])
        found.setdefault(
            iri,
            StatementRow(
                iri,
                href_of(site, iri),
                shown(text_of(row["exact"])),
                href_of(site, iri_of(row["passage"])),
                number(row.get("position")),
                site.labels.of(iri_of(row["illocution"])) if "illocution" in row else "",
                _maybe(site, row, "speaker"),
                iri_of(row.get("turn")),
                _maybe(site, row, "briefing"),
            ),
        )
    return tuple(found.values())


_STATEMENTS = """
SELECT ?statement ?exact ?passage ?position ?illocution ?speaker ?turn ?briefing WHERE {
  VALUES ?statement { %s }
  ?statement brf:passage ?passage . ?passage oa:exact ?exact ; oa:start ?start ; oa:hasSource ?source .
  OPTIONAL { ?statement schema:position ?position }
  OPTIONAL { ?statement brf:illocution ?illocution }
  OPTIONAL { ?statement brf:speaker ?speaker }
  OPTIONAL { ?statement dcterms:isPartOf ?turn }
  OPTIONAL { ?statement brf:utteredDuring ?briefing }
} ORDER BY ?source ?start ?illocution"""


def quote_of(site: Site, iri: str, statement: str = "") -> Quote | None:
    """Return the words of a claim inside the whole sentence, or with the words kept around them."""
    rows = site.ask(_PASSAGE % values([iri]))
    if not rows:
        return None
    row = rows[0]
    around = site.ask(_PASSAGE % values([statement])) if statement else ()
    prepare(site, [row.get("source")])
    first, last = number(row["start"]), number(row["end"])
    words, start, sentence = text_of(row["exact"]), 0, ""
    if around and around[0]["source"] == row["source"]:
        start, sentence = number(around[0]["start"]), text_of(around[0]["exact"])
    if sentence and start <= first and last <= start + len(sentence):
        before, after = sentence[: first - start], sentence[last - start :]
    else:
        before, after = f"…{text_of(row.get('prefix'))}", f"{text_of(row.get('suffix'))}…"
    return Quote(
        shown(before),
        shown(words),
        shown(after),
        href_of(site, iri_of(row["passage"])),
        _maybe(site, row, "source"),
        f"characters {first} to {last}",
    )


_PASSAGE = """
SELECT ?passage ?source ?start ?end ?exact ?prefix ?suffix WHERE {
  VALUES ?this { %s }
  ?this brf:passage ?passage .
  ?passage oa:hasSource ?source ; oa:start ?start ; oa:end ?end ; oa:exact ?exact .
  OPTIONAL { ?passage oa:prefix ?prefix } OPTIONAL { ?passage oa:suffix ?suffix }
} ORDER BY ?source ?start LIMIT 1"""


def mentions(site: Site, iri: str, limit: int) -> tuple[Quote, ...]:
    """Return where the text names a thing, with the words around it."""
    rows = site.ask(_MENTIONS % (values([iri]), limit))
    prepare(site, (row.get("source") for row in rows))
    return tuple(
        Quote(
            f"…{shown(text_of(row.get('prefix')))}",
            shown(text_of(row["exact"])),
            f"{shown(text_of(row.get('suffix')))}…",
            href_of(site, iri_of(row["passage"])),
            _maybe(site, row, "source"),
        )
        for row in rows
    )


_MENTIONS = """
SELECT ?passage ?source ?exact ?prefix ?suffix WHERE {
  VALUES ?this { %s }
  ?passage brf:refersTo ?this ; oa:hasSource ?source ; oa:start ?start ; oa:exact ?exact .
  OPTIONAL { ?passage oa:prefix ?prefix } OPTIONAL { ?passage oa:suffix ?suffix }
} ORDER BY ?source ?start LIMIT %d"""


def voices_of(site: Site, utterances: Iterable[str]) -> dict[str, Voice]:
    """Return who made each statement (or took each turn), in which role that day."""
    wanted = values(dict.fromkeys(each for each in utterances if each))
    rows = site.ask(_VOICES % wanted) if wanted else ()
    offices = {row["office"] for row in rows if "office" in row}
    held = {row["office"]: row for row in reversed(site.ask(_OFFICES % values(map(iri_of, sorted(offices, key=str)))))}
    prepare(site, (term for row in (*rows, *held.values()) for term in row.values()))
    found: dict[str, Voice] = {}
    for row in rows:
        office = held.get(row["office"], {}) if "office" in row else {}
        found.setdefault(iri_of(row["this"]), _voice(site, thing(site, iri_of(row["speaker"])), office))
    return found


_VOICES = """
SELECT ?this ?speaker ?office WHERE {
  VALUES ?this { %s }
  ?this brf:speaker ?speaker .
  OPTIONAL { ?this brf:inCapacity ?own }
  OPTIONAL { ?this dcterms:isPartOf/brf:inCapacity ?whole }
  BIND(COALESCE(?own, ?whole) AS ?office)
} ORDER BY ?this ?speaker ?office"""

_OFFICES = """
SELECT ?office ?role ?body ?attested WHERE {
  VALUES ?office { %s }
  ?office org:role ?role .
  OPTIONAL { ?office org:organization ?body }
  OPTIONAL { ?office dcterms:source ?attested }
} ORDER BY ?office ?role ?attested"""


def offices_of(site: Site, person: str) -> tuple[Voice, ...]:
    """Return the offices in which a person is known to have spoken or been spoken of."""
    offices = [iri_of(row["office"]) for row in site.ask(_OFFICES_OF % values([person]))]
    rows = site.ask(_OFFICES % values(offices)) if offices else ()
    prepare(site, (term for row in rows for term in row.values()))
    who = thing(site, person)
    return tuple(dict.fromkeys(_voice(site, who, row) for row in rows))


_OFFICES_OF = (
    "SELECT DISTINCT ?office WHERE { VALUES ?person { %s } ?office org:member ?person } ORDER BY ?office LIMIT 20"
)


def _voice(site: Site, speaker: Value, office: Row) -> Voice:
    role = site.labels.of(iri_of(office["role"])) if "role" in office else ""
    return Voice(speaker, role, _maybe(site, office, "body"), _maybe(site, office, "attested"))


def href_of(site: Site, iri: str) -> str:
    """Return the address of a thing, empty where it has none."""
    link = site.links.of(iri) if iri else None
    return link.href if link else ""


def number(term: object) -> int:
    """Return a whole number of the data, 0 where there is none."""
    text = getattr(term, "value", "")
    return int(text) if isinstance(text, str) and text.isdecimal() else 0


def _maybe(site: Site, row: Row, name: str) -> Value | None:
    term = row.get(name)
    return value_of(site, term) if term is not None else None
