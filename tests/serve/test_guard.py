"""The guard against everything that could pass it by, and for everything it must let through."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress

import pytest
from pyoxigraph import QueryBoolean, Store

from briefing_kg.errors import BriefingError, QueryError, QueryLimitError, QueryRefusedError, QuerySyntaxError
from briefing_kg.serve import guard

_PROLOGUE = "PREFIX : <http://127.0.0.1:9/> PREFIX s: <http://127.0.0.1:9/> PREFIX SERVICE: <http://e/> "
_CALL = "<http://127.0.0.1:9/> { ?a ?b ?c }"

#: Every one of these made the engine ask another endpoint when no guard stood before it.
CALLS = {
    "plain": f"SELECT * {{ SERVICE {_CALL} }}",
    "small letters": f"SELECT * {{ service {_CALL} }}",
    "silent": f"SELECT * {{ SeRvIcE SILENT {_CALL} }}",
    "variable endpoint": "SELECT * { VALUES ?x { <http://127.0.0.1:9/> } SERVICE ?x { ?a ?b ?c } }",
    "no space": "SELECT * {SERVICE<http://127.0.0.1:9/>{?a ?b ?c}}",
    "comment between": f"SELECT * {{ SERVICE # {{ \n {_CALL} }}",
    "in a sub-select": f"SELECT * {{ {{ SELECT * {{ SERVICE {_CALL} }} }} }}",
    "in optional": f"SELECT * {{ OPTIONAL {{ SERVICE {_CALL} }} }}",
    "keyword glued to a name": "SELECT * {SERVICE:x { ?a ?b ?c }}",
    "keyword glued to a prefix": "SELECT * {SERVICEs:x { ?a ?b ?c }}",
    "glued name, then a comment": "SELECT * {SERVICEs:x #\n{ ?a ?b ?c }}",
    "two keywords glued": "SELECT * {SERVICESILENT:x { ?a ?b ?c }}",
    "behind a number": f"SELECT * {{ VALUES ?p {{ 1 }} BIND(1 AS ?q)SERVICE{_CALL} }}",
    "comparison that looks like an IRI": f"SELECT * {{ FILTER(1<2)SERVICE#>\n{_CALL} }}",
    "or-equal that looks like an IRI": f"SELECT * {{ FILTER(1<=2)SERVICE#>\n{_CALL} }}",
    "comment hidden in an IRI, code hidden in a string": f'SELECT * {{ FILTER(1<2)#>"""\nSERVICE{_CALL}#"""\n}}',
    "comparison with a string that looks like an IRI": f"SELECT * {{ FILTER('a'<'>'&&1)SERVICE{_CALL}#'\n}}",
    "comparison after exists": f"SELECT * {{ FILTER(EXISTS {{}}<1)SERVICE#>\n{_CALL} }}",
    "comparison after a triple term": f"SELECT * {{ FILTER(<<(:a :b :c)>><1||1)SERVICE#>\n{_CALL} }}",
    "comparison after a literal with language": f"SELECT * {{ FILTER('a'@en<'b')SERVICE#>\n{_CALL} }}",
    "comparison after a typed literal": f"SELECT * {{ FILTER(1<'1'^^s:x||1)SERVICE#>\n{_CALL} }}",
    "comparison with a prefixed name": f"SELECT * {{ FILTER(1<s:x||1)SERVICE#>\n{_CALL} }}",
    "comparison with a function": f"SELECT * {{ FILTER(1<abs(1)||1)SERVICE#>\n{_CALL} }}",
    "comparison in a column": f"SELECT ?x {{ {{ SELECT (1<2 AS ?x)#>\n{{ SERVICE {_CALL} }} }} }}",
    "comparison that begins with a comment": f"SELECT * {{ FILTER(1<#>'\n2)SERVICE{_CALL}#'\n}}",
    "long string with a broken escape": f'SELECT * {{ VALUES ?x {{ """a" }} SERVICE {_CALL} #\\x"""\n}}',
    "long string with a surrogate": f'SELECT * {{ VALUES ?x {{ """a" }} SERVICE {_CALL} #\\ud800"""\n}}',
    "long string without an end": f'SELECT * {{ VALUES ?x {{ """a" }} SERVICE {_CALL} }}',
}

