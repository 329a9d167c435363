"""The import rules, read off the imports: which part may use which library, and which other part."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "briefing_kg"
MODULES = sorted(SOURCE.rglob("*.py"))

FOUNDATION = {
    *("errors", "formats", "iris", "months", "numerals"),
    *("records", "release_layout", "reports", "resources", "settings", "vocab"),
}
STAGES = {"read", "parse", "extract", "model", "validate", "audit", "publish", "serve"}
ENTRY_POINTS = {"pipeline", "cli", "__init__", "__main__"}
LIBRARIES = {
    "click": {"cli"},
    "flask": {"serve"},
    "werkzeug": {"serve"},
    "jinja2": {"serve"},
    "markupsafe": {"serve"},
    "granian": {"serve"},
    "pyshacl": {"validate"},
    "pyshacl_turbo": {"validate"},
    "pyoxigraph": {"publish", "serve"},
    "rdflib": {"model", "validate"},
}
PURE = {"parse", "extract", "records", "reports", "formats", "iris", "vocab", "errors", "numerals", "months"}
NETWORK_AND_DISK = {"os", "io", "shutil", "socket", "http", "urllib", "subprocess", "tempfile", "ssl", "ftplib"}


def part(path: Path) -> str:
    """The part of the package a module belongs to: its folder, or its own name."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def tree(path: Path) -> ast.Module:
    """The parsed module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """The full names a module imports, wherever the import stands."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            for each in node.names:
                yield f"{node.module}.{each.name}"


def named(path: Path) -> str:
    """The name of a module as tests show it."""
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_libraries_are_imported_where_they_belong(path: Path) -> None:
    """Each library is imported in the parts that need it and nowhere else; nothing else is imported."""
    for name in imports(path):
        library = name.split(".")[0]
        if library not in sys.stdlib_module_names and library != "briefing_kg":
            assert part(path) in LIBRARIES.get(library, set()), f"{named(path)} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_stages_do_not_know_one_another(path: Path) -> None:
    """Only the entry points import several stages; a stage imports itself and the foundation."""
    own = part(path)
    for name in imports(path):
        if not name.startswith("briefing_kg.") or own in ENTRY_POINTS:
            continue
        other = name.split(".")[1]
        allowed = {own, *FOUNDATION} if own in STAGES else FOUNDATION
        assert other in allowed, f"{named(path)} imports {name}"


def test_every_module_has_its_place() -> None:
    """A new top-level module is a decision: it is foundation, a stage or an entry point."""
    assert {part(path) for path in MODULES} <= FOUNDATION | STAGES | ENTRY_POINTS


@pytest.mark.parametrize("path", [path for path in MODULES if part(path) in PURE], ids=named)
def test_the_middle_is_pure(path: Path) -> None:
    """Parsing and extraction touch no disk, no network and no process."""
    assert not {name.split(".")[0] for name in imports(path)} & NETWORK_AND_DISK
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    assert not {_called(call) for call in calls} & {"open", "print", "input", "eval", "exec", "float"}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_modules_stay_small(path: Path) -> None:
    """No module has more than 300 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_nothing_happens_on_import(path: Path) -> None:
    """At the top of a module stand definitions and constants: no loop, no file, no setting read."""
    for node in tree(path).body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            called = {name for call in ast.walk(node) if isinstance(call, ast.Call) for name in [_called(call)]}
            forbidden = {"open", "read_text", "read_bytes", "getenv", "get_logger", "run", "now", "today", "packaged"}
            assert not called & forbidden, f"{named(path)}:{node.lineno}"
        else:
            assert _is_definition(node, path), f"{named(path)}:{node.lineno}"


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _is_definition(node: ast.stmt, path: Path) -> bool:
    if isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef):
        return True
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.If):
        return named(path) == "__main__.py" or ast.unparse(node.test) == "TYPE_CHECKING"
    return isinstance(node, ast.For) and named(path) == "cli/__init__.py"  # the list of commands


def test_no_error_is_swallowed() -> None:
    """Errors are caught by name where they are understood; only the edge of the commands catches the rest."""
    for path in MODULES:
        if named(path) == "cli/group.py":
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ExceptHandler):
                caught = "" if node.type is None else ast.unparse(node.type)
                assert caught not in {"", "Exception", "BaseException"}, f"{named(path)}:{node.lineno}"


def test_a_notebook_needs_neither_web_server_nor_rdf() -> None:
    """Reading, parsing and extracting with a given lexicon load no other library."""
    code = f"""
import sys
from briefing_kg import extract, parse, read_source
from briefing_kg.records import Lexicon
page = {str(next((SOURCE.parent.parent / "data" / "briefings").glob("*/page-*.txt")))!r}
claims = extract(parse(read_source(page)), Lexicon(schemes={{}}, names={{}}))
loaded = {{name.split(".")[0] for name in sys.modules}}
assert not loaded & {set(LIBRARIES)!r}, loaded
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_package_gives_functions() -> None:
    """The names of stages that a notebook imports from the package are functions, not folders."""
    from briefing_kg import extract, parse, read_source  # noqa: PLC0415

    assert callable(parse)
    assert callable(extract)
    assert callable(read_source)
