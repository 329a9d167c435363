"""The second opinion: a program of its own that reads, counts, hashes and computes again what is published.

It shares no function with the code that makes the data, or with the shapes: it reads N-Triples lines,
numbers, digests and intervals by means of its own, so that one error cannot hide in both.
"""

from __future__ import annotations

from briefing_kg.audit.release import verify
from briefing_kg.audit.second_opinion import audit

__all__ = ["audit", "verify"]
