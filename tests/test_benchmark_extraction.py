from __future__ import annotations

from pathlib import Path

from benchmarks.extraction import compared, lines


def test_extraction_is_measured_and_a_missing_peer_is_told(tmp_path: Path) -> None:
    """The benchmark runs: ours, and a peer whose Python does not start."""
    peer = tmp_path / "quantulum3"
    (peer / "bin").mkdir(parents=True)
    (peer / "ready").touch()

    ours, missing = compared(["001"], tmp_path, 1, ["quantulum3"])

    assert ours.seconds > 0
    assert all(score.there for score in ours.scores)
    assert missing.missing is not None
    assert list(lines([ours, missing]))[2].startswith("quantulum3           missing: ")
