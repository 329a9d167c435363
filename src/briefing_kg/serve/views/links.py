"""Where a page sends its reader: every address that a page prints is made here.

Only ``http`` and ``https`` IRIs ever become links; whatever else the data hold is shown as
text, because a ``javascript:`` IRI in somebody's data must not run in a reader's browser.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

_PATH_SAFE = "/:@!$&'()*+,;=~-._%"
_WEB_SCHEMES = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True)
class Link:
    """An address, and whether it leads away from this site."""

    href: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses on this site: *base* of the IRIs, *root* where the site is mounted.

    ``generic`` is set where any RDF is served (``--data``): then IRIs of others lead to
    the page that describes them here.
    """

    base: str
    root: str = ""
    generic: bool = False

    def page(self, path: str = "") -> str:
        """Return the address of one of our own pages: ``page("sparql")``."""
        return f"{self.root}/{path}"

    def static(self, name: str, version: str = "") -> str:
        """Return the address of a style sheet or script, renewed when its content changes."""
        return f"{self.root}/static/{name}" + (f"?v={version}" if version else "")

    def of(self, iri: str) -> Link | None:
        """Return where *iri* can be looked at, or None if it is no address of the web.

        >>> Links("https://briefing.example/").of("https://briefing.example/id/agent/mofcom")
        Link(href='/doc/agent/mofcom', external=False)
        >>> Links("https://briefing.example/").of("javascript:alert(1)") is None
        True
        """
        if iri.startswith(f"{self.base}id/"):
            return Link(self._own(f"doc/{iri.removeprefix(f'{self.base}id/')}"))
        if iri.startswith(self.base):
            return Link(self._own(iri.removeprefix(self.base)))
        if not is_web(iri):
            return None
        if self.generic:
            return Link(self.describing(iri))
        return Link(_quoted(iri), external=True)

    def describing(self, iri: str) -> str:
        """Return the address of the page that describes an IRI which is none of ours."""
        return f"{self.page('describe')}?{urlencode({'iri': iri})}"

    def document(self, iri: str, extension: str) -> str:
        """Return the address of the description of *iri* in one serialisation."""
        bare = iri.partition("#")[0]
        if bare.startswith(f"{self.base}id/"):
            return self._own(f"doc/{bare.removeprefix(f'{self.base}id/')}.{extension}")
        if bare.startswith(self.base):
            return self._own(f"{bare.removeprefix(self.base)}.{extension}")
        return f"{self.page('describe')}?{urlencode({'iri': iri, 'format': extension})}"

    def query(self, text: str, result: str | None = None) -> str:
        """Return the address that runs a query, as a page or in the format *result*."""
        wanted = {"query": text} | ({"format": result} if result else {})
        return f"{self.page('sparql')}?{urlencode(wanted)}"

    def editor(self, text: str) -> str:
        """Return the address of the query form with *text* in it, not yet run."""
        return f"{self.page('sparql')}?{urlencode({'draft': text})}"

    def _own(self, rest: str) -> str:
        path, mark, fragment = rest.partition("#")
        return f"{self.root}/{quote(path, safe=_PATH_SAFE)}" + (mark + quote(fragment, safe=_PATH_SAFE) if mark else "")


def is_web(iri: str) -> bool:
    """Whether *iri* is an ``http`` or ``https`` address with a host."""
    try:
        parts = urlsplit(iri)
    except ValueError:
        return False
    return parts.scheme.lower() in _WEB_SCHEMES and bool(parts.netloc)


def _quoted(iri: str) -> str:
    return quote(iri, safe=f"{_PATH_SAFE}#?[]")
