"""What is known of a dataset beside its graphs, and the names of what only a description speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefing_kg import iris

META = "meta"
TITLE = "Press briefings as linked data"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
RIGHTS = (
    "The data are licensed under CC BY 4.0. Quotations from transcripts, and the texts of the transcripts, "
    "remain their publishers' and are reproduced for citation only."
)


@dataclass(frozen=True, slots=True)
class Dataset:
    """The facts a description needs that are not in the graphs."""

    base: str
    version: str
    issued: date | None
    publisher: str
    contact: str

    @property
    def iri(self) -> str:
        """The IRI of the dataset."""
        return iris.thing(self.base, "dataset")

    def part(self, name: str) -> str:
        """Return the IRI of something that only the description speaks of."""
        return f"{self.iri}#{name}"

    def graph(self, key: str) -> str:
        """Return the IRI of the graph *key*, itself a dataset."""
        return iris.graph(self.base, key)
