"""The prefixes that data files of a briefing are written with."""

from __future__ import annotations

from briefing_kg.iris import briefing, thing
from briefing_kg.settings import DEFAULT_BASE
from briefing_kg.vocab import prefixes

_KINDS = ("agent", "document", "event", "indicator", "place")
_SCHEMES = (
    *("action", "commitment", "comparator", "derivation", "direction", "exempt", "figure-kind", "group"),
    *("illocution", "status", "subject", "turn-kind"),
)
CLAIM_PREFIXES = ("brf", "dcterms", "oa", "prov", "rdfs", "schema", "unit")


def briefing_prefixes(key: str) -> dict[str, str]:
    """Return the prefixes for what belongs to one briefing, shared things and code lists."""
    own = briefing(DEFAULT_BASE, key)
    return {
        "briefing": own,
        **{name: f"{own}/{name}/" for name in ("page", "turn", "statement", "figure", "measure", "speaker")},
        "when": f"{own}/time/",
        "date": thing(DEFAULT_BASE, "time/"),
        "our-unit": thing(DEFAULT_BASE, "unit/"),
        **{name: thing(DEFAULT_BASE, f"{name}/") for name in _KINDS},
        **{name: thing(DEFAULT_BASE, f"concept/{name}/") for name in _SCHEMES},
    }


def header(key: str, vocabularies: tuple[str, ...], own: tuple[str, ...]) -> str:
    """Return the prefix declarations of a data file."""
    table, terms = briefing_prefixes(key), prefixes(DEFAULT_BASE)
    lines = [f"@prefix {name}: <{terms[name]}> ." for name in vocabularies]
    lines += [f"@prefix {name}: <{table[name]}> ." for name in own]
    return "\n".join(lines) + "\n"
