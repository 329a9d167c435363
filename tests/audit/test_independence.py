"""A second opinion is worth something only if it is one: what it imports, read off its imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from briefing_kg import audit

MODULES = sorted(Path(audit.__file__ or "").parent.glob("*.py"))
FOUNDATION = {"errors", "formats", "records", "release_layout", "reports", "vocab"}
#: Of the functions that make IRIs only those that put parts together: names are hashed by the audit itself.
FROM_IRIS = {"briefing", "graph", "passage", "thing"}
STANDARD = {
    *("__future__", "bisect", "collections", "dataclasses", "datetime", "decimal", "fractions", "gzip", "hashlib"),
    *("itertools", "pathlib", "re", "typing", "zlib"),
}


def imported(module: Path) -> Iterator[str]:
    """The full names that a module imports."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)


def test_the_audit_shares_no_code_with_what_it_checks() -> None:
    """It imports itself, the standard library, and of the foundation only names, records and errors."""
    assert len(MODULES) > 5
    for module in MODULES:
        for name in imported(module):
            package, _, rest = name.partition(".")
            if package == "briefing_kg":
                assert rest == "iris" or rest.split(".")[0] in {"audit", *FOUNDATION}, f"{module.name}: {name}"
            else:
                assert package in STANDARD, f"{module.name}: {name}"


def test_the_audit_hashes_and_normalises_by_itself() -> None:
    """Of the module that makes IRIs it calls nothing that makes a key."""
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "iris":
                assert node.attr in FROM_IRIS, f"{module.name}: iris.{node.attr}"


def test_the_audit_knows_no_rounded_numbers() -> None:
    """No float is written or made: all arithmetic is exact."""
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), module.name
            assert not (isinstance(node, ast.Name) and node.id == "float"), module.name
