"""Numbers as they are said: which values, comparators and units the shapes let pass."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from rdflib import Graph

from tests.validate.checker import Checker

_NUMBER_SHAPES = frozenset({"ComparatorIsTheOnePrinted", "UnitIsTheOnePrinted", "ValueIsTheNumberPrinted"})


@dataclass(frozen=True, slots=True)
class Said:
    """A number in its words, and what a figure says of it."""

    before: str
    digits: str
    after: str
    value: str
    comparator: str = "equal"
    unit: str = "unit:NUM"

    def __str__(self) -> str:
        """Return the words and the reading."""
        return f"{self.before}{self.digits}{self.after}: {self.comparator} {self.value} {self.unit.partition(':')[2]}"


RIGHT = (
    Said("we had ", "0", " complaints", "0"),
    Said("the result was -", "3.2", " percent", "-3.2", unit="unit:PERCENT"),
    Said("it fell by ", "3.2", "%", "-3.2", unit="unit:PERCENT"),
    Said("we sold ", "3", " million tickets", "3000000"),
    Said("we sold ", "3", "-thousand tickets", "3000"),
    Said("we sold ", "3", "m tickets", "3000000"),
    Said("we sold ", "3", " men's tickets", "3"),
    Said("we sold ", "12,345", " tickets", "12345"),
    Said("it cost $", "10", " million", "10000000", unit="unit:CCY_USD"),
    Said("it cost over US$", "10", " million", "10000000", "more-than", "unit:CCY_USD"),
    Said("it cost ", "10", " million us dollars", "10000000", unit="unit:CCY_USD"),
    Said("it rose by ", "2", " percentage points", "2", unit="own-unit:percentage-point"),
    Said("there were no more than ", "20", " ferries", "20", "at-most"),
    Said("there were ", "20", " or more ferries", "20", "at-least"),
    Said("there were ", "20", "-odd ferries", "20", "about"),
    Said("there were ", "20", " percent or more", "20", "at-least", "unit:PERCENT"),
    Said("there were ", "20", " ferries or more", "20", "at-least"),
    Said("there were ", "20", " ferries and over 30 boats", "20"),
    Said("there were over (", "20", ") ferries", "20", "more-than"),
    Said("there were 10 to ", "20", " ferries", "20", "at-most"),
    Said("there were ", "10", " to 20 ferries", "10", "at-least"),
    Said("there were Nearly ", "20", " ferries", "20", "about"),
    Said("a rise of more than 20 and ", "32", ", respectively", "32"),
    Said("it moved over ", "20", " years", "20", "more-than"),
    Said("it moved ", "20", " percent over last year", "20", unit="unit:PERCENT"),
)
WRONG = (
    (Said("we sold ", "3", " million tickets", "3"), "ValueIsTheNumberPrinted"),
    (Said("we sold ", "3", " millionaires", "3000000"), "ValueIsTheNumberPrinted"),
    (Said("we sold ", "1,800", " tickets", "1.8"), "ValueIsTheNumberPrinted"),
    (Said("we had ", "0", " complaints", "1"), "ValueIsTheNumberPrinted"),
    (Said("we had no more than ", "20", " complaints", "20", "more-than"), "ComparatorIsTheOnePrinted"),
    (Said("we had ", "20", " or more", "20"), "ComparatorIsTheOnePrinted"),
    (Said("we had ", "20", " complaints", "20", "at-least"), "ComparatorIsTheOnePrinted"),
    (Said("we had ", "20", " percent", "20"), "UnitIsTheOnePrinted"),
    (Said("we had ", "2", " percentage points", "2", unit="unit:PERCENT"), "UnitIsTheOnePrinted"),
    (Said("we paid $", "20", " for it", "20"), "UnitIsTheOnePrinted"),
)


@pytest.fixture(scope="module")
def caught(checker: Checker) -> dict[str, set[str]]:
    """The names of the shapes on numbers that fire for each case; all cases are checked in one graph."""
    cases = (*RIGHT, *(said for said, _ in WRONG))
    turtle = "".join(_figure(number, said) for number, said in enumerate(cases))
    graph = checker.ferries + Graph().parse(data=f"{checker.prefixes}{turtle}", format="turtle")
    found: dict[str, set[str]] = {str(said): set() for said in cases}
    for result in checker.report(graph).results:
        shape = result.shape.rsplit("#", 1)[1]
        if shape in _NUMBER_SHAPES and "figure/said-" in result.focus:
            found[str(cases[int(result.focus.rsplit("-", 1)[1])])].add(shape)
    return found


def _figure(number: int, said: Said) -> str:
    """Return a figure and the sentence in which it is said as Turtle."""
    source, start = f"https://said.example/{number}", len(said.before)
    return f"""
        <{source}> a brf:SourceText ; schema:text "{said.before}{said.digits}{said.after}" .
        <{source}#number> a brf:Passage ; oa:hasSource <{source}> ; oa:exact "{said.digits}" ;
            oa:start {start} ; oa:end {start + len(said.digits)} ; brf:refersTo figure:said-{number} .
        <{source}#quote> a brf:Passage ; oa:hasSource <{source}> ; oa:exact "{said.digits}{said.after}" .
        figure:said-{number} a brf:Figure ; brf:passage <{source}#quote> ; brf:statedIn statement:06ce142da4ee ;
            brf:value "{said.value}"^^xsd:decimal ; brf:comparator comparator:{said.comparator} ; brf:unit {said.unit} .
    """


def test_the_cases_are_different() -> None:
    """Cases are told apart by their words and reading."""
    cases = [str(said) for said in (*RIGHT, *(said for said, _ in WRONG))]

    assert len(cases) == len(set(cases))


@pytest.mark.parametrize("said", RIGHT, ids=str)
def test_a_number_read_rightly_passes(caught: dict[str, set[str]], said: Said) -> None:
    """Zero, negative numbers, scale words, currency signs, ranges and words after the number are understood."""
    assert caught[str(said)] == set()


@pytest.mark.parametrize(("said", "shape"), WRONG, ids=str)
def test_a_number_read_wrongly_is_caught(caught: dict[str, set[str]], said: Said, shape: str) -> None:
    """Only the shape for what is wrong fires."""
    assert caught[str(said)] == {shape}
