"""Give statements whose wording was corrected the ids they were published under, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rdflib import Graph, URIRef
from rdflib.term import Node

from briefing_kg.iris import briefing, thing
from briefing_kg.model.migrations import kept_wordings
from briefing_kg.model.project import BriefingFiles, Project
from briefing_kg.model.turtle import TurtleFile


def kept_ids(project: Project, key: str) -> Mapping[URIRef, URIRef]:
    """Return the IRI that a new wording of the briefing *key* would have → the IRI it bears."""
    kept = kept_wordings(project.migrations)
    iris = {URIRef(thing(project.base, new)): URIRef(thing(project.base, old)) for new, old in kept.items()}
    return {new: old for new, old in iris.items() if new.startswith(f"{briefing(project.base, key)}/")}


def with_kept_ids(files: BriefingFiles, kept: Mapping[URIRef, URIRef]) -> BriefingFiles:
    """Return *files* whose claims and context speak of statements, and of what is named after them, by the ids kept."""
    if not kept:
        return files
    names = {str(new).rsplit("/", 1)[1]: str(old).rsplit("/", 1)[1] for new, old in kept.items()}

    def renamed(node: Node) -> Node:
        stem, slash, name = str(node).rpartition("/")
        hashed, dash, number = name.partition("-")
        return (
            URIRef(f"{stem}{slash}{names[hashed]}{dash}{number}")
            if isinstance(node, URIRef) and hashed in names
            else node
        )

    def moved(file: TurtleFile | None) -> TurtleFile | None:
        if file is None:
            return None
        graph = Graph(bind_namespaces="none")
        for subject, predicate, value in file.graph:
            graph.add((renamed(subject), predicate, renamed(value)))
        return TurtleFile(file.path, file.text, graph)

    return replace(files, claims=moved(files.claims), context=moved(files.context))
