"""What happens when something goes wrong here, and how applications are put together."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from briefing_kg import formats
from briefing_kg.errors import QueryLimitError, ReleaseError
from briefing_kg.release_layout import Release
from briefing_kg.serve import QueryAnswer, QueryRequest, Source, create_app, open_dataset
from briefing_kg.serve.problem import KINDS, kind_of
from briefing_kg.settings import Settings


@dataclass
class OtherEngine:
    """An engine that answers always the same, or fails."""

    failure: Exception | None = None

    def answer(self, request: QueryRequest) -> QueryAnswer:
        """Answer or fail."""
        if self.failure is not None:
            raise self.failure
        return QueryAnswer(request.text.encode(), formats.RESULTS_JSON)


def test_another_engine_takes_the_place_of_the_one_in_process(sample_release: Release) -> None:
    """The interface is all that the routes know of it."""
    app = create_app(Settings(), open_dataset(Source(release=sample_release.folder)), OtherEngine())
    assert app.test_client().get("/sparql?query=anything").get_data() == b"anything"


@pytest.mark.parametrize(
    ("failure", "status", "kind"),
    [
        (QueryLimitError("too long"), 413, "query-limit"),
        (ReleaseError("the disk is gone, at /secret"), 500, "internal-server-error"),
        (KeyError("/secret"), 500, "internal-server-error"),
    ],
)
def test_a_failure_is_a_problem_that_tells_no_secrets(
    sample_release: Release, failure: Exception, status: int, kind: str
) -> None:
    """Errors of ours are told to the log, not to clients."""
    app = create_app(Settings(), open_dataset(Source(release=sample_release.folder)), OtherEngine(failure))
    response = app.test_client().get("/sparql?query=x")
    document = response.get_json(force=True)
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
    assert document["type"].endswith(f"/problem/{kind}")
    assert "secret" not in response.get_data(as_text=True)
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("status", [400, 403, 404, 405, 406, 413, 414, 415, 500])
def test_every_status_that_is_sent_has_a_kind_with_words(status: int) -> None:
    """Its address leads to an explanation."""
    assert kind_of(status) in KINDS


def test_a_release_is_served_on_its_own_base(sample_release: Release) -> None:
    """Whatever the setting says, the names in the data stand."""
    settings = Settings(base="https://elsewhere.example/")
    app = create_app(settings, open_dataset(Source(release=sample_release.folder)))
    assert app.test_client().get("/id/briefing/b").status_code == 303
    assert b"https://briefing.example/sparql" in app.test_client().get("/sparql").get_data()