#: The engine takes these for errors; they say SERVICE all the same.
SPELLED = {
    "escaped first letter": f"SELECT * {{ \\u0053ERVICE {_CALL} }}",
    "escaped last letter": f"SELECT * {{ SERVIC\\U00000045 {_CALL} }}",
    "all escaped": f"SELECT * {{ \\u0053\\u0045\\u0052\\u0056\\u0049\\u0043\\u0045 {_CALL} }}",
    "in exists": f"ASK {{ FILTER EXISTS {{ SERVICE {_CALL} }} }}",
    "behind true": f"SELECT * {{ ?s ?p trueSERVICE{_CALL} }}",
}

INNOCENT = {
    "string": 'ASK { ?s ?p "SERVICE <http://x/> {}" }',
    "long string": "ASK { ?s ?p '''a ' '' SERVICE <x> {\n}''' }",
    "escaped quotation mark in a string": 'ASK { ?s ?p "\\" SERVICE <x> {" , "\\u0022 SERVICE <x> {" }',
    "IRI": "ASK { ?s ?p <http://example.org/SERVICE#SERVICE> }",
    "IRI with an apostrophe and a fragment in a list": "ASK { ?s ?p (1 <http://example.org/o'neil#x>) }",
    "fragment IRIs in data": "ASK { VALUES (?a ?b) { (<#a> <#b>) (:x <urn:a#b>) } }",
    "comment": "ASK { # SERVICE <http://x/> {}\n}",
    "variable": "ASK { ?service ?SERVICE $service }",
    "local name": "ASK { ?s :SERVICE :service , s:SERVICE }",
    "prefix": "ASK { SERVICE:x SERVICE:y SERVICE:z }",
    "prefix of a graph": "ASK { GRAPH SERVICE:x { ?s ?p ?o } }",
    "blank node": "ASK { _:SERVICE ?p ?o }",
    "language": 'ASK { ?s ?p "x"@service }',
    "escapes in a local name": "ASK { ?s ?p :a\\'b\\#c }",
    "less than with blanks": "ASK { ?s ?p ?o FILTER(?s < ?p && ?o > 1) } # '",
    "triple terms": "ASK { << :a :b :c >> :p ?o . ?s ?p <<( :a :b 1 )>> }",
}

UPDATES = [
    "INSERT DATA { :a :b :c }",
    "DELETE WHERE { ?s ?p ?o }",
    "delete data { :a :b :c }",
    "LOAD <file:///etc/passwd>",
    "CLEAR ALL",
    "DROP DEFAULT",
    "CREATE GRAPH :g",
    "ADD :a TO :b",
    "MOVE :a TO :b",
    "COPY :a TO :b",
    "WITH :g DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "BASE <http://e/> # INSERT\nINSERT DATA { :a :b :c }",
]


def _engine_calls_out(text: str) -> bool:
    """Whether the engine itself would ask another endpoint: it says that it may not use the port."""
    try:
        found = Store().query(text, base_iri="http://e/")
        if not isinstance(found, QueryBoolean):
            next(iter(found), None)
    except OSError as error:
        return "port 9" in str(error)
    except RuntimeError as error:
        return "service name" in str(error)
    except SyntaxError:
        return False
    return "SILENT" in text


@pytest.mark.parametrize("name", CALLS)
def test_a_call_of_another_endpoint_never_passes_the_guard(name: str) -> None:
    """What the engine would carry out is refused, however it is disguised."""
    text = _PROLOGUE + CALLS[name]
    assert _engine_calls_out(text), "the disguise has to be one that works"
    with pytest.raises((QueryRefusedError, QuerySyntaxError)):
        guard.read(text)


