"""The questions that the pages of one class ask: each finds things for ``?this``.

The first ``%s`` is the IRI, the second ``%d`` how many are wanted at most. Two habits keep them
quick on any number of briefings, because the engine would otherwise read all passages for one:
no OPTIONAL holds two patterns with the same subject, and no query has two tables of VALUES.
"""

from __future__ import annotations

from briefing_kg.vocab import TIME

SOURCES = """
SELECT DISTINCT ?source WHERE {
  VALUES ?this { %s } ?work schema:about ?this . ?source dcterms:isPartOf ?work ; schema:text ?text
} ORDER BY ?source LIMIT 100"""

TARGETED = "SELECT ?found WHERE { VALUES ?this { %s } ?found brf:target ?this } ORDER BY ?found LIMIT %d"

FAMILY = """
SELECT DISTINCT ?found WHERE {
  VALUES ?this { %s }
  { ?found dcterms:isPartOf ?this } UNION { ?this dcterms:isPartOf ?found }
  UNION { ?this dcterms:isPartOf ?whole . ?found dcterms:isPartOf ?whole }
} LIMIT %d"""

STATED = """
SELECT ?found WHERE { VALUES ?this { %s } ?found brf:statedIn ?this OPTIONAL { ?found brf:passage/oa:start ?at } }
ORDER BY ?at ?found LIMIT %d"""

BESIDE = """
SELECT ?found WHERE { VALUES ?turn { %s } ?found dcterms:isPartOf ?turn ; schema:position ?at ; brf:passage ?words
  FILTER(?at IN (%d, %d)) } ORDER BY ?at"""

PARTS = """
SELECT ?found WHERE { VALUES ?this { %s } ?found dcterms:isPartOf ?this ; a brf:Statement ; schema:position ?at }
ORDER BY ?at LIMIT %d"""

CLAIMED_IN_TURN = """
SELECT ?found WHERE { VALUES ?this { %s } ?found brf:statedIn ?statement ; brf:passage ?words .
  ?statement dcterms:isPartOf ?this . ?words oa:start ?at } ORDER BY ?at LIMIT %d"""

ANSWERS = "SELECT ?found WHERE { VALUES ?this { %s } ?found brf:respondsTo ?this } ORDER BY ?found LIMIT %d"

SAID = """
SELECT ?found WHERE { VALUES ?this { %s } ?found brf:speaker ?this ; a brf:Statement ; brf:passage ?words .
  ?words oa:hasSource ?source ; oa:start ?at } ORDER BY ?source ?at LIMIT %d"""

SAID_FIGURES = """
SELECT ?found WHERE { VALUES ?this { %s } ?statement brf:speaker ?this . ?found brf:statedIn ?statement ;
  brf:value ?value ; brf:passage ?words . ?words oa:hasSource ?source ; oa:start ?at } ORDER BY ?source ?at LIMIT %d"""

TAKES = "SELECT ?found WHERE { VALUES ?this { %s } ?found brf:actor ?this } ORDER BY ?found LIMIT %d"

RELAYED = "SELECT ?found WHERE { VALUES ?this { %s } ?found brf:relaysClaimOf ?this } ORDER BY ?found LIMIT %d"

TURNS_OF = """
SELECT ?found WHERE { VALUES ?this { %s } ?found brf:speaker ?this ; a brf:Turn ; schema:position ?at }
ORDER BY ?found LIMIT %d"""

TURNS_AT = """
SELECT ?found WHERE { VALUES ?this { %s } ?found brf:utteredDuring ?this ; a brf:Turn ; schema:position ?at }
ORDER BY ?at LIMIT %d"""

FIGURES_AT = """
SELECT ?found WHERE { VALUES ?this { %s } ?statement brf:utteredDuring ?this . ?found brf:statedIn ?statement ;
  brf:value ?value ; brf:passage ?words . ?words oa:hasSource ?source ; oa:start ?at } ORDER BY ?source ?at LIMIT %d"""

MEASURES_AT = """
SELECT ?found WHERE { VALUES ?this { %s } ?statement brf:utteredDuring ?this . ?found brf:statedIn ?statement ;
  brf:commitment ?firm } ORDER BY ?found LIMIT %d"""

USING = "SELECT ?found WHERE { VALUES ?this { %s } ?found brf:instrument ?this } ORDER BY ?found LIMIT %d"

#: The figures of an indicator, the latest first.
FIGURES_OF = f"""
SELECT ?found WHERE {{ VALUES ?this {{ %s }} ?found brf:indicator ?this
  OPTIONAL {{ ?found brf:period ?period }}
  OPTIONAL {{ ?period <{TIME}inXSDDate> ?on }}
  OPTIONAL {{ ?period <{TIME}hasEnd>/<{TIME}inXSDDate> ?until }}
  BIND(COALESCE(?on, ?until) AS ?day)
}} ORDER BY DESC(?day) ?found LIMIT %d"""

#: Figures that carry a code: there may be very many, so the first that are found will do.
FIGURES_WITH = """
SELECT ?found WHERE { VALUES ?this { %s }
  { ?found brf:figureKind ?this } UNION { ?found brf:comparator ?this } UNION { ?found brf:unit ?this }
  UNION { ?found brf:period ?this . ?found brf:value ?value }
  UNION { ?found brf:status ?this . ?found brf:value ?value }
} LIMIT %d"""

MEASURES_OF = """
SELECT DISTINCT ?found WHERE { VALUES ?this { %s }
  { ?found brf:concerns ?this } UNION { ?found brf:beneficiary ?this } UNION { ?found brf:commitment ?this }
  UNION { ?found brf:action ?this } UNION { ?found brf:period ?this . ?found brf:commitment ?firm }
} LIMIT %d"""
