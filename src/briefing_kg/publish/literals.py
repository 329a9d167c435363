"""Which literals can be published: those that every reader gives back as they were written.

The store rewrites numbers and dates into canonical forms, RDFLib does so while it reads (unlike the
store, and a date loses its zone), and several readers turn language tags into lower case. Only forms
that all of them leave alone are published; nothing is changed here, what will not do is refused.
"""

from __future__ import annotations

import re

from briefing_kg.vocab import RDF, XSD

#: Only these characters are escaped in the canonical form (RDF 1.1 N-Triples, section 4), so that a term
#: has one spelling.
_LITERAL = re.compile(r'"(?:[^"\\]|\\["\\nr])*"(?:@[A-Za-z0-9-]+|\^\^<[^>]*>)?')
_TAG = re.compile(r"[a-z]{1,8}(-[a-z0-9]{1,8})*")

#: The forms that are published of a datatype, and how to write it; others pass if the store keeps them.
_FORMS = {
    f"{XSD}integer": (re.compile(r"0|-?[1-9][0-9]*"), "Write it as 5, without sign, blanks or leading zeros."),
    f"{XSD}decimal": (
        re.compile(r"0|-?(?:[1-9][0-9]*|(?:0|[1-9][0-9]*)\.[0-9]*[1-9])"),
        "Write it as 1.5 or 1600 (XSD 1.1, canonical): no zeros at the ends, no plus sign, 0 for -0.",
    ),
    f"{XSD}date": (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "Write it as 2024-02-07, without a time zone."),
    f"{XSD}boolean": (re.compile("true|false"), "Write true or false."),
    f"{XSD}string": (None, "Write it without a datatype: that is the same."),
    f"{XSD}double": (None, "Write an xsd:decimal: it is exact."),
    f"{XSD}float": (None, "Write an xsd:decimal: it is exact."),
    f"{RDF}XMLLiteral": (None, "Write a plain string."),
    f"{RDF}HTML": (None, "Write a plain string."),
}


def problem(term: str) -> tuple[str, str]:
    """Say what is wrong with the literal *term* of N-Triples, and what to do; two empty strings if nothing is."""
    if not _LITERAL.fullmatch(term):
        return "escapes more than quotation marks, backslashes and line ends", "Write characters as they are."
    text, _, ending = term[1:].rpartition('"')
    if ending.startswith("@") and not _TAG.fullmatch(ending[1:]):
        return f"has the language tag {ending[1:]!r}", "Write it in lower case, as in zh-hans: many readers turn it so."
    datatype = ending.removeprefix("^^<").removesuffix(">")
    form, advice = _FORMS.get(datatype, (None, ""))
    if not advice or (form and form.fullmatch(text)):
        return "", ""
    return "is written in a way that some readers would change", advice