@pytest.mark.parametrize("name", SPELLED)
def test_service_is_refused_however_it_is_spelled(name: str) -> None:
    """Escapes outside strings are decoded before the word is looked for."""
    with pytest.raises(QueryRefusedError, match="SERVICE"):
        guard.read(_PROLOGUE + SPELLED[name])


@pytest.mark.parametrize("name", INNOCENT)
def test_the_word_service_elsewhere_is_no_call(name: str) -> None:
    """Strings, IRIs, comments, variables and names may hold the word, and the engine reads them too."""
    text = _PROLOGUE + INNOCENT[name]
    assert guard.read(text).text == text
    Store().query(text, base_iri="http://e/")


@pytest.mark.parametrize("text", UPDATES)
def test_updates_are_refused_by_name(text: str) -> None:
    """An update is told that the data are read-only, not that it does not parse."""
    with pytest.raises(QueryRefusedError, match="read-only"):
        guard.read(_PROLOGUE + text)


@pytest.mark.parametrize("text", ["SELECT ?insert { ?insert :delete :LOAD }", 'ASK { ?s ?p "INSERT DATA {}" }'])
def test_words_of_updates_elsewhere_are_let_through(text: str) -> None:
    """Only the word that opens an operation makes an update."""
    assert guard.read(_PROLOGUE + text).text


def test_the_dataset_clause_and_the_first_undeclared_prefix_are_noted() -> None:
    """The reading holds the names as written, and where a prefix is missing."""
    reading = guard.read("PREFIX a: <http://a/>\nSELECT * FROM a:g FROM <h> FROM NAMED <i>\n{ ?s b:c ?o }")
    assert reading.default_graphs == ("a:g", "<h>")
    assert reading.named_graphs == ("<i>",)
    assert reading.prologue == "PREFIX a: <http://a/>\n"
    assert reading.undeclared == ("b", 3, 6)


def test_escapes_outside_strings_are_decoded_for_the_engine() -> None:
    """SPARQL 1.1, section 19.2: an escape may stand for a letter of a name or keyword."""
    reading = guard.read('\\u0041SK { ?s <http://e/\\u0061> "\\u0022" }')
    assert reading.text == 'ASK { ?s <http://e/\\u0061> "\\u0022" }'
    assert isinstance(Store().query(reading.text), QueryBoolean)


@pytest.mark.parametrize("character", ["\\u0022", "\\u0023", "\\u005C", "\\u003C", "\\u0027"])
def test_an_escape_cannot_open_a_string_an_iri_or_a_comment(character: str) -> None:
    """What would change how the rest is read is an error."""
    with pytest.raises(QuerySyntaxError):
        guard.read(f"ASK {{ {character} }}")


@pytest.mark.parametrize("code", [*range(0x20, 0x80), 0x00, 0x0A, 0xA0, 0xE9, 0x2028, 0xFFFE, 0x1F4E6])
def test_guard_and_engine_agree_on_what_is_an_iri(code: int) -> None:
    """Where the engine takes ``<…>`` for an IRI the guard does too: they read the same text."""
    character = chr(code)
    text = f"ASK {{ ?s ?p <http://e/a{character}b> }}"
    try:
        Store().query(text)
    except SyntaxError:
        return
    assert character not in '<>"{}|^`\\ \n\0'
    assert guard.read(text).text == text


