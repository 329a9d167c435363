"""The namespaces that the data are written in, and the one table of their prefixes.

Plain text, no RDF library: Turtle, SPARQL and pages all take their prefixes from here. Only the
ontology's own namespace depends on the base, so the table is a function of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefing_kg.iris import definition

DCAT = "http://www.w3.org/ns/dcat#"
DCTERMS = "http://purl.org/dc/terms/"
DQV = "http://www.w3.org/ns/dqv#"
FOAF = "http://xmlns.com/foaf/0.1/"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
QB = "http://purl.org/linked-data/cube#"
QUDT = "http://qudt.org/schema/qudt/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
#: The form that schema.org's own vocabulary file uses; the one with https never joins with it.
SCHEMA = "http://schema.org/"
SD = "http://www.w3.org/ns/sparql-service-description#"
SDMX_ATTRIBUTE = "http://purl.org/linked-data/sdmx/2009/attribute#"
SDMX_DIMENSION = "http://purl.org/linked-data/sdmx/2009/dimension#"
SDMX_MEASURE = "http://purl.org/linked-data/sdmx/2009/measure#"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SPDX = "http://spdx.org/rdf/terms#"
TIME = "http://www.w3.org/2006/time#"
UNIT = "http://qudt.org/vocab/unit/"
VANN = "http://purl.org/vocab/vann/"
#: Only the contact of the dataset is written in it, so that no file declares its prefix.
VCARD = "http://www.w3.org/2006/vcard/ns#"
VOID = "http://rdfs.org/ns/void#"
XSD = "http://www.w3.org/2001/XMLSchema#"

#: Prefix to namespace for the vocabularies of others, in order of prefix.
EXTERNAL_PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "dcat": DCAT,
        "dcterms": DCTERMS,
        "dqv": DQV,
        "foaf": FOAF,
        "oa": OA,
        "org": ORG,
        "owl": OWL,
        "prov": PROV,
        "qb": QB,
        "qudt": QUDT,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "sd": SD,
        "sdmx-attribute": SDMX_ATTRIBUTE,
        "sdmx-dimension": SDMX_DIMENSION,
        "sdmx-measure": SDMX_MEASURE,
        "sh": SH,
        "skos": SKOS,
        "spdx": SPDX,
        "time": TIME,
        "unit": UNIT,
        "vann": VANN,
        "void": VOID,
        "xsd": XSD,
    }
)

#: What a transcript's schema:creativeWorkStatus says until a person has reviewed its claims.
DRAFT = "draft"


def brf(base: str) -> str:
    """Return the namespace of our own ontology: ``{base}def#``."""
    return f"{definition(base)}#"


def prefixes(base: str) -> Mapping[str, str]:
    """Return prefix to namespace for everything the data are written in, our own first.

    >>> prefixes("https://data.example.org/")["brf"]
    'https://data.example.org/def#'
    """
    return MappingProxyType({"brf": brf(base), **EXTERNAL_PREFIXES})
