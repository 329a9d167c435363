"""Refuse what nobody defined: terms outside the ontology, things outside the data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from briefing_kg.errors import DataError
from briefing_kg.iris import briefing, definition, thing
from briefing_kg.model.project import BriefingFiles, Project
from briefing_kg.model.times import is_time_key
from briefing_kg.model.turtle import TurtleFile, refuse_unknown
from briefing_kg.model.words import PREDICATES


def refuse_unknown_in_briefing(project: Project, files: BriefingFiles) -> None:
    """Raise DataError, with file and line, for a term or a thing of ours that is defined nowhere."""
    terms, known = _terms(project) | PREDICATES, _known(project, files)
    for file in (files.source, files.context, files.claims):
        if file is not None:
            refuse_unknown(file, known, terms)


def refuse_unknown_in_shared(project: Project) -> None:
    """Raise DataError for a term that is not in the ontology, or a link from a thing that is not in the data."""
    terms, namespace = _terms(project), definition(project.base, "")
    for file in (*project.codes, *project.authority):
        for node in sorted({str(node) for triple in file.graph for node in triple if isinstance(node, URIRef)}):
            if node.startswith(f"{namespace}#") and node not in terms:
                raise DataError(
                    f"<{node}> is no term of the ontology",
                    path=file.path,
                    line=file.line_of(":" + node.rsplit("#", 1)[1]),
                    advice="Correct the spelling.",
                )
    for link in project.links:
        if link.subject not in project.defined:
            raise DataError(
                f"<{link.subject}> is linked to {link.target or 'something'}, but is not in the data",
                path=link.path,
                line=link.line,
                advice="Correct the address, or describe the thing in authority/ first.",
            )


def without_dangling_context(project: Project, files: BriefingFiles) -> BriefingFiles:
    """Return *files* without context about claims of this briefing that an unreviewed draft does not have.

    Context is written beside reviewed claims and speaks of their figures; while the claims are
    the extractor's draft, what it says of others than those there are cannot be attached.
    """
    if files.reviewed or files.context is None:
        return files
    known, graph = _known(project, files), files.context.graph
    dangling = {s for s, _, o in graph for node in (s, o) if isinstance(node, URIRef) and not known(str(node))}
    kept = Graph(bind_namespaces="none")
    for triple in graph:
        if triple[0] not in dangling:
            kept.add(triple)
    return replace(files, context=TurtleFile(files.context.path, files.context.text, kept))


def _terms(project: Project) -> frozenset[str]:
    return frozenset(str(subject) for subject in project.ontology.graph.subjects(RDF.type, None))


def _known(project: Project, files: BriefingFiles) -> Callable[[str], bool]:
    own, times = briefing(project.base, files.key), thing(project.base, "time/")
    made = tuple(f"{own}/{part}" for part in ("time/", "page/", "statement/", "transcript"))
    written = (each for each in (files.source, files.context, files.claims) if each is not None)
    defined = project.defined | {str(subject) for file in written for subject in file.graph.subjects()}

    def known(iri: str) -> bool:
        if not iri.startswith(project.base) or iri in defined:
            return True
        if iri.startswith(times):
            return is_time_key(iri.removeprefix(times))
        return iri == own or iri.startswith(made)

    return known