#: Shapes of query that nest or chain in the engine; ``%d`` is how often.
_GROWING = {
    "parentheses": lambda n: f"SELECT ({'(' * n}1{')' * n} AS ?x) {{}}",
    "groups": lambda n: f"SELECT * {'{' * n}{'}' * n}",
    "negations": lambda n: f"SELECT ({'!' * n}true AS ?x) {{}}",
    "sums": lambda n: f"SELECT (1{'+?y' * n} AS ?x) {{}}",
    "alternatives": lambda n: f"SELECT (?z{'||?y' * n} AS ?x) {{}}",
    "unions": lambda n: f"SELECT * {{{{?a ?b ?c}}{'UNION{?a ?b ?c}' * n}}}",
    "binds": lambda n: f"SELECT * {{{''.join(f'BIND({i} AS ?x{i})' for i in range(n))}}}",
    "paths": lambda n: f"SELECT * {{?a {'^(' * n}<a:b>{')' * n} ?c}}",
    "path of many steps": lambda n: f"SELECT * {{?a <a:b>{'|<a:b>' * n} ?c}}",
    "blank nodes": lambda n: f"SELECT * {{?a <a:b> {'[<a:b> ' * n}1{']' * n}}}",
    "exists": lambda n: f"ASK {{{'FILTER EXISTS {' * n}{'}' * n}}}",
    "functions": lambda n: f"SELECT ({'STR(' * n}1{')' * n} AS ?x) {{}}",
    "columns": lambda n: f"SELECT {' '.join(f'(1 AS ?x{i})' for i in range(n))} {{}}",
    "triples": lambda n: f"SELECT * {{{''.join(f'?a <a:b> ?x{i}.' for i in range(n))}}}",
    "collections": lambda n: f"SELECT * {{?a <a:b> ({'1 ' * n})}}",
}


@pytest.mark.parametrize("name", _GROWING)
def test_what_would_exhaust_the_stack_of_the_engine_is_refused(name: str) -> None:
    """Five thousand of anything that nests is too much, ten are not; the guard itself does not nest."""
    guard.read(_GROWING[name](10))
    with pytest.raises(QueryLimitError):
        guard.read(_GROWING[name](5_000))


def test_the_engine_survives_what_the_guard_lets_through() -> None:
    """On a stack half as large as a thread's, the largest query of each shape kills nothing."""
    largest = [_largest(name) for name in _GROWING if name not in {"triples", "collections"}]
    program = (
        "import sys, threading\nfrom pyoxigraph import Store\n"
        "def ask():\n"
        "    for text in sys.argv[1:]:\n"
        "        Store().query(text)\n"
        "threading.stack_size(1024 * 1024)\n"
        "thread = threading.Thread(target=ask)\nthread.start()\nthread.join()\nprint('alive')\n"
    )
    done = subprocess.run([sys.executable, "-c", program, *largest], capture_output=True, text=True, check=False)
    assert done.stdout == "alive\n", done


def _largest(name: str) -> str:
    low, high = 1, 5_000
    while low + 1 < high:
        middle = (low + high) // 2
        try:
            guard.read(_GROWING[name](middle))
            low = middle
        except QueryLimitError:
            high = middle
    return _GROWING[name](low)


def test_long_lists_of_values_are_no_large_query() -> None:
    """Values, arguments and members of IN do not nest, so they are not counted."""
    values = " ".join(str(-number) for number in range(2_000))
    arguments = ", ".join(map(str, range(2_000)))
    assert guard.read(f"SELECT * {{ VALUES ?x {{ {values} }} FILTER(?x IN ({arguments})) }}").text


def test_a_text_beyond_the_limit_is_refused() -> None:
    """Length is limited before anything else is looked at."""
    with pytest.raises(QueryLimitError, match="longer"):
        guard.read("#" * (guard.MAX_LENGTH + 1))


@pytest.mark.parametrize(
    "unit", ['"', "'", '"""', "\\", "\\u0041", "a.", "a:", "a:b.", "?", "<", "<a", "#", "@a-", "1e", "%"]
)
def test_no_text_makes_the_guard_recurse_or_slow(unit: str) -> None:
    """Repetition of anything gives an answer: a reading, or one of our own errors."""
    text = unit * (50_000 // len(unit))
    with suppress(QueryError):
        guard.read(text)


@pytest.mark.parametrize("text", ["ASK {", "ASK }", "ASK { ( }", "ASK { ] }"])
def test_brackets_that_do_not_match_are_left_to_the_engine_or_refused(text: str) -> None:
    """Whatever the guard lets through, the engine still refuses."""
    with pytest.raises((BriefingError, SyntaxError)):
        Store().query(guard.read(text).text)
