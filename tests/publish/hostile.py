"""Literals that some reader or writer gets wrong, and such as have to be refused."""

from __future__ import annotations

from briefing_kg.publish.ntriples import text, triple, typed
from briefing_kg.records import BuiltGraph
from tests.publish.graphs import BASE, DEF, XSD, built

THING = f"{BASE}id/concept/hostile"
NOTE = f"{DEF}note"

_TEXTS = (
    "",
    " ",
    " blanks at both ends ",
    "\n\nline feeds first and last\n",
    "\ttabs\tand\ttabs\t",
    "carriage\rreturn",
    "Windows\r\nline",
    "\u0085next line\u2028line\u2029paragraph\u00a0no-break\u3000ideographic",
    "\u007f\u0080\u009f",
    "both \" and ' and \"\"\" and '''",
    "\\ \\\\ \\n \\u0041 \\",
    'ends in a backslash and a quote\\"',
    "]]> <![CDATA[ ]]> <!-- --> <?x?>",
    "</script><script>alert(1)</script>",
    "<b>&amp;&lt;&#13;&nbsp;</b>",
    "\u200fright to left\u202e\u2066\u2069\u200b\ufeff",
    "\U0001f4e6 \U00020000 \U0010fffd",
    "e\u0301 \u00e9 \u1100\u1161 \uac00 \ufb01 \u212b",
    "=cmd|' /C calc'!A0",
    "a,b;c",
    "{{ 7*7 }} {% raw %} ${x} %s %(a)s",
    "1.50",
    "true",
    "https://not-an.example/iri",
    "_:b0",
    "@prefix : <x> .",
)

#: All of these have to come out as they went in.
KEPT = (
    *(text(each) for each in _TEXTS),
    *(text(each, "en") for each in ("", " x ", "a\rb", "1.50")),
    text("\u6587\u5b57", "zh-hans-cn"),
    text("mot", "fr"),
    *(typed(each, f"{XSD}decimal") for each in ("0", "1600", "15.6", "-0.5", "100", "0.000001", "-7")),
    *(typed(each, f"{XSD}decimal") for each in ("0.12345678901234567890123", "99999999999999999999999")),
    *(typed(each, f"{XSD}integer") for each in ("0", "-1", "1600", "99999999999999999999999")),
    *(typed(each, f"{XSD}boolean") for each in ("true", "false")),
    typed("2024-02-07", f"{XSD}date"),
    typed("2023", f"{XSD}gYear"),
    typed("a b", f"{BASE}def#own"),
)

#: Each of these is changed by somebody; a release with one of them is not made.
REFUSED = (
    *(typed(each, f"{XSD}decimal") for each in ("1.50", "-0", "+5", "01", ".5", "5.", " 5", "1e3", "")),
    *(typed(each, f"{XSD}integer") for each in ("+5", "-0", "007", "5.0", "5 ", "x")),
    *(typed(each, f"{XSD}boolean") for each in ("1", "TRUE")),
    *(typed(each, f"{XSD}date") for each in ("2024-02-07Z", "2024-02-07+08:00", "2024-2-7", "x")),
    *(typed("1.5", f"{XSD}{name}") for name in ("double", "float")),
    typed("5", f"{XSD}int"),
    typed("5", f"{XSD}nonNegativeInteger"),
    typed("a", f"{XSD}string"),
    typed("<b></b>", "http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral"),
    typed("<b></b>", "http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML"),
    text("x", "EN"),
    text("x", "zh-Hans"),
    text("x", "not_a_tag"),
    text("nul \x00"),
    text("bell \x07"),
    text("form feed \x0c"),
    text("no character \ufffe"),
    r'"nul \u0000"',
    r'"A \u0041"',
    r'"tab \t"',
    r'"half of a pair \uD83D"',
)


def hostile(*terms: str) -> BuiltGraph:
    """Return a graph in which a thing has each of *terms*."""
    return built("codes", *(triple(THING, NOTE, each) for each in terms))
