"""Small questions with known answers, put to an engine before it is trusted with data.

Each is a SPARQL expression whose value the specifications settle (SPARQL 1.1, section 17; SHACL 1.0,
section 5) and that our shapes depend on. What the fast engine is known to get wrong is not asked: shapes put
every step of a chain such as ``10 - 4 - 3`` in parentheses, and those that multiply (``0 * 8.5`` is
an error to it) are left to pySHACL.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, SH, XSD

_PROBE = Namespace("urn:probe:")
_THING = _PROBE.thing

#: Expressions by what they find out, each with its value as a string. ``?written`` is 1.50,
#: ``?number`` 7 and ``?text`` holds a character beyond 16 bits and a combining accent.
EXPRESSIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "a chain of differences": ("STR((10 - 4) - 3)", "3"),
        "a difference taken off": ("STR(10 - (4 - 3))", "9"),
        "a quotient times a number": ("STR((24 / 4) * 3 = 18)", "true"),
        "a product divided by": ("STR(24 / (4 * 3) = 2)", "true"),
        "exact sums of decimals": ("STR((1.1 + 2.2) = 3.3)", "true"),
        "exact products of decimals": ("STR((2380000000000.0 * 0.156) = 371280000000)", "true"),
        "whole numbers divided": ("STR((-7 / 2) = -3.5)", "true"),
        "rounding": ("CONCAT(STR(ROUND(2.5)), STR(FLOOR(-1.2)), STR(ABS(-4)))", "3-24"),
        "numbers read from text": ('STR(xsd:decimal(SUBSTR("x12.5", 2)) = 12.5)', "true"),
        "what is no number": ('COALESCE(STR(xsd:decimal("1,600")), "none")', "none"),
        "literals as written": ("STR(?written)", "1.50"),
        "numbers equal by value": ("STR(?written = 1.5 && !sameTerm(?written, 1.5))", "true"),
        "length in characters": ("STR(STRLEN(?text))", "5"),
        "places beyond 16 bits": ("SUBSTR(?text, 3, 1)", "b"),
        "places of combining characters": ("SUBSTR(?text, 4, 1)", "e"),
        "counting by replacing": ('STR(STRLEN(REPLACE(?text, "[^\\U0001F600]", "")))', "1"),
        "groups in a replacement": ('REPLACE("a.b", "([$.*+?()|])", "[$1]")', "a[.]b"),
        "flags inside a pattern": ('REPLACE("aXbXcX", "(?i)x", "-")', "a-b-c-"),
        "lines inside a pattern": ('STR(REGEX("a\\nb", "(?m)^b$"))', "true"),
        "edges of words": ('STR(REGEX("cafés, claim to", "\\\\b(caf|aim to)\\\\b"))', "false"),
        "letters outside English": ('REPLACE("naïve 中文", "\\\\w+", "w")', "w w"),
        "digits": ('STR(REGEX("\u0663", "[0-9]"))', "false"),
        "language tags": ('STR("a"@en = "a")', "false"),
        "dates in order": ('STR("2024-01-31"^^xsd:date < "2024-02-01"^^xsd:date)', "true"),
        "something that exists": ("STR(EXISTS { $this <urn:probe:written> ?any FILTER(?any < ?number) })", "true"),
        "nothing that exists": ("STR(NOT EXISTS { $this <urn:probe:written> ?number })", "true"),
        "errors and choices": ('IF(COALESCE(?unbound > 1, false), "yes", "no")', "no"),
    }
)
_SELECT = """
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT $this ?value WHERE {
  { SELECT $this (COUNT(DISTINCT ?each) AS ?found) WHERE { $this <urn:probe:written> ?each } GROUP BY $this }
  FILTER(?found = 1)
  $this <urn:probe:written> ?written ; <urn:probe:number> ?number ; <urn:probe:text> ?text .
  BIND(%s AS ?value)
}
"""
_NUMBER = "a number with needless zeros"


def data() -> Graph:
    """Return the thing that is asked about."""
    graph = Graph(bind_namespaces="none")
    graph.add((_THING, _PROBE.written, Literal("1.50", datatype=XSD.decimal, normalize=False)))
    graph.add((_THING, _PROBE.number, Literal("7", datatype=XSD.integer)))
    graph.add((_THING, _PROBE.text, Literal("a\U0001f600be\u0301")))
    return graph


def shapes() -> Graph:
    """Return one shape for each expression, which reports its value, and one about a pattern."""
    graph = Graph(bind_namespaces="none")
    for name, (expression, _) in EXPRESSIONS.items():
        constraint = BNode()
        graph.add((_shape(name), RDF.type, SH.NodeShape))
        graph.add((_shape(name), SH.targetNode, _THING))
        graph.add((_shape(name), SH.sparql, constraint))
        graph.add((constraint, SH.select, Literal(_SELECT % expression)))
    graph.add((_shape(_NUMBER), RDF.type, SH.PropertyShape))
    graph.add((_shape(_NUMBER), SH.targetNode, _THING))
    graph.add((_shape(_NUMBER), SH.path, _PROBE.written))
    graph.add((_shape(_NUMBER), SH.pattern, Literal("^[0-9]+([.][0-9]*[1-9])?$")))
    return graph


def wrong_answers(report: Graph) -> list[str]:
    """Return what *report* has wrong: what was asked, and the right and the given answer."""
    given: dict[str, set[str]] = {}
    for result in report.objects(None, SH.result):
        shape, value = report.value(result, SH.sourceShape), report.value(result, SH.value)
        given.setdefault(str(shape), set()).add(str(value))
    right = {name: answer for name, (_, answer) in EXPRESSIONS.items()} | {_NUMBER: "1.50"}
    return [
        f"{name} ({answer}, not {' or '.join(sorted(given.get(str(_shape(name)), {'nothing'})))})"
        for name, answer in right.items()
        if given.get(str(_shape(name))) != {answer}
    ]


def _shape(name: str) -> URIRef:
    return _PROBE[name.replace(" ", "-")]
